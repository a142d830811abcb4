//! The suite of the stores: what [`Store`] must do, one case per sentence.
//!
//! It asks nothing of how a store works: a place opens stores, and every case gets a fresh place.

mod commits;
mod history;
mod inbox;
mod leases;
mod lifetime;
mod throughput;

use std::error::Error;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;

use crate::core::key::{BotId, DeliveryId, Identity, Key, Kind};
use crate::core::time::Timestamp;
use crate::ports::{Accepted, Arrival, Commit, Committed, Lease, Record, Store, StoreResult, Version};

pub use throughput::{Throughput, throughput};

/// Where a store under test keeps its state.
pub trait Place: Send + Sync {
    /// Opens the store of this place. A durable store holds what the one before held, once that one was closed.
    fn open(&self) -> BoxFuture<'_, StoreResult<Arc<dyn Store>>>;
    /// Whether state outlives the store that was closed.
    fn durable(&self) -> bool;
}

/// What a case says: nothing, or what was wrong.
pub(crate) type Outcome = Result<(), Box<dyn Error + Send + Sync>>;
type Case = (&'static str, for<'a> fn(World<'a>) -> BoxFuture<'a, Outcome>);

/// How long a lease of the suite lasts.
const TTL: Duration = Duration::from_secs(60);
/// The suite's moment.
const NOW: Timestamp = Timestamp(1_750_000_000_000);
/// How long a case may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs every case on a place of its own; answers how many there were.
///
/// # Errors
/// Every sentence that does not hold, with what was seen instead.
pub async fn run<P: Place>(fresh: impl Fn() -> P) -> Result<usize, String> {
    let tables = [inbox::CASES, commits::CASES, leases::CASES, history::CASES, lifetime::CASES];
    let cases: Vec<Case> = tables.into_iter().flatten().copied().collect();
    let mut broken = Vec::new();
    for (sentence, case) in &cases {
        let place = fresh();
        let outcome = match place.open().await {
            Ok(store) => tokio::time::timeout(PATIENCE, case(World { place: &place, store })).await,
            Err(error) => Ok(Err(error.into())),
        };
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => broken.push(format!("{sentence}\n    {error}")),
            Err(_elapsed) => broken.push(format!("{sentence}\n    it did not come to an end")),
        }
    }
    if broken.is_empty() { Ok(cases.len()) } else { Err(broken.join("\n")) }
}

/// What a case works with.
pub(crate) struct World<'a> {
    place: &'a dyn Place,
    store: Arc<dyn Store>,
}

impl World<'_> {
    /// Closes the store and opens the place again.
    async fn reopen(&mut self) -> StoreResult<()> {
        self.store.close().await?;
        self.store = self.place.open().await?;
        Ok(())
    }

    /// Accepts one arrival.
    async fn accept(&self, key: &Key, delivery: &str) -> StoreResult<Accepted> {
        let accepted = self.store.accept(vec![arrival(key, delivery)]).await?;
        Ok(accepted.first().copied().unwrap_or(Accepted::Duplicate))
    }

    /// The ids that wait for an aggregate.
    async fn waiting(&self, key: &Key) -> StoreResult<Vec<String>> {
        Ok(self.store.inbox(key).await?.into_iter().map(|pending| pending.delivery.to_string()).collect())
    }

    /// Claims what is due now, without waiting.
    async fn claim(&self, now: Timestamp) -> StoreResult<Vec<Lease>> {
        self.store.claim(now, TTL, 100, Duration::ZERO).await
    }

    /// A lease for an aggregate that has nothing yet: an arrival wakes it.
    async fn begin(&self, key: &Key) -> Result<Lease, Box<dyn Error + Send + Sync>> {
        self.accept(key, "begin").await?;
        let lease = self.claim(NOW).await?.into_iter().find(|lease| lease.key == *key);
        lease.ok_or_else(|| format!("{key} was not claimed").into())
    }

    /// Commits events over the version that is there.
    async fn commit(&self, lease: &Lease, expect: u64, consumed: &[&str], events: &[&str]) -> StoreResult<Committed> {
        self.store.commit(commit(lease, expect, consumed, events)).await
    }
}

fn key(id: &str) -> Key {
    Key { bot: BotId::new("acme"), kind: Kind::Conversation, id: id.into() }
}

/// The customer of an aggregate of the suite.
fn identity(id: &str) -> Identity {
    Identity { bot: BotId::new("acme"), account: "webhook:default".into(), author: format!("author of {id}").into() }
}

fn arrival(key: &Key, delivery: &str) -> Arrival {
    Arrival {
        key: key.clone(),
        identity: identity(&key.id),
        delivery: DeliveryId::new(delivery),
        order: None,
        at: NOW,
        bytes: format!("{{\"said\":\"{delivery}\"}}").into_bytes(),
    }
}

fn record(key: &Key, due: Option<Timestamp>) -> Record {
    Record { due, identity: identity(&key.id), schema: 3, bytes: br#"{"phase":"open"}"#.to_vec() }
}

/// A commit over version `expect`; 0 stands for none.
fn commit(lease: &Lease, expect: u64, consumed: &[&str], events: &[&str]) -> Commit {
    Commit {
        key: lease.key.clone(),
        expect: (expect > 0).then_some(Version(expect)),
        fence: lease.fence,
        record: record(&lease.key, None),
        consumed: consumed.iter().map(|id| DeliveryId::new(*id)).collect(),
        events: events.iter().map(|event| format!("{{\"event\":\"{event}\"}}").into_bytes()).collect(),
        at: NOW,
    }
}

/// Says what was seen where it is not what must be.
fn same<T: PartialEq + Debug>(what: &str, seen: T, must: T) -> Outcome {
    if seen == must { Ok(()) } else { Err(format!("{what}: {seen:?}, must be {must:?}").into()) }
}

/// Says when something that must hold does not.
fn holds(what: &str, holds: bool) -> Outcome {
    same(what, holds, true)
}
