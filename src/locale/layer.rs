//! The layers of a locale: from the base language to the region, the program's files below the bot's.

use std::sync::Arc;

use fluent_bundle::FluentResource;

use super::culture::culture;
use super::files::{CHAT_FILE, FTL_FILES, Files, MANIFEST_FILE, PREFIX};
use super::ftl::{self, Entry};
use super::manifest::Manifest;
use super::problem::PackProblem;
use crate::core::culture::Culture;
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
    pub(super) culture: Arc<Culture>,
    pub(super) layers: Vec<Layer>,
    /// Where a file of this locale's own is or would be: `locales/de/`.
    pub(super) folder: String,
}

impl Stack {
    /// Reads the layers of `locale` over those of its ancestors; `None` if there are none. Texts of a bot lie over all of the
    /// program's: what a business says in its language is not said otherwise in a region or a dialect by the program.
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
        let (mut layers, mut own_layers) = (Vec::new(), Vec::new());
        let mut found = false;
        for tag in &tags {
            for (files, place) in [(built_in, PREFIX), (overlay, "")] {
                if let Some(source) = files.get(&format!("{tag}/{MANIFEST_FILE}")) {
                    found = true;
                    manifest.overlay(&format!("{place}locales/{tag}/{MANIFEST_FILE}"), source, problems);
                }
                for name in FTL_FILES {
                    let Some(source) = files.get(&format!("{tag}/{name}")) else { continue };
                    found = true;
                    let layer = Layer::read(format!("{place}locales/{tag}/{name}"), source, problems);
                    if layer.is_built_in() { layers.push(layer) } else { own_layers.push(layer) }
                }
            }
        }
        layers.append(&mut own_layers);
        let own = |files: &Files| files.contains_key(&format!("{locale}/{CHAT_FILE}"));
        let place = if own(built_in) && !own(overlay) { PREFIX } else { "" };
        let culture = culture(&tags, built_in, overlay, problems);
        found.then(|| Self { manifest, culture, layers, folder: format!("{place}locales/{locale}/") })
    }
}

impl Layer {
    fn read(file: String, source: &str, problems: &mut Vec<PackProblem>) -> Self {
        let (entries, resource) = ftl::read(&file, source, problems);
        Self { file, entries, resource: Arc::new(resource) }
    }

    /// Whether the file is the program's, and not of the one who is told about it.
    pub(super) fn is_built_in(&self) -> bool {
        self.file.starts_with(PREFIX)
    }
}
