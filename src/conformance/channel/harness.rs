//! What the suite needs to know of one channel.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{BoxFuture, pending, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

use crate::channel::{Answers, Channel, History, House, Live, Marks, Raw, Recorded, Sink, SinkError, Taken, Told};
use crate::core::key::{DeliveryId, LocaleTag};
use crate::core::language::Languages;
use crate::core::message::{Address, Caps, Inbound};
use crate::core::time::Timestamp;
use crate::locale::{Conventions, Packs, Speaker};
use crate::ports::{Blobs, Clock};

/// What a platform gives for the n-th message of a conversation with a text.
pub type MakeInbound = Arc<dyn Fn(u32, &str) -> Raw + Send + Sync>;

/// A channel under test with a fake of its platform.
pub struct Harness {
    /// What it is called in messages of the suite.
    pub name: String,
    /// The channel, connected to the fake.
    pub channel: Arc<dyn Channel>,
    /// What it says it can do.
    pub caps: Caps,
    /// A conversation on it.
    pub address: Address,
    /// What the platform gives for the n-th message of that conversation with this text.
    pub inbound: MakeInbound,
    /// The fake; `None` where the channel sends nothing (it is read from).
    pub platform: Option<Arc<dyn Platform>>,
    /// The customer of that conversation on the fake; `None` where the channel receives nothing by itself (it is written to).
    pub customer: Option<Arc<dyn Customer>>,
    /// What the platform gives when a place gets another id; `None` where places stay.
    pub moves: Option<Moves>,
    /// Files of the channel's customers.
    pub blobs: Arc<dyn Blobs>,
    /// What the channel remembers of its platform.
    pub marks: Arc<MemoryMarks>,
}

/// A customer on a loopback fake. What they do comes to whoever receives, now or later, as the platform has it.
pub trait Customer: Send + Sync {
    /// They write.
    fn say(&self, text: &str);
    /// They send a file without words, which the platform keeps.
    fn send_file(&self, name: &str, mime: &str, bytes: &'static [u8]);
}

/// A place that gets another id.
pub struct Moves {
    /// As it was.
    pub from: Address,
    /// What the platform tells.
    pub told: Raw,
    /// The id it has now.
    pub to: Arc<str>,
}

/// A loopback fake of a platform. It keeps state: what was shown stays shown, and where the platform recognises
/// repeats, so does the fake.
pub trait Platform: Send + Sync {
    /// What the next requests meet, one each; after them the weather is fine. `false` when this platform cannot fail.
    fn script(&self, weather: &[Weather]) -> bool;
    /// The messages that the customer sees now, oldest first.
    fn shown(&self) -> Vec<Shown>;
}

/// What a request meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// It is taken.
    Fine,
    /// Too many requests; the platform may name a wait.
    Busy {
        /// The wait.
        after: Option<Duration>,
    },
    /// An error of the platform's own, before anything was shown.
    Broken,
    /// It is shown, but no answer comes in time.
    Slow,
    /// It is shown, but the connection is cut before the answer.
    Cut,
    /// It is shown, and the answer cannot be read.
    Garbled,
    /// The conversation does not exist any more.
    Gone,
}

/// What a customer sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The id of the request that showed it.
    pub id: String,
    /// The text without markup.
    pub text: String,
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// A sink that takes everything and keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NullSink;

impl Sink for NullSink {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        ready(Ok(vec![Taken::New; events.len()])).boxed()
    }
}

/// What a channel remembers, in memory.
#[derive(Debug, Default)]
pub struct MemoryMarks(Mutex<BTreeMap<String, String>>);

impl Marks for MemoryMarks {
    fn read(&self) -> BoxFuture<'_, Result<BTreeMap<String, String>, SinkError>> {
        ready(Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())).boxed()
    }

    fn write(&self, changed: BTreeMap<String, String>) -> BoxFuture<'_, Result<(), SinkError>> {
        let mut marks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        marks.extend(changed);
        marks.retain(|_, value| !value.is_empty());
        ready(Ok(())).boxed()
    }
}

/// A history in which nothing ever stands.
#[derive(Clone, Copy, Debug)]
pub struct NoHistory;

impl History for NoHistory {
    fn since(&self, _address: &Address, _cursor: u64) -> BoxFuture<'_, Result<Vec<Recorded>, SinkError>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn answers(&self, _address: &Address, _delivery: &DeliveryId) -> BoxFuture<'_, Result<Answers, SinkError>> {
        ready(Ok(Answers::Unknown)).boxed()
    }

    fn changed(&self, _address: &Address) -> BoxFuture<'static, ()> {
        pending().boxed()
    }

    fn transcript(&self, _address: &Address, _cursor: u64) -> BoxFuture<'_, Result<Vec<Told>, SinkError>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn live(&self, _address: &Address) -> BoxStream<'static, Live> {
        stream::pending().boxed()
    }
}

/// A business that speaks `locales`, with the texts of the house.
///
/// # Errors
/// When there is no pack for one of them.
pub fn house(brand: &str, locales: &[&str]) -> Result<House, String> {
    let locales: Vec<LocaleTag> = locales.iter().copied().map(LocaleTag::new).collect();
    let default = locales.first().ok_or("a business speaks a language")?;
    let speaker = Speaker { locales: &locales, default, conventions: &Conventions::default(), brand, texts: &[] };
    let packs = Packs::build(&std::collections::BTreeMap::new(), &speaker).map_err(|problems| format!("{problems:?}"))?;
    Ok(House { brand: brand.into(), languages: Arc::new(Languages::new(locales.clone())), packs: Arc::new(packs) })
}

/// Installs the TLS provider of the binary, once; later calls find it there.
pub fn install_tls() {
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        // Somebody was first: the same provider is in place.
        debug_assert!(rustls::crypto::CryptoProvider::get_default().is_some());
    }
}
