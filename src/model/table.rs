//! The table of models: one row per kind.

use std::any::Any;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::openai::OpenAiKind;
use super::{Extractive, Rules, Script, Scripted};
use crate::config::{KeyDoc, Reader, Section, Shape};
use crate::ports::Model;

/// A kind of model that `bot.toml` can name.
pub trait ModelKind: Section {
    /// What it still needs (an environment variable that is not set …); `None` when it can be built. One lower-case
    /// fragment that fits after "off: needs".
    fn missing(&self, settings: &(dyn Any + Send + Sync), secrets: &dyn Fn(&str) -> Option<String>) -> Option<String>;
    /// How its failures are dealt with; `None` for a kind that cannot fail, or is to be seen failing.
    fn rules(&self, settings: &(dyn Any + Send + Sync)) -> Option<Rules>;
    /// Makes the model from what [`Section::parse`] gave. `dir` is the bot's folder. Does not use the network.
    ///
    /// # Errors
    /// What is missing or wrong, and what to do.
    fn build(
        &self,
        settings: &(dyn Any + Send + Sync),
        dir: &Path,
        secrets: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Arc<dyn Model>, String>;
}

/// All kinds of models, in the order of the documentation.
#[must_use]
pub fn kinds() -> &'static [&'static dyn ModelKind] {
    &[&ExtractiveKind, &OpenAiKind, &ScriptedKind]
}

/// All of them, as sections of `bot.toml`.
#[must_use]
pub fn sections() -> &'static [&'static dyn Section] {
    static SECTIONS: LazyLock<Vec<&'static dyn Section>> = LazyLock::new(|| kinds().iter().map(|kind| *kind as &dyn Section).collect());
    &SECTIONS
}

/// The row of that name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static dyn ModelKind> {
    kinds().iter().copied().find(|kind| kind.name() == name)
}

struct ExtractiveKind;

impl Section for ExtractiveKind {
    fn name(&self) -> &'static str {
        "extractive"
    }

    fn keys(&self) -> &'static [KeyDoc] {
        &[]
    }

    fn parse(&self, _: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        Arc::new(())
    }
}

impl ModelKind for ExtractiveKind {
    fn missing(&self, _: &(dyn Any + Send + Sync), _: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        None
    }

    fn rules(&self, _: &(dyn Any + Send + Sync)) -> Option<Rules> {
        None
    }

    fn build(&self, _: &(dyn Any + Send + Sync), _: &Path, _: &dyn Fn(&str) -> Option<String>) -> Result<Arc<dyn Model>, String> {
        Ok(Arc::new(Extractive::default()))
    }
}

struct ScriptedKind;

const SCRIPT: KeyDoc = KeyDoc::new("script", Shape::Path, "The file with the answers.").required();

/// What `[model]` says for a scripted model.
struct ScriptedSettings {
    /// The file, relative to the bot's folder.
    script: String,
}

impl Section for ScriptedKind {
    fn name(&self) -> &'static str {
        "scripted"
    }

    fn keys(&self) -> &'static [KeyDoc] {
        &[SCRIPT]
    }

    fn parse(&self, reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        // A missing key was reported by the reader, and what has problems is never built.
        Arc::new(ScriptedSettings { script: reader.path("script").unwrap_or_default() })
    }
}

impl ModelKind for ScriptedKind {
    fn missing(&self, _: &(dyn Any + Send + Sync), _: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        None
    }

    fn rules(&self, _: &(dyn Any + Send + Sync)) -> Option<Rules> {
        None
    }

    fn build(&self, settings: &(dyn Any + Send + Sync), dir: &Path, _: &dyn Fn(&str) -> Option<String>) -> Result<Arc<dyn Model>, String> {
        let Some(ScriptedSettings { script }) = settings.downcast_ref() else {
            return Err("the settings are not those of a scripted model".to_owned());
        };
        let file = dir.join(script);
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("cannot read {}: {error}\n  help: `script` is relative to the bot's folder", file.display()))?;
        let script_text = Script::parse(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(Arc::new(Scripted::new(script, script_text)))
    }
}
