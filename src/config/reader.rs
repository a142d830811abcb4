//! Reads one TOML table key by key; remembers which keys were asked for, so that the others are typos.

use std::ops::RangeInclusive;

use super::{Code, Diagnostic};

/// A table being read. Every getter answers `None` after it has reported a problem or when the key is absent.
pub struct Reader<'a> {
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let _ = key;
        None
    }
    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<String> {
        let _ = key;
        None
    }
    /// A whole number within limits.
    pub fn integer(&mut self, key: &'static str, limits: RangeInclusive<i64>) -> Option<i64> {
        let _ = (key, limits);
        None
    }
    /// True or false.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let _ = key;
        None
    }
    /// One of a closed list.
    pub fn one_of(&mut self, key: &'static str, list: &[&'static str]) -> Option<&'static str> {
        let _ = (key, list);
        None
    }
    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let _ = key;
        None
    }
    /// An absolute `http` or `https` address.
    pub fn url(&mut self, key: &'static str) -> Option<String> {
        let _ = key;
        None
    }
    /// The name of an environment variable (`[A-Z][A-Z0-9_]*`), never a secret itself.
    pub fn env(&mut self, key: &'static str) -> Option<String> {
        let _ = key;
        None
    }
    /// Reports a problem at the value of `key` (at the table if `key` is absent).
    pub fn problem(&mut self, key: &str, code: Code, message: String, help: String) {
        let _ = key;
        self.problems.push(Diagnostic { code, file: String::new(), span: None, message, help });
    }
}
