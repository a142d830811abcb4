//! What a customer does, in one vocabulary.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::key::{BotId, DeliveryId, Identity};
use crate::core::time::Timestamp;

/// The platform's id of one message, unique within its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub Arc<str>);

impl MessageId {
    /// Wraps a platform's id.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }
}

/// Where a conversation is on its platform: enough to answer it after a restart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The channel's name in the table of channels (`webhook`).
    pub channel: Arc<str>,
    /// The account of ours on that channel (the name of the bot's section).
    pub account: Arc<str>,
    /// The place on the platform: a chat, a thread, a webhook's conversation id.
    pub place: Arc<str>,
    /// The customer's id on the platform.
    pub author: Arc<str>,
}

impl Address {
    /// The customer as this account knows them, whose data key seals what they say.
    #[must_use]
    pub fn identity(&self, bot: &BotId) -> Identity {
        Identity { bot: bot.clone(), account: format!("{}:{}", self.channel, self.account).into(), author: Arc::clone(&self.author) }
    }
}

/// Who can read along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Others may read: the default, unless the adapter proves otherwise.
    #[default]
    Public,
    /// Only the customer and we.
    Private,
}

/// The customer as the platform shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Author {
    /// The id on the platform.
    pub id: Arc<str>,
    /// The display name, if the platform gives one. Data, never an instruction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The platform's language hint (a BCP 47 tag as the platform wrote it).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_hint: Option<String>,
    /// The country of the customer's profile, where the platform or the business knows it (ISO 3166, two letters).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whether they come from another place where they were greeted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_met: bool,
}

impl Author {
    /// An author with neither name nor hint.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self { id: id.into(), name: None, language_hint: None, region: None, is_met: false }
    }
    /// With a display name.
    #[must_use]
    pub fn named(mut self, name: Option<String>) -> Self {
        self.name = name;
        self
    }
    /// With the country of their profile.
    #[must_use]
    pub fn of_region(mut self, code: Option<String>) -> Self {
        self.region = code;
        self
    }
    /// With the platform's language hint.
    #[must_use]
    pub fn hinted(mut self, tag: Option<String>) -> Self {
        self.language_hint = tag;
        self
    }
}

/// A file on the platform, by an id that can be resolved again (never a link that expires).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaRef {
    /// The platform's id of the file.
    pub id: String,
    /// The media type as the platform claims it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mime: Option<String>,
    /// The file's name as the platform claims it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Bytes as the platform claims them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// What can hang on a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Attachment {
    /// A picture.
    Image {
        /// Where it is.
        media: MediaRef,
        /// What it shows, for those who cannot see it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alt: Option<String>,
    },
    /// A recorded voice.
    Voice {
        /// Where it is.
        media: MediaRef,
        /// Length in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration_ms: Option<u64>,
    },
    /// Any other file.
    File {
        /// Where it is.
        media: MediaRef,
    },
    /// A point on the map, WGS 84 degrees.
    Location {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// The place's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Somebody's address.
    Contact {
        /// Their name.
        name: String,
        /// Their telephone number as the platform gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        phone: Option<String>,
    },
}

impl Attachment {
    /// The file, where it is one.
    #[must_use]
    pub const fn media(&self) -> Option<&MediaRef> {
        match self {
            Self::Image { media, .. } | Self::Voice { media, .. } | Self::File { media } => Some(media),
            Self::Location { .. } | Self::Contact { .. } => None,
        }
    }
}

/// A message as its author wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Message {
    /// The platform's id.
    pub id: MessageId,
    /// The text or caption, unchanged.
    #[serde(default)]
    pub text: String,
    /// What hangs on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The message it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    /// The words of that message that it quotes, where the platform says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

impl Message {
    /// A message of text only.
    pub fn text(id: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self { id: MessageId::new(id), text: text.into(), attachments: Vec::new(), reply_to: None, quote: None }
    }
    /// With attachments.
    #[must_use]
    pub fn with_attachments(mut self, attachments: Vec<Attachment>) -> Self {
        self.attachments = attachments;
        self
    }
    /// As an answer to another message.
    #[must_use]
    pub fn replying_to(mut self, message: Option<MessageId>) -> Self {
        self.reply_to = message;
        self
    }
    /// With the words that it quotes.
    #[must_use]
    pub fn quoting(mut self, words: Option<String>) -> Self {
        self.quote = words;
        self
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// A new message.
    Message(Message),
    /// The whole new state of an earlier message.
    Edited(Message),
    /// An earlier message is gone.
    Deleted {
        /// Which.
        message: MessageId,
    },
    /// A reaction was put on a message or taken off it.
    Reacted {
        /// Which message.
        message: MessageId,
        /// The emoji.
        emoji: String,
        /// Whether it was taken off.
        #[serde(default)]
        removed: bool,
    },
    /// A choice of ours was taken.
    Chose {
        /// The id of the [`super::Choice`].
        choice: String,
        /// The message it hung on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
    },
    /// The whole place has another id from now on: what was said there goes on under the new one.
    Moved {
        /// The new [`Address::place`].
        to: Arc<str>,
    },
    /// The customer does not want to hear from us.
    Blocked,
    /// The customer wants to hear from us again.
    Unblocked,
}

/// A right to answer something a customer did with a button or a command, on platforms that give one out. It is kept like
/// the customer's words: sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// The platform's token, in the adapter's own words.
    pub token: String,
    /// Until when it holds; after that an answer is an ordinary message.
    pub expires: Timestamp,
}

impl std::fmt::Debug for Interaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Interaction").field("expires", &self.expires).finish_non_exhaustive()
    }
}

/// One event from a platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Inbound {
    /// The platform's id of this event.
    pub delivery: DeliveryId,
    /// Where it came from and where an answer goes.
    pub address: Address,
    /// Who can read along.
    pub place: Place,
    /// Who did it.
    pub author: Author,
    /// The platform's order within the place, where it has one; otherwise arrival decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// When the platform says it happened.
    pub sent_at: Timestamp,
    /// When it reached us.
    pub received_at: Timestamp,
    /// The right to answer it in a place of its own, where the platform gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

impl Inbound {
    /// An event with the given id; `sent_at` begins as `received_at`.
    pub fn new(delivery: DeliveryId, address: Address, place: Place, author: Author, received_at: Timestamp, what: What) -> Self {
        Self { delivery, address, place, author, order: None, sent_at: received_at, received_at, interaction: None, what }
    }
    /// With the platform's order.
    #[must_use]
    pub fn ordered(mut self, order: Option<i64>) -> Self {
        self.order = order;
        self
    }
    /// With the right to answer it that the platform gave.
    #[must_use]
    pub fn interacting(mut self, interaction: Option<Interaction>) -> Self {
        self.interaction = interaction;
        self
    }
    /// With the platform's time.
    #[must_use]
    pub fn sent(mut self, at: Timestamp) -> Self {
        self.sent_at = at;
        self
    }
}
