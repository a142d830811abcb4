//! The traits the runtime needs from the outside world: a store, a place for files, a model, a clock.
//!
//! Their behaviour is specified in MUST and SHOULD sentences in [`crate::conformance`].

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};

pub use crate::core::bot::Usage;
use crate::core::dialogue::{Frame, Question};
use crate::core::key::{BotId, DeliveryId, Identity, Key};
use crate::core::knowledge::{Hit, Passage};
use crate::core::message::Markup;
use crate::core::prompt::Prompt;
use crate::core::time::Timestamp;

/// Tells the time, so that tests can set it.
pub trait Clock: Send + Sync {
    /// The wall clock.
    fn now(&self) -> Timestamp;
}

// --- the store -----------------------------------------------------------------------------------

/// How many days a delivery id is kept, so that a repeat is recognised.
pub const DELIVERY_DAYS: i64 = 7;

/// One thing for one aggregate's inbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// For whom.
    pub key: Key,
    /// Whose data it is; its data key seals the bytes.
    pub identity: Identity,
    /// The platform's id of the event; unique within the key for seven days.
    pub delivery: DeliveryId,
    /// The platform's order, where it has one.
    pub order: Option<i64>,
    /// When it arrived.
    pub at: Timestamp,
    /// What: serde JSON of the runtime's `Incoming`.
    pub bytes: Vec<u8>,
}

/// Whether an arrival is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It was taken into the inbox.
    New,
    /// It was there before; the original is durable.
    Duplicate,
}

/// One unconsumed arrival.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// Its delivery id.
    pub delivery: DeliveryId,
    /// The platform's order.
    pub order: Option<i64>,
    /// When it arrived.
    pub at: Timestamp,
    /// What.
    pub bytes: Vec<u8>,
}

/// The state of one aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it wants to be claimed even if nothing arrives.
    pub due: Option<Timestamp>,
    /// Whose data it is.
    pub identity: Identity,
    /// The version of the bytes' shape.
    pub schema: u32,
    /// serde JSON; the store compresses and seals it.
    pub bytes: Vec<u8>,
}

/// The version of a record: 1 for the first commit, one more with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u64);

/// One line of an aggregate's history: `bytes` is serde JSON of the runtime's `Happened`.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// The aggregate.
    pub key: Key,
    /// Its position in the aggregate's history, from 1, without gaps.
    pub sequence: u64,
    /// When it was committed (by the committer's clock).
    pub at: Timestamp,
    /// What.
    pub bytes: Vec<u8>,
}

/// Which events to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// One aggregate's, with a sequence above `after`, oldest first, at most `limit`.
    Key {
        /// Which aggregate.
        key: Key,
        /// The last sequence already seen; 0 for all.
        after: u64,
        /// How many at most.
        limit: usize,
    },
    /// One aggregate's newest `limit`, oldest first.
    Newest {
        /// Which aggregate.
        key: Key,
        /// How many at most.
        limit: usize,
    },
}

/// The right to commit for one aggregate until `expires`; a later lease of the same key has a higher fence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// For whom.
    pub key: Key,
    /// Grows with every claim of the key.
    pub fence: u64,
    /// When others may claim it.
    pub expires: Timestamp,
}

/// Everything one commit writes, together or not at all.
#[derive(Clone, Debug)]
pub struct Commit {
    /// For whom.
    pub key: Key,
    /// The version the record had when it was loaded; `None` if there was none.
    pub expect: Option<Version>,
    /// The lease's fence.
    pub fence: u64,
    /// The new record.
    pub record: Record,
    /// Arrivals that this commit consumes.
    pub consumed: Vec<DeliveryId>,
    /// New history, in order.
    pub events: Vec<Vec<u8>>,
    /// The committer's time.
    pub at: Timestamp,
}

/// What a commit answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The record's new version.
    pub version: Version,
    /// The sequence of the last event in the aggregate's history (whether or not this commit added any).
    pub last_event: u64,
}

/// Why the store refused or failed. It is logged, and so names no conversation: a key holds the ids of a customer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The record has another version than expected: somebody else committed. Load again.
    #[error("commit for {}: the record was changed by another commit", key.bot)]
    Conflict {
        /// Which.
        key: Key,
    },
    /// A later lease exists. Stop working on the key.
    #[error("commit for {}: the lease was taken over", key.bot)]
    Fenced {
        /// Which.
        key: Key,
    },
    /// The data cannot be trusted or opened; nothing was deleted. The message says what to do.
    #[error("open the store: {what}\n  help: {help}")]
    Refused {
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// The disk or the server failed; what was not acknowledged may be absent. Try again later.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done: `commit`, `accept` …
        doing: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
}

/// The result of a store call.
pub type StoreResult<T> = Result<T, StoreError>;

