//! JSON over HTTP, signed both ways: what the webhook channel and the desk's relay share.
//!
//! It must not know what is said, only who may say it and whether it arrived.

mod gate;
mod post;
mod problem;

pub(crate) use gate::{Gate, header};
pub use post::{MAX_ANSWER_BYTES, MAX_RETRY_AFTER, MISCONFIGURED_RETRY, SignedPost};
pub(crate) use problem::{Problem, json};
