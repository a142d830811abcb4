//! Regular expressions of rules.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use regex::Regex;

/// A regular expression whose form was checked when its pack was loaded. It runs in linear time, and is compiled when it is
/// first needed: a bot has many rules, and a conversation asks for those of one language.
#[derive(Clone, Debug)]
pub struct Pattern(Arc<Lazy>);

#[derive(Debug)]
struct Lazy {
    source: String,
    /// Nothing where it is larger than an expression may be; the tests compile all of the program's.
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Checks `source`.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn new(source: &str) -> Result<Self, String> {
        match regex_syntax::parse(source) {
            Ok(_) => Ok(Self(Arc::new(Lazy { source: source.to_owned(), compiled: OnceLock::new() }))),
            Err(error) => {
                let text = error.to_string();
                Err(text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned())
            }
        }
    }

    /// Whether it can be compiled.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.regex().is_some()
    }

    /// Whether it is found in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Where it is found in `text`, in bytes; of a match with a group, the first group.
    pub fn find_in<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        // To find nothing is cheaper than to find where, and most texts break no rule.
        let regex = self.regex().filter(|regex| regex.is_match(text));
        let first = |hit: regex::Captures<'_>| hit.get(1).or_else(|| hit.get(0)).map(|hit| hit.range());
        regex.into_iter().flat_map(move |regex| regex.captures_iter(text)).filter_map(first)
    }

    fn regex(&self) -> Option<&Regex> {
        self.0.compiled.get_or_init(|| Regex::new(&self.0.source).ok()).as_ref()
    }
}
