//! Groups of messages of one dialect, and how they were called.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::dice::Dice;
use super::super::figures::{Rate, four};
use super::Row;
use crate::core::language::Dialects;

/// What the groups follow from.
const SEED: u64 = 7;
/// How many messages a group has.
const SIZES: [usize; 4] = [1, 3, 5, 10];
/// How many groups of a label are drawn.
const GROUPS: usize = 200;
/// How often the groups are drawn anew for the interval of a score.
const RESAMPLED: usize = 400;

/// What came out for groups of one size.
pub(super) struct Groups<'a> {
    pub(super) size: usize,
    /// Of each group its label and what it was called.
    called: Vec<(&'a str, &'static str)>,
}

/// A score that is no rate, with its 95 % interval by the bootstrap (Efron 1979).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Score {
    pub(super) f1: f64,
    pub(super) n: usize,
    pub(super) interval: (f64, f64),
}

impl<'a> Groups<'a> {
    /// Of all sizes.
    pub(super) fn all(rows: &'a [Row]) -> Vec<Self> {
        SIZES.map(|size| Self::of(rows, size)).into()
    }

    fn of(rows: &'a [Row], size: usize) -> Self {
        let mut by_label: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        rows.iter().for_each(|row| by_label.entry(&row.label).or_default().push(row));
        let mut dice = Dice::new(SEED);
        let mut called = Vec::new();
        for (label, mut own) in by_label {
            if size == 1 {
                called.extend(own.iter().map(|row| (label, call(&[row]))));
                continue;
            }
            for _ in 0..GROUPS {
                dice.shuffle(&mut own);
                called.push((label, call(own.get(..size).unwrap_or(&own))));
            }
        }
        Self { size, called }
    }

    /// The labels of the data, in order.
    pub(super) fn labels(&self) -> BTreeSet<&'a str> {
        self.called.iter().map(|(label, _)| *label).collect()
    }

    /// The mean of the labels' F1; what the data does not have is none of them.
    pub(super) fn macro_f1(&self) -> Score {
        let labels = self.labels();
        let mean = |called: &[(&str, &str)]| labels.iter().map(|label| f1(called, label)).sum::<f64>() / labels.len().max(1) as f64;
        self.score(self.called.len(), mean)
    }

    /// The F1 of one label; `n` counts its groups.
    pub(super) fn f1(&self, label: &str) -> Score {
        let n = self.called.iter().filter(|(own, _)| *own == label).count();
        self.score(n, |called| f1(called, label))
    }

    pub(super) fn accuracy(&self) -> Rate {
        let right = self.called.iter().filter(|(label, called)| label == called).count();
        Rate::new(right as f64 / self.called.len().max(1) as f64, self.called.len())
    }

    fn score(&self, n: usize, of: impl Fn(&[(&'a str, &'static str)]) -> f64) -> Score {
        let mut dice = Dice::new(SEED);
        let mut again = || -> f64 {
            let drawn: Vec<_> = self.called.iter().filter_map(|_| dice.one_of(&self.called)).copied().collect();
            of(&drawn)
        };
        let mut drawn: Vec<f64> = (0..RESAMPLED).map(|_| again()).collect();
        drawn.sort_by(f64::total_cmp);
        let at = |hundredth: f64| drawn.get((hundredth * RESAMPLED as f64) as usize).copied().unwrap_or_default();
        Score { f1: four(of(&self.called)), n, interval: (four(at(0.025)), four(at(0.975))) }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { f1, n, interval: (low, high) } = self;
        f.pad(&format!("{f1:.3} [{low:.3}, {high:.3}] n={n}"))
    }
}

/// What a conversation of these messages is called.
fn call(messages: &[&Row]) -> &'static str {
    let mut dialects = Dialects::default();
    messages.iter().for_each(|row| dialects.hear(&row.text));
    dialects.dialect().name()
}

/// The harmonic mean of precision and recall of a label.
fn f1(called: &[(&str, &str)], label: &str) -> f64 {
    let count = |so: fn(bool, bool) -> usize| called.iter().map(|(is, called)| so(*is == label, *called == label)).sum::<usize>();
    let (both, either) = (count(|is, called| usize::from(is && called)), count(|is, called| usize::from(is) + usize::from(called)));
    if either == 0 { 0.0 } else { 2.0 * both as f64 / either as f64 }
}

#[cfg(test)]
mod tests {
    use super::f1;

    #[test]
    fn it_is_the_harmonic_mean() {
        // Precision 2 of 3, recall 2 of 4.
        let called = [("a", "a"), ("a", "a"), ("a", "b"), ("a", "b"), ("b", "a")];
        assert!((f1(&called, "a") - 4.0 / 7.0).abs() < 1e-9);
        assert!(f1(&called, "c").abs() < 1e-9);
    }
}
