//! The tables as they are written.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::core::message::Place;
use crate::locale::culture::source::{RawReview, RawSeverity};

/// Topics by their names.
pub(in crate::locale::culture) type RawTopics = BTreeMap<Spanned<String>, RawTopic>;

/// The words of a topic in the language of the pack.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::locale::culture) struct RawTopic {
    #[serde(default)]
    pub(super) terms: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) except: Vec<Spanned<String>>,
}

/// One rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::locale::culture) struct Raw {
    pub(super) id: Spanned<String>,
    /// `off = true`: the rule of this name does not hold for this bot.
    #[serde(default)]
    pub(super) off: bool,
    #[serde(default = "first")]
    pub(super) version: u32,
    pub(super) severity: Option<Spanned<RawSeverity>>,
    #[serde(default)]
    pub(super) legal: bool,
    pub(super) review: Option<RawReview>,
    #[serde(default)]
    pub(super) hint: String,
    #[serde(default)]
    pub(super) scope: RawScope,
    #[serde(default)]
    pub(super) when: RawWhen,
    #[serde(default)]
    pub(super) topic: RawOwnTopic,
    #[serde(default)]
    pub(super) except: RawExcept,
    #[serde(default)]
    pub(super) action: RawAction,
    #[serde(default, rename = "source")]
    _source: Option<RawSource>,
    #[serde(default)]
    pub(super) test: Vec<Spanned<RawTest>>,
}

const fn first() -> u32 {
    1
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawScope {
    #[serde(default)]
    pub(super) region: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) lang: Vec<String>,
    #[serde(default)]
    pub(super) place: Vec<Place>,
    #[serde(default)]
    pub(super) audience: Vec<String>,
    #[serde(default)]
    pub(super) direction: Vec<Direction>,
    #[serde(default)]
    pub(super) business_categories: Vec<String>,
}

/// Whose words a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    In,
    Out,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWhen {
    #[serde(default)]
    pub(super) calendar: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) weekday: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) local_time: Vec<Spanned<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOwnTopic {
    #[serde(default)]
    pub(super) taxonomy: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) with: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) without: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) terms: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) kb_tags: Vec<String>,
    pub(super) min_score: Option<usize>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExcept {
    #[serde(default)]
    pub(super) terms: BTreeMap<String, Vec<Spanned<String>>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAction {
    #[serde(default)]
    pub(super) r#do: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) forbid_words: BTreeMap<String, Vec<Spanned<String>>>,
    pub(super) disclaimer: Option<Spanned<String>>,
}

/// Where a rule is from; for people.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    #[serde(rename = "url")]
    _url: Option<String>,
    #[serde(rename = "reviewed_by")]
    _reviewed_by: Option<String>,
    #[serde(rename = "reviewed_on")]
    _reviewed_on: Option<String>,
    #[serde(rename = "confidence")]
    _confidence: Option<String>,
}

/// One test of a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTest {
    pub(super) place: Option<Place>,
    pub(super) region: Option<Spanned<String>>,
    pub(super) lang: Option<String>,
    pub(super) at: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    pub(super) r#in: Option<String>,
    pub(super) out: Option<String>,
    /// A passage that `out` was drawn from.
    pub(super) source: Option<String>,
    pub(super) expect: RawExpect,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExpect {
    pub(super) action: Spanned<String>,
    /// Words that a reply there may not hold.
    #[serde(default)]
    pub(super) must_not_contain: Vec<Spanned<String>>,
}
