//! Recently used aggregates, opened: what a turn reads between `accept` and `commit` comes from here.
//!
//! Only the writer puts something in, and only after it is durable; a reader that misses reads the log.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use crate::core::key::Key;
use crate::core::time::Timestamp;
use crate::ports::{Pending, Record, Version};
use crate::store::error::lock;
use crate::store::names::Hash;

/// What an entry costs beside its bytes.
const OVERHEAD: usize = 256;

/// The record and the inbox of one aggregate, whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The clear key, once any readable row told it.
    pub(super) key: Option<Key>,
    pub(super) record: Option<Arc<(Record, Version)>>,
    /// By order of arrival.
    pub(super) inbox: BTreeMap<u64, Arc<Pending>>,
    pub(super) last_event: u64,
    /// Whether any row of the aggregate is in the log.
    pub(super) known: bool,
}

impl Entry {
    pub(super) fn due(&self) -> Option<Timestamp> {
        self.record.as_ref().and_then(|kept| kept.0.due)
    }

    pub(super) fn version(&self) -> Option<Version> {
        self.record.as_ref().map(|kept| kept.1)
    }

    pub(super) fn inbox(&self) -> Vec<Pending> {
        self.inbox.values().map(|pending| Pending::clone(pending)).collect()
    }

    fn weight(&self) -> usize {
        let record = self.record.as_ref().map_or(0, |kept| kept.0.bytes.len());
        let inbox: usize = self.inbox.values().map(|pending| pending.bytes.len() + OVERHEAD).sum();
        OVERHEAD + record + inbox
    }
}

/// A bounded map of entries. Two generations: what is used moves to the young one; when that is full it becomes
/// the old one, and what was in the old one goes.
pub(super) struct Cache {
    generations: Mutex<Generations>,
    limit: usize,
}

#[derive(Default)]
struct Generations {
    young: HashMap<Hash, Entry>,
    old: HashMap<Hash, Entry>,
    weight: usize,
}

impl Cache {
    /// A cache of at most about `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self { generations: Mutex::default(), limit }
    }

    /// Reads an entry, if it is here.
    pub(super) fn read<T>(&self, hash: &Hash, read: impl FnOnce(&Entry) -> T) -> Option<T> {
        let mut generations = lock(&self.generations);
        if let Some(entry) = generations.young.get(hash) {
            return Some(read(entry));
        }
        let entry = generations.old.remove(hash)?;
        let value = read(&entry);
        generations.put(*hash, entry, self.limit);
        Some(value)
    }

    /// Puts entries that are durable now.
    pub(super) fn put(&self, entries: HashMap<Hash, Entry>) {
        let mut generations = lock(&self.generations);
        for (hash, entry) in entries {
            generations.old.remove(&hash);
            generations.put(hash, entry, self.limit);
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        *lock(&self.generations) = Generations::default();
    }
}

impl Generations {
    fn put(&mut self, hash: Hash, entry: Entry, limit: usize) {
        self.weight += entry.weight();
        if let Some(before) = self.young.insert(hash, entry) {
            self.weight = self.weight.saturating_sub(before.weight());
        }
        if self.weight > limit / 2 {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_rest_goes() {
        let cache = Cache::new(OVERHEAD * 20);
        let entry = |number: u64| Entry { last_event: number, ..Entry::default() };
        for number in 0..100 {
            cache.put(HashMap::from([(u128::from(number).to_be_bytes(), entry(number))]));
            assert_eq!(cache.read(&0_u128.to_be_bytes(), |entry| entry.last_event), Some(0), "{number}");
        }
        assert_eq!(cache.read(&1_u128.to_be_bytes(), |entry| entry.last_event), None);
        assert_eq!(cache.read(&99_u128.to_be_bytes(), |entry| entry.last_event), Some(99));
        let generations = lock(&cache.generations);
        assert!(generations.young.len() + generations.old.len() <= 21);
    }
}
