//! Tests of the stores.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]

mod child;
mod crash;
mod damage;
mod erasure;

use std::path::Path;
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt};
use turjuman::conformance::store::{Place, run};
use turjuman::ports::{Store, StoreResult};
use turjuman::store::{Memory, Sled, SledOptions};

struct InMemory;

impl Place for InMemory {
    fn open(&self) -> BoxFuture<'_, StoreResult<Arc<dyn Store>>> {
        async { Ok(Arc::new(Memory::new()) as Arc<dyn Store>) }.boxed()
    }

    fn durable(&self) -> bool {
        false
    }
}

struct InFolder {
    folder: tempfile::TempDir,
    options: SledOptions,
}

impl InFolder {
    fn new(options: SledOptions) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), options }
    }
}

impl Place for InFolder {
    fn open(&self) -> BoxFuture<'_, StoreResult<Arc<dyn Store>>> {
        async { Ok(Arc::new(open(self.folder.path(), &self.options)?) as Arc<dyn Store>) }.boxed()
    }

    fn durable(&self) -> bool {
        true
    }
}

fn open(folder: &Path, options: &SledOptions) -> StoreResult<Sled> {
    Sled::open(folder, options)
}

fn passes(outcome: Result<usize, String>) {
    match outcome {
        Ok(cases) => assert!(cases > 30, "{cases}"),
        Err(broken) => panic!("\n{broken}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_memory_store_conforms() {
    passes(run(|| InMemory).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_sled_store_conforms() {
    passes(run(|| InFolder::new(SledOptions::default())).await);
}

/// Without anything in memory every read goes to the log.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_sled_store_conforms_without_its_memory() {
    let mut options = SledOptions::default();
    options.recent_bytes = 0;
    passes(run(|| InFolder::new(options.clone())).await);
}
