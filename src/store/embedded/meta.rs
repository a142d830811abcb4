//! The row that is written with every group: what is said once for the whole store.

use std::io;

use serde::{Deserialize, Serialize};

/// The version of the layout of all rows.
pub(super) const FORMAT: u32 = 1;

/// What is said once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Meta {
    /// The version of the layout.
    pub(super) format: u32,
    /// Tells whether the secret belongs to this log.
    pub(super) check: u64,
    /// How often the store was opened: the high bits of every fence.
    pub(super) epoch: u64,
    /// How many groups were written.
    pub(super) sequence: u64,
    /// How many arrivals were taken: the order of arrival.
    pub(super) arrivals: u64,
    /// How many aggregates there are.
    pub(super) aggregates: u64,
    /// How many data keys were given.
    pub(super) keys: u32,
}

impl Meta {
    /// The meta of an empty store.
    pub(super) const fn new(check: u64) -> Self {
        Self { format: FORMAT, check, epoch: 0, sequence: 0, arrivals: 0, aggregates: 0, keys: 0 }
    }

    pub(super) fn encode(&self) -> io::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    pub(super) fn decode(bytes: &[u8]) -> io::Result<Self> {
        Ok(serde_json::from_slice(bytes)?)
    }
}
