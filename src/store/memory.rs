//! The store that keeps everything in memory: for `chat`, tests and scenarios. It behaves like the durable ones
//! and passes the same suite, except that nothing survives it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt, ready};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::error::{closed, judge, lock, refused};
use super::export;
use super::scheduler::{Scheduler, millis};
use crate::core::key::{DeliveryId, Identity, Key};
use crate::core::time::Timestamp;
use crate::ports::{
    Accepted, Arrival, Commit, Committed, DELIVERY_DAYS, ExportLine, Lease, Logged, Of, Pending, Record, Store, StoreError, StoreResult,
    StoreStats, Version,
};

/// A store in memory.
pub struct Memory {
    aggregates: Mutex<BTreeMap<Key, Aggregate>>,
    scheduler: Scheduler<Key>,
    closed: AtomicBool,
    commits: AtomicU64,
    accepted: AtomicU64,
}

#[derive(Default)]
struct Aggregate {
    record: Option<(Record, Version)>,
    inbox: Vec<(Identity, Pending)>,
    history: Vec<(Identity, Logged)>,
    deliveries: BTreeMap<DeliveryId, (Identity, Timestamp)>,
}

impl Aggregate {
    fn is_empty(&self) -> bool {
        self.record.is_none() && self.inbox.is_empty() && self.history.is_empty() && self.deliveries.is_empty()
    }

    fn last_event(&self) -> u64 {
        self.history.last().map_or(0, |(_, logged)| logged.sequence)
    }

    fn due(&self) -> Option<Timestamp> {
        self.record.as_ref().and_then(|(record, _)| record.due)
    }

    fn take(&mut self, arrival: Arrival) -> Accepted {
        let Arrival { identity, delivery, order, at, bytes, key: _ } = arrival;
        if self.deliveries.contains_key(&delivery) {
            return Accepted::Duplicate;
        }
        self.deliveries.insert(delivery.clone(), (identity.clone(), at));
        self.inbox.push((identity, Pending { delivery, order, at, bytes }));
        Accepted::New
    }

    fn write(&mut self, commit: Commit, version: Version) -> Committed {
        let identity = &commit.record.identity;
        for (sequence, bytes) in (self.last_event() + 1..).zip(commit.events) {
            let logged = Logged { key: commit.key.clone(), sequence, at: commit.at, bytes };
            self.history.push((identity.clone(), logged));
        }
        self.inbox.retain(|(_, pending)| !commit.consumed.contains(&pending.delivery));
        self.record = Some((commit.record, version));
        Committed { version, last_event: self.last_event() }
    }

    /// Removes what is the identity's; true when there was something.
    fn forget(&mut self, identity: &Identity) -> bool {
        let before = self.size();
        self.record.take_if(|(record, _)| record.identity == *identity);
        self.inbox.retain(|(owner, _)| owner != identity);
        self.history.retain(|(owner, _)| owner != identity);
        self.deliveries.retain(|_, (owner, _)| owner != identity);
        self.size() != before
    }

    fn size(&self) -> usize {
        usize::from(self.record.is_some()) + self.inbox.len() + self.history.len() + self.deliveries.len()
    }

    fn contents(&self) -> export::Contents {
        export::Contents {
            record: self.record.clone(),
            inbox: self.inbox.iter().map(|(_, pending)| pending.clone()).collect(),
            history: self.history.iter().map(|(_, logged)| logged.clone()).collect(),
            deliveries: self.deliveries.iter().map(|(id, (_, at))| (id.clone(), *at)).collect(),
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            aggregates: Mutex::default(),
            scheduler: Scheduler::new(0),
            closed: AtomicBool::new(false),
            commits: AtomicU64::new(0),
            accepted: AtomicU64::new(0),
        }
    }
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn open(&self, doing: &'static str) -> StoreResult<()> {
        if self.closed.load(Ordering::Acquire) { Err(closed(doing)) } else { Ok(()) }
    }

    /// Reads one aggregate.
    fn with<T>(&self, doing: &'static str, key: &Key, read: impl FnOnce(Option<&Aggregate>) -> T) -> StoreResult<T> {
        self.open(doing)?;
        Ok(read(lock(&self.aggregates).get(key)))
    }

