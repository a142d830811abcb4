//! Regular expressions of rules.

use std::ops::Range;

use regex::Regex;

/// A regular expression that was checked when its pack was loaded. It runs in linear time.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn new(source: &str) -> Result<Self, String> {
        Regex::new(source).map(Self).map_err(|error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        })
    }

    /// Whether it is found in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Where it is found in `text`, in bytes; of a match with a group, the first group.
    pub fn find_in<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let first = |hit: regex::Captures<'_>| hit.get(1).or_else(|| hit.get(0)).map(|hit| hit.range());
        self.0.captures_iter(text).filter_map(first)
    }
}
