//! What every channel, store and model must do, as sentences with one case each.
//!
//! Public behind the feature `testing`, so that authors of adapters run the same suites against theirs. `openai` is a fake
//! of a server of language models, `telegram` one of Telegram's Bot API and `discord` one of Discord, for tests and
//! benchmarks.

pub mod channel;
#[cfg(feature = "discord")]
pub mod discord;
mod http;
pub mod model;
pub mod openai;
pub mod store;
pub mod telegram;
