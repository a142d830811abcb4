//! What is being written in each conversation now, for platforms that read it from us. Nothing of it is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use tokio::sync::watch;

use crate::channel::Live;
use crate::core::key::Key;

/// The state of every conversation that is not idle or that somebody watches.
#[derive(Default)]
pub(super) struct Lives {
    by_key: Mutex<HashMap<Key, watch::Sender<Live>>>,
}

impl Lives {
    /// Tells those who watch; the newest state is all that counts.
    pub(super) fn publish(&self, key: &Key, live: Live) {
        let mut by_key = self.lock();
        let is_idle = live == Live::Idle;
        match by_key.get(key) {
            Some(sender) => drop(sender.send_replace(live)),
            None if is_idle => return,
            None => drop(by_key.insert(key.clone(), watch::Sender::new(live))),
        }
        if is_idle && by_key.get(key).is_some_and(|sender| sender.receiver_count() == 0) {
            by_key.remove(key);
        }
    }

    /// The state now and each change from then on.
    pub(super) fn watch(self: &Arc<Self>, key: &Key) -> BoxStream<'static, Live> {
        let receiver = self.lock().entry(key.clone()).or_insert_with(|| watch::Sender::new(Live::Idle)).subscribe();
        let watching = Watching { lives: Arc::clone(self), key: key.clone(), receiver: Some(receiver), first: true };
        stream::unfold(watching, async |mut watching| {
            let receiver = watching.receiver.as_mut()?;
            if !std::mem::take(&mut watching.first) {
                receiver.changed().await.ok()?;
            }
            let live = receiver.borrow_and_update().clone();
            Some((live, watching))
        })
        .boxed()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<Live>>> {
        self.by_key.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One who watches; a conversation that is idle and that nobody watches any more costs nothing.
struct Watching {
    lives: Arc<Lives>,
    key: Key,
    receiver: Option<watch::Receiver<Live>>,
    first: bool,
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.receiver = None;
        let mut by_key = self.lives.lock();
        if by_key.get(&self.key).is_some_and(|sender| sender.receiver_count() == 0 && *sender.borrow() == Live::Idle) {
            by_key.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key::{BotId, Kind};

    #[tokio::test]
    async fn who_watches_sees_the_newest_state_and_leaves_nothing_behind() {
        let lives = Arc::new(Lives::default());
        let key = Key { bot: BotId::new("bot"), kind: Kind::Conversation, id: "a".into() };
        lives.publish(&key, Live::Idle);
        assert!(lives.lock().is_empty());
        lives.publish(&key, Live::Typing);
        let mut early = lives.watch(&key);
        assert_eq!(early.next().await, Some(Live::Typing));
        lives.publish(&key, Live::Idle);
        lives.publish(&key, Live::Typing);
        lives.publish(&key, Live::Idle);
        assert_eq!(early.next().await, Some(Live::Idle));
        drop(early);
        assert!(lives.lock().is_empty());
    }
}
