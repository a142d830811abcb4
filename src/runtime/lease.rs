//! Holding a lease: why a lane must let go, and how it keeps hold while something takes long.

use std::sync::Arc;

use super::shared::Inner;
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

/// Keeps a lease until the bots change or it ends: nothing can be done with it as they are.
pub(super) fn until_changed(inner: &Arc<Inner>, lease: Lease) {
    let (inner, change) = (Arc::clone(inner), inner.bots.change());
    tokio::spawn(async move {
        tokio::select! {
            () = change => {}
            () = tokio::time::sleep(inner.limits.lease) => return,
            () = inner.stop.cancelled() => return,
        }
        if let Err(error) = inner.store.release(lease).await {
            tracing::debug!(%error, "cannot release a lease");
        }
    });
}
