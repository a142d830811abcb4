//! The layers of a locale: from the base language to the region, the program's files below the bot's.

use std::sync::Arc;

use fluent_bundle::FluentResource;

use super::files::{CHAT_FILE, FTL_FILES, Files, MANIFEST_FILE};
use super::ftl::{self, Entry};
use super::hazard;
use super::manifest::Manifest;
use super::problem::{PackProblem, SYNTAX};
use crate::core::key::LocaleTag;

/// One `chat.ftl` or `style.ftl`.
#[derive(Clone)]
pub(super) struct Layer {
    pub(super) file: String,
    pub(super) entries: Vec<Entry>,
    pub(super) resource: Arc<FluentResource>,
}

/// Everything that speaks for a locale, the weakest first.
pub(super) struct Stack {
    pub(super) manifest: Manifest,
    pub(super) layers: Vec<Layer>,
    /// Where a file of this locale's own is or would be: `locales/de/`.
    pub(super) folder: String,
}

impl Stack {
    /// Reads the layers of `locale` over those of its ancestors; `None` if there are none.
    pub(super) fn read(
        locale: &LocaleTag,
        ancestors: &[LocaleTag],
        built_in: &Files,
        overlay: &Files,
        problems: &mut Vec<PackProblem>,
    ) -> Option<Self> {
        let mut tags = ancestors.to_vec();
        tags.reverse();
        tags.push(locale.clone());
        let mut manifest = Manifest::default();
        let mut layers = Vec::new();
        let mut found = false;
        for tag in &tags {
            for (files, place) in [(built_in, "built-in:"), (overlay, "")] {
                if let Some(source) = files.get(&format!("{tag}/{MANIFEST_FILE}")) {
                    found = true;
                    manifest.overlay(&format!("{place}locales/{tag}/{MANIFEST_FILE}"), source, problems);
                }
                for name in FTL_FILES {
                    let Some(source) = files.get(&format!("{tag}/{name}")) else { continue };
                    found = true;
                    layers.push(Layer::read(format!("{place}locales/{tag}/{name}"), source, problems));
                }
            }
        }
        let own = |files: &Files| files.contains_key(&format!("{locale}/{CHAT_FILE}"));
        let place = if own(built_in) && !own(overlay) { "built-in:" } else { "" };
        found.then(|| Self { manifest, layers, folder: format!("{place}locales/{locale}/") })
    }
}

impl Layer {
    fn read(file: String, source: &str, problems: &mut Vec<PackProblem>) -> Self {
        let deep = hazard::too_deep(source);
        problems.extend(deep.iter().map(|span| PackProblem {
            code: SYNTAX,
            file: file.clone(),
            span: Some(span.clone()),
            message: format!("more than {} braces or calls stand within each other", hazard::MAX_NESTING),
            help: "close them, or write a message of its own for a part".to_owned(),
        }));
        let source = if deep.is_some() { "" } else { source };
        let entries = ftl::read(&file, source, problems);
        // Mistakes were reported above; what is left of the file is still read, so that all of them show.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        Self { file, entries, resource: Arc::new(resource) }
    }
}
