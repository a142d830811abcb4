//! Rates with their intervals.

use std::collections::BTreeMap;

use serde::Serialize;

use super::interval::wilson;

/// How often something was so, the same by class, and how sure that is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally(BTreeMap<String, (usize, usize)>);

/// A rate from 0 to 1, of how many, with its 95 % interval. For people it is printed in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Rate {
    pub(super) rate: f64,
    pub(super) n: usize,
    pub(super) interval: (f64, f64),
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
        Self { rate: four(share), n, interval: (four(low), four(high)) }
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rate, n, interval: (low, high) } = self;
        f.pad(&format!("{:6.2} [{:5.2}, {:6.2}] n={n}", 100.0 * rate, 100.0 * low, 100.0 * high))
    }
}

/// To four digits, as every rate is told: no interval here is that narrow.
pub(super) fn four(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_weigh_the_same() {
        let mut tally = Tally::default();
        (0..9).for_each(|_| tally.count("a", true));
        tally.count("b", false);
        assert!((tally.mean().rate - 0.5).abs() < 1e-9 && (tally.pooled().rate - 0.9).abs() < 1e-9);
    }
}
