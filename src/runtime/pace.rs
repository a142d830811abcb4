//! How fast an account may write: per place, and over all its places.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::time::Instant;

use crate::core::message::{Pace, Place};

/// Waits until a request may be written. Waiting delays only the place that waits, except where the
/// account as a whole is at its limit.
pub(super) struct Pacer {
    place: Option<DefaultKeyedRateLimiter<Arc<str>>>,
    public: Option<DefaultKeyedRateLimiter<Arc<str>>>,
    account: Option<DefaultDirectRateLimiter>,
    /// Places that the platform wants to be left alone, and until when.
    held: Mutex<HashMap<Arc<str>, Instant>>,
}

impl Pacer {
    /// With the platform's limits; zero means none.
    pub(super) fn new(pace: Pace) -> Self {
        let one = NonZeroU32::MIN;
        let keyed = |limit| NonZeroU32::new(limit).map(|n| RateLimiter::keyed(Quota::per_minute(n).allow_burst(one.max(burst(n)))));
        Self {
            place: keyed(pace.per_place_per_min),
            public: keyed(pace.per_public_place_per_min),
            account: NonZeroU32::new(pace.per_account_per_sec).map(|n| RateLimiter::direct(Quota::per_second(n).allow_burst(one))),
            held: Mutex::default(),
        }
    }

    /// Resolves when a request to `place` may be written.
    pub(super) async fn ready(&self, place: &Arc<str>, who: Place) {
        while let Some(until) = self.held_until(place) {
            tokio::time::sleep_until(until).await;
        }
        if let Some(limiter) = self.public.as_ref().filter(|_| who == Place::Public) {
            limiter.until_key_ready(place).await;
        }
        if let Some(limiter) = &self.place {
            limiter.until_key_ready(place).await;
        }
        if let Some(limiter) = &self.account {
            limiter.until_ready().await;
        }
    }

    /// Leaves a place alone for so long, as its platform wishes.
    pub(super) fn hold(&self, place: &Arc<str>, time: Duration) {
        if !time.is_zero() {
            let until = Instant::now() + time;
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            let entry = held.entry(Arc::clone(place)).or_insert(until);
            *entry = until.max(*entry);
        }
    }

    fn held_until(&self, place: &Arc<str>) -> Option<Instant> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let until = *held.get(place)?;
        if until > Instant::now() {
            return Some(until);
        }
        held.remove(place);
        None
    }

    /// Forgets places that have not been written to for long.
    pub(super) fn tidy(&self) {
        for limiter in [&self.place, &self.public].into_iter().flatten() {
            limiter.retain_recent();
        }
        let now = Instant::now();
        self.held.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, until| *until > now);
    }
}

/// A place may take a few messages at once, as long as its minute holds.
fn burst(per_minute: NonZeroU32) -> NonZeroU32 {
    NonZeroU32::new(per_minute.get() / 20).unwrap_or(NonZeroU32::MIN)
}
