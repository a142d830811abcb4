//! What answers cost on one day, for one customer and for the whole bot: small aggregates that only count.
//!
//! They are told by the outbox of a conversation, at least once and under one id, so that each answer counts once.

use serde::{Deserialize, Serialize};
use serde_json::value::to_raw_value;

use super::aggregate::{Incoming, identity_of};
use super::persist;
use crate::channel::Request;
use crate::core::bot::Usage;
use crate::core::key::{BotId, DeliveryId, Identity, Key, Kind};
use crate::core::message::Address;
use crate::core::time::Timestamp;
use crate::ports::{Arrival, Commit, Lease, Record, Store, StoreError, StoreResult};

/// The version of a counter's record.
const SCHEMA: u32 = 1;
/// The most reports that one commit counts.
const MAX_REPORTS: usize = 1_000;
/// A day in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What was spent on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// The day of UTC, counted from 1970-01-01.
    pub day: i64,
    /// What.
    pub usage: Usage,
}

impl Spent {
    fn count(&mut self, report: Self) {
        if report.day > self.day {
            *self = report;
        } else if report.day == self.day {
            self.usage = self.usage.plus(report.usage);
        }
    }
}

/// Whose spending is counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Counted<'a> {
    /// The whole bot's.
    Bot,
    /// The customer's at this address.
    Customer(&'a Address),
}

impl Counted<'_> {
    fn key(self, bot: &BotId) -> Key {
        let id = match self {
            Self::Bot => "spent".into(),
            Self::Customer(Address { channel, account, author, .. }) => format!("spent:{channel}:{account}:{author}").into(),
        };
        Key { bot: bot.clone(), kind: Kind::Counter, id }
    }

    fn identity(self, bot: &BotId) -> Identity {
        match self {
            Self::Bot => Identity { bot: bot.clone(), account: "".into(), author: "".into() },
            Self::Customer(address) => identity_of(bot, address),
        }
    }
}

/// The day of UTC that a moment belongs to.
pub(super) const fn day(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY_MS)
}

/// A report for the outbox; `id` tells it from every other.
pub(super) fn report(id: String, usage: Usage, at: Timestamp) -> Option<Request> {
    let body = to_raw_value(&Spent { day: day(at), usage }).ok()?;
    Some(Request { route: "spent".to_owned(), id, body })
}

/// Tells the counters. At least once; a repeat changes nothing.
pub(super) async fn tell(store: &dyn Store, bot: &BotId, address: &Address, request: &Request, at: Timestamp) -> StoreResult<()> {
    let unreadable = |error: serde_json::Error| StoreError::Io { doing: "report what was spent", source: std::io::Error::other(error) };
    let spent: Spent = serde_json::from_str(request.body.get()).map_err(unreadable)?;
    let bytes = persist::write(&Incoming::Spent(spent)).map_err(unreadable)?;
    let arrival = |counted: Counted<'_>| Arrival {
        key: counted.key(bot),
        identity: counted.identity(bot),
        delivery: DeliveryId::new(request.id.as_str()),
        order: None,
        at,
        bytes: bytes.clone(),
    };
    store.accept(vec![arrival(Counted::Bot), arrival(Counted::Customer(address))]).await.map(drop)
}

/// What was spent on the day of `now`.
pub(super) async fn read(store: &dyn Store, bot: &BotId, counted: Counted<'_>, now: Timestamp) -> StoreResult<Usage> {
    let key = counted.key(bot);
    // Before the record: what is counted between the two readings is in it then, and twice is better than never.
    let pending = store.inbox(&key).await?;
    let mut spent = Spent { day: day(now), usage: Usage::default() };
    if let Some((record, _)) = store.load(&key).await?
        && let Ok(kept) = persist::read(&record.bytes)
    {
        spent.count(kept);
    }
    for arrival in &pending {
        if let Ok(Incoming::Spent(report)) = persist::read(&arrival.bytes) {
            spent.count(report);
        }
    }
    Ok(spent.usage)
}

/// Counts what a counter was told.
pub(super) async fn settle(store: &dyn Store, lease: &Lease, now: Timestamp) -> StoreResult<()> {
    let mut pending = store.inbox(&lease.key).await?;
    pending.truncate(MAX_REPORTS);
    let kept = store.load(&lease.key).await?;
    let mut spent: Spent = kept.as_ref().and_then(|(record, _)| persist::read(&record.bytes).ok()).unwrap_or_default();
    let identity = match kept.as_ref() {
        Some((record, _)) => record.identity.clone(),
        None => identity_in(&lease.key),
    };
    for arrival in &pending {
        if let Ok(Incoming::Spent(report)) = persist::read(&arrival.bytes) {
            spent.count(report);
        }
    }
    let record = Record { due: None, identity, schema: SCHEMA, bytes: persist::write(&spent).unwrap_or_default() };
    let consumed = pending.into_iter().map(|arrival| arrival.delivery).collect();
    let (expect, fence) = (kept.map(|(_, version)| version), lease.fence);
    let commit = Commit { key: lease.key.clone(), expect, fence, record, consumed, events: Vec::new(), at: now };
    store.commit(commit).await.map(drop)
}

/// Whose data a counter is, from its key alone.
fn identity_in(key: &Key) -> Identity {
    let of_customer = key.id.strip_prefix("spent:").and_then(|rest| {
        let (channel, rest) = rest.split_once(':')?;
        let (account, author) = rest.split_once(':')?;
        Some((format!("{channel}:{account}"), author))
    });
    let (account, author) = of_customer.unwrap_or_default();
    Identity { bot: key.bot.clone(), account: account.into(), author: author.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;
    use std::time::Duration;

    #[tokio::test]
    async fn each_report_counts_once_and_a_new_day_begins_at_nothing() {
        let (store, bot) = (Memory::new(), BotId::new("bot"));
        let address = Address { channel: "web".into(), account: "chat".into(), place: "p".into(), author: "u:1".into() };
        let usage = |tokens| Usage { prompt_tokens: tokens, ..Usage::default() };
        let at = |days: i64| Timestamp(days * DAY_MS + 5);
        let reports = [("a", 10, 3), ("b", 20, 3), ("a", 10, 3), ("c", 7, 4), ("late", 100, 3)];
        for (n, (id, tokens, on)) in reports.into_iter().enumerate() {
            let request = report(id.to_owned(), usage(tokens), at(on)).unwrap();
            tell(&store, &bot, &address, &request, at(on)).await.unwrap();
            if n % 2 == 0 {
                for lease in store.claim(at(5), Duration::from_secs(30), 10, Duration::ZERO).await.unwrap() {
                    settle(&store, &lease, at(5)).await.unwrap();
                    store.release(lease).await.unwrap();
                }
            }
            for counted in [Counted::Bot, Counted::Customer(&address)] {
                let expect = [10, 30, 30, 30, 30].map(usage)[n];
                if n < 3 {
                    assert_eq!(read(&store, &bot, counted, at(3)).await.unwrap(), expect, "{n}");
                }
            }
        }
        assert_eq!(read(&store, &bot, Counted::Bot, at(4)).await.unwrap(), usage(7));
        assert_eq!(read(&store, &bot, Counted::Customer(&address), at(5)).await.unwrap(), usage(0));
        assert_eq!(identity_in(&Counted::Customer(&address).key(&bot)), identity_of(&bot, &address));
        assert_eq!(store.erase(&identity_of(&bot, &address)).await.unwrap(), 1);
    }
}
