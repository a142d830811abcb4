//! The pure core: messages, dialogue, language, knowledge and checks.
//!
//! It must not know platforms, files, sockets, clocks, randomness or async. It cannot fail on what a
//! customer sends: strange input has a defined answer, and configuration was validated before it
//! got here. Caches of compiled patterns or ICU data are allowed; the order of a hash map never shows.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod bot;
pub mod check;
pub mod culture;
pub mod dialogue;
pub(crate) mod domain;
pub(crate) mod fold;
pub mod key;
pub mod knowledge;
pub mod language;
pub(crate) mod memo;
pub mod message;
pub mod prompt;
pub mod signature;
pub mod text;
pub mod time;
