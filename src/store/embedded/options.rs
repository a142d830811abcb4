//! What can be chosen about the embedded store.

use std::time::Duration;

/// Room for the log and all else of the store, which needs some of it even to open.
pub(super) const RESERVE: u64 = 256 << 20;

/// Choices for [`super::Sled::open`]; the defaults serve 100,000 conversations.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SledOptions {
    /// Bytes of sled's own page cache.
    pub cache_bytes: u64,
    /// Bytes of recently used records and inboxes that are kept opened in memory.
    pub recent_bytes: usize,
    /// How often the highest sequence is written beside the log while the store is busy.
    pub mark_every: Duration,
    /// After how long a write that does not come back ends the process.
    pub hang_after: Duration,
    /// Bytes of the disk that files of customers leave free, so that what they write always finds room.
    pub reserve_bytes: u64,
    /// Whether what is acknowledged was brought to the disk. Only tests of the tests switch it off.
    #[cfg(feature = "testing")]
    pub sync: bool,
}

impl Default for SledOptions {
    fn default() -> Self {
        Self {
            cache_bytes: 96 << 20,
            recent_bytes: 64 << 20,
            mark_every: Duration::from_secs(5),
            hang_after: Duration::from_secs(30),
            reserve_bytes: RESERVE,
            #[cfg(feature = "testing")]
            sync: true,
        }
    }
}

impl SledOptions {
    /// Whether to sync.
    #[cfg(feature = "testing")]
    pub(super) const fn syncs(&self) -> bool {
        self.sync
    }

    /// Whether to sync: always.
    #[cfg(not(feature = "testing"))]
    #[expect(clippy::unused_self, reason = "the same call as with the feature `testing`")]
    pub(super) const fn syncs(&self) -> bool {
        true
    }
}
