//! The runtime: the only place that spawns. It moves messages from the sink through a conversation's lane
//! to the outbox, and survives whatever crashes.
//!
//! It must not know any platform, model or store by name; it works with the traits of [`crate::ports`]
//! and [`crate::channel`].
//!
//! - [`Runtime`] holds the bots, starts the channels and the dispatcher, lets a new version of a bot take the place of the one
//!   that runs, and stops within a deadline.
//! - A *lane* owns one conversation while it has something to do: gather, step, commit, send, settle.
//! - The *outbox* is part of the conversation's record: each entry is one platform request.

mod account;
pub mod admin;
mod aggregate;
mod answer;
mod beginning;
mod counters;
mod dispatcher;
mod files;
mod history;
mod lane;
mod lease;
mod live;
pub mod meter;
mod outbox;
mod pace;
mod persist;
mod private;
mod ready;
mod render;
mod retrieve;
mod running;
mod segment;
mod shared;
mod spending;
mod start;
mod take;
mod ticket;
pub mod trace;
mod turn;
mod unit;
mod waker;

pub use aggregate::{Aggregate, Entry, Happened, Incoming, Preview, SCHEMA, Target};
pub use counters::{Counters, Snapshot};
pub use files::expire_files;
pub use persist::{DecodeError, LINE_SCHEMA, read, write};
pub use ready::Readiness;
pub use running::{BotStatus, version_name};
pub use spending::Spent;
pub use start::{Runtime, Stopped};
pub use unit::{BotUnit, ChannelUnit, Limits};