    fn schedule(&self, key: &Key, aggregate: &Aggregate) {
        self.scheduler.set(key, aggregate.due(), !aggregate.inbox.is_empty());
    }

    fn accept_now(&self, arrivals: Vec<Arrival>) -> StoreResult<Vec<Accepted>> {
        self.open("accept")?;
        let mut aggregates = lock(&self.aggregates);
        let taken = arrivals.into_iter().map(|arrival| {
            let key = arrival.key.clone();
            let aggregate = aggregates.entry(key.clone()).or_default();
            let accepted = aggregate.take(arrival);
            if accepted == Accepted::New {
                self.accepted.fetch_add(1, Ordering::Relaxed);
                self.schedule(&key, aggregate);
            }
            accepted
        });
        Ok(taken.collect())
    }

    fn commit_now(&self, commit: Commit) -> StoreResult<Committed> {
        self.open("commit")?;
        let mut aggregates = lock(&self.aggregates);
        let current = aggregates.get(&commit.key).and_then(|aggregate| aggregate.record.as_ref()).map(|(_, version)| *version);
        let inbox = aggregates.get(&commit.key).map(|aggregate| aggregate.inbox.as_slice()).unwrap_or_default();
        let waits = |delivery: &DeliveryId| inbox.iter().any(|(_, pending)| pending.delivery == *delivery);
        let version = judge(&commit, self.scheduler.holds(&commit.key, commit.fence), current, waits)?;
        let key = commit.key.clone();
        let aggregate = aggregates.entry(key.clone()).or_default();
        let committed = aggregate.write(commit, version);
        self.schedule(&key, aggregate);
        self.commits.fetch_add(1, Ordering::Relaxed);
        Ok(committed)
    }

    fn expire_now(&self, now: Timestamp, n: usize) -> StoreResult<usize> {
        self.open("expire")?;
        let mut aggregates = lock(&self.aggregates);
        let mut removed = 0;
        for aggregate in aggregates.values_mut() {
            let old = aggregate.deliveries.iter().filter(|(_, (_, at))| now.ms_since(*at) > DELIVERY_DAYS * 86_400_000);
            let old: Vec<DeliveryId> = old.map(|(id, _)| id.clone()).take(n - removed).collect();
            removed += old.len();
            for id in old {
                aggregate.deliveries.remove(&id);
            }
        }
        Ok(removed)
    }

    fn erase_now(&self, identity: &Identity) -> StoreResult<usize> {
        self.open("erase")?;
        let mut aggregates = lock(&self.aggregates);
        let mut touched = 0;
        aggregates.retain(|key, aggregate| {
            if aggregate.forget(identity) {
                touched += 1;
                self.schedule(key, aggregate);
            }
            !aggregate.is_empty()
        });
        Ok(touched)
    }

    fn import_now(&self, lines: Vec<ExportLine>) -> StoreResult<usize> {
        self.open("import")?;
        let mut aggregates = lock(&self.aggregates);
        let mut seen = BTreeSet::new();
        let mut ready = Vec::new();
        for line in lines {
            let (key, identity, contents) = export::read(line)?;
            if aggregates.contains_key(&key) || !seen.insert(key.clone()) {
                return Err(refused(format!("{key} is already there"), "import into a new, empty store"));
            }
            ready.push((key, identity, contents));
        }
        let count = ready.len();
        for (key, identity, contents) in ready {
            let aggregate = Aggregate {
                record: contents.record,
                inbox: contents.inbox.into_iter().map(|pending| (identity.clone(), pending)).collect(),
                history: contents.history.into_iter().map(|logged| (identity.clone(), logged)).collect(),
                deliveries: contents.deliveries.into_iter().map(|(id, at)| (id, (identity.clone(), at))).collect(),
            };
            self.schedule(&key, &aggregate);
            aggregates.insert(key, aggregate);
        }
        Ok(count)
    }

    fn export_now(&self) -> StoreResult<BoxStream<'static, StoreResult<ExportLine>>> {
        self.open("export")?;
        let aggregates = lock(&self.aggregates);
        let lines: Vec<_> = aggregates
            .iter()
            .filter_map(|(key, aggregate)| {
                let identity = aggregate.record.as_ref().map(|(record, _)| &record.identity);
                let identity = identity.or_else(|| aggregate.inbox.first().map(|(identity, _)| identity))?;
                Some(export::write(key.clone(), identity.clone(), aggregate.contents()))
            })
            .collect();
        Ok(stream::iter(lines).boxed())
    }
}

