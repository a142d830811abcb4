//! `[dialogue]`: times and limits of the dialogue.

use std::ops::RangeInclusive;

use crate::config::{KeyDoc, Reader};
use crate::core::bot::Dialogue;

pub(in crate::config) const DIALOGUE_KEYS: &[KeyDoc] = &[
    KeyDoc {
        key: "gather_ms",
        doc: "How long messages that follow each other are joined into one turn, in milliseconds, 0 to 300.",
        default: "300",
    },
    KeyDoc {
        key: "idle_close_mins",
        doc: "After how many minutes without a message a conversation is closed, 1 to 43200 (30 days).",
        default: "720",
    },
    KeyDoc {
        key: "stale_after_mins",
        doc: "After how many minutes an answer that could not be sent is decided again instead, 1 to 1440 (a day).",
        default: "30",
    },
    KeyDoc { key: "max_passages", doc: "The most passages in one answer without a language model, 1 to 3.", default: "2" },
    KeyDoc { key: "survey", doc: "Whether a rating is asked for after a person has closed the conversation.", default: "true" },
];

const GATHER_MS: RangeInclusive<i64> = 0..=300;
const IDLE_CLOSE_MINS: RangeInclusive<i64> = 1..=43_200;
const STALE_AFTER_MINS: RangeInclusive<i64> = 1..=1_440;
const MAX_PASSAGES: RangeInclusive<i64> = 1..=3;

const DEFAULT: Dialogue = Dialogue { gather_ms: 300, idle_close_mins: 720, stale_after_mins: 30, max_passages: 2, survey: true };

/// Reads `[dialogue]`.
pub(in crate::config) fn read_dialogue(root: &mut Reader<'_>) -> Dialogue {
    root.table("dialogue", DIALOGUE_KEYS, |dialogue| Dialogue {
        gather_ms: dialogue.number("gather_ms", GATHER_MS).unwrap_or(DEFAULT.gather_ms),
        idle_close_mins: dialogue.number("idle_close_mins", IDLE_CLOSE_MINS).unwrap_or(DEFAULT.idle_close_mins),
        stale_after_mins: dialogue.number("stale_after_mins", STALE_AFTER_MINS).unwrap_or(DEFAULT.stale_after_mins),
        max_passages: dialogue.number("max_passages", MAX_PASSAGES).unwrap_or(DEFAULT.max_passages),
        survey: dialogue.boolean("survey").unwrap_or(DEFAULT.survey),
    })
    .unwrap_or(DEFAULT)
}
