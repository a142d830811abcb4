//! Flows: a few questions asked in order, each filling a slot.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::Regex;

use crate::core::key::LocaleTag;
use crate::core::knowledge::read_alike;

/// A flow of `bot.toml`.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Its id.
    pub id: Arc<str>,
    /// What starts it.
    pub trigger: Trigger,
    /// The questions, at least one.
    pub slots: Vec<Slot>,
    /// What happens when all are filled.
    pub then: Then,
}

/// What starts a flow.
#[derive(Clone, Debug, Default)]
pub struct Trigger {
    /// As [`read_alike`] unifies them.
    phrases: BTreeMap<LocaleTag, Vec<String>>,
}

impl Trigger {
    /// Phrases by language; a message that holds one (read alike, at word boundaries) starts the flow.
    #[must_use]
    pub fn new(phrases: BTreeMap<LocaleTag, Vec<String>>) -> Self {
        let read = |list: Vec<String>| list.iter().map(|phrase| read_alike(phrase)).collect();
        Self { phrases: phrases.into_iter().map(|(locale, list)| (locale, read(list))).collect() }
    }

    /// The phrases of a language, all as [`read_alike`] unifies them.
    #[must_use]
    pub fn phrases(&self, locale: &LocaleTag) -> &[String] {
        self.phrases.get(locale).map_or(&[], Vec::as_slice)
    }
}

/// One question.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The slot's name.
    pub name: Arc<str>,
    /// The Fluent message that asks.
    pub ask: String,
    /// What is accepted.
    pub kind: SlotKind,
}

/// What a slot accepts.
#[derive(Clone, Debug)]
pub enum SlotKind {
    /// Any text, at most 1,000 characters.
    Text,
    /// What the pattern finds in the digit-folded, upper-cased message.
    Pattern(Regex),
    /// One of these; each is (id, Fluent message of the label).
    Choice(Vec<(String, String)>),
}

/// What happens when all slots are filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Say this Fluent message, with the slots as its arguments.
    Say(String),
    /// Say it, then hand over with the slots on the ticket.
    Handover(String),
}
