//! Wakes the lane of a conversation, and those who wait for something to appear in its history.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::core::key::Key;

/// One [`Notify`] per key that somebody waits on; a key that nobody waits on costs nothing.
#[derive(Default)]
pub(super) struct Wakers {
    by_key: Mutex<HashMap<Key, Arc<Notify>>>,
}

impl Wakers {
    /// The key's notifier, for as long as the caller holds it.
    pub(super) fn watch(self: &Arc<Self>, key: &Key) -> Watch {
        let notify = Arc::clone(self.lock().entry(key.clone()).or_default());
        Watch { wakers: Arc::clone(self), key: key.clone(), notify }
    }

    /// Wakes the one who waits on the key, now or when it next waits.
    pub(super) fn wake_one(&self, key: &Key) {
        if let Some(notify) = self.lock().get(key) {
            notify.notify_one();
        }
    }

    /// Wakes all whose [`Watch::next`] was made before this call.
    pub(super) fn wake_all(&self, key: &Key) {
        if let Some(notify) = self.lock().get(key) {
            notify.notify_waiters();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Arc<Notify>>> {
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
        // The map's and this watch's: nobody else waits.
        if Arc::strong_count(&self.notify) <= 2 {
            by_key.remove(&self.key);
        }
    }
}
