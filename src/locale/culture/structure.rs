//! `[structure]`: the words by which a language shows how its statements are built.

use serde::Deserialize;
use toml::Spanned;

use super::source::{At, pattern};
use crate::core::culture::structure::Structure;
use crate::core::culture::{Lexicon, Pattern};
use crate::locale::problem::PackProblem;

/// The table as it is written: whole, since one part of it means nothing without the others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    connectives: Vec<String>,
    reasons: Vec<String>,
    setbacks: Vec<String>,
    #[serde(default)]
    no_setbacks: Vec<String>,
    hedges: Vec<String>,
    openers: Spanned<String>,
    decisions: Spanned<String>,
    instructions: Spanned<String>,
    steps: Spanned<String>,
    misshapen: Spanned<String>,
    prices: Spanned<String>,
    taxes: Spanned<String>,
}

/// What all files of a locale say; the last one holds.
#[derive(Debug, Default)]
pub(super) struct Draft(Option<(String, Raw)>);

impl Draft {
    /// Lays one file over what is known.
    pub(super) fn overlay(&mut self, raw: Option<Raw>, at: &mut At<'_>) {
        if let Some(raw) = raw {
            self.0 = Some((at.file.to_owned(), raw));
        }
    }

    /// Compiles it.
    pub(super) fn compile(self, problems: &mut Vec<PackProblem>) -> Option<Structure> {
        let (file, raw) = self.0?;
        let list = |entries: &[String]| Lexicon::new(entries, &[]);
        let mut compiled = |source: &Spanned<String>| -> Option<Pattern> { pattern(&file, source, problems) };
        // All are compiled before one is missed, so that all problems show.
        let (openers, decisions, instructions) = (compiled(&raw.openers), compiled(&raw.decisions), compiled(&raw.instructions));
        let (steps, misshapen, prices) = (compiled(&raw.steps), compiled(&raw.misshapen), compiled(&raw.prices));
        let taxes = compiled(&raw.taxes);
        Some(Structure {
            connectives: list(&raw.connectives),
            reasons: list(&raw.reasons),
            setbacks: Lexicon::new(&raw.setbacks, &raw.no_setbacks),
            hedges: list(&raw.hedges),
            openers: openers?,
            decisions: decisions?,
            instructions: instructions?,
            steps: steps?,
            misshapen: misshapen?,
            prices: prices?,
            taxes: taxes?,
        })
    }
}
