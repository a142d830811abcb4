//! BCP 47 tags in the one form in which locales are compared.
//!
//! ICU's objects only point at data that is part of the program: they are made anew for each tag, which takes
//! nanoseconds. This must not know which locales a bot has.

use std::fmt;

use icu::locale::fallback::{LocaleFallbacker, LocaleFallbackerWithConfig};
use icu::locale::subtags::{Language, Region, Script, language};
use icu::locale::{DataLocale, LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

use crate::core::key::LocaleTag;

/// The longest tag that is read, in bytes. Real ones have at most 35 (RFC 5646, 4.4.1), extensions come on top.
const MAX_TAG_BYTES: usize = 128;

/// Tags older than the rules for tags, and what CLDR says instead.
const GRANDFATHERED: &[(&str, &str)] = &[
    ("en-gb-oed", "en-GB-oxendict"),
    ("i-hak", "hak"),
    ("i-klingon", "tlh"),
    ("i-lux", "lb"),
    ("i-navajo", "nv"),
    ("no-bok", "nb"),
    ("no-nyn", "nn"),
    ("zh-min", "nan"),
    ("zh-min-nan", "nan"),
];

/// Norwegian as such: what is written under this code is Bokmål.
const NORWEGIAN: Language = language!("no");
const BOKMAL: Language = language!("nb");

/// The language and script of a locale, `zh-Hant` for `zh-HK`: who reads one need not read another.
pub(crate) fn writing(locale: &LocaleTag) -> String {
    let Some(canonical) = Canonical::parse(locale.as_str()) else { return locale.language().to_owned() };
    let LanguageIdentifier { language, script, .. } = canonical.full;
    script.map_or_else(|| language.to_string(), |script| format!("{language}-{script}"))
}

/// Language, script and region with old codes replaced and nothing said that goes without saying: `zh-HK` for
/// `zh_Hant_hk`, `he` for `iw-Hebr`. Extensions are dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Canonical {
    short: LanguageIdentifier,
    /// With the likely script and region filled in.
    full: LanguageIdentifier,
}

impl Canonical {
    /// Reads a tag with `-` or `_` between subtags; what follows the last well-formed subtag is ignored. `None` if
    /// it does not begin with a language.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > MAX_TAG_BYTES {
            return None;
        }
        // POSIX names end with an encoding: `de_DE.UTF-8`.
        let written = text.split(['.', '@']).next()?.replace('_', "-");
        let known = GRANDFATHERED.iter().find(|(old, _)| old.eq_ignore_ascii_case(&written));
        let mut locale = Locale::from(read(known.map_or(without_macrolanguage(&written), |(_, new)| new))?);
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        Self::of(locale.id)
    }

    /// The locale whose texts this one inherits by CLDR: `es-419` for `es-MX`, `zh-Hant` for `zh-HK`.
    pub(super) fn parent(&self) -> Option<Self> {
        let mut chain = fallback().fallback_for(DataLocale::from(&self.short));
        chain.step();
        // CLDR's parent of Bokmål is Norwegian as such, which is the same here.
        Self::of(chain.take().into_locale().id).filter(|parent| parent != self)
    }

    /// The language subtag: `zh`.
    pub(super) const fn language(&self) -> Language {
        self.short.language
    }

    /// The script it is written in; `None` where CLDR does not know the language.
    pub(super) const fn script(&self) -> Option<Script> {
        self.full.script
    }

    /// The region, if it is more than a likely one.
    pub(super) const fn region(&self) -> Option<Region> {
        self.short.region
    }

    /// Whether the two are the same once the likely script and region are filled in: `es` and `es-ES`.
    pub(super) fn is_likely(&self, other: &Self) -> bool {
        self.full == other.full
    }

    fn of(id: LanguageIdentifier) -> Option<Self> {
        let mut id = id;
        if id.language == NORWEGIAN {
            id.language = BOKMAL;
        }
        let short = fallback().fallback_for(DataLocale::from(&id)).take().into_locale().id;
        if short.language.is_unknown() {
            return None;
        }
        let mut full = short.clone();
        LocaleExpander::new_extended().maximize(&mut full);
        Some(Self { short, full })
    }
}

impl fmt::Display for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.short.fmt(f)
    }
}

fn fallback() -> LocaleFallbackerWithConfig<'static> {
    LocaleFallbacker::new().for_config(Default::default())
}

/// The longest well-formed beginning.
fn read(written: &str) -> Option<LanguageIdentifier> {
    let mut beginning = written;
    loop {
        match Locale::try_from_str(beginning) {
            Ok(locale) => return Some(locale.id),
            Err(_) => beginning = beginning.rsplit_once('-')?.0,
        }
    }
}

/// `yue-HK` for `zh-yue-HK`: a language of three letters may stand behind the one it is counted to.
fn without_macrolanguage(written: &str) -> &str {
    let Some((_, rest)) = written.split_once('-') else { return written };
    let second = rest.split('-').next().unwrap_or(rest);
    if second.len() == 3 && second.bytes().all(|byte| byte.is_ascii_alphabetic()) { rest } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_form() {
        for (tag, expect) in [
            ("de", "de"),
            (" DE_at ", "de-AT"),
            ("de_DE.UTF-8", "de-DE"),
            ("ca@valencia", "ca"),
            ("zh_hant_hk", "zh-HK"),
            ("zh-Hans", "zh"),
            ("sr-Cyrl", "sr"),
            ("ja-Jpan", "ja"),
            ("ar-SA-u-nu-latn", "ar-SA"),
            ("iw-Hebr", "he"),
            ("no", "nb"),
            ("no-NO", "nb-NO"),
            ("nn", "nn"),
            ("cnr", "sr-ME"),
            ("deu", "de"),
            ("zh-yue-HK", "yue-HK"),
            ("zh-cmn-Hans-CN", "zh-CN"),
            ("en-GB-oed", "en-GB-oxendict"),
            ("I-KLINGON", "tlh"),
            ("zh-min-nan", "nan"),
            ("de-!", "de"),
            ("de--AT", "de"),
            ("qx", "qx"),
            ("", "-"),
            ("-", "-"),
            ("und", "-"),
            ("und-Latn", "-"),
            ("x-private", "-"),
            ("d", "-"),
            ("deutsch", "-"),
            ("12", "-"),
            ("日本語", "-"),
        ] {
            assert_eq!(Canonical::parse(tag).map_or("-".to_owned(), |c| c.to_string()), expect, "{tag}");
        }
    }

    #[test]
    fn long_tags_are_not_read() {
        let of_length = |length: usize| format!("de-x-{}", "a-".repeat(length)).chars().take(length).collect::<String>();
        assert!(Canonical::parse(&of_length(MAX_TAG_BYTES)).is_some());
        assert!(Canonical::parse(&of_length(MAX_TAG_BYTES + 1)).is_none());
    }

    #[test]
    fn the_chain_of_parents_ends() {
        for tag in ["es-MX", "hi-Latn", "en-GB-oxendict", "nn-NO", "zh-Hant-HK", "qx-AA", "nb"] {
            let chain = std::iter::successors(Canonical::parse(tag), Canonical::parent);
            assert!(chain.take(10).count() < 10, "{tag}");
        }
    }
}
