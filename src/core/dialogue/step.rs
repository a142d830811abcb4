//! The step.

use super::{Conversation, Effect, Event};
use crate::core::bot::Bot;
use crate::core::time::Timestamp;

/// Tells `conversation` what happened at `now`.
#[must_use]
pub fn step(bot: &Bot, conversation: Conversation, now: Timestamp, event: Event) -> (Conversation, Vec<Effect>) {
    let _ = (bot, now, event);
    (conversation, Vec::new())
}
