//! What a bot's folder was loaded into: valid, and never checked again.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Report, Settings};
use crate::core::bot::Bot;
use crate::locale::Packs;

/// A bot that can be started.
pub struct Loaded {
    /// What the steps need.
    pub bot: Arc<Bot>,
    /// The texts of its locales.
    pub packs: Arc<Packs>,
    /// Who writes its answers.
    pub model: ModelSettings,
    /// Where it is reached, in the order of the file.
    pub channels: Vec<ChannelSettings>,
    /// Where a person is asked for.
    pub handover: HandoverSettings,
    /// What its author may not have meant.
    pub warnings: Report,
    /// Its folder.
    pub dir: PathBuf,
}

/// `[model]`, parsed by its kind.
#[derive(Clone)]
pub struct ModelSettings {
    /// The row of the table of models.
    pub kind: &'static str,
    /// What only the kind can read.
    pub settings: Settings,
    /// `[[model.fallback]]`: who is asked next when it fails, in order.
    pub fallbacks: Vec<FallbackSettings>,
}

/// One `[[model.fallback]]`, parsed by its kind.
#[derive(Clone)]
pub struct FallbackSettings {
    /// The row of the table of models.
    pub kind: &'static str,
    /// What only the kind can read.
    pub settings: Settings,
}

/// `[channel.<account>]`, parsed by its kind.
#[derive(Clone)]
pub struct ChannelSettings {
    /// The account's name.
    pub account: Arc<str>,
    /// The row of the table of channels.
    pub kind: &'static str,
    /// What only the kind can read.
    pub settings: Settings,
}

/// `[handover]`; all empty where the section is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverSettings {
    /// The endpoint's address.
    pub url: Option<String>,
    /// The variable that holds it.
    pub url_env: Option<String>,
    /// The variable that holds the signing secret.
    pub secret_env: Option<String>,
}
