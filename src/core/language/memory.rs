//! What the conversation has shown so far: a forward filter over its messages.
//!
//! Before each message a customer may have changed the language, which is rare; the message's evidence is weighed
//! against that.

use serde::{Deserialize, Serialize};

use super::dialect::{Dialect, Dialects};
use super::evidence::{Candidate, Evidence};
use super::languages::Languages;
use crate::core::key::LocaleTag;

/// How likely a platform's hint is the language that the customer writes.
const HINT: f64 = 0.45;
/// How likely the language changes from one message to the next.
const SWITCH: f64 = 0.13;
/// Evidence of one word below this never switches.
const SURE: f64 = 0.9;
/// How much of what speaks for a language that the bot does not speak is believed in a conversation with it.
const FOREIGN: f64 = 0.15;
/// How much more likely than another the bot's default is before anything was heard.
const DEFAULT: f64 = 1.5;
/// A message of which less speaks for the bot's locales tells nothing.
const TELLS: f64 = 0.35;
/// A belief below this is asked about,
const DOUBTFUL: f64 = 0.65;
/// if the next likely language has at least this share.
const RIVAL: f64 = 0.25;
/// Nothing is ever quite certain, so that a belief can still be overturned.
const FIRMEST: f64 = 0.99;
/// Shares below this are not kept.
const NOTHING: f64 = 1e-6;

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
    /// How likely each of the bot's locales is after the last message that told something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Candidate>,
    /// What the last message that told something spoke for, where that is not what is believed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rival: Option<LocaleTag>,
    /// The rival that the customer was asked about last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_about: Option<LocaleTag>,
    /// Which Arabic the customer writes.
    #[serde(default, skip_serializing_if = "Dialects::is_empty")]
    pub dialects: Dialects,
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
        match self.dialect() {
            Dialect::Msa => locale,
            _ if is_pinned => locale,
            spoken => languages.voice(locale, spoken.locale()),
        }
    }

    /// The dialect of what the customer writes in Arabic; where nothing tells, the standard language.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialects.dialect()
    }

    /// Takes the evidence of one message and the platform's hint into account. One word that is not sure never
    /// overturns what is firmly believed, unless the message before spoke for the same.
    pub fn observe(&mut self, languages: &Languages, evidence: &Evidence, hint: Option<&str>) {
        let hinted = hint.and_then(|tag| languages.resolve(tag));
        if !self.believed.as_ref().is_some_and(|tag| languages.locales().contains(tag)) {
            let (pinned, dialects) = (self.pinned.take(), std::mem::take(&mut self.dialects));
            *self = Self { pinned, dialects, believed: hinted.cloned(), ..Self::default() };
            self.confidence = if self.believed.is_some() { HINT } else { 0.0 };
        }
        if told(evidence) < TELLS {
            return;
        }
        let shares = self.weighed(languages, evidence);
        let Some(best) = shares.iter().max_by(|a, b| a.probability.total_cmp(&b.probability)).map(|best| best.locale.clone()) else {
            return;
        };
        let is_new = self.believed.as_ref().is_none_or(|believed| *believed != best);
        let is_firm = self.confidence >= DOUBTFUL;
        let too_little = is_firm && evidence.words <= 1 && evidence.confidence < SURE && self.rival.as_ref() != Some(&best);
        if !(is_new && too_little) {
            self.believed = Some(best);
        }
        self.rival = evidence.locale.clone().filter(|spoken_for| self.believed.as_ref() != Some(spoken_for));
        self.confidence = share_of(&shares, self.believed.as_ref()).min(FIRMEST);
        self.shares = shares.into_iter().filter(|share| share.probability > NOTHING).collect();
    }

    /// The two locales to ask the customer about, the believed one first, if they are not told apart. The same rival is
    /// asked about once.
    pub fn take_doubt(&mut self, languages: &Languages) -> Option<[LocaleTag; 2]> {
        let known = |tag: &&LocaleTag| languages.locales().contains(tag);
        let believed = self.believed.as_ref().filter(known).filter(|_| self.pinned.is_none())?;
        let rival = self.rival.as_ref().or_else(|| next_to(&self.shares, believed)).filter(known)?;
        let doubtful = self.confidence < DOUBTFUL && share_of(&self.shares, Some(rival)) >= RIVAL;
        let pair = (doubtful && self.asked_about.as_ref() != Some(rival)).then(|| [believed.clone(), rival.clone()])?;
        self.asked_about = Some(pair[1].clone());
        Some(pair)
    }

    /// How likely each locale is now.
    fn weighed(&self, languages: &Languages, evidence: &Evidence) -> Vec<Candidate> {
        let count = languages.locales().len() as f64;
        let prior = |locale: &LocaleTag| {
            let weight = if locale == languages.default_locale() { DEFAULT } else { 1.0 };
            weight / (count - 1.0 + DEFAULT)
        };
        let before = |locale: &LocaleTag| {
            if self.shares.is_empty() {
                // A hint, or what an earlier version kept.
                return (1.0 - self.confidence) * prior(locale)
                    + if self.believed.as_ref() == Some(locale) { self.confidence } else { 0.0 };
            }
            (1.0 - SWITCH) * share_of(&self.shares, Some(locale)) + SWITCH / count
        };
        // What speaks for no locale, or for languages that the bot does not speak, says nothing about which one it is.
        let silent = ((1.0 - told(evidence) - evidence.other).max(0.0) + FOREIGN * evidence.other) / count;
        let weigh = |locale: &LocaleTag| (share_of(&evidence.candidates, Some(locale)) + silent) * before(locale);
        let total: f64 = languages.locales().iter().map(weigh).sum();
        let share =
            |locale: &LocaleTag| Candidate { locale: locale.clone(), probability: if total > 0.0 { weigh(locale) / total } else { 0.0 } };
        languages.locales().iter().map(share).collect()
    }
}

/// How much a message tells of the bot's locales.
fn told(evidence: &Evidence) -> f64 {
    evidence.candidates.iter().map(|candidate| candidate.probability).sum()
}

fn share_of(shares: &[Candidate], locale: Option<&LocaleTag>) -> f64 {
    shares.iter().find(|share| Some(&share.locale) == locale).map_or(0.0, |share| share.probability)
}

/// The most likely one but `best`.
fn next_to<'a>(shares: &'a [Candidate], best: &LocaleTag) -> Option<&'a LocaleTag> {
    let others = shares.iter().filter(|share| share.locale != *best && share.probability > 0.0);
    others.max_by(|a, b| a.probability.total_cmp(&b.probability)).map(|share| &share.locale)
}