/// Durable state. `Ok` means durable.
pub trait Store: Send + Sync {
    /// Takes arrivals into inboxes; needs no lease and no version. Answers in the order given; a duplicate
    /// is answered only once its original is durable. Wakes whoever waits in [`Store::claim`].
    fn accept(&self, arrivals: Vec<Arrival>) -> BoxFuture<'_, StoreResult<Vec<Accepted>>>;
    /// The record and its version.
    fn load(&self, key: &Key) -> BoxFuture<'_, StoreResult<Option<(Record, Version)>>>;
    /// The unconsumed arrivals in order of arrival. What cannot be read any more (erased) is absent.
    fn inbox(&self, key: &Key) -> BoxFuture<'_, StoreResult<Vec<Pending>>>;
    /// Writes everything of one commit, or nothing.
    fn commit(&self, commit: Commit) -> BoxFuture<'_, StoreResult<Committed>>;
    /// Up to `limit` aggregates that are due (unconsumed inbox, or `Record.due <= now`) and not leased.
    /// Waits up to `wait` for the first one, while `now` moves on; empty when none came. Leases last `ttl` from then.
    fn claim(&self, now: Timestamp, ttl: Duration, limit: usize, wait: Duration) -> BoxFuture<'_, StoreResult<Vec<Lease>>>;
    /// Makes a lease last until `now + ttl`.
    ///
    /// # Errors
    /// `Fenced` when it was taken over.
    fn renew(&self, lease: &Lease, now: Timestamp, ttl: Duration) -> BoxFuture<'_, StoreResult<Lease>>;
    /// Gives a lease back; the aggregate can be claimed again at once if it is due.
    fn release(&self, lease: Lease) -> BoxFuture<'_, StoreResult<()>>;
    /// Reads history. What cannot be read any more (erased) is absent.
    fn events(&self, of: Of) -> BoxFuture<'_, StoreResult<Vec<Logged>>>;
    /// Removes at most `n` delivery ids older than seven days at `now`; answers how many.
    fn expire(&self, now: Timestamp, n: usize) -> BoxFuture<'_, StoreResult<usize>>;
    /// Destroys an identity's data keys and everything sealed with them. Answers how many aggregates were touched.
    fn erase(&self, identity: &Identity) -> BoxFuture<'_, StoreResult<usize>>;
    /// Writes everything readable as JSON lines; consistent per aggregate while others write.
    fn export(&self) -> BoxFuture<'_, StoreResult<BoxStream<'static, StoreResult<ExportLine>>>>;
    /// Takes what [`Store::export`] wrote into this store, which holds nothing of these keys yet.
    fn import(&self, lines: Vec<ExportLine>) -> BoxFuture<'_, StoreResult<usize>>;
    /// Sizes, for `/metrics` and `bench`.
    fn stats(&self) -> StoreStats;
    /// Finishes what was taken and closes cleanly; later calls fail.
    fn close(&self) -> BoxFuture<'_, StoreResult<()>>;
}

/// Figures of a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreStats {
    /// Aggregates known.
    pub aggregates: u64,
    /// Commits since the start.
    pub commits: u64,
    /// Accepted arrivals since the start.
    pub accepted: u64,
    /// Group flushes since the start.
    pub flushes: u64,
}

/// One line of an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ExportLine {
    /// One whole aggregate.
    Aggregate {
        /// The version of this line's shape.
        format: u32,
        /// Which.
        key: Key,
        /// Whose.
        identity: Identity,
        /// The record, if one was committed.
        record: Option<ExportRecord>,
        /// Unconsumed arrivals.
        inbox: Vec<ExportArrival>,
        /// History.
        events: Vec<ExportEvent>,
        /// Delivery ids not yet expired, with when they were taken.
        deliveries: Vec<(DeliveryId, Timestamp)>,
    },
}

/// A record in an export; `body` is the record's JSON as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportRecord {
    /// Its version.
    pub version: u64,
    /// When it is due.
    pub due: Option<Timestamp>,
    /// The version of the body's shape.
    pub schema: u32,
    /// The body.
    pub body: serde_json::Value,
}

/// An unconsumed arrival in an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportArrival {
    /// Its delivery id.
    pub delivery: DeliveryId,
    /// The platform's order.
    pub order: Option<i64>,
    /// When it arrived.
    pub at: Timestamp,
    /// The body.
    pub body: serde_json::Value,
}

/// A line of history in an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportEvent {
    /// Its position.
    pub sequence: u64,
    /// When.
    pub at: Timestamp,
    /// The body.
    pub body: serde_json::Value,
}

// --- the model -----------------------------------------------------------------------------------

/// What a model is asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The bot.
    pub bot: BotId,
    /// The question with its locale, history and, on a rewrite, the violations.
    pub question: Question,
    /// Passages in the answer's locale, best first.
    pub passages: Vec<Hit>,
    /// The best passages in other locales.
    pub foreign: Vec<Hit>,
    /// The most passages of an answer that is made of them.
    pub max_passages: usize,
    /// All of it as a language model is told.
    pub prompt: Arc<Prompt>,
}

