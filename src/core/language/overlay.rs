//! In whose words a language is spoken to who speaks a dialect of it.
//!
//! A dialect changes greetings, courtesy and the tone of answers. Names, numbers and knowledge stay those of the language
//! that the bot lists. What a customer speaks is not found out here.

use std::collections::BTreeMap;

use super::resolve::ancestors;
use crate::core::key::LocaleTag;

/// The regions whose words stand for a dialect: of the Nile, the Levant, the Maghreb and the Gulf.
const REGIONS: &[&str] = &["ar-EG", "ar-LB", "ar-MA", "ar-SA"];

/// A locale that a bot speaks without listing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The region whose words it has: `ar-EG`.
    pub words: LocaleTag,
    /// The listed language that is meant: `ar`.
    pub language: LocaleTag,
}

/// The dialects of the listed languages. A listed region has its own words anyway, and one that is listed alone is spoken
/// to everybody.
#[must_use]
pub fn overlays(listed: &[LocaleTag], parents: &BTreeMap<LocaleTag, LocaleTag>) -> Vec<Overlay> {
    let unlisted = REGIONS.iter().map(|region| LocaleTag::new(*region)).filter(|region| !listed.contains(region));
    let of = |words: LocaleTag| {
        let language = ancestors(&words, parents).into_iter().find(|above| listed.contains(above))?;
        Some(Overlay { words, language })
    };
    unlisted.filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listed_language_has_dialects() {
        for (listed, expect) in [("en ar", "ar-EG ar-LB ar-MA ar-SA"), ("ar ar-EG", "ar-LB ar-MA ar-SA"), ("ar-SA en", ""), ("en de", "")] {
            let listed: Vec<_> = listed.split_whitespace().map(LocaleTag::new).collect();
            let found = overlays(&listed, &BTreeMap::new());
            let words: Vec<_> = found.iter().map(|dialect| dialect.words.as_str()).collect();
            assert_eq!(words.join(" "), expect);
            assert!(found.iter().all(|dialect| dialect.language.as_str() == "ar"));
        }
    }
}
