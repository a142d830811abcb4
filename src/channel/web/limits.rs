//! How much one session and one address may do, and how many streams of events they may hold open.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::config::Rates;
use crate::channel::signed::Problem;

/// The most streams of events of one session: a customer's tabs.
pub(super) const STREAMS_PER_SESSION: usize = 3;
/// After so many questions, what has not been asked for long is forgotten.
const TIDY_EVERY: u32 = 4096;
/// When one whose streams are all in use may try again.
const STREAM_RETRY_SECS: u64 = 10;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Session,
    Message,
    Upload,
}

/// The limits of one account.
pub(super) struct Limits {
    sessions: Keyed<IpAddr>,
    messages: (Keyed<Arc<str>>, Keyed<IpAddr>),
    uploads: (Keyed<Arc<str>>, Keyed<IpAddr>),
    streams: Arc<Streams>,
    clock: DefaultClock,
}

impl Limits {
    pub(super) fn new(rates: Rates) -> Self {
        Self {
            sessions: Keyed::new(rates.address_sessions),
            messages: (Keyed::new(rates.messages), Keyed::new(rates.address_messages)),
            uploads: (Keyed::new(rates.uploads), Keyed::new(rates.address_uploads)),
            streams: Arc::new(Streams { per_address: rates.address_streams, open: Mutex::default() }),
            clock: DefaultClock::default(),
        }
    }

    /// Counts one more; the address first, so that nobody exhausts another's session from elsewhere.
    pub(super) fn count(&self, what: What, author: &Arc<str>, address: Option<IpAddr>) -> Result<(), Problem> {
        let (session, by_address) = match what {
            What::Session => (None, &self.sessions),
            What::Message => (Some(&self.messages.0), &self.messages.1),
            What::Upload => (Some(&self.uploads.0), &self.uploads.1),
        };
        let wait = address.and_then(|address| by_address.wait(&address, &self.clock));
        let wait = wait.or_else(|| session.and_then(|session| session.wait(author, &self.clock)));
        wait.map_or(Ok(()), |secs| Err(Problem::too_many("so many requests in a minute", secs)))
    }

    /// A place for one more stream, held until it is dropped.
    pub(super) fn stream(&self, author: &Arc<str>, address: Option<IpAddr>) -> Result<Place, Problem> {
        if self.streams.enter(author, address) {
            return Ok(Place { streams: Arc::clone(&self.streams), author: Arc::clone(author), address });
        }
        Err(Problem::too_many("so many streams of events at a time", STREAM_RETRY_SECS))
    }
}

/// A limit per minute for each key.
struct Keyed<K: Clone + Hash + Eq> {
    limiter: DefaultKeyedRateLimiter<K>,
    asked: AtomicU32,
}

impl<K: Clone + Hash + Eq> Keyed<K> {
    fn new(per_minute: NonZeroU32) -> Self {
        Self { limiter: RateLimiter::keyed(Quota::per_minute(per_minute)), asked: AtomicU32::new(0) }
    }

    /// The seconds until one more is allowed; `None` when it is now, and was counted.
    fn wait(&self, key: &K, clock: &DefaultClock) -> Option<u64> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            self.limiter.retain_recent();
        }
        let until = self.limiter.check_key(key).err()?;
        Some(until.wait_time_from(clock.now()).as_secs() + 1)
    }
}

/// Streams that are open.
struct Streams {
    per_address: usize,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    by_author: HashMap<Arc<str>, usize>,
    by_address: HashMap<IpAddr, usize>,
}

impl Streams {
    fn enter(&self, author: &Arc<str>, address: Option<IpAddr>) -> bool {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_author = open.by_author.get(author).copied().unwrap_or(0);
        let of_address = address.and_then(|address| open.by_address.get(&address).copied()).unwrap_or(0);
        let has_room = of_author < STREAMS_PER_SESSION && of_address < self.per_address;
        if has_room {
            *open.by_author.entry(Arc::clone(author)).or_default() += 1;
            if let Some(address) = address {
                *open.by_address.entry(address).or_default() += 1;
            }
        }
        has_room
    }
}

/// One open stream.
pub(super) struct Place {
    streams: Arc<Streams>,
    author: Arc<str>,
    address: Option<IpAddr>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open.lock().unwrap_or_else(PoisonError::into_inner);
        leave(&mut open.by_author, &self.author);
        if let Some(address) = self.address {
            leave(&mut open.by_address, &address);
        }
    }
}

fn leave<K: Hash + Eq>(counts: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}
