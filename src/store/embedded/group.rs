//! One group of operations: each is checked against the log and the operations before it in the group, and all
//! that pass become one batch.

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ::sled::Batch;

use super::cache::Entry;
use super::disk::Disk;
use super::read;
use super::rows::{self, RecordHead};
use super::shared::Shared;
use super::writer::{Imported, Prepared, Taken};
use crate::core::key::Key;
use crate::core::time::Timestamp;
use crate::ports::{Accepted, Committed, StoreError, StoreResult, Version};
use crate::store::envelope::Packed;
use crate::store::error::{judge, refused};
use crate::store::names::{Hash, Tag, day, day_row, row};

/// The operations taken so far.
pub(super) struct Group<'a> {
    shared: &'a Shared,
    disk: &'a Disk,
    pub(super) batch: Batch,
    entries: HashMap<Hash, Entry>,
    /// The keys of `entries` in the order of the operations.
    touched: Vec<Hash>,
    /// How many arrivals were ever taken.
    pub(super) arrivals: u64,
    pub(super) rows: usize,
    taken: HashSet<(Hash, Hash)>,
    days: &'a mut HashSet<(u32, Hash)>,
    commits: u64,
    accepted: u64,
}

impl<'a> Group<'a> {
    pub(super) fn new(shared: &'a Shared, disk: &'a Disk, arrivals: u64, days: &'a mut HashSet<(u32, Hash)>) -> Self {
        Self {
            shared,
            disk,
            batch: Batch::default(),
            entries: HashMap::new(),
            touched: Vec::new(),
            arrivals,
            rows: 0,
            taken: HashSet::new(),
            days,
            commits: 0,
            accepted: 0,
        }
    }

    /// The aggregate as this group leaves it so far.
    fn entry(&mut self, hash: &Hash) -> io::Result<&mut Entry> {
        if !self.entries.contains_key(hash) {
            let entry = match self.shared.cache.read(hash, Entry::clone) {
                Some(entry) => entry,
                None => read::entry(self.shared, self.disk, hash)?,
            };
            self.entries.insert(*hash, entry);
            self.touched.push(*hash);
        }
        self.entries.get_mut(hash).ok_or_else(|| io::Error::other("an entry that was just put is gone"))
    }

    /// Takes arrivals in the order given.
    pub(super) fn accept(&mut self, arrivals: Vec<Taken>) -> io::Result<Vec<Accepted>> {
        arrivals.into_iter().map(|taken| self.accept_one(taken)).collect()
    }

    fn accept_one(&mut self, taken: Taken) -> io::Result<Accepted> {
        let delivery = row(&taken.hash, Tag::Delivery, &taken.delivery);
        if self.taken.contains(&(taken.hash, taken.delivery)) || self.disk.tree().contains_key(&delivery)? {
            return Ok(Accepted::Duplicate);
        }
        let data_key = self.shared.ring.number_for(&taken.identity)?;
        self.entry(&taken.hash)?;
        self.arrivals += 1;
        let number = self.arrivals;
        self.put_delivery(&taken.hash, delivery, taken.pending.at, data_key, &taken.packed_delivery)?;
        self.put(row(&taken.hash, Tag::Arrival, &number.to_be_bytes()), &[], data_key, &taken.packed)?;
        self.taken.insert((taken.hash, taken.delivery));
        let entry = self.entry(&taken.hash)?;
        entry.key = Some(taken.key);
        entry.inbox.insert(number, Arc::new(taken.pending));
        self.accepted += 1;
        Ok(Accepted::New)
    }

