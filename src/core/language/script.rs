//! Scripts of characters and of languages.

/// A script, as far as it helps to tell languages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Greek,
    Armenian,
    Georgian,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Khmer,
    Ethiopic,
    Hangul,
    Kana,
    Han,
    /// Letters of any other script.
    Other,
}

/// Blocks of the scripts, ascending.
const BLOCKS: &[(u32, u32, Script)] = &[
    (0x0041, 0x024F, Script::Latin),
    (0x0370, 0x03FF, Script::Greek),
    (0x0400, 0x052F, Script::Cyrillic),
    (0x0531, 0x058F, Script::Armenian),
    (0x0590, 0x05FF, Script::Hebrew),
    (0x0600, 0x06FF, Script::Arabic),
    (0x0750, 0x077F, Script::Arabic),
    (0x08A0, 0x08FF, Script::Arabic),
    (0x0900, 0x097F, Script::Devanagari),
    (0x0980, 0x09FF, Script::Bengali),
    (0x0A00, 0x0A7F, Script::Gurmukhi),
    (0x0A80, 0x0AFF, Script::Gujarati),
    (0x0B80, 0x0BFF, Script::Tamil),
    (0x0C00, 0x0C7F, Script::Telugu),
    (0x0C80, 0x0CFF, Script::Kannada),
    (0x0D00, 0x0D7F, Script::Malayalam),
    (0x0D80, 0x0DFF, Script::Sinhala),
    (0x0E00, 0x0E7F, Script::Thai),
    (0x0E80, 0x0EFF, Script::Lao),
    (0x1000, 0x109F, Script::Burmese),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x139F, Script::Ethiopic),
    (0x1780, 0x17FF, Script::Khmer),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek),
    (0x3005, 0x3007, Script::Han),
    (0x3041, 0x30FF, Script::Kana),
    (0x3130, 0x318F, Script::Hangul),
    (0x31F0, 0x31FF, Script::Kana),
    (0x3400, 0x4DBF, Script::Han),
    (0x4E00, 0x9FFF, Script::Han),
    (0xAC00, 0xD7AF, Script::Hangul),
    (0xF900, 0xFAFF, Script::Han),
    (0xFB50, 0xFDFF, Script::Arabic),
    (0xFE70, 0xFEFF, Script::Arabic),
    (0xFF66, 0xFF9D, Script::Kana),
    (0x2_0000, 0x3_FFFF, Script::Han),
];

impl Script {
    /// The script of a letter; `None` for what is no letter.
    pub(super) fn of(c: char) -> Option<Self> {
        if !c.is_alphabetic() {
            return None;
        }
        if c.is_ascii() {
            return Some(Self::Latin);
        }
        let code = c as u32;
        let after = BLOCKS.partition_point(|(from, _, _)| *from <= code);
        let block = after.checked_sub(1).and_then(|i| BLOCKS.get(i)).filter(|(_, to, _)| code <= *to);
        Some(block.map_or(Self::Other, |(_, _, script)| *script))
    }

    /// The script that a language is written in when its tag does not say.
    pub(super) fn of_language(language: &str) -> Self {
        match language {
            "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "tg" => Self::Cyrillic,
            "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => Self::Arabic,
            "he" | "yi" => Self::Hebrew,
            "el" => Self::Greek,
            "hy" => Self::Armenian,
            "ka" => Self::Georgian,
            "hi" | "mr" | "ne" => Self::Devanagari,
            "bn" | "as" => Self::Bengali,
            "pa" => Self::Gurmukhi,
            "gu" => Self::Gujarati,
            "ta" => Self::Tamil,
            "te" => Self::Telugu,
            "kn" => Self::Kannada,
            "ml" => Self::Malayalam,
            "si" => Self::Sinhala,
            "th" => Self::Thai,
            "lo" => Self::Lao,
            "my" => Self::Burmese,
            "km" => Self::Khmer,
            "am" | "ti" => Self::Ethiopic,
            "ko" => Self::Hangul,
            "ja" => Self::Kana,
            "zh" => Self::Han,
            _ => Self::Latin,
        }
    }

    /// The script of an ISO 15924 code, where it changes what a language is written in.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "Latn" => Self::Latin,
            "Cyrl" => Self::Cyrillic,
            "Arab" => Self::Arabic,
            "Hebr" => Self::Hebrew,
            "Grek" => Self::Greek,
            "Deva" => Self::Devanagari,
            "Beng" => Self::Bengali,
            "Guru" => Self::Gurmukhi,
            "Hans" | "Hant" => Self::Han,
            _ => return None,
        })
    }

    /// How much one letter tells: a syllable or an idea weighs more than a letter of an alphabet, and
    /// foreign product names in Latin letters are common in every other script.
    pub(super) const fn weight(self) -> usize {
        match self {
            Self::Latin => 1,
            Self::Han | Self::Kana | Self::Hangul => 3,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_ascend_and_do_not_overlap() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn letters_have_their_script() {
        for (c, script) in [
            ('a', Some(Script::Latin)),
            ('ß', Some(Script::Latin)),
            ('ệ', Some(Script::Latin)),
            ('ж', Some(Script::Cyrillic)),
            ('あ', Some(Script::Kana)),
            ('ｶ', Some(Script::Kana)),
            ('漢', Some(Script::Han)),
            ('한', Some(Script::Hangul)),
            ('ع', Some(Script::Arabic)),
            ('ﻼ', Some(Script::Arabic)),
            ('ש', Some(Script::Hebrew)),
            ('ก', Some(Script::Thai)),
            ('क', Some(Script::Devanagari)),
            ('ᚠ', Some(Script::Other)),
            ('7', None),
            ('٧', None),
            ('😀', None),
            ('。', None),
        ] {
            assert_eq!(Script::of(c), script, "{c}");
        }
    }
}