/// A piece of an answer as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Chunk {
    /// More Markdown.
    Text(String),
    /// What was written so far rests on this passage too.
    Source(Arc<Passage>),
    /// What this answer has cost in all so far, failed attempts included; each replaces the one before.
    Spent(Usage),
    /// What was written so far is void: the answer begins again.
    Restart,
    /// The end: what the answer rests on and how it is framed. Nothing follows. A stream that ends
    /// without it was cut.
    Done {
        /// The passages used.
        sources: Vec<Arc<Passage>>,
        /// The frame.
        frame: Frame,
    },
}

/// Why a model gave no answer. `what` is logged: it quotes neither what was asked or written, nor a key or an address with
/// one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Nothing in the passages answers. Not a fault.
    #[error("find an answer in the knowledge")]
    NothingFound,
    /// Worth another attempt after this long.
    #[error("ask the model: {what}")]
    Retry {
        /// What happened.
        what: String,
        /// The model's own wish.
        after: Option<Duration>,
    },
    /// Another attempt would fail too.
    #[error("ask the model: {what}")]
    Permanent {
        /// What happened.
        what: String,
    },
    /// This question gets no answer there (a filter, a limit of length, no free place); the next one may.
    #[error("ask the model: {what}")]
    Refused {
        /// What happened.
        what: String,
    },
}

/// Writes answers.
pub trait Model: Send + Sync {
    /// What `run` prints: `extractive`, `scripted (file)` …
    fn describe(&self) -> String;
    /// Whether its words come so slowly that the beginning is worth showing before the end is there.
    fn is_slow(&self) -> bool;
    /// Writes an answer. Dropping the stream cancels it.
    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>>;
    /// Writes a summary by its prompt; `Permanent` where the model cannot.
    fn condense(&self, prompt: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>>;
    /// Looks whether endpoints, keys and abilities are as the configuration says. May use the network.
    fn probe(&self) -> BoxFuture<'_, Vec<Finding>>;
}

/// A summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condensed {
    /// The words.
    pub text: String,
    /// What it cost.
    pub spent: Usage,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// All is well.
    Good,
    /// It will not work.
    Bad,
}

/// What a probe found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub level: Level,
    /// One line that says what, and what to do.
    pub what: String,
}

/// A whole answer, for callers that do not stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The words.
    pub markup: Markup,
    /// The passages used.
    pub sources: Vec<Arc<Passage>>,
    /// The frame.
    pub frame: Frame,
}

// --- files ---------------------------------------------------------------------------------------

/// A file that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBlob {
    /// Whose it is; their data key seals it, and nobody else is given it.
    pub owner: Identity,
    /// Its media type. Whoever takes the file makes sure of it.
    pub mime: String,
    /// What it is called, if it is called anything.
    pub name: Option<String>,
    /// When it may be removed.
    pub expires: Timestamp,
    /// The most bytes it may have.
    pub max_bytes: u64,
    /// The most bytes that all files of the owner may have together.
    pub quota_bytes: u64,
    /// The most bytes that all files of all owners may have together.
    pub total_bytes: u64,
}

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    /// What it is asked for by; nobody can guess it.
    pub id: String,
    /// Its media type.
    pub mime: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its bytes.
    pub size: u64,
}

/// The bytes of a file, piece by piece. An error ends them.
pub type BlobBytes = BoxStream<'static, std::io::Result<bytes::Bytes>>;

/// Why a file was not kept or given. A lower-case fragment that fits after "cannot".
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BlobError {
    /// It is larger than allowed.
    #[error("keep a file of more than {max} bytes")]
    TooLarge {
        /// The most bytes.
        max: u64,
    },
    /// The owner's files together would be larger than allowed.
    #[error("keep more than {max} bytes of files for one customer")]
    Quota {
        /// The most bytes.
        max: u64,
    },
    /// All files together would be larger than allowed.
    #[error("keep more than {max} bytes of files in all")]
    Total {
        /// The most bytes.
        max: u64,
    },
    /// It did not arrive as a whole; nothing was kept.
    #[error("read the file to its end: {source}")]
    Cut {
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The disk is full, or only has what it keeps free for all else.
    #[error("keep the file: the disk is full but for its reserve")]
    Full,
    /// The disk failed, or what it holds is damaged.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
}

/// Keeps files of customers and of the business's people. `Ok` means durable.
pub trait Blobs: Send + Sync {
    /// Keeps a file, or nothing of it.
    fn put(&self, new: NewBlob, bytes: BlobBytes) -> BoxFuture<'_, Result<Blob, BlobError>>;
    /// A file's description and its bytes; `None` when its owner has no such file (any more).
    fn get(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<Option<(Blob, BlobBytes)>, BlobError>>;
    /// Removes a file; answers whether there was one.
    fn remove(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<bool, BlobError>>;
    /// Removes what has expired at `now`; answers how many.
    fn expire(&self, now: Timestamp) -> BoxFuture<'_, Result<usize, BlobError>>;
    /// Removes all files of an owner; answers how many.
    fn erase(&self, owner: &Identity) -> BoxFuture<'_, Result<usize, BlobError>>;
}
