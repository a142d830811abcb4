//! Shares with their uncertainty.

use std::fmt;

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_964;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) hits: usize,
    pub(super) of: usize,
}

impl Share {
    /// Counts one more.
    pub(super) fn count(&mut self, hit: bool) {
        self.of += 1;
        self.hits += usize::from(hit);
    }

    /// 0 to 1; 0 of nothing.
    #[expect(clippy::cast_precision_loss, reason = "rows of a data set are far fewer than a float can count")]
    pub(super) fn rate(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.hits as f64 / self.of as f64 }
    }

    /// The 95 % interval.
    pub(super) fn interval(self) -> (f64, f64) {
        wilson(self.rate(), self.of)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.of == 0 {
            return write!(out, "{:^24}", "-");
        }
        let (low, high) = self.interval();
        write!(out, "{:5.1} [{:5.1}, {:5.1}] n={}", self.rate() * 100.0, low * 100.0, high * 100.0, self.of)
    }
}

/// The 95 % interval of a share of `n` by Wilson (1927), which holds for few rows and rates near 0 and 1 too.
#[expect(clippy::cast_precision_loss, reason = "rows of a data set are far fewer than a float can count")]
pub(super) fn wilson(share: f64, n: usize) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let n = n as f64;
    let centre = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_wilson() {
        for (hits, of, low, high) in [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (95, 100, 0.8882, 0.9785), (1, 2, 0.0945, 0.9055)] {
            let (found_low, found_high) = Share { hits, of }.interval();
            assert!((found_low - low).abs() < 5e-4 && (found_high - high).abs() < 5e-4, "{hits}/{of}: {found_low} {found_high}");
        }
        assert_eq!(Share::default().interval(), (0.0, 1.0));
    }
}
