//! Scripts: of letters by Unicode, of locales by CLDR's likely subtags.

use icu::properties::{CodePointMapData, CodePointMapDataBorrowed, PropertyParser, PropertyParserBorrowed};

pub(crate) use icu::properties::props::Script;

use super::canonical::Canonical;
use crate::core::key::LocaleTag;

/// Hiragana and katakana, which are one for telling languages apart.
pub(crate) const KANA: Script = Script::Katakana;

static OF_LETTER: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::<Script>::new();
static BY_CODE: PropertyParserBorrowed<'static, Script> = PropertyParser::<Script>::new();

/// The script of a letter; `None` for what is no letter or stands in several scripts.
pub(crate) fn of(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    match OF_LETTER.get(c) {
        // The marks of long vowels belong to no script of their own.
        Script::Hiragana | Script::Katakana => Some(KANA),
        Script::Common if matches!(c, 'ー' | 'ｰ') => Some(KANA),
        Script::Common | Script::Inherited => None,
        script => Some(script),
    }
}

/// The scripts of a locale's letters, the one that tells it first. What CLDR does not know is taken to be written in
/// Latin letters.
pub(crate) fn of_locale(locale: &LocaleTag) -> Vec<Script> {
    let canonical = Canonical::parse(locale.as_str());
    let main = main_of(canonical.as_ref());
    if main == KANA { vec![KANA, Script::Han] } else { vec![main] }
}

/// The script that tells a locale.
pub(super) fn main_of(canonical: Option<&Canonical>) -> Script {
    let Some(code) = canonical.and_then(Canonical::script) else { return Script::Latin };
    match code.as_str() {
        // Codes for ways of writing, where Unicode knows the letters only.
        "Jpan" | "Hrkt" | "Hira" => KANA,
        "Hans" | "Hant" => Script::Han,
        "Kore" => Script::Hangul,
        "Aran" => Script::Arabic,
        code => BY_CODE.get_strict(code).unwrap_or(Script::Latin),
    }
}

/// How much one letter tells: a syllable or an idea weighs more than a letter of an alphabet, and foreign product
/// names in Latin letters are common in every other script.
pub(super) const fn weight(script: Script) -> usize {
    match script {
        Script::Latin => 1,
        Script::Han | KANA | Script::Hangul => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_script() {
        for (c, script) in [
            ('a', Some(Script::Latin)),
            ('ß', Some(Script::Latin)),
            ('ệ', Some(Script::Latin)),
            ('Ａ', Some(Script::Latin)),
            ('ж', Some(Script::Cyrillic)),
            ('あ', Some(KANA)),
            ('ｶ', Some(KANA)),
            ('ー', Some(KANA)),
            ('漢', Some(Script::Han)),
            ('々', Some(Script::Han)),
            ('한', Some(Script::Hangul)),
            ('ع', Some(Script::Arabic)),
            ('ﻼ', Some(Script::Arabic)),
            ('ש', Some(Script::Hebrew)),
            ('ก', Some(Script::Thai)),
            ('क', Some(Script::Devanagari)),
            ('ᚠ', Some(Script::Runic)),
            ('7', None),
            ('٧', None),
            ('ـ', None),
            ('😀', None),
            ('。', None),
        ] {
            assert_eq!(of(c), script, "{c}");
        }
    }

    #[test]
    fn locales_have_their_scripts() {
        for (locale, scripts) in [
            ("de", &[Script::Latin][..]),
            ("ja", &[KANA, Script::Han]),
            ("ja-Latn", &[Script::Latin]),
            ("ko-KR", &[Script::Hangul]),
            ("zh-CN", &[Script::Han]),
            ("zh-Hant-HK", &[Script::Han]),
            ("yue", &[Script::Han]),
            ("sr", &[Script::Cyrillic]),
            ("sr-Latn", &[Script::Latin]),
            ("sr-ME", &[Script::Latin]),
            ("uz", &[Script::Latin]),
            ("uz-Cyrl", &[Script::Cyrillic]),
            ("uz-AF", &[Script::Arabic]),
            ("tg", &[Script::Cyrillic]),
            ("mn", &[Script::Cyrillic]),
            ("mn-Mong", &[Script::Mongolian]),
            ("sd", &[Script::Arabic]),
            ("ug", &[Script::Arabic]),
            ("ckb", &[Script::Arabic]),
            ("pa", &[Script::Gurmukhi]),
            ("pa-PK", &[Script::Arabic]),
            ("am", &[Script::Ethiopic]),
            ("dv", &[Script::Thaana]),
            ("qx", &[Script::Latin]),
            ("", &[Script::Latin]),
        ] {
            assert_eq!(of_locale(&LocaleTag::new(locale)), scripts, "{locale}");
        }
    }
}
