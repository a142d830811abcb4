//! What customers type: phrases at word boundaries, numbers, what is long.

use unicode_segmentation::UnicodeSegmentation;

pub(super) use crate::core::fold::{fold, plain_digits};

/// Whether folded `text` holds folded `phrase` at word boundaries. In scripts without spaces nearly every
/// character bounds a word.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    if phrase.is_empty() {
        return false;
    }
    let bounds: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let bound = |at: usize| bounds.binary_search(&at).is_ok();
    text.match_indices(phrase).any(|(at, found)| bound(at) && bound(at + found.len()))
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
        for (text, phrase, expect) in [
            ("Where is MY ORDER?", "my order", true),
            ("my orders", "my order", false),
            ("enemy order", "my order", false),
            ("ＭＹ ＯＲＤＥＲ", "my order", true),
            ("注文を返品したいです", "返品", true),
            ("أريد إرجاع الطلب", "إرجاع", true),
            ("anything", "", false),
        ] {
            assert_eq!(holds(&fold(text), &fold(phrase)), expect, "{text} / {phrase}");
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
