//! How fast an account may write: per place, and over all its places.

use std::num::NonZeroU32;
use std::sync::Arc;

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::core::message::Pace;

/// Waits until a request may be written. Waiting delays only the place that waits, except where the
/// account as a whole is at its limit.
pub(super) struct Pacer {
    place: Option<DefaultKeyedRateLimiter<Arc<str>>>,
    account: Option<DefaultDirectRateLimiter>,
}

impl Pacer {
    /// With the platform's limits; zero means none.
    pub(super) fn new(pace: Pace) -> Self {
        let one = NonZeroU32::MIN;
        Self {
            place: NonZeroU32::new(pace.per_place_per_min).map(|n| RateLimiter::keyed(Quota::per_minute(n).allow_burst(one.max(burst(n))))),
            account: NonZeroU32::new(pace.per_account_per_sec).map(|n| RateLimiter::direct(Quota::per_second(n).allow_burst(one))),
        }
    }

    /// Resolves when a request to `place` may be written.
    pub(super) async fn ready(&self, place: &Arc<str>) {
        if let Some(limiter) = &self.place {
            limiter.until_key_ready(place).await;
        }
        if let Some(limiter) = &self.account {
            limiter.until_ready().await;
        }
    }

    /// Forgets places that have not been written to for long.
    pub(super) fn tidy(&self) {
        if let Some(limiter) = &self.place {
            limiter.retain_recent();
        }
    }
}

/// A place may take a few messages at once, as long as its minute holds.
fn burst(per_minute: NonZeroU32) -> NonZeroU32 {
    NonZeroU32::new(per_minute.get() / 20).unwrap_or(NonZeroU32::MIN)
}
