//! Which aggregates are due and who holds them: due times and leases in memory.
//!
//! It must not know what an aggregate is; `K` is a key or a hash of one. Leases die with the process, so the
//! owner of a scheduler gives it fences that are higher than those of every earlier process.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::pin::pin;
use std::sync::Mutex;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::error::lock;
use crate::core::time::Timestamp;

/// The right to work on `key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant<K> {
    pub(crate) key: K,
    pub(crate) fence: u64,
    pub(crate) expires: Timestamp,
}

/// Due times and leases.
pub(crate) struct Scheduler<K> {
    state: Mutex<State<K>>,
    wake: Notify,
}

struct State<K> {
    entries: HashMap<K, Entry>,
    /// When each entry that is due at all can be claimed; the ticket keeps equal times in order of coming.
    queue: BTreeSet<(Timestamp, u64, K)>,
    ticket: u64,
    fence: u64,
    /// The latest moment anybody named; what begins to wait now is due since then.
    latest: Timestamp,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    due: Option<Timestamp>,
    waiting_since: Option<Timestamp>,
    lease: Option<(u64, Timestamp)>,
    queued: Option<(Timestamp, u64)>,
}

impl Entry {
    /// When the entry can be claimed; `None` when nothing is to be done for it.
    fn claimable(&self) -> Option<Timestamp> {
        let due = [self.due, self.waiting_since].into_iter().flatten().min()?;
        Some(self.lease.map_or(due, |(_, expires)| due.max(expires)))
    }
}

impl<K: Clone + Eq + Hash + Ord> Scheduler<K> {
    /// A scheduler whose fences begin above `fence`.
    pub(crate) fn new(fence: u64) -> Self {
        let state = State { entries: HashMap::new(), queue: BTreeSet::new(), ticket: 0, fence, latest: Timestamp(i64::MIN) };
        Self { state: Mutex::new(state), wake: Notify::new() }
    }

    /// Says when `key` is due and whether arrivals wait for it.
    pub(crate) fn set(&self, key: &K, due: Option<Timestamp>, waiting: bool) {
        let claimable = {
            let mut state = lock(&self.state);
            let latest = state.latest;
            state.change(key, |entry| {
                entry.due = due;
                entry.waiting_since = waiting.then(|| entry.waiting_since.unwrap_or(latest));
            })
        };
        if claimable {
            self.wake.notify_waiters();
        }
    }

    /// Whether `fence` is the latest one given for `key` and was not given back.
    pub(crate) fn holds(&self, key: &K, fence: u64) -> bool {
        lock(&self.state).entries.get(key).and_then(|entry| entry.lease).is_some_and(|(held, _)| held == fence)
    }

    /// Makes a lease last until `expires`; false when it was lost.
    pub(crate) fn renew(&self, key: &K, fence: u64, expires: Timestamp) -> bool {
        let mut state = lock(&self.state);
        if state.entries.get(key).and_then(|entry| entry.lease).is_none_or(|(held, _)| held != fence) {
            return false;
        }
        state.change(key, |entry| entry.lease = Some((fence, expires)));
        true
    }

    /// Gives a lease back, if it is still held.
    pub(crate) fn release(&self, key: &K, fence: u64) {
        let claimable = {
            let mut state = lock(&self.state);
            state.change(key, |entry| entry.lease = entry.lease.filter(|(held, _)| *held != fence))
        };
        if claimable {
            self.wake.notify_waiters();
        }
    }

    /// Up to `limit` due keys; waits up to `wait` for the first, while `now` moves on.
    pub(crate) async fn claim(&self, now: Timestamp, ttl: Duration, limit: usize, wait: Duration) -> Vec<Grant<K>> {
        let start = Instant::now();
        loop {
            let mut woken = pin!(self.wake.notified());
            woken.as_mut().enable();
            let waited = start.elapsed();
            let now = now.plus_ms(millis(waited));
            let (granted, next) = lock(&self.state).take(now, ttl, limit);
            if !granted.is_empty() || waited >= wait {
                return granted;
            }
            let due_in = next.map_or(Duration::MAX, |at| Duration::from_millis(at.ms_since(now).max(1).unsigned_abs()));
            tokio::select! {
                () = woken => {}
                () = tokio::time::sleep(due_in.min(wait.saturating_sub(waited))) => {}
            }
        }
    }