impl Store for Memory {
    fn accept(&self, arrivals: Vec<Arrival>) -> BoxFuture<'_, StoreResult<Vec<Accepted>>> {
        ready(self.accept_now(arrivals)).boxed()
    }

    fn load(&self, key: &Key) -> BoxFuture<'_, StoreResult<Option<(Record, Version)>>> {
        ready(self.with("load", key, |aggregate| aggregate?.record.clone())).boxed()
    }

    fn inbox(&self, key: &Key) -> BoxFuture<'_, StoreResult<Vec<Pending>>> {
        let read = |aggregate: &Aggregate| aggregate.inbox.iter().map(|(_, pending)| pending.clone()).collect();
        ready(self.with("read the inbox", key, |aggregate| aggregate.map(read).unwrap_or_default())).boxed()
    }

    fn commit(&self, commit: Commit) -> BoxFuture<'_, StoreResult<Committed>> {
        ready(self.commit_now(commit)).boxed()
    }

    fn claim(&self, now: Timestamp, ttl: Duration, limit: usize, wait: Duration) -> BoxFuture<'_, StoreResult<Vec<Lease>>> {
        Box::pin(async move {
            self.open("claim")?;
            let granted = self.scheduler.claim(now, ttl, limit, wait).await;
            self.open("claim")?;
            Ok(granted.into_iter().map(|grant| Lease { key: grant.key, fence: grant.fence, expires: grant.expires }).collect())
        })
    }

    fn renew(&self, lease: &Lease, now: Timestamp, ttl: Duration) -> BoxFuture<'_, StoreResult<Lease>> {
        let expires = now.plus_ms(millis(ttl));
        let renewed = self.open("renew").and_then(|()| {
            let held = self.scheduler.renew(&lease.key, lease.fence, expires);
            if held { Ok(Lease { expires, ..lease.clone() }) } else { Err(StoreError::Fenced { key: lease.key.clone() }) }
        });
        ready(renewed).boxed()
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, StoreResult<()>> {
        ready(self.open("release").map(|()| self.scheduler.release(&lease.key, lease.fence))).boxed()
    }

    fn events(&self, of: Of) -> BoxFuture<'_, StoreResult<Vec<Logged>>> {
        let read = match of {
            Of::Key { key, after, limit } => self.with("read the history", &key, |aggregate| {
                let history = aggregate.into_iter().flat_map(|aggregate| &aggregate.history);
                history.map(|(_, logged)| logged).filter(|logged| logged.sequence > after).take(limit).cloned().collect()
            }),
            Of::Newest { key, limit } => self.with("read the history", &key, |aggregate| {
                let history = aggregate.map_or(&[][..], |aggregate| &aggregate.history);
                history.iter().skip(history.len().saturating_sub(limit)).map(|(_, logged)| logged.clone()).collect()
            }),
        };
        ready(read).boxed()
    }

    fn expire(&self, now: Timestamp, n: usize) -> BoxFuture<'_, StoreResult<usize>> {
        ready(self.expire_now(now, n)).boxed()
    }

    fn erase(&self, identity: &Identity) -> BoxFuture<'_, StoreResult<usize>> {
        ready(self.erase_now(identity)).boxed()
    }

    fn export(&self) -> BoxFuture<'_, StoreResult<BoxStream<'static, StoreResult<ExportLine>>>> {
        ready(self.export_now()).boxed()
    }

    fn import(&self, lines: Vec<ExportLine>) -> BoxFuture<'_, StoreResult<usize>> {
        ready(self.import_now(lines)).boxed()
    }

    fn stats(&self) -> StoreStats {
        StoreStats {
            aggregates: lock(&self.aggregates).len() as u64,
            commits: self.commits.load(Ordering::Relaxed),
            accepted: self.accepted.load(Ordering::Relaxed),
            flushes: 0,
        }
    }

    fn close(&self) -> BoxFuture<'_, StoreResult<()>> {
        self.closed.store(true, Ordering::Release);
        ready(Ok(())).boxed()
    }
}
