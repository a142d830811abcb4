//! What stands in the rows: a clear head of numbers where the store itself needs them, then the envelope.
//!
//! A body is one line of JSON that says whose it is, then the caller's bytes as they came.

use std::io;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::core::key::{DeliveryId, Identity, Key};
use crate::core::time::Timestamp;
use crate::ports::{Logged, Pending, Record, Version};
use crate::store::envelope::{self, MAX_PACKED, Packed, pack};
use crate::store::keyring::Keyring;

const NEVER: i64 = i64::MIN;
const RECORD_HEAD: usize = 28;
const DELIVERY_HEAD: usize = 8;
/// Bytes of events that share a row; an event that is larger has one of its own.
const EVENTS_OF_A_ROW: usize = MAX_PACKED / 2;

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Owner {
    pub(super) key: Key,
    pub(super) identity: Identity,
}

#[derive(Serialize, Deserialize)]
struct ArrivalLine {
    owner: Owner,
    delivery: DeliveryId,
    order: Option<i64>,
    at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct EventsLine {
    at: Timestamp,
    lengths: Vec<usize>,
}

/// The clear numbers before a record's envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RecordHead {
    pub(super) version: Version,
    pub(super) due: Option<Timestamp>,
    pub(super) last_event: u64,
    pub(super) schema: u32,
}

impl RecordHead {
    pub(super) fn encode(&self) -> Vec<u8> {
        let due = self.due.map_or(NEVER, |at| at.0);
        [&self.version.0.to_be_bytes()[..], &due.to_be_bytes(), &self.last_event.to_be_bytes(), &self.schema.to_be_bytes()].concat()
    }

    /// The head of a record's value, and the envelope after it.
    pub(super) fn decode(value: &[u8]) -> io::Result<(Self, &[u8])> {
        let parse = || {
            let (version, rest) = value.split_first_chunk::<8>()?;
            let (due, rest) = rest.split_first_chunk::<8>()?;
            let (last_event, rest) = rest.split_first_chunk::<8>()?;
            let (schema, rest) = rest.split_first_chunk::<4>()?;
            let due = i64::from_be_bytes(*due);
            let head = Self {
                version: Version(u64::from_be_bytes(*version)),
                due: (due != NEVER).then_some(Timestamp(due)),
                last_event: u64::from_be_bytes(*last_event),
                schema: u32::from_be_bytes(*schema),
            };
            Some((head, rest))
        };
        parse().ok_or_else(|| damaged("a record without its head"))
    }
}

/// The clear time before a delivery id's envelope.
pub(super) fn delivery_head(at: Timestamp) -> [u8; DELIVERY_HEAD] {
    at.0.to_be_bytes()
}

/// The time of a delivery's value, and the envelope after it.
pub(super) fn split_delivery(value: &[u8]) -> io::Result<(Timestamp, &[u8])> {
    let (at, rest) = value.split_first_chunk::<DELIVERY_HEAD>().ok_or_else(|| damaged("a delivery without its time"))?;
    Ok((Timestamp(i64::from_be_bytes(*at)), rest))
}

/// The envelope within a row's value of this many head bytes.
pub(super) const fn head_bytes(tag: crate::store::names::Tag) -> usize {
    use crate::store::names::Tag;
    match tag {
        Tag::Record => RECORD_HEAD,
        Tag::Delivery => DELIVERY_HEAD,
        Tag::Arrival | Tag::Events => 0,
    }
}

pub(super) fn pack_record(key: &Key, record: &Record) -> io::Result<Packed> {
    join(&Owner { key: key.clone(), identity: record.identity.clone() }, &[&record.bytes])
}

pub(super) fn pack_arrival(key: &Key, identity: &Identity, pending: &Pending) -> io::Result<Packed> {
    let owner = Owner { key: key.clone(), identity: identity.clone() };
    let line = ArrivalLine { owner, delivery: pending.delivery.clone(), order: pending.order, at: pending.at };
    join(&line, &[&pending.bytes])
}

pub(super) fn pack_delivery(id: &DeliveryId) -> io::Result<Packed> {
    pack(id.as_str().as_bytes())
}

