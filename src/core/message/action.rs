//! What the bot does on a platform, in one vocabulary.

use serde::{Deserialize, Serialize};

use super::{Attachment, Interaction, Markup, MessageId};
use crate::core::key::{DeliveryId, LocaleTag};

/// Something a customer can pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What comes back in [`super::What::Chose`]; never shown.
    pub id: String,
    /// What the customer reads.
    pub label: String,
}

/// A link that leads the customer to a private place, where `/start <token>` is the first they say. The adapter knows the
/// address that brings it about; nothing of what is spoken of stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// `A-Z a-z 0-9 _ -`, at most 64 of them.
    pub token: String,
    /// What the customer reads.
    pub label: String,
}

/// A source that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// The passage's id: `knowledge/en/returns.md#how-do-i-return`.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An answer of the bot from its sources.
    Answer,
    /// A system text.
    System,
    /// A person.
    Agent,
}

/// One message to the customer, rendered and within the platform's limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Outgoing {
    /// The text.
    pub markup: Markup,
    /// What can be picked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The link to a private place, on platforms where one leads there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<Door>,
    /// What hangs on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The message it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    /// The language it is written in.
    pub locale: LocaleTag,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRef>,
    /// Which deliveries it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<DeliveryId>,
    /// Who speaks.
    pub origin: Origin,
    /// The right to answer what the customer did, where the platform gave one; it may have expired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
    /// The id under which a repeat is recognised (`webhook-id`, `nonce`).
    pub id: String,
}

impl Outgoing {
    /// A message of text only.
    #[must_use]
    pub fn new(id: String, markup: Markup, locale: LocaleTag, origin: Origin) -> Self {
        Self {
            markup,
            choices: Vec::new(),
            door: None,
            attachments: Vec::new(),
            reply_to: None,
            locale,
            sources: Vec::new(),
            answers: Vec::new(),
            origin,
            interaction: None,
            id,
        }
    }
}

/// What an adapter is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// Show a new message.
    Show(Outgoing),
    /// Replace a shown one.
    Edit {
        /// Which.
        message: MessageId,
        /// Its new state.
        with: Outgoing,
    },
    /// Take a shown one away.
    Delete {
        /// Which.
        message: MessageId,
    },
    /// Put a reaction.
    React {
        /// On which.
        message: MessageId,
        /// The emoji.
        emoji: String,
    },
    /// Show that an answer is being written.
    Typing,
    /// Acknowledge an interaction the platform wants answered soon.
    Ack {
        /// The platform's token.
        token: String,
    },
    /// Open a private place with the customer and show something there; the receipt names the place. Where the platform
    /// cannot let us begin, a link in a message leads there instead.
    OpenPrivate {
        /// What is shown there.
        with: Outgoing,
    },
}
