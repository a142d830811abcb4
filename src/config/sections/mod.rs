//! The sections of `bot.toml`, one file each: its keys with their documentation, limits and defaults, and how it is read.

mod adapter;
mod bot;
mod dialogue;
mod flow;
mod handover;
mod hours;
mod knowledge;

pub(super) use adapter::{CHANNEL_KEYS, MODEL_KEYS, read_channels, read_model};
pub(super) use bot::{BOT_KEYS, Business, ROOT_KEYS, read_bot};
pub(super) use dialogue::{DIALOGUE_KEYS, read_dialogue};
pub(super) use flow::{FLOW_KEYS, Flows, OPTION_KEYS, SLOT_KEYS, THEN_KEYS, read_flows};
pub(super) use handover::{HANDOVER_KEYS, read_handover};
pub(super) use hours::HOURS_KEYS;
pub(super) use knowledge::{KNOWLEDGE_KEYS, read_knowledge};
