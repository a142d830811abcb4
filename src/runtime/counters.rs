//! What happened since the start, as numbers.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// Counters since the start; every field only grows.
        #[derive(Debug, Default)]
        pub struct Counters { $($(#[$doc])* pub $name: AtomicU64,)+ }

        /// The counters at one moment.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Snapshot { $($(#[$doc])* pub $name: u64,)+ }

        impl Counters {
            /// Reads all counters.
            pub fn snapshot(&self) -> Snapshot {
                Snapshot { $($name: self.$name.load(Ordering::Relaxed),)+ }
            }
        }
    };
}

counters! {
    /// Events taken from platforms.
    taken,
    /// Events that were taken before.
    duplicates,
    /// Turns that were committed.
    turns,
    /// Messages decided to be shown.
    shown,
    /// Requests a platform took.
    sent,
    /// Attempts that failed and will be repeated.
    retries,
    /// Attempts whose outcome is unknown.
    unknown,
    /// Requests sent again after an unknown outcome to a platform that cannot recognise them.
    repeated,
    /// Requests given up.
    undeliverable,
    /// Answers cancelled because the customer went on writing.
    rejoined,
    /// Answers decided again because they were too old.
    stale,
    /// Versions of a bot that took the place of another.
    reloads,
    /// Versions of a bot that were refused.
    failed_reloads,
    /// Panics in a step, a model or a renderer.
    panics,
    /// Events set aside after three panics.
    quarantined,
    /// Drafts that were kept from the customer.
    withheld,
    /// Texts shown in another language than wanted, because the wanted one was broken or missing.
    text_fallbacks,
    /// Microseconds spent in steps.
    step_us,
    /// Microseconds spent in retrieval and the model.
    answer_us,
    /// Microseconds spent rendering, splitting and encoding.
    render_us,
    /// Microseconds spent waiting for commits.
    commit_us,
    /// Microseconds spent waiting for platforms.
    send_us,
}

impl Counters {
    /// Adds one.
    pub fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Adds many.
    pub fn add(counter: &AtomicU64, n: u64) {
        counter.fetch_add(n, Ordering::Relaxed);
    }
}

/// Whole microseconds since `began`.
pub(super) fn micros(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX)
}
