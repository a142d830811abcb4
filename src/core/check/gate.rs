//! Runs all checks over a draft.

use std::fmt;
use std::sync::Arc;

use super::facts::Facts;
use super::leak::Leak;
use super::locale::Locale;
use super::register::Register;
use super::structure::Structure;
use super::taboo::Taboo;
use super::{Scope, Severity, Violation};
use crate::core::culture::Culture;
use crate::core::culture::taboo::{Book, Setting};
use crate::core::key::LocaleTag;
use crate::core::knowledge::Passage;
use crate::core::language::Languages;
use crate::core::message::{Markup, plain};

/// What a check may look at beside the draft.
#[derive(Debug)]
pub struct Context<'a> {
    /// The conversation's answer locale.
    pub locale: &'a LocaleTag,
    /// The bot's languages.
    pub languages: &'a Languages,
    /// The passages that may be stated: those that the draft's writer was given.
    pub sources: &'a [Arc<Passage>],
    /// What the draft's writer was told and may not tell; empty for passages.
    pub instructions: &'a str,
    /// The business's own facts (brand, links, phone numbers) from `bot.toml`.
    pub facts: &'a [String],
    /// What the customer wrote in this turn and before: may be echoed as theirs, supports nothing of ours.
    pub customer: &'a str,
    /// Whether the pack said that the sources are in another language (the passages stand as quotes).
    pub foreign_quote: bool,
    /// How the locale is spoken; `None` where the words are not the bot's own.
    pub manner: Option<Manner<'a>>,
    /// What is not spoken of.
    pub taboos: &'a Book,
    /// Where and with whom it is spoken.
    pub setting: &'a Setting,
}

/// How a locale is spoken.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// What is proper in it.
    pub culture: &'a Culture,
    /// Its register: `formal`, `honorific` …
    pub tier: &'a str,
    /// The business's name.
    pub brand: &'a str,
}

/// One check of the table.
pub trait Check: Send + Sync {
    /// Its name.
    fn name(&self) -> &'static str;
    /// How much of a reply it must see.
    fn scope(&self) -> Scope;
    /// The most that it does to a draft.
    fn worst(&self) -> Severity;
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

/// The standard table: every check of a reply, in the order in which findings are told.
static CHECKS: &[&dyn Check] = &[&Locale, &Facts, &Leak, &Taboo, &Register, &Structure];

/// A table of checks.
#[derive(Clone, Copy)]
pub struct Gate {
    checks: &'static [&'static dyn Check],
}

impl Default for Gate {
    /// The standard table.
    fn default() -> Self {
        Self { checks: CHECKS }
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.checks().map(|(name, _)| name)).finish()
    }
}

impl Gate {
    /// Runs every check.
    #[must_use]
    pub fn run(&self, draft: &Markup, context: &Context<'_>) -> Verdict {
        self.run_some(draft, context, |_| true)
    }

    /// Runs the checks that can judge the beginning of a reply.
    #[must_use]
    pub fn run_on_beginning(&self, draft: &Markup, context: &Context<'_>) -> Verdict {
        self.run_some(draft, context, |check| check.scope() == Scope::Prefix)
    }

    fn run_some(&self, draft: &Markup, context: &Context<'_>, of: impl Fn(&dyn Check) -> bool) -> Verdict {
        let text = plain(draft);
        let checks = self.checks.iter().filter(|check| of(**check));
        Verdict { violations: checks.flat_map(|check| check.run(draft, &text, context)).collect() }
    }

    /// Whether every check that can keep a reply from the customer judges beginnings too, so that they can be shown.
    #[must_use]
    pub fn judges_beginnings(&self) -> bool {
        self.checks.iter().all(|check| check.scope() == Scope::Prefix || check.worst() < Severity::Block)
    }

    /// Name and scope of every check.
    pub fn checks(&self) -> impl Iterator<Item = (&'static str, Scope)> + use<> {
        self.checks.iter().map(|check| (check.name(), check.scope()))
    }
}
