//! Ends the process when a write does not come back: a hung disk would otherwise take messages in silence.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use crate::ports::StoreResult;
use crate::store::error::io_error;

/// The least and the most time between two looks.
const LOOKS: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));

/// Since when the writer is at a write.
pub(super) struct Watch {
    start: Instant,
    /// Milliseconds after `start`, plus one; 0 while nothing is written.
    since: AtomicU64,
}

impl Watch {
    /// Begins to watch; ends with the last other owner of the watch.
    pub(super) fn start(hang_after: Duration) -> StoreResult<Arc<Self>> {
        let watch = Arc::new(Self { start: Instant::now(), since: AtomicU64::new(0) });
        let watched = Arc::downgrade(&watch);
        let look = move || look(&watched, hang_after);
        std::thread::Builder::new().name("store-watchdog".into()).spawn(look).map_err(io_error("open the store"))?;
        Ok(watch)
    }

    /// A write begins.
    pub(super) fn begin(&self) {
        self.since.store(self.elapsed().saturating_add(1), Ordering::Release);
    }

    /// The write came back.
    pub(super) fn end(&self) {
        self.since.store(0, Ordering::Release);
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn hangs(&self, after: Duration) -> bool {
        let since = self.since.load(Ordering::Acquire);
        since != 0 && u128::from(self.elapsed().saturating_add(1).saturating_sub(since)) >= after.as_millis()
    }
}

fn look(watched: &Weak<Watch>, hang_after: Duration) {
    let pause = (hang_after / 8).clamp(LOOKS.0, LOOKS.1);
    while let Some(watch) = watched.upgrade() {
        if watch.hangs(hang_after) {
            let seconds = hang_after.as_secs_f32();
            tracing::error!("a write to the store did not come back for {seconds} s; ending the process, nothing acknowledged is lost");
            eprintln!("error: a write to the store did not come back for {seconds} s. The disk may be failing or full.");
            eprintln!("  help: nothing acknowledged is lost. Check the disk, then start again.");
            std::process::abort();
        }
        drop(watch);
        std::thread::sleep(pause);
    }
}
