//! Sends one entry of the outbox: paced, repeated by the kind of its error, given up only after a day.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use tracing::Instrument as _;

use super::aggregate::{Aggregate, Entry, Target, pseudonym};
use super::counters::{Counters, micros};
use super::meter::Sent;
use super::private;
use super::shared::Inner;
use super::spending;
use super::ticket;
use super::trace;
use super::unit::BotUnit;
use crate::channel::{Attempt, Receipt, SendError};
use crate::core::bot::Bot;
use crate::core::key::Key;
use crate::core::message::{Address, Idempotency, Place};
use crate::core::time::Timestamp;
use crate::ports::StoreResult;

/// The wait after the first failed attempt; doubled with each further one up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_millis(500);
/// The longest wait between two attempts.
const LONGEST: Duration = Duration::from_secs(300);

/// While so many requests to the customer wait to be sent, nothing new is decided: the customer's messages wait in the
/// inbox, and the record stays within what a store takes.
const MAX_TO_CUSTOMER: usize = 32;
/// The same for requests to the desk.
const MAX_TO_DESK: usize = 64;
/// While so many requests to the desk wait, it is not told what the customer says to the assistant besides: a desk that is
/// down must not keep the assistant from answering.
const MAX_ASIDE: usize = 32;

/// Why nothing can be said to the desk.
pub(super) const DESK_AWAY: &str = "the desk is not connected";

/// The desk's name among kinds of channels.
const DESK: &str = "desk";

/// What became of an attempt.
pub(super) enum Sending {
    /// It was taken.
    Sent(Receipt),
    /// It is to be tried again; the entry says when.
    Later(Box<Entry>),
    /// It will not be tried again.
    GivenUp(String),
}

/// Whether so much waits that nothing new is decided.
pub(super) fn is_full(aggregate: &Aggregate) -> bool {
    waiting(aggregate, Target::Channel) >= MAX_TO_CUSTOMER || waiting(aggregate, Target::Desk) >= MAX_TO_DESK
}

/// Whether so much waits for the desk that it is not told more than it must.
pub(super) fn is_desk_behind(aggregate: &Aggregate) -> bool {
    waiting(aggregate, Target::Desk) >= MAX_ASIDE
}

fn waiting(aggregate: &Aggregate, target: Target) -> usize {
    aggregate.outbox.iter().filter(|entry| entry.target == target).count()
}

/// Whether an entry is an answer that waited for so long that it must be decided again. An answer of
/// which a part was shown already is finished instead.
pub(super) fn is_stale(bot: &Bot, entry: &Entry, now: Timestamp) -> bool {
    let limit = i64::from(bot.dialogue.stale_after_mins) * 60_000;
    entry.question.is_some() && !entry.unknown && now.ms_since(entry.created) > limit
}

/// Makes one attempt.
pub(super) async fn send(
    inner: &Inner,
    unit: &BotUnit,
    key: &Key,
    (address, place): (&Address, Place),
    entry: &Entry,
) -> StoreResult<Sending> {
    let attempt = if entry.unknown { Attempt::AfterUnknown } else { Attempt::First };
    let began = Instant::now();
    let (outcome, idempotency, kind) = match entry.target {
        Target::Channel => {
            let Some(channel) = unit.channel(address) else {
                return Ok(wait_for(inner, key, entry, not_connected(address)));
            };
            if entry.unknown && channel.caps.idempotency == Idempotency::None {
                Counters::count(&inner.counters.repeated);
            }
            let at = inner.places.now(&key.bot, address.clone());
            channel.pacer.ready(&at.place, place).await;
            let sending = channel.channel.send(&at, &entry.request, attempt).instrument(trace::send(&address.channel, entry));
            let outcome = sending.await;
            if let Err(SendError::Retry { after: Some(after), .. }) = &outcome {
                channel.pacer.hold(&at.place, *after);
            }
            (outcome, channel.caps.idempotency, Arc::clone(&address.channel))
        }
        Target::Desk => {
            let Some(desk) = &unit.desk else { return Ok(wait_for(inner, key, entry, DESK_AWAY.to_owned())) };
            if let Some(name) = &entry.ticket {
                ticket::tell(inner.store.as_ref(), &key.bot, name, address, entry.created).await?;
            }
            let sending = desk.send(&entry.request, attempt).instrument(trace::send(DESK, entry));
            (sending.await, Idempotency::ByReceiver, DESK.into())
        }
        Target::Door => {
            private::tell(inner.store.as_ref(), &key.bot, &entry.request.id, address, entry.created).await?;
            return Ok(Sending::Sent(Receipt::default()));
        }
        Target::Counter => {
            spending::tell(inner.store.as_ref(), &key.bot, address, &entry.request, entry.created).await?;
            return Ok(Sending::Sent(Receipt::default()));
        }
    };
    Counters::add(&inner.counters.send_us, micros(began));
    inner.meter.sent(&key.bot, &kind, ended(&outcome), began.elapsed());
    Ok(judge(inner, key, entry, outcome, idempotency))
}

