//! Holding a lease: why a lane must let go, and how it keeps hold while something takes long.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::shared::Inner;
use super::unit::BotUnit;
use crate::core::key::{BotId, Key};
use crate::ports::{Lease, StoreError};

/// Why a lane ends early.
#[derive(Debug, thiserror::Error)]
pub(super) enum LaneError {
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bot as it runs now has no such channel. What was accepted waits until it has one again.
    #[error("reach the channel {0}, which is not connected: what was accepted waits for it")]
    Unconnected(String),
    /// The record or an arrival was written by a newer program. It is left as it is.
    #[error("read what another version of this program wrote: {0}")]
    Unreadable(String),
}

/// What a lane's work answers.
pub(super) type LaneResult<T> = Result<T, LaneError>;

/// Waits for something that may take longer than a lease lasts, and keeps the lease meanwhile.
pub(super) async fn hold<T>(inner: &Inner, lease: &mut Lease, work: impl Future<Output = T>) -> LaneResult<T> {
    tokio::pin!(work);
    loop {
        tokio::select! {
            biased;
            done = &mut work => return Ok(done),
            () = tokio::time::sleep(inner.limits.lease / 3) => {
                *lease = inner.store.renew(lease, inner.clock.now(), inner.limits.lease).await?;
            }
        }
    }
}

/// Leases of conversations that nothing can be done for as their bots are: kept, so that they are not claimed without
/// pause, until a new version runs or they end.
#[derive(Default)]
pub(super) struct Parked(Mutex<BTreeMap<BotId, BTreeMap<Key, Lease>>>);

impl Parked {
    /// A lane has the conversation again.
    pub(super) fn forget(&self, key: &Key) {
        if let Some(of_bot) = self.lock().get_mut(&key.bot) {
            of_bot.remove(key);
        }
    }

    /// All leases of a bot.
    pub(super) fn take(&self, bot: &BotId) -> Vec<Lease> {
        self.lock().remove(bot).unwrap_or_default().into_values().collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<BotId, BTreeMap<Key, Lease>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps a lease with which `unit` could do nothing. One that is no more what runs is no reason to wait.
pub(super) async fn park(inner: &Inner, unit: &Arc<BotUnit>, lease: Lease) {
    {
        // A version that comes after this look takes the leases after it too, and finds this one.
        let mut parked = inner.parked.lock();
        if inner.bot(&lease.key.bot).is_some_and(|running| Arc::ptr_eq(&running, unit)) {
            parked.entry(lease.key.bot.clone()).or_default().insert(lease.key.clone(), lease);
            return;
        }
    }
    release(inner, lease).await;
}

/// Gives a lease back.
pub(super) async fn release(inner: &Inner, lease: Lease) {
    if let Err(error) = inner.store.release(lease).await {
        tracing::debug!(%error, "cannot release a lease");
    }
}
