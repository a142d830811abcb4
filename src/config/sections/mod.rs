//! The sections of `bot.toml`, one file each: its keys with their documentation, limits and defaults, and how it is read.

mod adapter;
mod bot;
mod budget;
mod dialogue;
mod flow;
mod handover;
mod hours;
mod knowledge;
mod locale;
mod root;

pub(super) use adapter::{read_channels, read_model};
pub(super) use bot::{Business, read_bot};
pub(super) use budget::read_budget;
pub(super) use dialogue::read_dialogue;
pub(super) use flow::{Flows, read_flows};
pub(super) use handover::read_handover;
pub(super) use knowledge::read_knowledge;
pub(super) use locale::{Locale, read_locale};
pub use root::BOT_FILE_KEYS;
