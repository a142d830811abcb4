//! What an answer costs, and what it probably costs while the server has not said so. Pure.

use super::config::Prices;
use crate::core::prompt::Prompt;
use crate::ports::Usage;

/// Bytes of a token in scripts with spaces, as the tokenizers of OpenAI have it for English.
const BYTES_PER_TOKEN: usize = 4;
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

/// About how many tokens a text has: four bytes each, and one and a half characters each in Chinese, Japanese and Korean.
pub(super) fn estimate(text: &str) -> u64 {
    let (mut bytes, mut wide) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' => {
                wide += 1;
            }
            '\u{20000}'..='\u{3ffff}' => wide += 1,
            _ => bytes += c.len_utf8(),
        }
    }
    u64::try_from(bytes.div_ceil(BYTES_PER_TOKEN) + (wide * 2).div_ceil(3)).unwrap_or(u64::MAX)
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
    fn estimates() {
        for (text, expect) in [("", 0), ("four", 1), ("eight by", 2), ("配送は三日", 4), ("배송", 2), ("ok 配送", 3)] {
            assert_eq!(estimate(text), expect, "{text}");
        }
    }

    #[test]
    fn prices() {
        let prices = Prices { prompt: 0.15, completion: 0.6 };
        assert_eq!(priced(prices, 1_000_000, 0).micros, 150_000);
        assert_eq!(priced(prices, 100, 10).micros, 21);
        assert_eq!(priced(Prices::default(), 100, 10).micros, 0);
    }
}
