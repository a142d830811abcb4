//! What an answer costs, and what it probably costs while the server has not said so. Pure.

use super::config::Prices;
use crate::core::prompt::{self, Prompt};
use crate::ports::Usage;

/// Tokens of every message beside its words.
const MESSAGE_TOKENS: u64 = 4;

/// Usage with its price.
pub(super) fn priced(prices: Prices, prompt_tokens: u64, completion_tokens: u64) -> Usage {
    // A price per million is a price in millionths for each.
    #[expect(clippy::cast_precision_loss, reason = "an estimate of a price needs no more than 53 bits")]
    let micros = prompt_tokens as f64 * prices.prompt + completion_tokens as f64 * prices.completion;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a product of positive numbers; a cast saturates")]
    let micros = micros.ceil() as u64;
    Usage { prompt_tokens, completion_tokens, micros }
}

/// About how many tokens a text has.
pub(super) fn estimate(text: &str) -> u64 {
    u64::try_from(prompt::estimate(text)).unwrap_or(u64::MAX)
}

/// About how many tokens a prompt has.
pub(super) fn of_prompt(prompt: &Prompt) -> u64 {
    let turns = prompt.turns.iter().map(|turn| estimate(&turn.text) + MESSAGE_TOKENS);
    estimate(&prompt.system) + MESSAGE_TOKENS + turns.sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices() {
        let prices = Prices { prompt: 0.15, completion: 0.6 };
        assert_eq!(priced(prices, 1_000_000, 0).micros, 150_000);
        assert_eq!(priced(prices, 100, 10).micros, 21);
        assert_eq!(priced(Prices::default(), 100, 10).micros, 0);
    }
}
