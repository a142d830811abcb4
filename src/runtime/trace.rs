//! Spans: what belongs to one turn carries one id, and nothing says whose it is or what was said.
//!
//! What a customer wrote, an address or a secret must not stand in any message or field from INFO on; [`Key`]s and
//! deliveries are named by their digests.

use tracing::Span;

use super::aggregate::{Entry, event_id, pseudonym};
use super::meter::STAGES;
use crate::core::key::{DeliveryId, Key};

/// The target of the spans of turns.
pub const TURNS: &str = "turjuman::turn";

/// Everything of the turn that brings a conversation to `sequence`, from its first step to the sending of what it decided.
/// The id is derived: a turn that is repeated after a crash has the same one.
pub(super) fn turn(key: &Key, sequence: u64) -> Span {
    tracing::info_span!(target: TURNS, "turn", bot = %key.bot, turn = %format_args!("{}.{sequence}", pseudonym(key)))
}

/// One attempt to send, within the span of its turn.
pub(super) fn send(channel: &str, entry: &Entry) -> Span {
    tracing::debug_span!(target: STAGES, "send", channel, effect = %entry.effect, part = entry.part, attempt = entry.attempts)
}

/// An event of a platform was made durable. Which turn it belongs to is not known yet; [`begins`] tells.
pub(super) fn taken(key: &Key, delivery: &DeliveryId) {
    tracing::debug!(bot = %key.bot, conversation = %pseudonym(key), event = event_id(key, delivery), "taken");
}

/// A turn begins, within its span: which events it is about.
pub(super) fn begins(key: &Key, deliveries: &[DeliveryId]) {
    if tracing::enabled!(tracing::Level::DEBUG) {
        let events: Vec<_> = deliveries.iter().map(|delivery| event_id(key, delivery)).collect();
        tracing::debug!(?events, "a turn begins");
    }
}
