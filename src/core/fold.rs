//! One form for what people write differently and mean alike: digits, width, case, letters with and without their marks.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;

/// The decimal digits of all scripts, ascending. Unicode gives each script ten in a row, from zero to nine.
static DECIMALS: LazyLock<Vec<RangeInclusive<u32>>> =
    LazyLock::new(|| CodePointMapData::<GeneralCategory>::new().iter_ranges_for_value(GeneralCategory::DecimalNumber).collect());

/// The dot of borrowed sounds in Devanagari, which many do not type.
const NUKTA: char = '\u{093C}';

/// The ASCII digit of a decimal digit of any script.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let code = u32::from(c);
    let after = DECIMALS.partition_point(|digits| *digits.start() <= code);
    let digits = DECIMALS.get(after.checked_sub(1)?).filter(|digits| digits.contains(&code))?;
    char::from_digit((code - digits.start()) % 10, 10)
}

/// Compatibility forms unified (full-width letters, ligatures) and every digit an ASCII digit.
pub(crate) fn plain_digits(text: &str) -> String {
    text.nfkc().map(|c| ascii_digit(c).unwrap_or(c)).collect()
}

/// [`plain_digits`] in lower case and trimmed: equal for texts that a person would call equal. Dotted and dotless i
/// are one letter, so that Turkish capitals find their small letters whatever the language.
pub(crate) fn fold(text: &str) -> String {
    plain_digits(text.trim()).to_lowercase().replace('ı', "i").replace("i\u{307}", "i")
}

/// The letter as which people read this sign, whatever the hand or keyboard that wrote it: Arabic forms of one letter
/// are one. `None` for a mark that many leave out, and for what nobody sees.
pub(crate) fn letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        'ؤ' | 'ئ' => Some('ء'),
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{200C}'..='\u{200F}' | '\u{00AD}' | NUKTA => None,
        _ => Some(c),
    }
}

/// [`fold`] with the [`letter`]s unified: for the names of commands and languages, which people type as they type their
/// language.
pub(crate) fn fold_name(name: &str) -> String {
    fold(name).chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script() {
        for (text, expect) in [
            ("0123456789", "0123456789"),
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۹", "09"),
            ("०९", "09"),
            ("๐๙", "09"),
            ("០៩", "09"),
            ("᠐᠙", "09"),
            ("᧐᧙", "09"),
            ("０９", "09"),
            ("𝟎𝟗𝟘𝟡𝟶𝟿", "090909"),
        ] {
            assert_eq!(text.chars().filter_map(ascii_digit).collect::<String>(), expect, "{text}");
        }
        for c in ['a', '²', '½', '〇', '五', 'Ⅳ', '①', ' '] {
            assert_eq!(ascii_digit(c), None, "{c}");
        }
    }

    #[test]
    fn digits_come_in_tens() {
        assert!(DECIMALS.iter().all(|digits| digits.clone().count() % 10 == 0));
    }

    #[test]
    fn what_is_meant_alike_is_equal() {
        for (a, b) in [
            ("YARDIM", "yardım"),
            ("YARDIM", "yardim"),
            ("İPTAL", "iptal"),
            ("İPTAL", "I\u{307}ptal"),
            ("KIRIK GELDİ", "kırık geldi"),
            (" ＨＩＬＦＥ ", "hilfe"),
            ("ÜBER", "über"),
            ("nr ٤٢", "NR 42"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        for (a, b) in [("geçen", "gecen"), ("ol", "öl"), ("ja", "je")] {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn names_are_equal_as_people_type_them() {
        for (a, b) in [
            ("إلغاء", "الغاء"),
            ("إلغاء", "ألغاء"),
            ("إعادة", "اعادة"),
            ("إعادة", "اعاده"),
            ("مساعدة", "مساعده"),
            ("مساعدة", "مُساعَدة"),
            ("العربية", "العربيه"),
            ("مستشفى", "مستشفي"),
            ("کمک", "كمك"),
            ("मदद ज़रूरी", "मदद जरूरी"),
            ("\u{200F}بدء", "بدء"),
            ("YARDIM", "yardım"),
        ] {
            assert_eq!(fold_name(a), fold_name(b), "{a} {b}");
        }
        for (a, b) in [("بدء", "بدا"), ("لغة", "لغات"), ("मदद", "मद")] {
            assert_ne!(fold_name(a), fold_name(b), "{a} {b}");
        }
    }
}
