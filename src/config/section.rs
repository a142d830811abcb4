//! What a row of the channel and model tables tells the configuration.

use std::any::Any;
use std::sync::Arc;

use super::{KeyDoc, Kinds, Reader};

/// What a section was parsed into; only its own kind knows the type.
pub type Settings = Arc<dyn Any + Send + Sync>;

/// A section of `bot.toml` that an adapter parses itself.
pub trait Section: Sync {
    /// The name in the table and in TOML: `[channel.<account>] kind = "<name>"`.
    fn name(&self) -> &'static str;
    /// Its keys beside `kind`: what the reader accepts, the documents print and the schema says.
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

impl<'a> Tables<'a> {
    /// The rows of one table.
    pub(super) fn rows(self, kinds: Kinds) -> &'a [&'a dyn Section] {
        match kinds {
            Kinds::Channels => self.channels,
            Kinds::Models => self.models,
        }
    }
}
