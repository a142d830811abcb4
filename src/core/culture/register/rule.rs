//! The rules of a locale's registers.

use std::collections::HashSet;

use super::super::{Pattern, Review};
use crate::core::check::Severity;

/// The rules of a locale's registers.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// In the order of the packs, the language's before the region's.
    pub rules: Vec<Rule>,
    /// Sentences that are in no register: greetings, thanks.
    pub neutral: Option<Pattern>,
}

/// What does not belong into some tiers.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name, which begins with the language: `de.du`.
    pub id: String,
    /// The tiers that it holds in; all where there are none.
    pub tiers: Vec<String>,
    /// What it does to a draft.
    pub severity: Severity,
    /// Who has looked at it.
    pub review: Review,
    /// What to write instead, for the model that rewrites (English).
    pub hint: String,
    /// What it looks for.
    pub find: Vec<Find>,
    /// What lies within this is not found.
    pub except: Option<Pattern>,
    /// Only sentences that have this are looked at.
    pub only_with: Option<Pattern>,
    /// Sentences that have this are left alone.
    pub unless: Option<Pattern>,
    /// Replies that have this anywhere are left alone.
    pub unless_anywhere: Option<Pattern>,
    /// So often it may stand in a reply before it is one time too many.
    pub allowed: usize,
}

/// What a rule looks for.
#[derive(Clone, Debug)]
pub enum Find {
    /// One of these words, in small letters.
    Words(HashSet<String>),
    /// A pattern in a sentence.
    Pattern(Pattern),
    /// A pattern at the end of a sentence, where its signs are taken away. `closed`: only where the sentence had such a sign.
    End {
        /// What ends the sentence.
        pattern: Pattern,
        /// Whether only sentences count that are closed by a sign.
        closed: bool,
    },
    /// Both in one reply; what is rarer is found.
    Both(Pattern, Pattern),
}

impl Rule {
    /// Whether it holds in `tier`.
    #[must_use]
    pub fn holds_in(&self, tier: &str) -> bool {
        self.tiers.is_empty() || self.tiers.iter().any(|other| other == tier)
    }
}
