//! The languages that the program brings, for whoever begins a bot.

use std::collections::BTreeMap;

use super::files::{self, MANIFEST_FILE, STARTER_FILE};
use super::manifest::Manifest;
use crate::core::key::LocaleTag;
use crate::core::language::ancestors;

/// A language that a new bot can speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its tag.
    pub locale: LocaleTag,
    /// Its own name.
    pub name: String,
    /// Its English name.
    pub english: String,
    /// A knowledge file to begin with, in this language; of what it builds upon where it has none of its own.
    pub starter: String,
}

/// All languages that have something to begin with, by tag.
#[must_use]
pub fn catalog() -> Vec<Offer> {
    let files = files::built_in();
    let tags = files.keys().filter_map(|path| path.strip_suffix(MANIFEST_FILE)?.strip_suffix('/'));
    let offer = |tag: &str| {
        let locale = LocaleTag::new(tag);
        let mut chain = vec![locale.clone()];
        chain.extend(ancestors(&locale, &BTreeMap::new()));
        let (own, starter) = chain.iter().find_map(|from| Some((from, files.get(&format!("{from}/{STARTER_FILE}"))?)))?;
        let starter = starter.replace(&format!("locale = \"{own}\""), &format!("locale = \"{locale}\""));
        let mut manifest = Manifest::default();
        for from in chain.iter().rev() {
            let source = files.get(&format!("{from}/{MANIFEST_FILE}")).map_or("", String::as_str);
            // Its problems are those of the pack, which its own checks tell.
            manifest.overlay(MANIFEST_FILE, source, &mut Vec::new());
        }
        let name = manifest.name.unwrap_or_else(|| tag.to_owned());
        Some(Offer { english: manifest.english_name.unwrap_or_else(|| name.clone()), name, locale, starter })
    };
    let mut offers: Vec<Offer> = tags.filter_map(offer).collect();
    offers.sort_by(|a, b| a.locale.cmp(&b.locale));
    offers
}
