//! Removes files whose time has come.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::ports::{Blobs, Clock};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(3600);

/// Looks at once and then now and then, until `stop`.
pub async fn expire_files(blobs: Arc<dyn Blobs>, clock: Arc<dyn Clock>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match blobs.expire(clock.now()).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "old files were removed"),
            Err(error) => tracing::error!(%error, "cannot remove old files"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.cancelled() => return,
        }
    }
}
