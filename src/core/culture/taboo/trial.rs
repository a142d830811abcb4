//! The tests that a rule brings along.

use std::sync::Arc;

use super::{Action, Book, Setting, Sources};
use crate::core::check::Severity;
use crate::core::key::LocaleTag;
use crate::core::knowledge::Passage;

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A customer.
    In(String),
    /// We.
    Out(String),
}

/// What becomes of it by one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: it is answered, or shown.
    Answer,
    /// The customer is invited to a private place.
    MovePrivate,
    /// A person is asked for.
    Handoff,
    /// The topic is noted.
    Heard,
    /// The reply is never shown.
    Block,
    /// It is written again.
    Rewrite,
    /// It is recorded.
    Warn,
}

impl Verdict {
    /// All, with their names.
    pub const ALL: [(&'static str, Self); 7] = [
        ("answer", Self::Answer),
        ("move_private", Self::MovePrivate),
        ("handoff", Self::Handoff),
        ("heard", Self::Heard),
        ("block", Self::Block),
        ("rewrite", Self::Rewrite),
        ("warn", Self::Warn),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, verdict)| *verdict == self).map_or("", |(name, _)| name)
    }

    /// The verdict of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, verdict)| verdict)
    }
}

/// One test of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// What is said.
    pub said: Said,
    /// The conversation's language.
    pub locale: LocaleTag,
    /// Where and when.
    pub setting: Setting,
    /// What our words were drawn from.
    pub source: Option<Arc<Passage>>,
}

impl Book {
    /// What becomes of a trial by one rule.
    #[must_use]
    pub fn verdict(&self, id: &str, trial: &Trial) -> Verdict {
        let Some(rule) = self.rules().find(|rule| &*rule.id == id) else { return Verdict::Answer };
        let (Said::In(text) | Said::Out(text)) = &trial.said;
        if !rule.holds(&trial.locale, &trial.setting) {
            return Verdict::Answer;
        }
        let sources = Sources { passages: trial.source.as_slice(), facts: &[] };
        let (named, broken) = self.fires(id, text, &trial.locale, &trial.setting, sources);
        match &trial.said {
            Said::In(_) if !named || !rule.reach.incoming => Verdict::Answer,
            Said::In(_) if rule.actions.contains(&Action::MovePrivate) => Verdict::MovePrivate,
            Said::In(_) if rule.actions.contains(&Action::Handoff) => Verdict::Handoff,
            Said::In(_) => Verdict::Heard,
            Said::Out(_) if !broken || !rule.reach.outgoing => Verdict::Answer,
            Said::Out(_) => match rule.severity {
                Severity::Block => Verdict::Block,
                Severity::Rewrite => Verdict::Rewrite,
                Severity::Warn => Verdict::Warn,
            },
        }
    }

    /// Whether a rule holds where a trial plays.
    #[must_use]
    pub fn holds(&self, id: &str, trial: &Trial) -> bool {
        self.rules().any(|rule| &*rule.id == id && rule.holds(&trial.locale, &trial.setting))
    }
}
