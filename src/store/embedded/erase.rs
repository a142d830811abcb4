//! Finding the rows that an erasure or the passing of time removes. The writer removes them.

use std::io;

use ::sled::IVec;

use super::disk::Disk;
use super::read::wrong_row;
use super::rows;
use crate::core::time::Timestamp;
use crate::ports::DELIVERY_DAYS;
use crate::store::envelope;
use crate::store::names::{self, Hash, Tag, day, row};

/// A row with the value it had when it was found.
pub(super) type Found = (IVec, IVec);

/// All rows that were sealed with a data key, and of how many aggregates.
pub(super) fn sealed_with(disk: &Disk, data_key: u32) -> io::Result<(usize, Vec<Found>)> {
    let mut found = Vec::new();
    let mut aggregates = 0;
    let mut last = None;
    for pair in disk.tree().iter() {
        let (name, value) = pair?;
        let Some((hash, tag, _)) = names::parse(&name) else { continue };
        let sealed = value.get(rows::head_bytes(tag)..).ok_or_else(wrong_row)?;
        if envelope::key_number(sealed) == Some(data_key) {
            aggregates += usize::from(last != Some(hash));
            last = Some(hash);
            found.push((name, value));
        }
    }
    Ok((aggregates, found))
}

/// At most `n` delivery ids that are too old at `now`, and the days that have none left then.
pub(super) fn expired(disk: &Disk, now: Timestamp, n: usize) -> io::Result<(usize, Vec<Found>)> {
    let oldest_kept = now.plus_ms(-DELIVERY_DAYS * 86_400_000);
    let mut found = Vec::new();
    let mut count = 0;
    for pair in disk.tree().scan_prefix(names::days()) {
        let (name, value) = pair?;
        let (this_day, hash) = names::parse_day(&name).ok_or_else(wrong_row)?;
        if this_day > day(oldest_kept) || count >= n {
            break;
        }
        let (old, more) = expired_of(disk, &hash, this_day, oldest_kept, n - count)?;
        count += old.len();
        found.extend(old);
        if !more {
            found.push((name, value));
        }
    }
    Ok((count, found))
}

/// At most `n` delivery ids of an aggregate and a day that are too old, and whether the day has more.
fn expired_of(disk: &Disk, hash: &Hash, this_day: u32, oldest_kept: Timestamp, n: usize) -> io::Result<(Vec<Found>, bool)> {
    let mut old = Vec::new();
    for pair in disk.tree().scan_prefix(row(hash, Tag::Delivery, &[])) {
        let (name, value) = pair?;
        let (at, _) = rows::split_delivery(&value)?;
        if day(at) == this_day {
            if at >= oldest_kept || old.len() >= n {
                return Ok((old, true));
            }
            old.push((name, value));
        }
    }
    Ok((old, false))
}
