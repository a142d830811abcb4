//! Rates with their intervals.

use std::collections::BTreeMap;

use serde::Serialize;

/// The 97.5th percentile of the normal distribution: 95 % lie within.
const WITHIN_95: f64 = 1.959_964;

/// How often something was so, the same by class, and how sure that is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally(BTreeMap<String, (usize, usize)>);

/// A rate in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Rate {
    pub(super) rate: f64,
    pub(super) n: usize,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Tally {
    pub(super) fn count(&mut self, class: &str, so: bool) {
        let (of, n) = self.0.entry(class.to_owned()).or_default();
        *of += usize::from(so);
        *n += 1;
    }

    /// The mean over the classes, each the same weight, with Wilson's interval as for so many rows at that rate.
    pub(super) fn mean(&self) -> Rate {
        let shares = || self.0.values().map(|(of, n)| *of as f64 / *n as f64);
        let n = self.0.values().map(|(_, n)| n).sum();
        let classes = self.0.len();
        Rate::new(if classes == 0 { 0.0 } else { shares().sum::<f64>() / classes as f64 }, n)
    }

    /// The share of all rows.
    pub(super) fn pooled(&self) -> Rate {
        let (of, n) = self.0.values().fold((0, 0), |(of, n), (own, all)| (of + own, n + all));
        Rate::new(if n == 0 { 0.0 } else { of as f64 / n as f64 }, n)
    }
}

impl Rate {
    /// `share`, 0 to 1, of `n`.
    pub(super) fn new(share: f64, n: usize) -> Self {
        let (low, high) = wilson(share, n);
        Self { rate: 100.0 * share, n, low: 100.0 * low, high: 100.0 * high }
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rate, n, low, high } = self;
        f.pad(&format!("{rate:6.2} [{low:5.2}, {high:6.2}] n={n}"))
    }
}

/// Wilson's interval of a share (Wilson 1927).
fn wilson(share: f64, n: usize) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let n = n as f64;
    let z2 = WITHIN_95 * WITHIN_95;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = WITHIN_95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilsons_interval() {
        for (share, n, low, high) in
            [(0.5, 100, 0.4038, 0.5962), (1.0, 10, 0.7225, 1.0), (0.0, 10, 0.0, 0.2775), (0.9, 1_000, 0.8799, 0.9171)]
        {
            let (got_low, got_high) = wilson(share, n);
            assert!((got_low - low).abs() < 1e-4 && (got_high - high).abs() < 1e-4, "{share} of {n}: {got_low} {got_high}");
        }
    }

    #[test]
    fn classes_weigh_the_same() {
        let mut tally = Tally::default();
        (0..9).for_each(|_| tally.count("a", true));
        tally.count("b", false);
        assert!((tally.mean().rate - 50.0).abs() < 1e-9 && (tally.pooled().rate - 90.0).abs() < 1e-9);
    }
}