    /// Writes a commit, unless the lease or the version speaks against it.
    pub(super) fn commit(&mut self, prepared: Prepared) -> io::Result<StoreResult<Committed>> {
        let Prepared { commit, hash, identity, packed, packed_events } = prepared;
        let holds_lease = self.shared.scheduler.holds(&hash, commit.fence);
        let entry = self.entry(&hash)?;
        let waiting: HashSet<_> = entry.inbox.values().map(|pending| &pending.delivery).collect();
        let version = match judge(&commit, holds_lease, entry.version(), |delivery| waiting.contains(delivery)) {
            Ok(version) => version,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let data_key = self.shared.ring.number_for(&identity)?;
        let entry = self.entry(&hash)?;
        let last_event = entry.last_event + commit.events.len() as u64;
        let consumed: HashSet<_> = commit.consumed.iter().collect();
        let gone = entry.inbox.extract_if(.., |_, pending| consumed.contains(&pending.delivery)).map(|(number, _)| number);
        let gone: Vec<u64> = gone.collect();
        for number in gone {
            self.batch.remove(row(&hash, Tag::Arrival, &number.to_be_bytes()));
            self.rows += 1;
        }
        let head = RecordHead { version, due: commit.record.due, last_event, schema: commit.record.schema };
        self.put(row(&hash, Tag::Record, &[]), &head.encode(), data_key, &packed)?;
        let mut last = last_event - commit.events.len() as u64;
        for (count, packed) in packed_events {
            last += count;
            self.put(row(&hash, Tag::Events, &last.to_be_bytes()), &[], data_key, &packed)?;
        }
        let entry = self.entry(&hash)?;
        entry.key = Some(commit.key);
        entry.last_event = last_event;
        entry.record = Some(Arc::new((commit.record, version)));
        self.commits += 1;
        Ok(Ok(Committed { version, last_event }))
    }

    /// Writes one aggregate of an export.
    pub(super) fn import(&mut self, imported: Imported) -> io::Result<StoreResult<()>> {
        let Imported { key, hash, identity, contents, packed } = &imported;
        if self.entry(hash)?.known || self.entry(hash)?.key.is_some() {
            return Ok(Err(already_there(key)));
        }
        let data_key = self.shared.ring.number_for(identity)?;
        let last_event = contents.history.last().map_or(0, |logged| logged.sequence);
        let mut entry = Entry { key: Some(key.clone()), last_event, ..Entry::default() };
        if let (Some((record, version)), Some(packed)) = (&contents.record, &packed.record) {
            let head = RecordHead { version: Version(version.0), due: record.due, last_event, schema: record.schema };
            self.put(row(hash, Tag::Record, &[]), &head.encode(), data_key, packed)?;
            entry.record = Some(Arc::new((record.clone(), *version)));
        }
        for (pending, packed) in contents.inbox.iter().zip(&packed.inbox) {
            self.arrivals += 1;
            let number = self.arrivals;
            self.put(row(hash, Tag::Arrival, &number.to_be_bytes()), &[], data_key, packed)?;
            entry.inbox.insert(number, Arc::new(pending.clone()));
        }
        for (logged, (_, packed)) in contents.history.iter().zip(&packed.events) {
            self.put(row(hash, Tag::Events, &logged.sequence.to_be_bytes()), &[], data_key, packed)?;
        }
        for ((_, at), (delivery, packed)) in contents.deliveries.iter().zip(&packed.deliveries) {
            self.put_delivery(hash, row(hash, Tag::Delivery, delivery), *at, data_key, packed)?;
            self.taken.insert((*hash, *delivery));
        }
        self.entries.insert(*hash, entry);
        Ok(Ok(()))
    }

    fn put_delivery(&mut self, hash: &Hash, name: Vec<u8>, at: Timestamp, data_key: u32, packed: &Packed) -> io::Result<()> {
        self.put(name, &rows::delivery_head(at), data_key, packed)?;
        let day = day(at);
        if self.days.insert((day, *hash)) {
            self.batch.insert(day_row(day, hash), &[]);
        }
        Ok(())
    }

    /// Seals a value for its row.
    fn put(&mut self, name: Vec<u8>, head: &[u8], data_key: u32, packed: &Packed) -> io::Result<()> {
        let sealed = self.shared.sealer.seal(&self.shared.ring, data_key, packed, &rows::bound(&name, head))?;
        let value = if head.is_empty() { sealed } else { [head, &sealed].concat() };
        self.batch.insert(name, value);
        self.rows += 1;
        Ok(())
    }

    /// How many aggregates the group is the first to write.
    pub(super) fn count_new(&mut self) -> u64 {
        let mut new = 0;
        for entry in self.entries.values_mut() {
            let has_rows = entry.record.is_some() || !entry.inbox.is_empty();
            new += u64::from(has_rows && !entry.known);
            entry.known |= has_rows;
        }
        new
    }

    /// Shows in memory what is durable now.
    pub(super) fn publish(self) {
        let figures = &self.shared.figures;
        figures.commits.fetch_add(self.commits, Ordering::Relaxed);
        figures.accepted.fetch_add(self.accepted, Ordering::Relaxed);
        let due: Vec<_> = self
            .touched
            .iter()
            .filter_map(|hash| self.entries.get(hash).map(|entry| (*hash, entry.due(), !entry.inbox.is_empty())))
            .collect();
        self.shared.cache.put(self.entries);
        for (hash, due, waiting) in due {
            self.shared.scheduler.set(&hash, due, waiting);
        }
    }
}

fn already_there(key: &Key) -> StoreError {
    refused(format!("{key} is already there"), "import into a new, empty store")
}
