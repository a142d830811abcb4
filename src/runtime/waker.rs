//! Wakes the lane of a conversation, and those who wait for something to appear in its history.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::core::key::Key;

/// One [`Notify`] per key that somebody waits on; a key that nobody waits on costs nothing.
#[derive(Default)]
pub(super) struct Wakers {
    by_key: Mutex<HashMap<Key, Slot>>,
}

#[derive(Default)]
struct Slot {
    notify: Arc<Notify>,
    watches: usize,
}

impl Wakers {
    /// The key's notifier, for as long as the caller holds it.
    pub(super) fn watch(self: &Arc<Self>, key: &Key) -> Watch {
        let notify = {
            let mut by_key = self.lock();
            let slot = by_key.entry(key.clone()).or_default();
            slot.watches += 1;
            Arc::clone(&slot.notify)
        };
        Watch { wakers: Arc::clone(self), key: key.clone(), notify }
    }

    /// Wakes the one who waits on the key, now or when it next waits.
    pub(super) fn wake_one(&self, key: &Key) {
        if let Some(slot) = self.lock().get(key) {
            slot.notify.notify_one();
        }
    }

    /// Wakes all whose [`Watch::next`] was made before this call.
    pub(super) fn wake_all(&self, key: &Key) {
        if let Some(slot) = self.lock().get(key) {
            slot.notify.notify_waiters();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Slot>> {
        self.by_key.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits on one key.
pub(super) struct Watch {
    wakers: Arc<Wakers>,
    key: Key,
    notify: Arc<Notify>,
}

impl Watch {
    /// Resolves at the next [`Wakers::wake_one`], or at once when one came since the last.
    pub(super) async fn changed(&self) {
        self.notify.notified().await;
    }

    /// Resolves at the first [`Wakers::wake_all`] after this call.
    pub(super) fn next(self) -> impl Future<Output = ()> + Send + 'static {
        let notified = Arc::clone(&self.notify).notified_owned();
        async move {
            notified.await;
            drop(self);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut by_key = self.wakers.lock();
        if let Entry::Occupied(mut slot) = by_key.entry(self.key.clone()) {
            slot.get_mut().watches -= 1;
            if slot.get().watches == 0 {
                slot.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key::{BotId, Kind};

    fn key(id: &str) -> Key {
        Key { bot: BotId::new("bot"), kind: Kind::Conversation, id: id.into() }
    }

    #[tokio::test]
    async fn a_wake_between_two_waits_is_not_lost_and_nothing_stays_behind() {
        let wakers = Arc::new(Wakers::default());
        let lane = wakers.watch(&key("a"));
        wakers.wake_one(&key("a"));
        lane.changed().await;
        let reader = wakers.watch(&key("a")).next();
        let given_up = wakers.watch(&key("b")).next();
        wakers.wake_all(&key("a"));
        reader.await;
        drop((lane, given_up));
        assert!(wakers.lock().is_empty());
    }
}
