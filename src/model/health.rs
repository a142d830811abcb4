//! Whether a model is asked at all: one that failed is left alone for a while, then tried by one question at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The longest rest, unless the first one is longer.
const MAX_REST: Duration = Duration::from_secs(600);

/// The health of one model.
pub(super) struct Health {
    name: Arc<str>,
    cooldown: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Failures in a row.
    failures: u32,
    /// How long it rests; `None` while it is well.
    until: Option<Instant>,
    /// Whether a question is out that tries it after its rest.
    is_tried: bool,
}

/// The right to ask once. Dropped without a verdict, it says nothing.
pub(super) struct Pass {
    health: Arc<Health>,
    tries: bool,
}

impl Health {
    pub(super) fn new(name: Arc<str>, cooldown: Duration) -> Arc<Self> {
        Arc::new(Self { name, cooldown, state: Mutex::default() })
    }

    /// Whether it may be asked now.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Pass> {
        let mut state = self.state();
        let tries = match state.until {
            None => false,
            Some(until) if Instant::now() < until || state.is_tried => return None,
            Some(_) => true,
        };
        state.is_tried |= tries;
        Some(Pass { health: Arc::clone(self), tries })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, cooling: bool) {
        metrics::gauge!("turjuman_model_cooling", "endpoint" => self.name.to_string()).set(if cooling { 1.0 } else { 0.0 });
    }
}

impl Pass {
    /// It has answered.
    pub(super) fn succeeded(self) {
        let mut state = self.health.state();
        if state.until.is_some() {
            tracing::info!(model = %self.health.name, "the model answers again");
        }
        (state.failures, state.until) = (0, None);
        drop(state);
        self.health.tell(false);
    }

    /// It has failed.
    pub(super) fn failed(self) {
        let mut state = self.health.state();
        let now = Instant::now();
        // Questions that were out together fail together: that is one failure.
        if state.until.is_none_or(|until| until <= now) {
            let rest = self.health.cooldown.saturating_mul(2_u32.saturating_pow(state.failures)).min(MAX_REST.max(self.health.cooldown));
            state.failures = state.failures.saturating_add(1);
            state.until = Some(now + rest);
            tracing::warn!(model = %self.health.name, secs = rest.as_secs(), "the model is not asked for a while");
        }
        drop(state);
        self.health.tell(true);
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.tries {
            self.health.state().is_tried = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn rests_double_and_one_question_tries() {
        let health = Health::new("m".into(), Duration::from_secs(30));
        for secs in [30, 60, 120, 240, 480, 600, 600] {
            health.enter().unwrap().failed();
            advance(Duration::from_millis(secs * 1000 - 1)).await;
            assert!(health.enter().is_none(), "{secs}");
            advance(Duration::from_millis(1)).await;
        }
        let tries = health.enter().unwrap();
        assert!(health.enter().is_none());
        // A question that was cancelled says nothing, and the next one tries.
        drop(tries);
        let tries = health.enter().unwrap();
        tries.succeeded();
        let (one, other) = (health.enter().unwrap(), health.enter().unwrap());
        one.failed();
        other.failed();
        advance(Duration::from_secs(30)).await;
        assert!(health.enter().is_some());
    }
}
