//! The bots as they run now, and how a new version takes the place of the one before.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::counters::Counters;
use super::unit::BotUnit;
use crate::core::key::BotId;
use crate::core::time::Timestamp;

/// A version of a bot, as short as people write it: the first half of its hash.
#[must_use]
pub fn version_name(version: u64) -> String {
    format!("{:08x}", version >> 32)
}

/// A bot as it runs now, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotStatus {
    /// The bot.
    pub bot: BotId,
    /// Its [`version_name`].
    pub version: String,
    /// Since when this version runs.
    pub loaded: jiff::Timestamp,
    /// How often a version took the place of another since the start.
    pub reloads: u64,
    /// How often a version was refused since the start.
    pub failed_reloads: u64,
}

/// One version of a bot at work.
pub(super) struct Running {
    pub(super) unit: Arc<BotUnit>,
    /// Ends the receiving of this version's channels.
    pub(super) stop: CancellationToken,
    /// The receiving of this version's channels.
    pub(super) receiving: TaskTracker,
    loaded: Timestamp,
    tally: Arc<Tally>,
}

/// What happened to a bot since the start, over all its versions.
#[derive(Default)]
struct Tally {
    reloads: AtomicU64,
    failed: AtomicU64,
}

/// All bots of a runtime. Reading costs no lock.
pub(super) struct Bots {
    counters: Arc<Counters>,
    running: ArcSwap<BTreeMap<BotId, Arc<Running>>>,
    /// One change at a time.
    changing: Mutex<()>,
}

impl Bots {
    /// None yet.
    pub(super) fn new(counters: Arc<Counters>) -> Self {
        Self { counters, running: ArcSwap::default(), changing: Mutex::default() }
    }

    /// The version of a bot that runs now.
    pub(super) fn unit(&self, id: &BotId) -> Option<Arc<BotUnit>> {
        self.running.load().get(id).map(|running| Arc::clone(&running.unit))
    }

    /// All that run now.
    pub(super) fn units(&self) -> Vec<Arc<BotUnit>> {
        self.running.load().values().map(|running| Arc::clone(&running.unit)).collect()
    }

    /// All that run now, for people.
    pub(super) fn status(&self) -> Vec<BotStatus> {
        let of = |(id, running): (&BotId, &Arc<Running>)| BotStatus {
            bot: id.clone(),
            version: version_name(running.unit.bot.version),
            loaded: jiff::Timestamp::from_millisecond(running.loaded.0).unwrap_or_default(),
            reloads: running.tally.reloads.load(Ordering::Relaxed),
            failed_reloads: running.tally.failed.load(Ordering::Relaxed),
        };
        self.running.load().iter().map(of).collect()
    }

    /// Lets a unit take the place of the bot's older one, if there is one, whose channels are told to stop receiving.
    /// An account goes on at the pace it kept: a change is no occasion for a burst. Answers both.
    pub(super) fn put(&self, mut unit: BotUnit, stop: CancellationToken, now: Timestamp) -> (Arc<Running>, Option<Arc<Running>>) {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let id = unit.bot.id.clone();
        let old = self.running.load().get(&id).cloned();
        let tally = old.as_ref().map(|old| Arc::clone(&old.tally)).unwrap_or_default();
        if let Some(old) = &old {
            Counters::count(&tally.reloads);
            Counters::count(&self.counters.reloads);
            for (key, channel) in &mut unit.channels {
                if let Some(before) = old.unit.channels.get(key).filter(|before| before.caps.pace == channel.caps.pace) {
                    channel.pacer = Arc::clone(&before.pacer);
                }
            }
        }
        let running = Arc::new(Running { unit: Arc::new(unit), stop, receiving: TaskTracker::new(), loaded: now, tally });
        let mut all = BTreeMap::clone(&self.running.load());
        all.insert(id, Arc::clone(&running));
        self.running.store(Arc::new(all));
        if let Some(old) = &old {
            old.stop.cancel();
            old.receiving.close();
        }
        (running, old)
    }

    /// Counts a version of a bot that was refused.
    pub(super) fn refused(&self, id: &BotId) {
        if let Some(running) = self.running.load().get(id) {
            Counters::count(&running.tally.failed);
            Counters::count(&self.counters.failed_reloads);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_eight_digits() {
        for (version, expect) in [(0, "00000000"), (0x0123_4567_89ab_cdef, "01234567"), (u64::MAX, "ffffffff")] {
            assert_eq!(version_name(version), expect);
        }
    }
}
