//! Which language the customer writes: evidence from the message, memory of the conversation, pins.
//!
//! First form behind its final interface: noise is dropped, scripts and letters decide where they can,
//! frequent words vote, and whatlang restricted to the bot's locales is asked when they do not tell.
//! It must not know channels, packs or sentences for customers.

mod canonical;
mod denoise;
mod detect;
mod dialect;
mod han;
mod memory;
mod model;
mod resolve;
pub(crate) mod script;
mod words;

pub(crate) use canonical::writing;
pub use detect::{Evidence, Languages, Method};
pub use dialect::{Dialect, dialects};
pub use memory::Memory;
pub use resolve::{Resolver, ancestors};
