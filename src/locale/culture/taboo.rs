//! `[[taboo]]`: what is not spoken of, or not in every place.

use serde::Deserialize;
use toml::Spanned;

use super::source::At;
use crate::core::culture::taboo::Taboo;
use crate::locale::problem::PackProblem;

/// One rule as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {}

/// The rules of all files of a locale.
#[derive(Debug, Default)]
pub(super) struct Draft {}

impl Draft {
    /// Lays the rules of one file over those that are known.
    pub(super) fn overlay(&mut self, _rules: Vec<Spanned<Raw>>, _at: &mut At<'_>) {}

    /// Compiles them.
    pub(super) fn compile(self, _problems: &mut Vec<PackProblem>) -> Taboo {
        Taboo::default()
    }
}