    /// Everything that is due at some time, in the order of keys.
    pub(crate) fn dump(&self) -> Vec<(K, Option<Timestamp>, bool)> {
        let state = lock(&self.state);
        let mut all: Vec<_> = state
            .entries
            .iter()
            .filter(|(_, entry)| entry.claimable().is_some())
            .map(|(key, entry)| (key.clone(), entry.due, entry.waiting_since.is_some()))
            .collect();
        drop(state);
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all
    }
}

impl<K: Clone + Eq + Hash + Ord> State<K> {
    /// Changes an entry and its place in the queue; true when the key can be claimed without waiting for a lease to end.
    fn change(&mut self, key: &K, change: impl FnOnce(&mut Entry)) -> bool {
        let mut entry = self.entries.get(key).copied().unwrap_or_default();
        change(&mut entry);
        let claimable = entry.claimable();
        if entry.queued.map(|(at, _)| at) != claimable {
            if let Some((at, ticket)) = entry.queued.take() {
                self.queue.remove(&(at, ticket, key.clone()));
            }
            if let Some(at) = claimable {
                self.ticket = self.ticket.wrapping_add(1);
                entry.queued = Some((at, self.ticket));
                self.queue.insert((at, self.ticket, key.clone()));
            }
        }
        if claimable.is_none() && entry.lease.is_none() {
            self.entries.remove(key);
        } else {
            self.entries.insert(key.clone(), entry);
        }
        claimable.is_some() && entry.lease.is_none()
    }

    /// Leases what is due at `now`; else says when the next one is.
    fn take(&mut self, now: Timestamp, ttl: Duration, limit: usize) -> (Vec<Grant<K>>, Option<Timestamp>) {
        // A clock that was set back goes on from where it stands.
        self.latest = now;
        let keys: Vec<K> = self.queue.iter().take_while(|(at, ..)| *at <= now).take(limit).map(|(.., key)| key.clone()).collect();
        let next = self.queue.first().map(|(at, ..)| *at);
        let expires = now.plus_ms(millis(ttl));
        let granted = keys.into_iter().map(|key| {
            self.fence = self.fence.saturating_add(1);
            let fence = self.fence;
            self.change(&key, |entry| entry.lease = Some((fence, expires)));
            Grant { key, fence, expires }
        });
        (granted.collect(), next)
    }
}

/// Whole milliseconds, saturating.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTL: Duration = Duration::from_millis(100);

    fn keys(scheduler: &Scheduler<u8>, now: i64, limit: usize) -> Vec<u8> {
        lock(&scheduler.state).take(Timestamp(now), TTL, limit).0.into_iter().map(|grant| grant.key).collect()
    }

    #[test]
    fn due_keys_come_in_order_and_only_once() {
        let scheduler = Scheduler::new(0);
        scheduler.set(&1, Some(Timestamp(30)), false);
        scheduler.set(&2, Some(Timestamp(10)), false);
        scheduler.set(&3, Some(Timestamp(20)), false);
        assert_eq!(keys(&scheduler, 9, 9), [] as [u8; 0]);
        assert_eq!(keys(&scheduler, 25, 1), [2]);
        assert_eq!(keys(&scheduler, 25, 9), [3]);
        assert_eq!(keys(&scheduler, 40, 9), [1]);
        assert_eq!(keys(&scheduler, 40, 9), [] as [u8; 0]);
        // The lease of 2 ended at 125: it is due again, under a higher fence.
        assert!(scheduler.holds(&2, 1));
        assert_eq!(keys(&scheduler, 125, 9), [2, 3]);
        assert!(!scheduler.holds(&2, 1));
    }

    #[test]
    fn nothing_is_kept_for_a_key_at_rest() {
        let scheduler = Scheduler::new(0);
        scheduler.set(&1, None, true);
        let granted = lock(&scheduler.state).take(Timestamp(0), TTL, 1).0.remove(0);
        scheduler.set(&1, None, false);
        assert!(scheduler.renew(&1, granted.fence, Timestamp(500)));
        scheduler.release(&1, granted.fence);
        assert!(!scheduler.renew(&1, granted.fence, Timestamp(900)));
        assert!(lock(&scheduler.state).entries.is_empty());
        assert!(lock(&scheduler.state).queue.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_claim_waits_for_what_becomes_due() {
        let scheduler = Scheduler::new(0);
        scheduler.set(&1, Some(Timestamp(40)), false);
        let granted = scheduler.claim(Timestamp(0), TTL, 1, Duration::from_millis(500)).await;
        assert_eq!(granted, [Grant { key: 1, fence: 1, expires: Timestamp(140) }]);
        assert_eq!(scheduler.claim(Timestamp(40), TTL, 1, Duration::from_millis(50)).await, []);
    }
}
