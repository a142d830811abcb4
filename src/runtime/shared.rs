//! What lanes, sinks and readers share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio_util::sync::CancellationToken;

use super::account::Places;
use super::aggregate::Aggregate;
use super::counters::Counters;
use super::lease::Parked;
use super::live::Lives;
use super::meter::Meter;
use super::ready::Pulse;
use super::running::Bots;
use super::unit::{BotUnit, Limits};
use super::waker::Wakers;
use crate::core::dialogue::Conversation;
use crate::core::key::{BotId, Key};
use crate::ports::{Clock, Store, StoreError, StoreResult};

/// One per runtime.
pub(super) struct Inner {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) limits: Limits,
    /// Empty until [`Runtime::start`](super::Runtime::start); sinks exist before it, since channels are connected with them.
    pub(super) bots: Bots,
    /// Leases that wait for a new version of their bot.
    pub(super) parked: Parked,
    /// Wakes lanes.
    pub(super) lanes: Arc<Wakers>,
    /// Wakes those who wait for the history.
    pub(super) readers: Arc<Wakers>,
    /// What is being written now.
    pub(super) lives: Arc<Lives>,
    /// Which places have another id now.
    pub(super) places: Places,
    /// Tells things apart that have no id of their own.
    pub(super) unique: AtomicU64,
    pub(super) counters: Arc<Counters>,
    pub(super) meter: Meter,
    /// Whether the store answers.
    pub(super) pulse: Pulse,
    /// Nothing new is begun.
    pub(super) stop: CancellationToken,
    /// What is under way is parked.
    pub(super) stop_now: CancellationToken,
    /// The store failed; nothing more can be taken until it is opened again.
    pub(super) failed: CancellationToken,
    /// Nothing runs any more.
    pub(super) ended: CancellationToken,
}

impl Inner {
    /// The version of a bot that runs now, if it runs here.
    pub(super) fn bot(&self, id: &BotId) -> Option<Arc<BotUnit>> {
        self.bots.unit(id)
    }

    /// A number that was not given before since the start.
    pub(super) fn unique(&self) -> u64 {
        self.unique.fetch_add(1, Ordering::Relaxed)
    }

    /// Notes that the store failed for good. A value that is too large is no failure of the store's.
    pub(super) fn note_failure(&self, error: &StoreError) {
        if matches!(error, StoreError::Io { source, .. } if source.kind() != std::io::ErrorKind::InvalidInput) && !self.stop.is_cancelled()
        {
            self.failed.cancel();
        }
    }

    /// The state of a conversation as it was last committed.
    pub(super) async fn conversation(&self, key: &Key) -> StoreResult<Option<Conversation>> {
        Ok(self.aggregate(key).await?.map(|aggregate| aggregate.conversation))
    }

    /// The record of a conversation as it was last committed.
    pub(super) async fn aggregate(&self, key: &Key) -> StoreResult<Option<Aggregate>> {
        let Some((record, _)) = self.store.load(key).await? else { return Ok(None) };
        let unreadable = |error| StoreError::Io { doing: "read a record", source: std::io::Error::other(error) };
        Aggregate::decode(record.schema, &record.bytes).map(Some).map_err(unreadable)
    }
}
