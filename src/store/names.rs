//! What things are called on disk: keyed hashes instead of clear ids, and the rows of one aggregate as neighbours.
//!
//! ```text
//! [hash of the key: 16][0]                      record
//! [hash of the key: 16][1][number: 8]           one unconsumed arrival, by order of arrival
//! [hash of the key: 16][2][hash of the id: 16]  one delivery id of the last seven days
//! [hash of the key: 16][3][last sequence: 8]    the events of one commit
//! ["\0deliveries\0"][day: 4][hash of the key]   an aggregate that took deliveries on that day
//! ["meta"]                                      what is said once: sequence, epoch, counts
//! ```

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::core::key::{DeliveryId, Identity, Key, Kind};
use crate::core::time::Timestamp;

/// A keyed hash, cut to 128 bits: enough that no two of 2^50 names meet.
pub(crate) type Hash = [u8; 16];

/// Bytes of the store secret.
pub(crate) const SECRET_BYTES: usize = 32;

/// The row that is written with every group.
pub(crate) const META: &[u8] = b"meta";

const DELIVERIES: &[u8] = b"\0deliveries\0";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What a row of an aggregate holds. The order puts what is read together side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tag {
    Record = 0,
    Arrival = 1,
    Delivery = 2,
    Events = 3,
}

/// Hashes names with the store secret.
#[derive(Clone)]
pub(crate) struct Names(Hmac<Sha256>);

impl Names {
    /// Names under `secret`.
    pub(crate) fn new(secret: &[u8; SECRET_BYTES]) -> Self {
        // HMAC itself fills a short key up with zeros.
        let mut block = [0; 64];
        block.split_at_mut(SECRET_BYTES).0.copy_from_slice(secret);
        Self(Hmac::new(&block.into()))
    }

    /// The hash of an aggregate's key.
    pub(crate) fn key(&self, key: &Key) -> Hash {
        let kind = match key.kind {
            Kind::Conversation => "conversation",
            Kind::Ticket => "ticket",
            Kind::Counter => "counter",
            Kind::Account => "account",
        };
        self.hash("key", &[key.bot.as_str(), kind, &key.id])
    }

    /// The hash of a delivery id. Aggregates do not share it: equal ids of two customers look different.
    pub(crate) fn delivery(&self, aggregate: &Hash, id: &DeliveryId) -> Hash {
        let mut mac = self.0.clone();
        mac.update(b"delivery");
        mac.update(aggregate);
        mac.update(id.as_str().as_bytes());
        cut(mac)
    }

    /// The hash of an identity.
    pub(crate) fn identity(&self, identity: &Identity) -> Hash {
        self.hash("identity", &[identity.bot.as_str(), &identity.account, &identity.author])
    }

    /// The hash of a file's id. Owners do not share it.
    pub(crate) fn blob(&self, owner: &Hash, id: &str) -> Hash {
        let mut mac = self.0.clone();
        mac.update(b"blob");
        mac.update(owner);
        mac.update(id.as_bytes());
        cut(mac)
    }

    /// What tells whether two files were written under the same secret.
    pub(crate) fn check(&self) -> Hash {
        self.hash("check", &[])
    }

    /// Parts are hashed with their lengths, so that no two lists of parts give the same bytes.
    fn hash(&self, what: &str, parts: &[&str]) -> Hash {
        let mut mac = self.0.clone();
        mac.update(what.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        cut(mac)
    }
}

fn cut(mac: Hmac<Sha256>) -> Hash {
    let whole: [u8; 32] = mac.finalize().into_bytes().into();
    let mut hash = Hash::default();
    hash.copy_from_slice(whole.split_at(16).0);
    hash
}

/// The key of a row of an aggregate.
pub(crate) fn row(aggregate: &Hash, tag: Tag, rest: &[u8]) -> Vec<u8> {
    let mut row = Vec::with_capacity(aggregate.len() + 1 + rest.len());
    row.extend_from_slice(aggregate);
    row.push(tag as u8);
    row.extend_from_slice(rest);
    row
}

/// The aggregate, tag and rest of a row's key; `None` for rows that belong to no aggregate.
pub(crate) fn parse(row: &[u8]) -> Option<(Hash, Tag, &[u8])> {
    if row.starts_with(DELIVERIES) {
        return None;
    }
    let (aggregate, rest) = row.split_first_chunk::<16>()?;
    let (tag, rest) = rest.split_first()?;
    let tag = [Tag::Record, Tag::Arrival, Tag::Delivery, Tag::Events].into_iter().find(|known| *known as u8 == *tag)?;
    Some((*aggregate, tag, rest))
}

/// The number at the end of an arrival's or an event row's key.
pub(crate) fn number(rest: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(rest.try_into().ok()?))
}

/// The first row after everything of this aggregate; `None` behind the last possible hash.
pub(crate) fn after(aggregate: &Hash) -> Option<Hash> {
    u128::from_be_bytes(*aggregate).checked_add(1).map(u128::to_be_bytes)
}

/// The day of a moment, as rows of [`day_row`] count it.
pub(crate) fn day(at: Timestamp) -> u32 {
    u32::try_from(at.0.div_euclid(DAY_MS).max(0)).unwrap_or(u32::MAX)
}

/// The row that says: this aggregate took deliveries on that day.
pub(crate) fn day_row(day: u32, aggregate: &Hash) -> Vec<u8> {
    [DELIVERIES, &day.to_be_bytes(), aggregate].concat()
}

/// Where the rows of [`day_row`] begin.
pub(crate) fn days() -> &'static [u8] {
    DELIVERIES
}

/// The day and aggregate of a row of [`day_row`].
pub(crate) fn parse_day(row: &[u8]) -> Option<(u32, Hash)> {
    let (day, aggregate) = row.strip_prefix(DELIVERIES)?.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*day), aggregate.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_parse_to_what_they_were_made_of() {
        let names = Names::new(&[7; SECRET_BYTES]);
        let aggregate = names.hash("key", &["a", "b"]);
        assert_ne!(aggregate, names.hash("key", &["ab", ""]));
        assert_ne!(aggregate, Names::new(&[8; SECRET_BYTES]).hash("key", &["a", "b"]));
        for tag in [Tag::Record, Tag::Arrival, Tag::Delivery, Tag::Events] {
            assert_eq!(parse(&row(&aggregate, tag, &[1, 2])), Some((aggregate, tag, [1, 2].as_slice())));
        }
        assert_eq!(parse(META), None);
        assert_eq!(parse(&day_row(3, &aggregate)), None);
        assert_eq!(parse_day(&day_row(3, &aggregate)), Some((3, aggregate)));
        assert_eq!(after(&[0xff; 16]), None);
        assert!(row(&aggregate, Tag::Events, &[0xff; 8]).as_slice() < after(&aggregate).unwrap().as_slice());
    }
}
