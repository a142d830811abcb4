//! Interactions that are being acknowledged. Their answers wait for it: before, Discord knows no placeholder to fill, and an
//! answer that only one may see would become one for all.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// After three seconds Discord takes no acknowledgement any more.
const AT_MOST: Duration = Duration::from_secs(4);

/// The tokens of those that are under way.
#[derive(Default)]
pub(super) struct Pending {
    tokens: Mutex<HashSet<String>>,
    fewer: Notify,
}

/// One that is under way, until it is dropped.
pub(super) struct UnderWay<'a> {
    pending: &'a Pending,
    token: String,
}

impl Pending {
    /// Begins one, before its event is handed on.
    pub(super) fn begin(&self, token: &str) -> UnderWay<'_> {
        self.tokens().insert(token.to_owned());
        UnderWay { pending: self, token: token.to_owned() }
    }

    /// Waits until this one is under way no more.
    pub(super) async fn ended(&self, token: &str) {
        let ended = async {
            loop {
                let fewer = self.fewer.notified();
                let mut fewer = std::pin::pin!(fewer);
                // Before the look, so that an end in between is not missed.
                fewer.as_mut().enable();
                if !self.tokens().contains(token) {
                    return;
                }
                fewer.await;
            }
        };
        if tokio::time::timeout(AT_MOST, ended).await.is_err() {
            tracing::debug!("an acknowledgement takes too long to be waited for");
        }
    }

    fn tokens(&self) -> MutexGuard<'_, HashSet<String>> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.pending.tokens().remove(&self.token);
        self.pending.fewer.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_answer_waits_for_its_own_acknowledgement() {
        let pending = Pending::default();
        let (one, _two) = (pending.begin("one"), pending.begin("two"));
        let began = tokio::time::Instant::now();
        pending.ended("none").await;
        let end = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            drop(one);
        };
        tokio::join!(pending.ended("one"), end);
        assert_eq!(began.elapsed(), Duration::from_secs(1));
        pending.ended("two").await;
        assert_eq!(began.elapsed(), Duration::from_secs(1) + AT_MOST, "but not for ever");
    }
}
