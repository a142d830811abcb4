//! The traits between adapters and the runtime.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use http::HeaderMap;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Mount;
use crate::config::Section;
use crate::core::key::{BotId, DeliveryId, LocaleTag};
use crate::core::language::Languages;
use crate::core::message::{Action, Address, Caps, Inbound, Markup, MediaRef, MessageId, Outgoing};
use crate::core::time::Timestamp;
use crate::locale::Packs;
use crate::ports::{Blobs, Clock, Finding};

/// What a section of `bot.toml` was parsed into; only its own kind knows the type.
pub type Settings = Arc<dyn Any + Send + Sync>;

/// A row of the table of channels.
pub trait Kind: Section {
    /// What the platform can do with these settings.
    fn caps(&self, settings: &Settings) -> Caps;
    /// Typical settings with the words that tell them apart (empty where there is one): the lines of the capability
    /// table, and what the conformance suite runs.
    fn examples(&self) -> Vec<(&'static str, Settings)>;
    /// The lines of a new bot's section for it, `kind` first; `prefix` begins the names of its environment variables
    /// (`ATELIER`). `None` where it has no section in `bot.toml`.
    fn starter(&self, prefix: &str) -> Option<String>;
    /// What the channel still needs (an environment variable that is not set …); `None` when it can be switched on.
    /// One lower-case fragment that fits after "off: needs". `loopback`: only this machine reaches the public listener.
    fn missing(&self, settings: &Settings, secrets: &dyn Fn(&str) -> Option<String>, loopback: bool) -> Option<String>;
    /// What a newcomer is told about a channel that is on.
    fn invite(&self, settings: &Settings, secrets: &dyn Fn(&str) -> Option<String>, at: Site<'_>) -> Invitation;
    /// Builds the channel; mounts its HTTP routes on `connect.mount`. Does no IO.
    ///
    /// # Errors
    /// A lower-case fragment that fits after "cannot connect".
    fn connect(&self, settings: &Settings, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String>;
}

/// Where a channel is, and what can be asked there.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The public listener's address: `http://127.0.0.1:8080`.
    pub base: &'a str,
    /// The bot.
    pub bot: &'a BotId,
    /// Our account's name on the channel.
    pub account: &'a str,
    /// Something that the bot knows, as a customer would ask it.
    pub question: &'a str,
}

/// How a channel that is on can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its address, and what it believes.
    pub detail: String,
    /// A command to try it.
    pub try_it: Option<String>,
}

/// What a channel is given.
pub struct Connect<'a> {
    /// The bot it works for.
    pub bot: BotId,
    /// Our account's name on the channel.
    pub account: Arc<str>,
    /// The bot's folder, which paths in its section are relative to.
    pub dir: &'a Path,
    /// Where HTTP routes go; paths begin with `/`.
    pub mount: &'a mut Mount,
    /// Environment variables and secret files, by name.
    pub secrets: &'a dyn Fn(&str) -> Option<String>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Where events go; only HTTP handlers need it here, `receive` gets it too.
    pub sink: Arc<dyn Sink>,
    /// What was said, for platforms that read from us.
    pub history: Arc<dyn History>,
    /// Files of its customers.
    pub blobs: Arc<dyn Blobs>,
    /// What it remembers of its platform.
    pub marks: Arc<dyn Marks>,
    /// Whose bot it is and how it speaks, for pages of ours.
    pub house: House,
    /// Whether the public listener is on loopback only.
    pub loopback: bool,
}

/// What a page of ours says about the business, and in which languages.
#[derive(Clone)]
pub struct House {
    /// The business's name as customers see it.
    pub brand: Arc<str>,
    /// The bot's languages.
    pub languages: Arc<Languages>,
    /// Their texts.
    pub packs: Arc<Packs>,
}

/// What a platform gave: headers, body, time of arrival.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The headers; empty where a library gave a typed value.
    pub headers: HeaderMap,
    /// JSON, also where a library gave a typed value.
    pub body: bytes::Bytes,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// What is wrong with something a platform sent. A lower-case fragment that fits after "cannot".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct DecodeError {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// One request to a platform, ready to be sent without the bot. Kept in the outbox.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    /// What kind of request, in the adapter's own words (`message`, `sendMessage` …).
    pub route: String,
    /// The id under which a repeat is recognised.
    pub id: String,
    /// The body, JSON.
    pub body: Box<RawValue>,
}

/// What the platform answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The platform's id of what is shown now, where it gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// The private place that was opened, as in [`Address::place`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Arc<str>>,
}

/// Whether this is the first attempt, or one before it has an unknown outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// No attempt before had an unknown outcome.
    First,
    /// An attempt before may have arrived: read the history first where the platform has one.
    AfterUnknown,
}

