//! The one integration-test binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and what its helpers show to each other is no interface"
)]

mod bench;
mod channel;
mod check;
mod config;
mod conversations;
mod crash;
mod culture;
mod dialogue;
#[cfg(feature = "discord")]
mod discord;
mod hostile;
mod knowledge;
mod language;
mod llm;
mod locale;
mod message;
mod model;
mod new;
mod prompt;
mod readme_channels;
mod runtime;
mod see;
mod store;
mod taboo;
mod telegram;
mod why;
