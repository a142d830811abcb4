//! What one message says about its language, as it is kept.

use serde::{Deserialize, Serialize};

use crate::core::key::LocaleTag;

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Only one of the bot's locales is written in this script (or has these letters).
    Script,
    /// The trained model.
    Model,
    /// The trained model was unsure, and whatlang was asked as well.
    Second,
    /// The customer used a command's name in this language.
    Command,
    /// Nothing in the message tells.
    None,
}

/// One of the bot's locales with how likely it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The locale.
    pub locale: LocaleTag,
    /// 0 to 1; what is missing to 1 is other locales and languages that the bot does not speak.
    pub probability: f64,
}

/// What one message says about its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The most likely of the bot's locales, if any is likely.
    pub locale: Option<LocaleTag>,
    /// How likely it is, 0 to 1.
    pub confidence: f64,
    /// What decided.
    pub method: Method,
    /// Letters that could tell (after links, codes, names and numbers were dropped).
    pub letters: usize,
    /// Words that could tell.
    #[serde(default)]
    pub words: usize,
    /// The script of most letters, as an ISO 15924 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<ScriptCode>,
    /// The most likely of the bot's locales, at most [`Evidence::MAX_CANDIDATES`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// How likely a language is that the bot does not speak.
    #[serde(default)]
    pub other: f64,
}

/// An ISO 15924 code: `Latn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ScriptCode([u8; 4]);

impl Evidence {
    /// How many candidates are kept.
    pub const MAX_CANDIDATES: usize = 5;

    /// Of a message that says nothing about its language.
    #[must_use]
    pub const fn silence() -> Self {
        Self { locale: None, confidence: 0.0, method: Method::None, letters: 0, words: 0, script: None, candidates: Vec::new(), other: 0.0 }
    }

    /// Of a message that names its language: a command's name in it.
    #[must_use]
    pub fn named(locale: LocaleTag, letters: usize) -> Self {
        let candidates = vec![Candidate { locale: locale.clone(), probability: 1.0 }];
        Self { locale: Some(locale), confidence: 1.0, method: Method::Command, letters, words: 1, candidates, ..Self::silence() }
    }
}

impl ScriptCode {
    /// Of a code of four letters; `None` for any other.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        code.as_bytes().try_into().ok().filter(|code: &[u8; 4]| code.as_slice().is_ascii()).map(Self)
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl TryFrom<String> for ScriptCode {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::new(&code).ok_or("not a script's code of four letters")
    }
}

impl From<ScriptCode> for String {
    fn from(code: ScriptCode) -> Self {
        code.as_str().to_owned()
    }
}
