//! The sections of the file: everything that can stand in `bot.toml`, as one tree.

use super::adapter::{CHANNEL, MODEL_KEYS};
use super::bot::BOT_KEYS;
use super::budget::BUDGET_KEYS;
use super::dialogue::DIALOGUE_KEYS;
use super::flow::FLOW_KEYS;
use super::handover::HANDOVER_KEYS;
use super::knowledge::KNOWLEDGE_KEYS;
use super::locale::LOCALE_KEYS;
use crate::config::{KeyDoc, Kinds, Shape};

/// The sections of `bot.toml`, each with its keys.
pub const BOT_FILE_KEYS: &[KeyDoc] = &[
    KeyDoc::new("bot", Shape::Table(BOT_KEYS), "Who speaks, and in which languages.").required(),
    KeyDoc::new("locale", Shape::Table(LOCALE_KEYS), "How it speaks: manners, time zones, calendars and digits of its languages."),
    KeyDoc::new("dialogue", Shape::Table(DIALOGUE_KEYS), "Times and limits of the dialogue."),
    KeyDoc::new("knowledge", Shape::Table(KNOWLEDGE_KEYS), "What the bot answers from."),
    KeyDoc::new("model", Shape::ByKind(Kinds::Models, MODEL_KEYS), "Who writes the answers."),
    KeyDoc::new("budget", Shape::Table(BUDGET_KEYS), "What answers by a language model may cost; beyond it they are passages."),
    KeyDoc::new("channel", Shape::ByName(&CHANNEL), "Where the bot is reached: any number of accounts, each as [channel.my-name]."),
    KeyDoc::new("handover", Shape::Table(HANDOVER_KEYS), "Where a person is asked for."),
    KeyDoc::new(
        "flow",
        Shape::Tables { keys: FLOW_KEYS, min: 0, max: usize::MAX },
        "A few questions asked in order; any number, each as [[flow]].",
    ),
];
