//! The rows of the data: a text, its language, what kind of text it is.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The locales that most tables are about.
pub(super) const TWELVE: [&str; 12] = ["en", "es", "pt", "fr", "de", "it", "tr", "ru", "ar", "hi", "ja", "zh"];
/// Twelve languages in Latin letters: the hard case.
pub(super) const LATIN: [&str; 12] = ["de", "en", "es", "fr", "id", "it", "nl", "pl", "pt", "sv", "tr", "vi"];

/// What is measured apart.
pub(super) const KINDS: [&str; 4] = ["word", "pair", "sentence", "command"];

/// One text.
#[derive(Clone, Debug, Deserialize)]
pub(in super::super) struct Row {
    pub(super) text: String,
    pub(super) lang: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) source: String,
    /// Other languages in which the same text is right.
    #[serde(default)]
    pub(super) also: Vec<String>,
}

impl Row {
    /// Whether a language is right for it: its own, or another in which the same text is valid.
    pub(super) fn fits(&self, language: &str) -> bool {
        self.lang == language || self.also.iter().any(|also| also == language)
    }
}

/// The rows of some languages, of one kind or of all.
pub(super) fn of<'a>(rows: &'a [Row], languages: &[String], kind: Option<&str>) -> Vec<&'a Row> {
    rows.iter().filter(|row| languages.contains(&row.lang) && kind.is_none_or(|kind| row.kind == kind)).collect()
}

/// All languages of the data, in order.
pub(super) fn languages(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.lang.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Those of `wanted` that the data has.
pub(super) fn present(rows: &[Row], wanted: &[&str]) -> Vec<String> {
    languages(rows).into_iter().filter(|language| wanted.contains(&language.as_str())).collect()
}
