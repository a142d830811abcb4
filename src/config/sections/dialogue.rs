//! `[dialogue]`: times and limits of the dialogue.

use crate::config::{KeyDoc, Reader, Shape};
use crate::core::bot::Dialogue;

pub(super) const DIALOGUE_KEYS: &[KeyDoc] = &[
    KeyDoc::new(
        "gather_ms",
        Shape::Integer { min: 0, max: 300, unit: "milliseconds" },
        "How long messages that follow each other are joined into one turn.",
    )
    .or("300"),
    KeyDoc::new(
        "idle_close_mins",
        Shape::Integer { min: 1, max: 43_200, unit: "minutes" },
        "After how long without a message a conversation is closed.",
    )
    .or("720"),
    KeyDoc::new(
        "stale_after_mins",
        Shape::Integer { min: 1, max: 1_440, unit: "minutes" },
        "After how long an answer that could not be sent is decided again instead.",
    )
    .or("30"),
    KeyDoc::new(
        "max_passages",
        Shape::Integer { min: 1, max: 3, unit: "passages" },
        "The most passages in one answer without a language model.",
    )
    .or("2"),
    KeyDoc::new("survey", Shape::Boolean, "Whether a rating is asked for after a person has closed the conversation.").or("true"),
    KeyDoc::new(
        "greet_by_name",
        Shape::Boolean,
        "Whether customers are greeted by the name that their platform shows, as their language calls people; only in private, and only where it can be a name.",
    )
    .or("false"),
];

/// Reads `[dialogue]`; `None` where a value has a problem.
pub(in crate::config) fn read_dialogue(root: &mut Reader<'_>) -> Option<Dialogue> {
    root.table_or_empty("dialogue", |dialogue| {
        // All are read before one is missed, so that every problem is reported.
        let (gather_ms, idle_close_mins, stale_after_mins) =
            (dialogue.number("gather_ms"), dialogue.number("idle_close_mins"), dialogue.number("stale_after_mins"));
        let (max_passages, survey) = (dialogue.number("max_passages"), dialogue.boolean("survey"));
        let greet_by_name = dialogue.boolean("greet_by_name");
        Some(Dialogue {
            gather_ms: gather_ms?,
            idle_close_mins: idle_close_mins?,
            stale_after_mins: stale_after_mins?,
            max_passages: max_passages?,
            survey: survey?,
            greet_by_name: greet_by_name?,
        })
    })
    .flatten()
}
