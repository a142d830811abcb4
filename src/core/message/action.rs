//! What the bot does on a platform, in one vocabulary.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

/// The longest kind of a choice (`flow:`) that its short name keeps, in bytes.
const MAX_KIND: usize = 16;
/// How many bytes of a digest tell choices apart.
const DIGEST: usize = 16;

impl Choice {
    /// The id as a platform keeps it that takes at most `max` bytes (at least 49): a longer one by a short name, which
    /// [`Choice::goes_by`] recognises.
    #[must_use]
    pub fn named_within(&self, max: usize) -> Cow<'_, str> {
        if self.id.len() <= max { Cow::Borrowed(&self.id) } else { Cow::Owned(short(&self.id)) }
    }

    /// Whether `name` came back for the choice `id`.
    #[must_use]
    pub fn goes_by(id: &str, name: &str) -> bool {
        id == name || short(id) == name
    }
}

/// What kind of choice it is, and a digest of the whole.
fn short(id: &str) -> String {
    let kind = id.find(':').filter(|end| *end < MAX_KIND).and_then(|end| id.get(..=end)).unwrap_or_default();
    Sha256::digest(id.as_bytes()).iter().take(DIGEST).fold(format!("{kind}~"), |mut name, byte| {
        // Writing to a String cannot fail.
        write!(name, "{byte:02x}").map_or_else(|_| String::new(), |()| name)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_choice_goes_by_a_short_name() {
        let choice = |id: &str| Choice { id: id.to_owned(), label: String::new() };
        let long = format!("flow:return:reason:{}", "ö".repeat(60));
        let name = choice(&long).named_within(64).into_owned();
        assert!(name.len() <= 49 && name.starts_with("flow:~"), "{name}");
        assert_eq!(choice("rating:5").named_within(64), "rating:5");
        for (id, name, expect) in [
            (long.as_str(), name.as_str(), true),
            (long.as_str(), long.as_str(), true),
            ("rating:5", "rating:5", true),
            ("rating:5", "rating:4", false),
            ("flow:return:reason:other", name.as_str(), false),
        ] {
            assert_eq!(Choice::goes_by(id, name), expect, "{id} {name}");
        }
        assert!(choice(&"x".repeat(99)).named_within(64).starts_with('~'));
    }
}