/// Why a request was not shown, or may not have been. The kind decides about a retry, never the text. `what` is logged: it
/// quotes neither what was to be shown nor a secret or an address with one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It did not arrive; try again, at the earliest after this long.
    #[error("{what}")]
    Retry {
        /// What happened.
        what: String,
        /// The platform's own wish.
        after: Option<Duration>,
    },
    /// It will never be taken.
    #[error("{what}")]
    Permanent {
        /// What happened.
        what: String,
    },
    /// It may have arrived (a time-out or a cut after the request was written).
    #[error("{what}")]
    Unknown {
        /// What happened.
        what: String,
    },
}

/// Tells a channel to stop receiving.
pub type Stop = tokio_util::sync::CancellationToken;

/// An adapter to one platform, connected with one account.
pub trait Channel: Send + Sync {
    /// What the platform gave, as events. Pure.
    ///
    /// # Errors
    /// What is wrong with it; nothing was taken.
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError>;
    /// An action as a request. Pure. `None` when the platform cannot do it (see its [`Caps`]).
    fn encode(&self, address: &Address, action: &Action) -> Option<Request>;
    /// Sets up, catches up with what was missed, and feeds the sink until `stop`. Channels whose events arrive
    /// over HTTP routes wait for `stop`.
    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>>;
    /// Sends one request.
    fn send(&self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>>;
    /// Brings a file that hangs on a customer's message here and answers by what it is kept as; one that is here already is
    /// answered as it is. Within a limit of size, of time, and of hosts.
    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>>;
    /// Looks whether tokens, rights and addresses are right. May use the network.
    fn probe(&self) -> BoxFuture<'_, Vec<Finding>>;
}

/// Why a file was not brought here. `what` is logged: it holds neither a secret nor an address with one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// It may come when asked again.
    #[error("fetch a file: {what}")]
    Retry {
        /// What happened.
        what: String,
    },
    /// It will never come: too large, gone, from a host that is not allowed.
    #[error("fetch a file: {what}")]
    Refused {
        /// What happened.
        what: String,
    },
}

/// What a channel wants to know of its platform after a restart: how far it has read in which place. Names and values are
/// the adapter's own; they hold no words of a customer.
pub trait Marks: Send + Sync {
    /// All of them.
    fn read(&self) -> BoxFuture<'_, Result<BTreeMap<String, String>, SinkError>>;
    /// Sets some; an empty value takes one away. `Ok` means durable. Each call is a commit: gather before.
    fn write(&self, changed: BTreeMap<String, String>) -> BoxFuture<'_, Result<(), SinkError>>;
}

/// Whether an event is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was taken.
    New,
    /// It was taken before.
    Duplicate,
}

/// Why nothing was taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SinkError {
    /// We are stopping or the store is busy; the platform should try again.
    #[error("take a message now: {what}")]
    Unavailable {
        /// What happened.
        what: String,
    },
}

/// Where events go. `Ok` means that they are durable, and only then the platform may be told.
pub trait Sink: Send + Sync {
    /// Takes events of one bot; answers in the order given.
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>>;
}

/// One shown message of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its place in the history; what `since` continues from.
    pub cursor: u64,
    /// When it was committed.
    pub at: Timestamp,
    /// What was shown.
    pub message: Outgoing,
}

/// One line of a transcript.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most lines of a transcript are shown ones")]
pub enum Told {
    /// Something was shown to the customer.
    Shown(Recorded),
    /// The customer did something.
    Heard {
        /// Its place in the history; several events of one turn share it. `None` for what waits to be dealt with.
        cursor: Option<u64>,
        /// What.
        inbound: Box<Inbound>,
    },
}

/// What a conversation looks like while an answer is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Live {
    /// Nothing is being written.
    #[default]
    Idle,
    /// An answer is being written; nothing of it can be shown yet.
    Typing,
    /// The beginning of an answer, checked. The message that comes next takes its place.
    Preview {
        /// The id of this attempt at an answer; the final message has another.
        id: String,
        /// The words so far.
        markup: Markup,
        /// Their language.
        locale: LocaleTag,
    },
}

/// What became of a delivery.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// It is not known.
    Unknown,
    /// It waits to be dealt with.
    Waiting,
    /// It was dealt with; these messages answer it. None where there was nothing to say: a person has taken over, or a
    /// reaction was put.
    Done(Vec<Recorded>),
}

/// What was shown in a conversation, for platforms that read from us.
pub trait History: Send + Sync {
    /// The messages after `cursor` (0 for all), oldest first, at most 100.
    fn since(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Recorded>, SinkError>>;
    /// What became of `delivery`.
    fn answers(&self, address: &Address, delivery: &DeliveryId) -> BoxFuture<'_, Result<Answers, SinkError>>;
    /// Resolves when something new may stand in the history after this call was made.
    fn changed(&self, address: &Address) -> BoxFuture<'static, ()>;
    /// What was said by both sides after `cursor` (0 for all), oldest first, at most 100, then what waits to be dealt with.
    fn transcript(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Told>, SinkError>>;
    /// What is being written now, and each change of it from then on; who reads slowly misses states in between. Nothing of
    /// it is kept.
    fn live(&self, address: &Address) -> BoxStream<'static, Live>;
}
