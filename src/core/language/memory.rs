//! What the conversation has shown so far.

use serde::{Deserialize, Serialize};

use super::{Evidence, Languages};
use crate::core::key::LocaleTag;

/// How firmly a platform's hint is believed.
const HINT: f64 = 0.5;
/// Evidence at least this sure switches at once.
const SURE: f64 = 0.9;
/// Evidence at least this sure switches if it is long enough.
const LIKELY: f64 = 0.6;
/// Letters from which likely evidence switches.
const LIKELY_LETTERS: usize = super::detect::SHORT_TEXT_LETTERS;
/// How much of its own weight contrary evidence takes from a belief that it does not overturn.
const EROSION: f64 = 0.25;
/// Nothing is ever quite certain, so that a belief can still be overturned.
const FIRMEST: f64 = 0.99;

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
    /// The region whose dialect the customer writes (`ar-EG`); absent where they write the standard language, or where
    /// nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<LocaleTag>,
}

impl Memory {
    /// The locale to answer in: pinned, believed, else the bot's default. A locale that the bot no longer
    /// has counts as absent.
    #[must_use]
    pub fn locale<'a>(&'a self, languages: &'a Languages) -> &'a LocaleTag {
        let known = |tag: &&LocaleTag| languages.locales().contains(tag);
        let pinned = self.pinned.as_ref().filter(known);
        pinned.or(self.believed.as_ref().filter(known)).unwrap_or(languages.default_locale())
    }

    /// The locale in whose words to answer: [`locale`](Self::locale) in the customer's dialect, where the bot has its words.
    /// Who has pinned a region stays with it.
    #[must_use]
    pub fn voice<'a>(&'a self, languages: &'a Languages) -> &'a LocaleTag {
        let locale = self.locale(languages);
        let is_pinned = self.pinned.as_ref() == Some(locale) && locale.as_str() != locale.language();
        match self.dialect.as_ref().filter(|_| !is_pinned) {
            Some(region) => languages.voice(locale, region),
            None => locale,
        }
    }

    /// Takes the evidence of one message and the platform's hint into account. A single short message
    /// never overturns a firm belief.
    pub fn observe(&mut self, languages: &Languages, evidence: &Evidence, hint: Option<&str>) {
        if !self.believed.as_ref().is_some_and(|tag| languages.locales().contains(tag)) {
            self.believed = hint.and_then(|tag| languages.resolve(tag)).cloned();
            self.confidence = if self.believed.is_some() { HINT } else { 0.0 };
        }
        let Some(locale) = &evidence.locale else { return };
        let sure = evidence.confidence;
        if self.believed.as_ref() == Some(locale) {
            let together = 1.0 - (1.0 - self.confidence) * (1.0 - sure);
            self.confidence = together.min(FIRMEST);
        } else if overturns(evidence) || (self.confidence <= HINT && sure > self.confidence) {
            self.believed = Some(locale.clone());
            self.confidence = sure.min(FIRMEST);
        } else if sure >= HINT {
            self.confidence = (self.confidence - EROSION * sure).max(0.0);
        }
    }
}

fn overturns(evidence: &Evidence) -> bool {
    evidence.confidence >= SURE || (evidence.confidence >= LIKELY && evidence.letters >= LIKELY_LETTERS)
}
