//! Accounts of ours on a platform: small aggregates that know how far a channel has read, and which places have another
//! id than they began with.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::aggregate::Incoming;
use super::persist;
use super::shared::Inner;
use crate::channel::{Marks, SinkError};
use crate::core::key::{BotId, DeliveryId, Identity, Key, Kind};
use crate::core::message::Address;
use crate::core::time::Timestamp;
use crate::ports::{Arrival, Commit, Lease, Pending, Record, Store, StoreError, StoreResult};

/// The version of an account's record.
const SCHEMA: u32 = 1;

/// One account of a bot on one channel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Account {
    pub(super) bot: BotId,
    pub(super) channel: Arc<str>,
    pub(super) account: Arc<str>,
}

/// What is known of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// What its channel remembers.
    #[serde(default)]
    marks: BTreeMap<String, String>,
    /// The id that a place has now, by the one that it began with.
    #[serde(default)]
    moved: BTreeMap<Arc<str>, Arc<str>>,
}

/// What an account is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "told", rename_all = "snake_case")]
pub enum ToldAccount {
    /// Its channel has read on.
    Marked {
        /// What changed; an empty value is taken away.
        marks: BTreeMap<String, String>,
    },
    /// A place has another id.
    Moved {
        /// The id until now.
        from: Arc<str>,
        /// The id from now on.
        to: Arc<str>,
    },
}

impl Known {
    fn learn(&mut self, told: ToldAccount) {
        match told {
            ToldAccount::Marked { marks } => {
                self.marks.extend(marks);
                self.marks.retain(|_, value| !value.is_empty());
            }
            ToldAccount::Moved { from, to } => {
                let first = self.moved.iter().find(|(_, now)| **now == from).map_or(from, |(first, _)| Arc::clone(first));
                self.moved.insert(first, to);
            }
        }
    }

    fn learn_all(&mut self, pending: &[Pending]) {
        for arrival in pending {
            if let Ok(Incoming::Account(told)) = persist::read(&arrival.bytes) {
                self.learn(told);
            }
        }
    }
}

impl Account {
    /// The account that an address names.
    pub(super) fn of(bot: &BotId, address: &Address) -> Self {
        Self { bot: bot.clone(), channel: Arc::clone(&address.channel), account: Arc::clone(&address.account) }
    }

    fn key(&self) -> Key {
        Key { bot: self.bot.clone(), kind: Kind::Account, id: format!("account:{}:{}", self.channel, self.account).into() }
    }

    /// An account is ours, no customer's.
    fn identity(&self) -> Identity {
        Identity { bot: self.bot.clone(), account: format!("{}:{}", self.channel, self.account).into(), author: "".into() }
    }

    fn arrival(&self, delivery: DeliveryId, at: Timestamp, told: ToldAccount) -> Result<Arrival, SinkError> {
        let bytes = persist::write(&Incoming::Account(told)).map_err(|error| SinkError::Unavailable { what: error.to_string() })?;
        Ok(Arrival { key: self.key(), identity: self.identity(), delivery, order: None, at, bytes })
    }

    async fn known(&self, store: &dyn Store) -> StoreResult<Known> {
        let key = self.key();
        // Before the record: what is learnt between the two readings is in it then, and twice is no harm.
        let pending = store.inbox(&key).await?;
        let kept = store.load(&key).await?.and_then(|(record, _)| persist::read(&record.bytes).ok());
        let mut known: Known = kept.unwrap_or_default();
        known.learn_all(&pending);
        Ok(known)
    }
}

/// Learns what an account was told.
pub(super) async fn settle(store: &dyn Store, lease: &Lease, now: Timestamp) -> StoreResult<()> {
    let pending = store.inbox(&lease.key).await?;
    let kept = store.load(&lease.key).await?;
    let mut known: Known = kept.as_ref().and_then(|(record, _)| persist::read(&record.bytes).ok()).unwrap_or_default();
    known.learn_all(&pending);
    let account = lease.key.id.strip_prefix("account:").unwrap_or_default();
    let identity = Identity { bot: lease.key.bot.clone(), account: account.into(), author: "".into() };
    let record = Record { due: None, identity, schema: SCHEMA, bytes: persist::write(&known).unwrap_or_default() };
    let consumed = pending.into_iter().map(|arrival| arrival.delivery).collect();
    let (expect, fence) = (kept.map(|(_, version)| version), lease.fence);
    let commit = Commit { key: lease.key.clone(), expect, fence, record, consumed, events: Vec::new(), at: now };
    store.commit(commit).await.map(drop)
}

/// The ids of places that have another than they began with. A conversation keeps its first one for ever; only what comes
/// from the platform and what goes to it is translated.
#[derive(Default)]
pub(super) struct Places {
    moved: ArcSwap<HashMap<Account, Moves>>,
    changing: Mutex<()>,
}

#[derive(Clone, Default)]
struct Moves {
    now: HashMap<Arc<str>, Arc<str>>,
    first: HashMap<Arc<str>, Arc<str>>,
}