fn ended(outcome: &Result<Receipt, SendError>) -> Sent {
    match outcome {
        Ok(_) => Sent::Taken,
        Err(SendError::Retry { .. }) => Sent::Retry,
        Err(SendError::Unknown { .. }) => Sent::Unknown,
        Err(SendError::Permanent { .. }) => Sent::Refused,
    }
}

fn judge(inner: &Inner, key: &Key, entry: &Entry, outcome: Result<Receipt, SendError>, idempotency: Idempotency) -> Sending {
    match outcome {
        Ok(receipt) => {
            Counters::count(&inner.counters.sent);
            Sending::Sent(receipt)
        }
        Err(SendError::Permanent { what }) => give_up(inner, key, what),
        Err(SendError::Retry { what, after }) => {
            tracing::debug!(conversation = %pseudonym(key), what, attempts = entry.attempts, "a request will be repeated");
            if has_expired(inner, entry.created) { give_up(inner, key, what) } else { later(inner, entry, after, entry.unknown) }
        }
        Err(SendError::Unknown { what }) => {
            Counters::count(&inner.counters.unknown);
            tracing::warn!(conversation = %pseudonym(key), what, "the outcome of a request is unknown");
            // Where the platform cannot recognise a repeat, one repeat is all we dare.
            if has_expired(inner, entry.created) || (entry.unknown && idempotency == Idempotency::None) {
                give_up(inner, key, what)
            } else {
                later(inner, entry, None, true)
            }
        }
    }
}

/// What a reload has taken away may come back: the entry waits as long as for one that does not answer.
fn wait_for(inner: &Inner, key: &Key, entry: &Entry, what: String) -> Sending {
    if has_expired(inner, entry.created) { give_up(inner, key, what) } else { later(inner, entry, None, entry.unknown) }
}

fn give_up(inner: &Inner, key: &Key, what: String) -> Sending {
    count_undeliverable(inner, key, &what);
    Sending::GivenUp(what)
}

/// Counts and logs what will never be delivered.
pub(super) fn count_undeliverable(inner: &Inner, key: &Key, what: &str) {
    Counters::count(&inner.counters.undeliverable);
    tracing::error!(conversation = %pseudonym(key), what, "a message cannot be delivered");
}

/// Whether what waits since then waits no longer.
pub(super) fn has_expired(inner: &Inner, since: Timestamp) -> bool {
    let limit = i64::try_from(inner.limits.give_up.as_millis()).unwrap_or(i64::MAX);
    inner.clock.now().ms_since(since) > limit
}

/// Why nothing can be shown at an address.
pub(super) fn not_connected(address: &Address) -> String {
    format!("the channel {}:{} is not connected", address.channel, address.account)
}

fn later(inner: &Inner, entry: &Entry, after: Option<Duration>, unknown: bool) -> Sending {
    Counters::count(&inner.counters.retries);
    let wait = after.unwrap_or_else(|| backoff(entry.attempts));
    let at = inner.clock.now().plus_ms(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    Sending::Later(Box::new(Entry { attempts: entry.attempts.saturating_add(1), not_before: Some(at), unknown, ..entry.clone() }))
}

/// 0.5 s, 1 s, 2 s … 300 s.
fn backoff(attempts: u32) -> Duration {
    SHORTEST.saturating_mul(2_u32.saturating_pow(attempts.min(16))).min(LONGEST)
}
