//! How fast Discord lets us ask: what its answers say of each route, of the account, and of requests that were wrong.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use http::HeaderMap;
use tokio::time::Instant;

/// The longest wait for a route within one request; a longer one is the runtime's.
const PATIENCE: Duration = Duration::from_secs(3);
/// Requests per second of one bot.
const GLOBAL_PER_SEC: NonZeroU32 = NonZeroU32::new(50).unwrap();
/// Discord shuts out who asks 10,000 times in ten minutes for what it refuses; we stop by ourselves before.
const MAX_WRONG: u32 = 5_000;
const WRONG_WINDOW: Duration = Duration::from_secs(600);
/// The most routes that are remembered.
const MAX_ROUTES: usize = 10_000;

/// What is known of the limits.
pub(super) struct Limits {
    state: Mutex<State>,
    global: DefaultDirectRateLimiter,
}

#[derive(Default)]
struct State {
    /// When a route may be asked again.
    routes: HashMap<String, Instant>,
    /// When the account may ask at all.
    account: Option<Instant>,
    /// Since when wrong requests are counted, and how many there were.
    wrong: Option<(Instant, u32)>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { state: Mutex::default(), global: RateLimiter::direct(Quota::per_second(GLOBAL_PER_SEC)) }
    }
}

impl Limits {
    /// Waits until a request may be made.
    ///
    /// # Errors
    /// How long it would take, where that is too long to wait.
    pub(super) async fn ready(&self, route: &str) -> Result<(), Duration> {
        while let Some(until) = self.held(route) {
            let wait = until.saturating_duration_since(Instant::now());
            if wait > PATIENCE {
                return Err(wait);
            }
            tokio::time::sleep_until(until).await;
        }
        self.global.until_ready().await;
        Ok(())
    }

    fn held(&self, route: &str) -> Option<Instant> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let wrong = state.wrong.filter(|(since, count)| *count >= MAX_WRONG && now.duration_since(*since) < WRONG_WINDOW);
        let wrong = wrong.map(|(since, _)| since + WRONG_WINDOW);
        state.account.take_if(|until| *until <= now);
        if state.routes.get(route).is_some_and(|until| *until <= now) {
            state.routes.remove(route);
        }
        [state.account, state.routes.get(route).copied(), wrong].into_iter().flatten().max()
    }

    /// Learns from the headers of a good answer that a route has nothing left.
    pub(super) fn learn(&self, route: &str, headers: &HeaderMap) {
        let number = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).and_then(|text| text.parse::<f64>().ok());
        if number("x-ratelimit-remaining") != Some(0.0) {
            return;
        }
        let Some(reset) = number("x-ratelimit-reset-after").and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()) else { return };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if state.routes.len() >= MAX_ROUTES {
            state.routes.retain(|_, until| *until > now);
        }
        state.routes.insert(route.to_owned(), now + reset);
    }

    /// The account as a whole must wait.
    pub(super) fn hold(&self, time: Duration) {
        let until = Some(Instant::now() + time);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.account = state.account.max(until);
    }

    /// Counts a request that Discord counts against us.
    pub(super) fn wrong(&self) {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, count) = state.wrong.filter(|(since, _)| now.duration_since(*since) < WRONG_WINDOW).unwrap_or((now, 0));
        if count + 1 == MAX_WRONG {
            tracing::error!("Discord refuses so many requests that it would shut this address out: nothing is sent for a while");
        }
        state.wrong = Some((since, count.saturating_add(1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(remaining: &str, reset: &str) -> HeaderMap {
        let pairs = [("x-ratelimit-remaining", remaining), ("x-ratelimit-reset-after", reset)];
        pairs.into_iter().map(|(name, value)| (name.parse::<http::HeaderName>().unwrap(), value.parse().unwrap())).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_route_waits_for_itself_alone() {
        let limits = Limits::default();
        let began = Instant::now();
        limits.learn("a", &headers("0", "1.5"));
        limits.learn("b", &headers("1", "1.5"));
        limits.learn("c", &headers("0", "60"));
        assert_eq!(limits.ready("b").await, Ok(()));
        assert_eq!(began.elapsed(), Duration::ZERO);
        assert_eq!(limits.ready("a").await, Ok(()));
        assert_eq!(began.elapsed(), Duration::from_millis(1500));
        assert!(limits.ready("c").await.is_err_and(|wait| wait > Duration::from_secs(57)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_global_limit_holds_all() {
        let limits = Limits::default();
        limits.hold(Duration::from_secs(30));
        limits.hold(Duration::from_secs(1));
        assert_eq!(limits.ready("any").await, Err(Duration::from_secs(30)));
        tokio::time::advance(Duration::from_secs(31)).await;
        assert_eq!(limits.ready("any").await, Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_refused_too_often_stops_by_itself() {
        let limits = Limits::default();
        (1..MAX_WRONG).for_each(|_| limits.wrong());
        assert_eq!(limits.ready("any").await, Ok(()));
        limits.wrong();
        assert_eq!(limits.ready("any").await, Err(WRONG_WINDOW));
        tokio::time::advance(WRONG_WINDOW).await;
        assert_eq!(limits.ready("any").await, Ok(()));
    }
}
