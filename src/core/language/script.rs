//! Scripts: of letters by Unicode, of locales by CLDR's likely subtags.

use icu::properties::{
    CodePointMapData, CodePointMapDataBorrowed, PropertyNamesShort, PropertyNamesShortBorrowed, PropertyParser, PropertyParserBorrowed,
};

pub(crate) use icu::properties::props::Script;

use super::canonical::Canonical;
use crate::core::key::LocaleTag;

/// Hiragana and katakana, which are one for telling languages apart.
pub(crate) const KANA: Script = Script::Katakana;

static OF_LETTER: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::<Script>::new();
static CODES: PropertyNamesShortBorrowed<'static, Script> = PropertyNamesShort::<Script>::new();
static BY_CODE: PropertyParserBorrowed<'static, Script> = PropertyParser::<Script>::new();

/// The script of a letter; `None` for what is no letter or stands in several scripts.
#[inline]
pub(crate) fn of(c: char) -> Option<Script> {
    // What most messages consist of, without a look into the tables.
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\0'..='\u{A9}' => None,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => Some(Script::Cyrillic),
        '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => Some(Script::Arabic),
        '\u{900}'..='\u{939}' | '\u{93E}'..='\u{94C}' => Some(Script::Devanagari),
        '\u{64B}'..='\u{655}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' => None,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Some(KANA),
        '\u{4E00}'..='\u{9FFF}' => Some(Script::Han),
        '\u{AC00}'..='\u{D7A3}' => Some(Script::Hangul),
        _ => by_table(c),
    }
}

fn by_table(c: char) -> Option<Script> {
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

/// Marks that are no letters (harakat, virama, tones) and stand inside words.
pub(crate) const fn is_inner_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{94D}' | '\u{E47}'..='\u{E4E}' | '\u{200C}' | '\u{200D}')
}

/// The ISO 15924 code of a script, as records keep it.
pub(super) fn code(script: Script) -> &'static str {
    match script {
        KANA => "Jpan",
        Script::Han => "Hani",
        script => CODES.get(script).unwrap_or("Zzzz"),
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
    fn the_short_way_says_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(of(c), by_table(c), "{c:?} U+{:04X}", u32::from(c));
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
