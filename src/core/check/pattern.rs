//! A pattern that most texts do not hold.

use regex::{CaptureMatches, Matches, Regex};

/// The edge of a word, which an automaton finds quickly only between ASCII letters.
const EDGE: &str = r"\b";
/// That of ASCII words.
const ASCII_EDGE: &str = r"(?-u:\b)";

/// A pattern behind a looser one that is quick to try: the same without its edges of words.
pub(super) struct Pattern {
    exact: Regex,
    loose: Option<Regex>,
}

impl Pattern {
    /// Compiles; `None` for what is no pattern.
    pub(super) fn new(pattern: &str) -> Option<Self> {
        let loose = pattern.split(ASCII_EDGE).map(|part| part.replace(EDGE, "")).collect::<Vec<_>>().join(ASCII_EDGE);
        let loose = if loose == pattern { None } else { Some(Regex::new(&loose).ok()?) };
        Some(Self { exact: Regex::new(pattern).ok()?, loose })
    }

    fn may_stand_in(&self, text: &str) -> bool {
        self.loose.as_ref().is_none_or(|loose| loose.is_match(text))
    }

    /// All that matches.
    pub(super) fn find_iter<'t>(&self, text: &'t str) -> Matches<'_, 't> {
        self.exact.find_iter(if self.may_stand_in(text) { text } else { "" })
    }

    /// The same with its parts.
    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> CaptureMatches<'_, 't> {
        self.exact.captures_iter(if self.may_stand_in(text) { text } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_looser_one_lets_all_through_that_matches() {
        for (pattern, text, expect) in [
            (r"\bnull\b", "nullen", 0),
            (r"\bnull\b", "x null.", 1),
            (r"(?-u:\b)a\bb?", "a", 1),
            (r"\bмая\b", "5 мая 2027", 1),
            (r"\d+", "5 мая 2027", 2),
        ] {
            let pattern = Pattern::new(pattern).unwrap();
            assert_eq!(pattern.find_iter(text).count(), expect, "{text}");
            assert_eq!(pattern.captures_iter(text).count(), expect, "{text}");
        }
        assert!(Pattern::new("(").is_none());
    }
}
