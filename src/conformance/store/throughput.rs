//! How many whole turns a store does in a second: accept, load, commit, each awaited.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use super::{TTL, arrival, commit, key};
use crate::core::time::Timestamp;
use crate::ports::{Lease, Store, StoreError, StoreResult};

/// Bytes of a record of the probe: what a conversation weighs after some turns.
const RECORD_BYTES: usize = 1200;

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Throughput {
    /// Whole turns.
    pub turns: u64,
    /// Whole turns per second.
    pub per_second: f64,
    /// The median of a turn, in milliseconds.
    pub median_ms: f64,
    /// The 99th percentile of a turn, in milliseconds.
    pub p99_ms: f64,
}

/// Lets `tasks` customers each do turn after turn for `span`, every one in a conversation of its own.
///
/// # Errors
/// The first error of the store.
pub async fn throughput(store: Arc<dyn Store>, tasks: usize, span: Duration, now: Timestamp) -> StoreResult<Throughput> {
    let mut leases = Vec::with_capacity(tasks);
    for number in 0..tasks {
        store.accept(vec![arrival(&key(&format!("probe {number}")), "begin")]).await?;
    }
    while leases.len() < tasks {
        let claimed = store.claim(now, TTL.max(span * 2), tasks, Duration::from_secs(1)).await?;
        if claimed.is_empty() {
            break;
        }
        leases.extend(claimed);
    }
    let start = Instant::now();
    let customers = leases.into_iter().map(|lease| customer(Arc::clone(&store), lease, start, span));
    let mut turns = Vec::new();
    for done in join_all(customers.map(tokio::spawn)).await {
        let stopped = |error| StoreError::Io { doing: "measure", source: std::io::Error::other(error) };
        turns.extend(done.map_err(stopped)??);
    }
    let seconds = start.elapsed().as_secs_f64();
    turns.sort_unstable();
    let at = |part: f64| turns.get((turns.len() as f64 * part) as usize).map_or(0.0, |turn| turn.as_secs_f64() * 1000.0);
    Ok(Throughput { turns: turns.len() as u64, per_second: turns.len() as f64 / seconds, median_ms: at(0.5), p99_ms: at(0.99) })
}

/// One customer's turns: how long each took.
async fn customer(store: Arc<dyn Store>, lease: Lease, start: Instant, span: Duration) -> StoreResult<Vec<Duration>> {
    let mut turns = Vec::new();
    let mut before = "begin".to_owned();
    while start.elapsed() < span {
        let turn = Instant::now();
        let id = format!("turn {}", turns.len());
        store.accept(vec![arrival(&lease.key, &id)]).await?;
        let version = store.load(&lease.key).await?.map_or(0, |(_, version)| version.0);
        let inbox = store.inbox(&lease.key).await?.len();
        let mut next = commit(&lease, version, &[&before, &id], &["heard", "shown"]);
        next.record.bytes = body(version, inbox);
        store.commit(next).await?;
        before = id;
        turns.push(turn.elapsed());
    }
    Ok(turns)
}

/// JSON of the usual size that does not compress to nothing.
fn body(version: u64, inbox: usize) -> Vec<u8> {
    let mut body = format!("{{\"version\":{version},\"inbox\":{inbox},\"lines\":\"").into_bytes();
    let mut state = version;
    while body.len() < RECORD_BYTES {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        body.extend_from_slice(format!("{:x} thank you for your order, ", state >> 40).as_bytes());
    }
    body.extend_from_slice(b"\"}");
    body
}
