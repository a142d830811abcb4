//! How fast a fake writes.

use std::time::Duration;

/// The 95th percentile of the standard normal distribution.
const Z95: f64 = 1.644_853_6;

/// The wait before the first token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FirstToken {
    /// Always the same.
    Fixed(Duration),
    /// Log-normal, as measured of hosted models: most are quick, a few take several times as long. The same seed gives
    /// the same waits.
    LogNormal {
        /// The median, milliseconds.
        p50_ms: u32,
        /// The 95th percentile, milliseconds.
        p95_ms: u32,
        /// Where the waits begin.
        seed: u64,
    },
}

/// How fast a fake writes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// The wait before the first token.
    pub first: FirstToken,
    /// Tokens per second after it; 0 is without any wait.
    pub tokens_per_s: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self::fixed(0, 0)
    }
}

impl Pace {
    /// The same wait every time.
    #[must_use]
    pub const fn fixed(first_ms: u64, tokens_per_s: u32) -> Self {
        Self { first: FirstToken::Fixed(Duration::from_millis(first_ms)), tokens_per_s }
    }

    /// Waits as a hosted model has them.
    #[must_use]
    pub const fn log_normal(p50_ms: u32, p95_ms: u32, seed: u64, tokens_per_s: u32) -> Self {
        Self { first: FirstToken::LogNormal { p50_ms, p95_ms, seed }, tokens_per_s }
    }

    /// The wait before the first token of the `nth` request.
    #[must_use]
    pub fn first(&self, nth: u64) -> Duration {
        match self.first {
            FirstToken::Fixed(wait) => wait,
            FirstToken::LogNormal { p50_ms, p95_ms, seed } => {
                let (median, high) = (f64::from(p50_ms.max(1)), f64::from(p95_ms.max(p50_ms).max(1)));
                let sigma = (high / median).ln() / Z95;
                Duration::from_secs_f64(median * (sigma * normal(seed, nth)).exp() / 1000.0)
            }
        }
    }

    /// The wait between two tokens.
    #[must_use]
    pub fn between(&self) -> Duration {
        match self.tokens_per_s {
            0 => Duration::ZERO,
            n => Duration::from_secs(1) / n,
        }
    }
}

/// A standard normal value by Box and Muller, the `nth` of a seed.
fn normal(seed: u64, nth: u64) -> f64 {
    let (a, b) = (uniform(seed, nth.wrapping_mul(2)), uniform(seed, nth.wrapping_mul(2).wrapping_add(1)));
    (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}

/// A value above 0 and at most 1, by SplitMix64 (Steele, Lea and Flood 2014).
fn uniform(seed: u64, nth: u64) -> f64 {
    let mut z = seed.wrapping_add(nth.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
    let unit = ((z >> 11) + 1) as f64 / (1_u64 << 53) as f64;
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_have_the_percentiles_that_were_asked_for() {
        let pace = Pace::log_normal(400, 1500, 7, 0);
        let mut waits: Vec<_> = (0..10_000).map(|nth| pace.first(nth).as_millis()).collect();
        waits.sort_unstable();
        assert!((380..420).contains(&waits[5_000]), "{}", waits[5_000]);
        assert!((1_400..1_600).contains(&waits[9_500]), "{}", waits[9_500]);
        assert_eq!(pace.first(3), Pace::log_normal(400, 1500, 7, 0).first(3));
    }
}
