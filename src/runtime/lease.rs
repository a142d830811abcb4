//! Holding a lease: why a lane must let go, and how it keeps hold while something takes long.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::aggregate::pseudonym;
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
    /// The bot as it runs now has no such account.
    #[error("reach {0}, which is not connected")]
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
pub(super) struct Parked(Mutex<BTreeMap<BotId, OfBot>>);

#[derive(Default)]
struct OfBot {
    leases: BTreeMap<Key, Lease>,
    /// The accounts that are waited for.
    accounts: BTreeSet<String>,
}

impl Parked {
    /// A lane has the conversation again.
    pub(super) fn forget(&self, key: &Key) {
        if let Some(of_bot) = self.lock().get_mut(&key.bot) {
            of_bot.leases.remove(key);
        }
    }

    /// All leases of a bot.
    pub(super) fn take(&self, bot: &BotId) -> Vec<Lease> {
        self.lock().remove(bot).unwrap_or_default().leases.into_values().collect()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.lock().values().map(|of_bot| of_bot.leases.len()).sum()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<BotId, OfBot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps a lease with which `unit` could do nothing, since it has no such account. One that is no more what runs is no
/// reason to wait. People are told once for each account and version.
pub(super) async fn park(inner: &Inner, unit: &Arc<BotUnit>, lease: Lease, account: String) {
    tracing::debug!(conversation = %pseudonym(&lease.key), account, "a conversation waits for its account");
    {
        // A version that comes after this look takes the leases after it too, and finds this one.
        let mut parked = inner.parked.lock();
        if inner.bot(&lease.key.bot).is_some_and(|running| Arc::ptr_eq(&running, unit)) {
            let of_bot = parked.entry(lease.key.bot.clone()).or_default();
            if !of_bot.accounts.contains(&account) {
                let give_up_secs = inner.limits.give_up.as_secs();
                tracing::warn!(bot = %lease.key.bot, account, give_up_secs, "customers wait for an account that the bot does not have; put it back, or what they said is given up");
                of_bot.accounts.insert(account);
            }
            of_bot.leases.insert(lease.key.clone(), lease);
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
