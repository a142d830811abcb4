//! Claims conversations that are due and gives each a lane.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use super::account;
use super::aggregate::pseudonym;
use super::lane::Lane;
use super::lease;
use super::shared::Inner;
use super::spending;
use super::ticket;
use crate::core::key::Kind;
use crate::ports::Lease;

/// How many leases one claim takes at most.
const BATCH: usize = 256;
/// How long one claim waits for something to be due.
const WAIT: Duration = Duration::from_secs(1);
/// How long to wait after the store failed.
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// How often old delivery ids are removed.
const TIDY_EVERY: Duration = Duration::from_secs(60);
/// How many delivery ids are removed at a time.
const TIDY_BATCH: usize = 5_000;

/// Runs until the runtime stops.
pub(super) async fn run(inner: Arc<Inner>, lanes: TaskTracker) {
    let slots = Arc::new(Semaphore::new(inner.limits.max_lanes));
    while !inner.stop.is_cancelled() {
        let free = slots.available_permits().min(BATCH);
        if free == 0 {
            tokio::select! {
                permit = slots.acquire() => drop(permit),
                () = inner.stop.cancelled() => return,
            }
            continue;
        }
        let claim = inner.store.claim(inner.clock.now(), inner.limits.lease, free, WAIT);
        let leases = tokio::select! {
            leases = claim => leases,
            () = inner.stop.cancelled() => return,
        };
        match leases {
            Ok(leases) => {
                for lease in leases {
                    let Ok(permit) = Arc::clone(&slots).acquire_owned().await else { return };
                    let inner = Arc::clone(&inner);
                    lanes.spawn(async move {
                        serve(inner, lease).await;
                        drop(permit);
                    });
                }
            }
            Err(error) => {
                inner.note_failure(&error);
                tracing::error!(%error, "cannot claim conversations");
                tokio::time::sleep(STORE_PAUSE).await;
            }
        }
    }
}

async fn serve(inner: Arc<Inner>, lease: Lease) {
    let Some(unit) = inner.bot(&lease.key.bot) else {
        // The bot is not run here; its data waits until it is. The lease is kept, so that it is not claimed without pause.
        tracing::debug!(conversation = %pseudonym(&lease.key), "no such bot is running");
        return;
    };
    match lease.key.kind {
        Kind::Conversation => Lane::run(inner, unit, lease).await,
        kind @ (Kind::Ticket | Kind::Counter | Kind::Account) => {
            let (store, now) = (inner.store.as_ref(), inner.clock.now());
            let settled = match kind {
                Kind::Ticket => ticket::settle(store, &lease, now).await,
                Kind::Account => account::settle(store, &lease, now).await,
                _ => spending::settle(store, &lease, now).await,
            };
            if let Err(error) = settled {
                tracing::error!(what = ?kind, %error, "cannot settle what was told; trying again later");
                return;
            }
            lease::release(&inner, lease).await;
        }
    }
}

/// Removes what is older than it needs to be, now and then.
pub(super) async fn tidy(inner: Arc<Inner>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(TIDY_EVERY) => {}
            () = inner.stop.cancelled() => return,
        }
        while !inner.stop.is_cancelled() {
            match inner.store.expire(inner.clock.now(), TIDY_BATCH).await {
                Ok(TIDY_BATCH..) => {}
                Ok(_) => break,
                Err(error) => {
                    tracing::error!(%error, "cannot remove old delivery ids");
                    break;
                }
            }
        }
        for unit in inner.bots.units() {
            for channel in unit.channels.values() {
                channel.pacer.tidy();
            }
        }
    }
}
