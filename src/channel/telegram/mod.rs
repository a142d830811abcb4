//! Telegram: the Bot API, by long polling or by a webhook.
//!
//! `teloxide` gives the methods' payloads, the kinds of errors and the types that go with them. Requests are made and updates
//! read here: its dispatcher acknowledges before anything is durable, its requests hide whether they were written, and an
//! update that it cannot read is lost whole. This module must not know what the bot says, only how it is written down.

mod addressed;
mod album;
mod api;
mod commands;
mod config;
mod content;
mod decode;
mod encode;
mod hook;
mod io;
mod markup;
mod poll;
mod probe;
mod send;
mod setup;
mod shapes;

pub use config::{Settings, Telegram};
pub use decode::{Me, Reading, decode};
pub use encode::encode;