/// The events of one commit, usually in one row: how many a row has, and its body.
pub(super) fn pack_events(at: Timestamp, events: &[Vec<u8>]) -> io::Result<Vec<(u64, Packed)>> {
    let mut rows = Vec::new();
    let mut rest = events;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fit = rest.iter().take_while(|event| {
            bytes += event.len();
            bytes <= EVENTS_OF_A_ROW
        });
        let (some, more) = rest.split_at(fit.count().max(1));
        let bodies: Vec<&[u8]> = some.iter().map(Vec::as_slice).collect();
        rows.push((some.len() as u64, join(&EventsLine { at, lengths: some.iter().map(Vec::len).collect() }, &bodies)?));
        rest = more;
    }
    Ok(rows)
}

/// A record's row; `None` when it was erased.
pub(super) fn read_record(ring: &Keyring, row: &[u8], value: &[u8]) -> io::Result<Option<(Key, RecordHead, Record)>> {
    let (head, sealed) = RecordHead::decode(value)?;
    let Some(body) = open(ring, row, value, sealed)? else { return Ok(None) };
    let (Owner { key, identity }, bytes) = split(&body)?;
    Ok(Some((key, head, Record { due: head.due, identity, schema: head.schema, bytes: bytes.to_vec() })))
}

/// An arrival's row; `None` when it was erased.
pub(super) fn read_arrival(ring: &Keyring, row: &[u8], value: &[u8]) -> io::Result<Option<(Owner, Pending)>> {
    let Some(body) = open(ring, row, value, value)? else { return Ok(None) };
    let (ArrivalLine { owner, delivery, order, at }, bytes) = split(&body)?;
    Ok(Some((owner, Pending { delivery, order, at, bytes: bytes.to_vec() })))
}

/// A delivery id's row; `None` when it was erased.
pub(super) fn read_delivery(ring: &Keyring, row: &[u8], value: &[u8]) -> io::Result<Option<(DeliveryId, Timestamp)>> {
    let (at, sealed) = split_delivery(value)?;
    let Some(body) = open(ring, row, value, sealed)? else { return Ok(None) };
    let id = String::from_utf8(body).map_err(|_not_text| damaged("a delivery id that is not text"))?;
    Ok(Some((DeliveryId::new(id), at)))
}

/// The events of one commit whose last sequence is `last`; empty when they were erased.
pub(super) fn read_events(ring: &Keyring, key: &Key, row: &[u8], last: u64, value: &[u8]) -> io::Result<Vec<Logged>> {
    let Some(body) = open(ring, row, value, value)? else { return Ok(Vec::new()) };
    let (EventsLine { at, lengths }, mut rest) = split(&body)?;
    let first = (last + 1).checked_sub(lengths.len() as u64).ok_or_else(|| damaged("events that are numbered wrongly"))?;
    let mut events = Vec::with_capacity(lengths.len());
    for (sequence, length) in (first..).zip(lengths) {
        let (bytes, after) = rest.split_at_checked(length).ok_or_else(|| damaged("events that are cut"))?;
        events.push(Logged { key: key.clone(), sequence, at, bytes: bytes.to_vec() });
        rest = after;
    }
    Ok(events)
}

/// What a value is bound to: its row and the clear head before the envelope.
pub(super) fn bound(row: &[u8], head: &[u8]) -> Vec<u8> {
    [row, head].concat()
}

fn open(ring: &Keyring, row: &[u8], value: &[u8], sealed: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let head = value.get(..value.len() - sealed.len()).unwrap_or_default();
    envelope::open(ring, sealed, &bound(row, head))
}

fn join(line: &impl Serialize, bodies: &[&[u8]]) -> io::Result<Packed> {
    let mut body = serde_json::to_vec(line)?;
    body.push(b'\n');
    for bytes in bodies {
        body.extend_from_slice(bytes);
    }
    pack(&body)
}

fn split<T: DeserializeOwned>(body: &[u8]) -> io::Result<(T, &[u8])> {
    let end = body.iter().position(|byte| *byte == b'\n').ok_or_else(|| damaged("a body without its first line"))?;
    let (line, rest) = body.split_at(end);
    Ok((serde_json::from_slice(line)?, rest.get(1..).unwrap_or_default()))
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
