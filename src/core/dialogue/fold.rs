//! What customers type: phrases at word boundaries, numbers, what is long.

use unicode_segmentation::UnicodeSegmentation;

pub(super) use crate::core::fold::{fold, plain_digits};
use crate::core::key::LocaleTag;
use crate::core::knowledge::{is_arabic_prefix, read_alike};

/// Languages that write endings together with the word, so that one phrase stands for all its forms.
const ENDINGS_GLUED: [&str; 12] = ["ko", "tr", "az", "kk", "ky", "uz", "fi", "et", "hu", "ta", "ka", "ar"];

/// A message as a customer of its locale would read it.
pub(super) struct Heard<'a> {
    text: String,
    /// Where words begin and end.
    bounds: Vec<usize>,
    locale: &'a LocaleTag,
}

impl<'a> Heard<'a> {
    /// Reads a message.
    pub(super) fn new(text: &str, locale: &'a LocaleTag) -> Self {
        let text = read_alike(text);
        let bounds = text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, bounds, locale }
    }

    /// Whether it holds `phrase`, which [`read_alike`] has unified, at word boundaries. In scripts without spaces nearly
    /// every character bounds a word. Where the language glues endings to a word, the phrase may go on to one; where it
    /// glues Arabic prefixes before it, it may follow them.
    pub(super) fn holds(&self, phrase: &str) -> bool {
        !phrase.is_empty() && self.text.match_indices(phrase).any(|(at, found)| self.begins(at) && self.ends(at + found.len()))
    }

    fn begins(&self, at: usize) -> bool {
        let Err(next) = self.bounds.binary_search(&at) else { return true };
        let word = next.checked_sub(1).and_then(|before| self.bounds.get(before));
        let before = word.and_then(|word| self.text.get(*word..at)).unwrap_or_default();
        self.locale.language() == "ar" && is_arabic_prefix(before)
    }

    fn ends(&self, at: usize) -> bool {
        ENDINGS_GLUED.contains(&self.locale.language()) || self.bounds.binary_search(&at).is_ok()
    }
}

/// The number that a message consists of, if it is one of at most two digits.
pub(super) fn number(text: &str) -> Option<usize> {
    let folded = fold(text);
    let short = (1..=2).contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| folded.parse().ok()).flatten()
}

/// Whether there is a letter or a digit in it.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The first `max` characters.
pub(super) fn cut(text: &str, max: usize) -> &str {
    text.char_indices().nth(max).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_any_digits() {
        for (text, expect) in [
            ("2", Some(2)),
            (" 2 ", Some(2)),
            ("２", Some(2)),
            ("٢", Some(2)),
            ("२", Some(2)),
            ("۱۲", Some(12)),
            ("99", Some(99)),
            ("100", None),
            ("", None),
            ("2nd", None),
            ("-2", None),
            ("二", None),
        ] {
            assert_eq!(number(text), expect, "{text}");
        }
    }

    #[test]
    fn phrases_stand_at_word_boundaries() {
        for (locale, text, phrase, expect) in [
            ("en", "Where is MY ORDER?", "my order", true),
            ("en", "my orders", "my order", false),
            ("en", "enemy order", "my order", false),
            ("en", "isbroken", "is broken", false),
            ("en", "it is broken.", "Is broken", true),
            ("en", "it is brokenhearted", "is broken", false),
            ("en", "ＭＹ ＯＲＤＥＲ", "my order", true),
            ("de", "Das ist kaputtgegangen", "ist kaputt", false),
            ("ja", "注文を返品したいです", "返品", true),
            ("ko", "접시가 파손되었어요", "파손", true),
            ("ko", "미파손", "파손", false),
            ("tr", "Tabak KIRIK geldiğinde", "kırık geldi", true),
            ("tr", "KIRIK GELDI", "kırık geldi", true),
            ("tr", "yapışkırık geldi", "kırık geldi", false),
            ("ar", "أريد إرجاع الطلب", "إرجاع", true),
            ("ar", "أريد ارجاع الطلب", "إرجاع", true),
            ("ar", "وصلني الصحن مكسورًا", "مكسور", true),
            ("ar", "والمكسورة", "مكسور", true),
            ("ar", "والصحن المكسور", "مكسور", true),
            ("ar", "وصلت وبالمقاس الخطأ", "مقاس", true),
            ("ar", "غيرمكسور", "مكسور", false),
            ("hi", "लैंप ख़राब मिला", "खराब मिला", true),
            ("hi", "लैंप खराब मिला", "ख़राब मिला", true),
            ("en", "anything", "", false),
        ] {
            let locale = LocaleTag::new(locale);
            assert_eq!(Heard::new(text, &locale).holds(&read_alike(phrase)), expect, "{locale}: {text} / {phrase}");
        }
    }

    #[test]
    fn cuts_at_characters() {
        for (text, max, expect) in [("日本語", 2, "日本"), ("日本語", 3, "日本語"), ("ab", 9, "ab"), ("", 0, ""), ("a", 0, "")] {
            assert_eq!(cut(text, max), expect);
        }
    }

    #[test]
    fn words_are_letters_or_digits() {
        for (text, expect) in [("?!…", false), ("👍🏽", false), ("", false), (" \n", false), ("ok", true), ("はい", true), ("7", true)]
        {
            assert_eq!(has_words(text), expect, "{text}");
        }
    }
}
