//! What the handle, the writer and the readers share.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tokio::sync::watch;

use super::cache::Cache;
use super::disk::Disk;
use crate::ports::{StoreError, StoreResult, StoreStats};
use crate::store::envelope::Sealer;
use crate::store::error::{closed, damaged};
use crate::store::keyring::Keyring;
use crate::store::names::{Hash, Names};
use crate::store::scheduler::Scheduler;

/// The open store.
pub(super) struct Shared {
    pub(super) names: Names,
    pub(super) ring: Arc<Keyring>,
    pub(super) sealer: Sealer,
    pub(super) cache: Cache,
    pub(super) scheduler: Scheduler<Hash>,
    pub(super) figures: Figures,
    pub(super) groups: Groups,
    disk: RwLock<Option<Arc<Disk>>>,
    failure: OnceLock<(io::ErrorKind, String)>,
}

/// Counters for [`StoreStats`].
#[derive(Default)]
pub(super) struct Figures {
    pub(super) aggregates: AtomicU64,
    pub(super) commits: AtomicU64,
    pub(super) accepted: AtomicU64,
    pub(super) flushes: AtomicU64,
}

/// How far writing has come.
pub(super) struct Groups {
    /// Held for writing while a group is applied, so that a reader sees all of a group or none of it.
    pub(super) gate: RwLock<()>,
    started: AtomicU64,
    settled: watch::Sender<u64>,
}

impl Groups {
    fn new() -> Self {
        Self { gate: RwLock::new(()), started: AtomicU64::new(0), settled: watch::Sender::new(0) }
    }

    /// A group is about to be applied.
    pub(super) fn start(&self) {
        self.started.fetch_add(1, Ordering::AcqRel);
    }

    /// The group is durable, or never will be.
    pub(super) fn settle(&self) {
        self.settled.send_replace(self.started.load(Ordering::Acquire));
    }

    /// Waits until what was applied before this call is durable.
    async fn wait(&self) {
        let seen = self.started.load(Ordering::Acquire);
        let mut settled = self.settled.subscribe();
        // The sender lives as long as `self`.
        if settled.wait_for(|settled| *settled >= seen).await.is_err() {
            tracing::debug!("the writer is gone");
        }
    }
}

impl Shared {
    pub(super) fn new(names: Names, ring: Keyring, sealer: Sealer, scheduler: Scheduler<Hash>, disk: Disk, recent_bytes: usize) -> Self {
        Self {
            names,
            ring: Arc::new(ring),
            sealer,
            cache: Cache::new(recent_bytes),
            scheduler,
            figures: Figures::default(),
            groups: Groups::new(),
            disk: RwLock::new(Some(Arc::new(disk))),
            failure: OnceLock::new(),
        }
    }

    /// The log, unless the store failed or is closed.
    pub(super) fn disk(&self, doing: &'static str) -> StoreResult<Arc<Disk>> {
        if self.failure.get().is_some() {
            return Err(self.lost(doing));
        }
        self.disk.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(|| closed(doing))
    }

    /// Lets go of the log.
    pub(super) fn close(&self) {
        let disk = self.disk.write().unwrap_or_else(PoisonError::into_inner).take();
        self.cache.clear();
        // sled may panic when it is dropped after a failed write; there is nothing more to save then.
        if catch_unwind(AssertUnwindSafe(|| drop(disk))).is_err() {
            tracing::error!("sled failed while it was closed");
        }
    }

    /// After this every call fails until the store is opened again.
    pub(super) fn fail(&self, error: &io::Error) {
        let fresh = self.failure.set((error.kind(), error.to_string())).is_ok();
        if fresh {
            tracing::error!(%error, "the store failed and takes nothing more; free the disk or repair it, then start again");
        }
    }

    /// The error of a call that the failed writer cannot serve.
    pub(super) fn lost(&self, doing: &'static str) -> StoreError {
        let Some((kind, what)) = self.failure.get() else { return closed(doing) };
        let what = format!("the store failed earlier and takes nothing more until it is opened again: {what}");
        StoreError::Io { doing, source: io::Error::new(*kind, what) }
    }

    pub(super) fn failed(&self) -> bool {
        self.failure.get().is_some()
    }

    pub(super) fn stats(&self) -> StoreStats {
        StoreStats {
            aggregates: self.figures.aggregates.load(Ordering::Relaxed),
            commits: self.figures.commits.load(Ordering::Relaxed),
            accepted: self.figures.accepted.load(Ordering::Relaxed),
            flushes: self.figures.flushes.load(Ordering::Relaxed),
        }
    }

    /// Runs `read` against the log beside the async runtime, and answers once all it may have seen is durable.
    pub(super) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        doing: &'static str,
        read: impl FnOnce(&Self, &Disk) -> io::Result<T> + Send + 'static,
    ) -> StoreResult<T> {
        let disk = self.disk(doing)?;
        let shared = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || read(&shared, &disk)).await;
        let value = done.map_err(|panicked| damaged(format!("{doing}: the log is damaged ({panicked})")))?;
        let value = value.map_err(|error| failure(doing, error))?;
        self.groups.wait().await;
        if self.failed() { Err(self.lost(doing)) } else { Ok(value) }
    }
}

/// Damage is refused with instructions; anything else is an IO error.
pub(super) fn failure(doing: &'static str, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::InvalidData => damaged(format!("{doing}: {error}")),
        _ => StoreError::Io { doing, source: error },
    }
}
