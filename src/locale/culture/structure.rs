//! `[structure]`: the words by which a language shows how its statements are built.

use serde::Deserialize;

use super::source::At;
use crate::core::culture::structure::Structure;
use crate::locale::problem::PackProblem;

/// The table as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {}

/// What all files of a locale say.
#[derive(Debug, Default)]
pub(super) struct Draft {}

impl Draft {
    /// Lays one file over what is known.
    pub(super) fn overlay(&mut self, _raw: Option<Raw>, _at: &mut At<'_>) {}

    /// Compiles it.
    pub(super) fn compile(self, _problems: &mut Vec<PackProblem>) -> Option<Structure> {
        None
    }
}
