//! How each language of a folder of packs is spoken, without its texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::culture::Culture;
use crate::core::key::LocaleTag;
use crate::core::language::ancestors;
use crate::locale::files::{self, Files};
use crate::locale::layer::Stack;
use crate::locale::packs::NEUTRAL;
use crate::locale::problem::{self, PackProblem};

/// The registers that no business speaks unless it chooses them.
const INTIMATE: [&str; 2] = ["casual", "banmal"];

/// How a language is spoken.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// What is proper in it.
    pub culture: Arc<Culture>,
    /// The registers that its pack is written in, the least polite first.
    pub tiers: Vec<String>,
    /// The one in which it is spoken where the business chooses none.
    pub formality: String,
}

impl Spoken {
    /// The least polite register in which a business speaks to strangers.
    #[must_use]
    pub fn least(&self) -> &str {
        self.tiers.iter().find(|tier| !INTIMATE.contains(&tier.as_str())).unwrap_or(&self.formality)
    }
}

/// How the languages of a folder of packs are spoken; those of the program where there is no folder.
///
/// # Errors
/// All problems of its `pack.toml` and `culture.toml`.
pub fn spoken(folder: Option<&BTreeMap<String, String>>) -> Result<BTreeMap<LocaleTag, Spoken>, Vec<PackProblem>> {
    let (built_in, overlay) = folder.map_or_else(|| (files::built_in(), Files::new()), |files| (Files::new(), files.clone()));
    let tags = files::folders(if folder.is_some() { &overlay } else { &built_in });
    let mut problems = Vec::new();
    let mut spoken = BTreeMap::new();
    for tag in tags.into_iter().map(LocaleTag::new) {
        let above = ancestors(&tag, &BTreeMap::new());
        let Some(Stack { manifest, culture, .. }) = Stack::read(&tag, &above, &built_in, &overlay, &mut problems) else { continue };
        let tiers: Vec<String> = manifest.tiers.into_iter().map(|tier| tier.name).collect();
        let formality = manifest.formality.unwrap_or_else(|| NEUTRAL.to_owned());
        spoken.insert(tag, Spoken { culture, tiers, formality });
    }
    if problems.is_empty() { Ok(spoken) } else { Err(problem::in_order(problems)) }
}
