//! Which language the customer writes: evidence from the message, memory of the conversation, pins.
//!
//! First form behind its final interface: scripts and whatlang restricted to the bot's locales.

mod detect;
mod memory;

pub use detect::{Evidence, Languages, Method};
pub use memory::Memory;
