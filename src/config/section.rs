//! What a row of the channel and model tables tells the configuration.

use std::any::Any;
use std::sync::Arc;

use toml::de::DeValue;

use super::Reader;

/// What a section was parsed into; only its own kind knows the type.
pub type Settings = Arc<dyn Any + Send + Sync>;

/// The documentation of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyDoc {
    /// The key.
    pub key: &'static str,
    /// What it is for, one sentence, with unit and limits.
    pub doc: &'static str,
    /// The default as TOML, `required`, `none`, or in words where it depends on others.
    pub default: &'static str,
}

impl KeyDoc {
    /// The default as TOML, where it shows how a value is written.
    pub(super) fn example(&self) -> Option<&'static str> {
        let is_value = DeValue::parse(self.default).is_ok();
        (is_value && self.default != "[]").then_some(self.default)
    }
}

/// A section of `bot.toml` that an adapter parses itself.
pub trait Section: Sync {
    /// The name in the table and in TOML: `[channel.<account>] kind = "<name>"`.
    fn name(&self) -> &'static str;
    /// Its keys beside `kind`, for the documentation.
    fn keys(&self) -> &'static [KeyDoc];
    /// Parses the section. Problems go to the reader, which also reports keys that nobody asked for.
    /// Needs no secret and does no IO.
    fn parse(&self, reader: &mut Reader<'_>) -> Settings;
}

/// The tables whose rows may stand in `bot.toml`.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// The kinds of channels.
    pub channels: &'a [&'a dyn Section],
    /// The kinds of models.
    pub models: &'a [&'a dyn Section],
}
