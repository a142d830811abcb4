//! Webhooks: JSON in and out, signed both ways by Standard Webhooks.
//!
//! Messages arrive at `POST /webhook/{bot}/{account}`. Replies are posted to `callback_url`, or, without one, read
//! from the answer of that request and from the conversation's history. This module must not know what the
//! bot says, only how it is written down.

mod config;
mod decode;
mod encode;
mod io;
mod replies;
mod routes;

pub use config::{Callback, Settings, Webhook};
pub use decode::{MAX_ATTACHMENTS, decode};
pub use encode::encode;
