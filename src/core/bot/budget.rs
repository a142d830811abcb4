//! What answers may cost.

use serde::{Deserialize, Serialize};

/// Millionths in a hundredth: what the price of a token is reckoned in, and what a budget is given in.
const MICROS_PER_CENT: u64 = 10_000;

/// What answers have cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    /// Tokens that the model read.
    pub prompt_tokens: u64,
    /// Tokens that it wrote.
    pub completion_tokens: u64,
    /// Their price in millionths of the currency that the business reckons in; 0 where no price is known.
    pub micros: u64,
}

impl Usage {
    /// All tokens.
    #[must_use]
    pub const fn tokens(self) -> u64 {
        self.prompt_tokens.saturating_add(self.completion_tokens)
    }

    /// Whether nothing was spent.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            prompt_tokens: self.prompt_tokens.saturating_add(other.prompt_tokens),
            completion_tokens: self.completion_tokens.saturating_add(other.completion_tokens),
            micros: self.micros.saturating_add(other.micros),
        }
    }
}

/// A limit of what answers may cost; each part may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// Tokens, read and written.
    pub tokens: Option<u64>,
    /// Hundredths of the currency that the business reckons in.
    pub cents: Option<u64>,
}

impl Limit {
    /// Whether anything is limited.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        self.tokens.is_some() || self.cents.is_some()
    }

    /// Whether no more may be spent.
    #[must_use]
    pub fn is_reached(&self, spent: Usage) -> bool {
        self.tokens.is_some_and(|limit| spent.tokens() >= limit)
            || self.cents.is_some_and(|limit| spent.micros >= limit.saturating_mul(MICROS_PER_CENT))
    }
}

/// What answers may cost before they are made of passages, which cost nothing. What is under way may go beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// In one session of a conversation.
    pub conversation: Limit,
    /// For one customer on one day of UTC.
    pub customer_day: Limit,
    /// For the whole bot on one day of UTC.
    pub day: Limit,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_reached_at_its_figure() {
        let spent = |tokens, micros| Usage { prompt_tokens: tokens, completion_tokens: 1, micros };
        let tokens = Limit { tokens: Some(100), cents: None };
        let cents = Limit { tokens: None, cents: Some(5) };
        for (limit, spent, expect) in [
            (Limit::default(), spent(u64::MAX, u64::MAX), false),
            (tokens, spent(98, 0), false),
            (tokens, spent(99, 0), true),
            (cents, spent(1_000, 49_999), false),
            (cents, spent(0, 50_000), true),
        ] {
            assert_eq!(limit.is_reached(spent), expect, "{limit:?} {spent:?}");
        }
    }
}