impl Places {
    /// Learns what the store knows of an account.
    pub(super) async fn load(&self, store: &dyn Store, account: &Account) -> StoreResult<()> {
        let known = account.known(store).await?;
        if !known.moved.is_empty() {
            self.change(account, |moves| known.moved.into_iter().for_each(|(first, now)| moves.add(first, now)));
        }
        Ok(())
    }

    /// A place has another id from now on.
    fn note(&self, account: &Account, from: &Arc<str>, to: &Arc<str>) {
        self.change(account, |moves| {
            let first = moves.first.get(from).cloned().unwrap_or_else(|| Arc::clone(from));
            moves.add(first, Arc::clone(to));
        });
    }

    fn change(&self, account: &Account, change: impl FnOnce(&mut Moves)) {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = HashMap::clone(&self.moved.load());
        change(all.entry(account.clone()).or_default());
        self.moved.store(Arc::new(all));
    }

    /// An address as the conversation knows it.
    pub(super) fn first(&self, bot: &BotId, address: Address) -> Address {
        self.translated(bot, address, |moves| &moves.first)
    }

    /// An address as the platform knows it now.
    pub(super) fn now(&self, bot: &BotId, address: Address) -> Address {
        self.translated(bot, address, |moves| &moves.now)
    }

    fn translated(&self, bot: &BotId, address: Address, of: fn(&Moves) -> &HashMap<Arc<str>, Arc<str>>) -> Address {
        let moved = self.moved.load();
        if moved.is_empty() {
            return address;
        }
        let place = moved.get(&Account::of(bot, &address)).and_then(|moves| of(moves).get(&address.place)).cloned();
        match place {
            Some(place) => Address { place, ..address },
            None => address,
        }
    }
}

impl Moves {
    fn add(&mut self, first: Arc<str>, now: Arc<str>) {
        self.first.insert(Arc::clone(&now), Arc::clone(&first));
        self.now.insert(first, now);
    }
}

/// Makes it durable that a place has another id, and goes by it.
pub(super) async fn moved(inner: &Inner, account: &Account, delivery: DeliveryId, from: &Arc<str>, to: &Arc<str>) -> Result<(), SinkError> {
    let told = ToldAccount::Moved { from: Arc::clone(from), to: Arc::clone(to) };
    let arrival = account.arrival(delivery, inner.clock.now(), told)?;
    inner.store.accept(vec![arrival]).await.map_err(unavailable)?;
    inner.places.note(account, from, to);
    Ok(())
}

pub(super) fn unavailable(error: StoreError) -> SinkError {
    tracing::error!(%error, "the store does not answer");
    SinkError::Unavailable { what: "the store does not answer now".to_owned() }
}

/// What one channel remembers.
pub(super) struct Remembered {
    pub(super) inner: Arc<Inner>,
    pub(super) account: Account,
}

impl Marks for Remembered {
    fn read(&self) -> BoxFuture<'_, Result<BTreeMap<String, String>, SinkError>> {
        Box::pin(async move { Ok(self.account.known(self.inner.store.as_ref()).await.map_err(unavailable)?.marks) })
    }

    fn write(&self, changed: BTreeMap<String, String>) -> BoxFuture<'_, Result<(), SinkError>> {
        Box::pin(async move {
            let now = self.inner.clock.now();
            // Writing the same again is no repeat: another may have been written since.
            let delivery = DeliveryId::new(format!("marks:{}:{}", now.0, self.inner.unique()));
            let arrival = self.account.arrival(delivery, now, ToldAccount::Marked { marks: changed })?;
            self.inner.store.accept(vec![arrival]).await.map(drop).map_err(unavailable)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_more_than_once() {
        let (places, bot) = (Places::default(), BotId::new("bot"));
        let at = |place: &str| Address { channel: "c".into(), account: "a".into(), place: place.into(), author: "u".into() };
        let account = Account::of(&bot, &at("1"));
        assert_eq!(places.first(&bot, at("2")), at("2"));
        places.note(&account, &"1".into(), &"2".into());
        places.note(&account, &"2".into(), &"3".into());
        for (place, first, now) in [("1", "1", "3"), ("2", "1", "2"), ("3", "1", "3"), ("9", "9", "9")] {
            assert_eq!((places.first(&bot, at(place)), places.now(&bot, at(place))), (at(first), at(now)), "{place}");
        }
        let mut known = Known::default();
        for (from, to) in [("1", "2"), ("2", "3")] {
            known.learn(ToldAccount::Moved { from: from.into(), to: to.into() });
        }
        assert_eq!(known.moved, BTreeMap::from([("1".into(), "3".into())]));
        let other = BotId::new("other");
        assert_eq!(places.first(&other, at("2")), at("2"));
    }

    #[test]
    fn marks_are_set_and_taken_away() {
        let mut known = Known::default();
        for (name, value) in [("a", "1"), ("b", "2"), ("a", "3"), ("b", "")] {
            known.learn(ToldAccount::Marked { marks: BTreeMap::from([(name.to_owned(), value.to_owned())]) });
        }
        assert_eq!(known.marks, BTreeMap::from([("a".to_owned(), "3".to_owned())]));
    }
}
