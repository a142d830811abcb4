//! Snowflakes: ids that tell when they were given.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

/// When Discord began to count, in Unix milliseconds.
const EPOCH_MS: u64 = 1_420_070_400_000;
/// How many bits of an id stand behind its time.
const BELOW_TIME: u32 = 22;

/// An id of Discord's. A later one is larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl Id {
    /// When it was given, in Unix milliseconds.
    #[must_use]
    pub const fn unix_ms(self) -> u64 {
        (self.0 >> BELOW_TIME) + EPOCH_MS
    }

    /// Of which of `count` shards a guild of this id is.
    pub(super) const fn shard(self, count: u64) -> u64 {
        match (self.0 >> BELOW_TIME).checked_rem(count) {
            Some(shard) => shard,
            None => 0,
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = ParseIntError;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        id.parse().map(Self)
    }
}

// As Discord writes them: JSON's numbers are too small for some readers.
impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Gives ids out, each larger than those before.
#[derive(Debug, Default)]
pub(super) struct Ids(u64);

impl Ids {
    pub(super) fn next(&mut self) -> Id {
        self.0 = (now_ms().saturating_sub(EPOCH_MS) << BELOW_TIME).max(self.0 + 1);
        Id(self.0)
    }

    /// An id of a guild that is of this shard.
    pub(super) fn of_shard(&mut self, shard: u64, count: u64) -> Id {
        let mut id = self.next();
        while id.shard(count) != shard && shard < count {
            self.0 += 1 << BELOW_TIME;
            id = Id(self.0);
        }
        id
    }
}

pub(super) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A time as Discord writes it.
pub(super) fn iso(unix_ms: u64) -> String {
    let time = i64::try_from(unix_ms).ok().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok()).unwrap_or_default();
    time.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_are_larger_and_tell_their_time() {
        let mut ids = Ids::default();
        let given: Vec<Id> = (0..1000).map(|_| ids.next()).collect();
        assert!(given.is_sorted_by(|a, b| a < b));
        assert!(now_ms().abs_diff(given[0].unix_ms()) < 1000);
        for shard in 0..5 {
            assert_eq!(ids.of_shard(shard, 5).shard(5), shard);
        }
        assert_eq!(iso(Id(1_473_118_766_652_199_044).unix_ms()), "2026-02-17T00:48:03.193000+00:00");
    }
}
