//! Names of things: bots, aggregates, deliveries, effects, locales.
//!
//! Keys are opaque outside the runtime's sink, so that a chat whose platform id changes moves along.

use std::fmt;
use std::sync::Arc;

use icu::locale::{LanguageIdentifier, LocaleDirectionality};
use serde::{Deserialize, Serialize};

/// The name of a bot: the name of its folder, `[a-z0-9-]+`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BotId(Arc<str>);

impl BotId {
    /// Wraps a name that configuration has validated.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of aggregate a [`Key`] names. Each kind has its own pure step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// One customer in one place: the unit of order.
    Conversation,
    /// A case handed to people: knows which conversation it belongs to.
    Ticket,
    /// What answers cost on one day.
    Counter,
    /// An account of ours on a channel: how far it has read, and which places have another id now.
    Account,
}

/// The name of one aggregate: what has a record, an inbox and one owner at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The bot it belongs to.
    pub bot: BotId,
    /// Which kind of aggregate it is.
    pub kind: Kind,
    /// Opaque within the kind.
    pub id: Arc<str>,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.bot, self.id)
    }
}

/// A customer as one channel account knows them. Data keys belong to identities; `erase` destroys them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// The bot.
    pub bot: BotId,
    /// The channel and the account on it, for example `webhook:default`.
    pub account: Arc<str>,
    /// The author's id on the platform.
    pub author: Arc<str>,
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.bot, self.account, self.author)
    }
}

/// The platform's id of one event (not of a message: an edit of the same message is another event).
/// Kept for seven days, so that a repeat is recognised.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeliveryId(pub Arc<str>);

impl DeliveryId {
    /// Wraps a platform's id.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing that a step asked for, unique within its aggregate and stable over restarts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EffectId {
    /// The aggregate's sequence when the step ran; it grows by one per step.
    pub sequence: u64,
    /// The position among that step's effects.
    pub n: u32,
}

impl fmt::Display for EffectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.sequence, self.n)
    }
}

/// A BCP 47 tag in canonical case (`de`, `ar-SA`, `zh-TW`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocaleTag(Arc<str>);

impl LocaleTag {
    /// Wraps a tag that is already canonical (validated by configuration or by the pack loader).
    pub fn new(tag: impl Into<Arc<str>>) -> Self {
        Self(tag.into())
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language subtag: `zh` of `zh-TW`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether the script of this locale runs from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        let id = LanguageIdentifier::try_from_str(&self.0);
        id.is_ok_and(|id| LocaleDirectionality::new_extended().is_right_to_left(&id))
    }
}

impl fmt::Display for LocaleTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_run_from_right_to_left() {
        for (tag, expect) in [
            ("ar", true),
            ("ar-EG", true),
            ("he-IL", true),
            ("fa", true),
            ("ur-PK", true),
            ("ckb", true),
            ("dv", true),
            ("ug", true),
            ("yi", true),
            ("pa-PK", true),
            ("az-Arab", true),
            ("ar-Latn", false),
            ("pa", false),
            ("de", false),
            ("ja", false),
            ("mn-Mong", false),
            ("", false),
            ("no tag", false),
        ] {
            assert_eq!(LocaleTag::new(tag).is_rtl(), expect, "{tag}");
        }
    }
}
