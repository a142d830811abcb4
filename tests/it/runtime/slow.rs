//! A store that takes its time to read an inbox, so that a test can do something meanwhile, and that can hang.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use turjuman::core::key::{Identity, Key};
use turjuman::core::time::Timestamp;
use turjuman::ports::{
    Accepted, Arrival, Commit, Committed, ExportLine, Lease, Logged, Of, Pending, Record, Store, StoreResult, StoreStats, Version,
};
use turjuman::store::Memory;

/// Everything but [`Store::inbox`] is done at once, unless it hangs.
pub struct Slow {
    pub store: Memory,
    pub inbox: Duration,
    /// Whether [`Store::load`] does not come back.
    pub hangs: Arc<AtomicBool>,
    /// Whether [`Store::accept`] does not come back.
    pub stuck: Arc<AtomicBool>,
}

impl Store for Slow {
    fn inbox(&self, key: &Key) -> BoxFuture<'_, StoreResult<Vec<Pending>>> {
        let key = key.clone();
        Box::pin(async move {
            if !self.inbox.is_zero() {
                tokio::time::sleep(self.inbox).await;
            }
            self.store.inbox(&key).await
        })
    }

    fn accept(&self, arrivals: Vec<Arrival>) -> BoxFuture<'_, StoreResult<Vec<Accepted>>> {
        Box::pin(async move {
            while self.stuck.load(Ordering::Relaxed) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            self.store.accept(arrivals).await
        })
    }

    fn load(&self, key: &Key) -> BoxFuture<'_, StoreResult<Option<(Record, Version)>>> {
        let key = key.clone();
        Box::pin(async move {
            while self.hangs.load(Ordering::Relaxed) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            self.store.load(&key).await
        })
    }

    fn commit(&self, commit: Commit) -> BoxFuture<'_, StoreResult<Committed>> {
        self.store.commit(commit)
    }

    fn claim(&self, now: Timestamp, ttl: Duration, limit: usize, wait: Duration) -> BoxFuture<'_, StoreResult<Vec<Lease>>> {
        self.store.claim(now, ttl, limit, wait)
    }

    fn renew(&self, lease: &Lease, now: Timestamp, ttl: Duration) -> BoxFuture<'_, StoreResult<Lease>> {
        self.store.renew(lease, now, ttl)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, StoreResult<()>> {
        self.store.release(lease)
    }

    fn events(&self, of: Of) -> BoxFuture<'_, StoreResult<Vec<Logged>>> {
        self.store.events(of)
    }

    fn expire(&self, now: Timestamp, n: usize) -> BoxFuture<'_, StoreResult<usize>> {
        self.store.expire(now, n)
    }

    fn erase(&self, identity: &Identity) -> BoxFuture<'_, StoreResult<usize>> {
        self.store.erase(identity)
    }

    fn export(&self) -> BoxFuture<'_, StoreResult<BoxStream<'static, StoreResult<ExportLine>>>> {
        self.store.export()
    }

    fn import(&self, lines: Vec<ExportLine>) -> BoxFuture<'_, StoreResult<usize>> {
        self.store.import(lines)
    }

    fn stats(&self) -> StoreStats {
        self.store.stats()
    }

    fn close(&self) -> BoxFuture<'_, StoreResult<()>> {
        self.store.close()
    }
}
