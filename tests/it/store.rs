//! Tests of the stores.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

mod child;
mod crash;
mod damage;
mod erasure;
mod exports;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt};
use turjuman::conformance::store::{Place, run, throughput};
use turjuman::core::time::Timestamp;
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

/// More at once than a group takes and than may wait: nobody is turned away.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_callers_than_may_wait_are_all_served() {
    const CALLERS: usize = 6000;
    let place = InFolder::new(SledOptions::default());
    let store = place.open().await.unwrap();
    let key = child::key("busy");
    let calls = (0..CALLERS).map(|number| store.accept(vec![child::arrival(&key, &format!("{number}"))]));
    let accepted = futures_util::future::try_join_all(calls).await.unwrap();
    assert!(accepted.iter().all(|accepted| accepted == &[turjuman::ports::Accepted::New]));
    assert_eq!(store.inbox(&key).await.unwrap().len(), CALLERS);
}

/// The probe works; how fast this machine and build are is printed, not judged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_throughput_probe_measures_whole_turns() {
    let seconds = std::env::var("TURJUMAN_PROBE_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(0.3);
    for tasks in [64, 1000] {
        let place = InFolder::new(SledOptions::default());
        let store = place.open().await.unwrap();
        let seen = throughput(Arc::clone(&store), tasks, Duration::from_secs_f64(seconds), Timestamp(0)).await.unwrap();
        eprintln!("{tasks} tasks: {seen:?}, {:?}", store.stats());
        assert!(seen.turns >= tasks as u64);
        store.close().await.unwrap();
    }
}
