//! Reading aggregates from the log.

use std::io;
use std::sync::{Arc, PoisonError};

use super::cache::Entry;
use super::disk::Disk;
use super::rows::{self, Owner};
use super::shared::Shared;
use crate::core::key::Key;
use crate::ports::{Logged, Of};
use crate::store::export::Contents;
use crate::store::names::{self, Hash, Tag, number, row};

/// The record and inbox of an aggregate. What was erased is absent.
pub(super) fn entry(shared: &Shared, disk: &Disk, hash: &Hash) -> io::Result<Entry> {
    let mut entry = Entry::default();
    for pair in disk.tree().scan_prefix(hash) {
        let (name, value) = pair?;
        entry.known = true;
        match names::parse(&name) {
            Some((_, Tag::Record, _)) => {
                if let Some((key, head, record)) = rows::read_record(&shared.ring, &name, &value)? {
                    entry.key = Some(key);
                    entry.last_event = head.last_event;
                    entry.record = Some(Arc::new((record, head.version)));
                }
            }
            Some((_, Tag::Arrival, rest)) => {
                let number = number(rest).ok_or_else(wrong_row)?;
                if let Some((Owner { key, .. }, pending)) = rows::read_arrival(&shared.ring, &name, &value)? {
                    entry.key = Some(key);
                    entry.inbox.insert(number, Arc::new(pending));
                }
            }
            _ => break,
        }
    }
    if entry.known && entry.record.is_none() {
        // Numbers of events are never given twice, even if the record was erased.
        let last = disk.tree().scan_prefix(row(hash, Tag::Events, &[])).next_back().transpose()?;
        entry.last_event =
            last.map_or(Some(0), |(name, _)| names::parse(&name).and_then(|(.., rest)| number(rest))).ok_or_else(wrong_row)?;
    }
    Ok(entry)
}

/// As [`entry`], without a half of a group.
pub(super) fn whole_entry(shared: &Shared, disk: &Disk, hash: &Hash) -> io::Result<Entry> {
    let _gate = shared.groups.gate.read().unwrap_or_else(PoisonError::into_inner);
    entry(shared, disk, hash)
}

/// The history of an aggregate.
pub(super) fn events(shared: &Shared, disk: &Disk, of: &Of) -> io::Result<Vec<Logged>> {
    let _gate = shared.groups.gate.read().unwrap_or_else(PoisonError::into_inner);
    match of {
        Of::Key { key, after, limit } => events_after(shared, disk, key, *after, *limit),
        Of::Newest { key, limit } => newest_events(shared, disk, key, *limit),
    }
}

fn events_after(shared: &Shared, disk: &Disk, key: &Key, after: u64, limit: usize) -> io::Result<Vec<Logged>> {
    let hash = shared.names.key(key);
    let mut events = Vec::new();
    let Some(from) = after.checked_add(1) else { return Ok(events) };
    let rows = row(&hash, Tag::Events, &from.to_be_bytes())..=row(&hash, Tag::Events, &[0xff; 8]);
    for pair in disk.tree().range(rows) {
        if events.len() >= limit {
            break;
        }
        let found = read_row(shared, key, pair)?;
        events.extend(found.into_iter().filter(|event| event.sequence > after));
    }
    events.truncate(limit);
    Ok(events)
}

fn newest_events(shared: &Shared, disk: &Disk, key: &Key, limit: usize) -> io::Result<Vec<Logged>> {
    let hash = shared.names.key(key);
    let mut newest_first = Vec::new();
    for pair in disk.tree().scan_prefix(row(&hash, Tag::Events, &[])).rev() {
        if newest_first.len() >= limit {
            break;
        }
        newest_first.extend(read_row(shared, key, pair)?.into_iter().rev());
    }
    newest_first.truncate(limit);
    newest_first.reverse();
    Ok(newest_first)
}

fn read_row(shared: &Shared, key: &Key, pair: ::sled::Result<(::sled::IVec, ::sled::IVec)>) -> io::Result<Vec<Logged>> {
    let (name, value) = pair?;
    let last = names::parse(&name).and_then(|(.., rest)| number(rest)).ok_or_else(wrong_row)?;
    rows::read_events(&shared.ring, key, &name, last, &value)
}

/// Everything of one aggregate at one moment; `None` when nobody can say any more whose it is.
pub(super) fn contents(shared: &Shared, disk: &Disk, hash: &Hash) -> io::Result<Option<(Owner, Contents)>> {
    let _gate = shared.groups.gate.read().unwrap_or_else(PoisonError::into_inner);
    let mut contents = Contents::default();
    let mut owner = None;
    let mut histories = Vec::new();
    for pair in disk.tree().scan_prefix(hash) {
        let (name, value) = pair?;
        match names::parse(&name) {
            Some((_, Tag::Record, _)) => {
                if let Some((key, head, record)) = rows::read_record(&shared.ring, &name, &value)? {
                    owner = Some(Owner { key, identity: record.identity.clone() });
                    contents.record = Some((record, head.version));
                }
            }
            Some((_, Tag::Arrival, _)) => {
                if let Some((whose, pending)) = rows::read_arrival(&shared.ring, &name, &value)? {
                    owner.get_or_insert(whose);
                    contents.inbox.push(pending);
                }
            }
            Some((_, Tag::Delivery, _)) => contents.deliveries.extend(rows::read_delivery(&shared.ring, &name, &value)?),
            Some((_, Tag::Events, _)) => histories.push(Ok((name, value))),
            None => return Err(wrong_row()),
        }
    }
    let Some(owner) = owner else { return Ok(None) };
    for pair in histories {
        contents.history.extend(read_row(shared, &owner.key, pair)?);
    }
    contents.deliveries.sort();
    Ok(Some((owner, contents)))
}

pub(super) fn wrong_row() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a row with a wrong name")
}
