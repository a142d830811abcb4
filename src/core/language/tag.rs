//! BCP 47 tags, as far as choosing among a bot's locales needs them.

use super::script::Script;
use crate::core::key::LocaleTag;

/// Old and collective codes and the ones in use.
const ALIASES: &[(&str, &str)] = &[
    ("cmn", "zh"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("nn", "nb"),
    ("no", "nb"),
    ("prs", "fa"),
    ("tl", "fil"),
    ("yue", "zh"),
];

/// Regions that write Chinese in traditional characters.
const TRADITIONAL: &[&str] = &["TW", "HK", "MO"];

/// A tag in canonical case with its aliases replaced; extensions and variants are dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) language: String,
    /// ISO 15924; filled in where a language has more than one script.
    script: Option<String>,
    region: Option<String>,
}

impl Tag {
    /// Reads a tag with `-` or `_` between subtags. `None` if it does not begin with a language.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut subtags = text.trim().split(['-', '_']);
        let first = subtags.next()?;
        if !(2..=3).contains(&first.len()) || !first.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let written = first.to_ascii_lowercase();
        let language = ALIASES.iter().find(|(old, _)| *old == written).map_or(written.as_str(), |(_, new)| new);
        let mut tag = Self { language: language.to_owned(), script: None, region: None };
        for subtag in subtags.take_while(|s| s.len() > 1) {
            let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
            match subtag.len() {
                4 if letters => tag.script = Some(title_case(subtag)),
                2 if letters => tag.region = Some(subtag.to_ascii_uppercase()),
                3 if subtag.bytes().all(|b| b.is_ascii_digit()) => tag.region = Some(subtag.to_owned()),
                _ => {}
            }
        }
        tag.script = tag.script.take().or_else(|| likely_script(&tag.language, &written, tag.region.as_deref()).map(str::to_owned));
        Some(tag)
    }

    /// A language and nothing else, for a tag that does not follow the rules.
    pub(super) fn bare(language: &str) -> Self {
        Self { language: language.to_ascii_lowercase(), script: None, region: None }
    }

    /// The script that this locale is written in.
    pub(super) fn script(&self) -> Script {
        self.script.as_deref().and_then(Script::of_code).unwrap_or_else(|| Script::of_language(&self.language))
    }

    /// Whether this is Chinese in traditional characters.
    pub(super) fn is_traditional(&self) -> bool {
        self.script.as_deref() == Some("Hant")
    }

    /// How well this locale serves someone who asked for `wanted`; `None` if not at all. Less is better.
    fn distance(&self, wanted: &Self) -> Option<u8> {
        let same_script = self.script() == wanted.script() && self.is_traditional() == wanted.is_traditional();
        if self.language != wanted.language || !same_script {
            return None;
        }
        let american = |tag: &Self| tag.language == "es" && tag.region.as_deref().is_some_and(|r| r != "ES");
        Some(match self.region.as_deref() {
            region if region == wanted.region.as_deref() => 0,
            Some("419") if american(wanted) => 1,
            None => 2,
            Some(_) => 3,
        })
    }
}

/// The locale for `wanted`: exact, else the same language in the same script (the one without a region
/// first, else in the bot's order).
pub(super) fn resolve<'a>(locales: impl Iterator<Item = (&'a LocaleTag, &'a Tag)>, wanted: &Tag) -> Option<&'a LocaleTag> {
    let near = locales.filter_map(|(locale, tag)| tag.distance(wanted).map(|distance| (distance, locale)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, locale)| locale)
}

fn likely_script(language: &str, written: &str, region: Option<&str>) -> Option<&'static str> {
    match language {
        "zh" if written == "yue" || region.is_some_and(|r| TRADITIONAL.contains(&r)) => Some("Hant"),
        "zh" => Some("Hans"),
        "sr" if region == Some("ME") => Some("Latn"),
        "sr" => Some("Cyrl"),
        "pa" if region == Some("PK") => Some("Arab"),
        "pa" => Some("Guru"),
        _ => None,
    }
}

fn title_case(subtag: &str) -> String {
    subtag.char_indices().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect()
}
