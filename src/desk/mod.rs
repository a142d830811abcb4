//! Handover to people: a signed webhook to the business, and a signed route back.
//!
//! It must not know dialogues: what is relayed is data, and what people do is handed on as data.

mod contract;
mod files;
mod inbox;
mod relay;

pub use contract::Desk;
pub use files::MAX_FILES;
pub use inbox::{ActTaken, AgentSink, Inbox, MAX_BODY};
pub use relay::{Relay, RelaySettings, SEND_TIMEOUT, encode};
