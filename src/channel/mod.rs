//! Channels: adapters that turn one platform's messages into the vocabulary of [`crate::core::message`].
//!
//! An adapter must not know other adapters or the runtime. Adding one is a file (or folder) and a row in
//! [`kinds`]; see README.md beside this file.

mod contract;
#[cfg(feature = "discord")]
pub mod discord;
pub(crate) mod file;
mod http;
pub(crate) mod json;
#[cfg(any(feature = "telegram", feature = "discord"))]
pub(crate) mod remote;
pub mod signed;
mod table;
#[cfg(feature = "telegram")]
pub mod telegram;
pub mod terminal;
pub mod web;
pub mod webhook;

pub use crate::ports::{Finding, Level};
pub use contract::{
    Answers, Attempt, Channel, Connect, DecodeError, FetchError, History, House, Invitation, Kind, Live, Marks, Raw, Receipt, Recorded,
    Request, SendError, Settings, Sink, SinkError, Site, Stop, Taken, Told,
};
pub use http::{Handler, HttpRequest, HttpResponse, Intake, Mount, Payload, Route, Upload};
pub use table::{Row, capability_markdown, capability_table, kind, kinds, sections};
pub use terminal::Terminal;
