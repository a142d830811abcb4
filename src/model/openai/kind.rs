//! The row of the table of models.

use std::any::Any;
use std::path::Path;
use std::sync::Arc;

use super::OpenAi;
use super::config::{KEYS, Settings, read};
use super::endpoint::Endpoint;
use crate::config::{KeyDoc, Reader, Section};
use crate::model::{ModelKind, Rules};
use crate::ports::Model;

/// `kind = "openai"`.
pub(in crate::model) struct OpenAiKind;

impl Section for OpenAiKind {
    fn name(&self) -> &'static str {
        "openai"
    }

    fn keys(&self) -> &'static [KeyDoc] {
        KEYS
    }

    fn parse(&self, reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        Arc::new(read(reader))
    }
}

impl ModelKind for OpenAiKind {
    fn missing(&self, settings: &(dyn Any + Send + Sync), secrets: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let name = settings.downcast_ref::<Settings>()?.api_key_env.as_deref()?;
        secrets(name).is_none().then(|| format!("{name}: the key of the model"))
    }

    fn rules(&self, settings: &(dyn Any + Send + Sync)) -> Option<Rules> {
        settings.downcast_ref().map(|settings: &Settings| Rules { total: settings.total_timeout, cooldown: settings.cooldown })
    }

    fn build(
        &self,
        settings: &(dyn Any + Send + Sync),
        dir: &Path,
        secrets: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Arc<dyn Model>, String> {
        let Some(settings) = settings.downcast_ref::<Settings>() else {
            return Err("the settings are not those of an OpenAI-compatible model".to_owned());
        };
        let key = match &settings.api_key_env {
            Some(name) => Some(secrets(name).ok_or_else(|| format!("{name} is not set\n  help: it holds the key of the model"))?),
            None => None,
        };
        Ok(Arc::new(OpenAi::new(Endpoint::new(settings.clone(), dir, key.as_deref())?)))
    }
}
