//! How much of a text fits.

use unicode_segmentation::UnicodeSegmentation;

use crate::core::language::script::{self, Script};

/// About how many tokens a text is for a model.
///
/// A proposal that errs on the long side, so that a budget holds with older vocabularies too: four letters of English
/// are a token (the rule of thumb that OpenAI gives), a letter with a mark is half of one, a Greek or Cyrillic letter
/// three quarters, a letter of any other script one and a quarter, a picture two.
#[must_use]
pub fn estimate(text: &str) -> usize {
    text.chars().map(quarters).sum::<usize>().div_ceil(4)
}

fn quarters(c: char) -> usize {
    match c {
        _ if c.is_ascii_digit() => 2,
        _ if c.is_ascii() => 1,
        '\u{10000}'.. => 8,
        _ => match script::of(c) {
            Some(Script::Latin) => 2,
            Some(Script::Greek | Script::Cyrillic) => 3,
            Some(_) => 5,
            None if matches!(c, '\u{80}'..='\u{24F}' | '\u{2000}'..='\u{206F}') => 3,
            None => 5,
        },
    }
}

/// The beginning of a text that is at most `tokens`: whole sentences, or else what fits of the first.
pub(super) fn beginning(text: &str, tokens: usize) -> &str {
    if estimate(text) <= tokens {
        return text;
    }
    let end = last_within(text.split_sentence_bound_indices(), tokens)
        .or_else(|| last_within(text.split_word_bound_indices(), tokens))
        .or_else(|| last_within(text.grapheme_indices(true), tokens));
    text.get(..end.unwrap_or(0)).unwrap_or_default().trim_end()
}

/// Where the last of the parts ends that together are at most `tokens`; `None` where not even one is.
fn last_within<'a>(parts: impl Iterator<Item = (usize, &'a str)>, tokens: usize) -> Option<usize> {
    let mut sum = 0;
    parts
        .map_while(|(at, part)| {
            sum += part.chars().map(quarters).sum::<usize>();
            (sum.div_ceil(4) <= tokens).then_some(at + part.len())
        })
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_its_price() {
        for (text, expect) in [
            ("", 0),
            ("word", 1),
            ("words", 2),
            ("2027", 2),
            ("über", 2),
            ("Привет", 5),
            ("返品", 3),
            ("مرحبا", 7),
            ("नमस्ते", 8),
            ("주문", 3),
            ("🎁", 2),
        ] {
            assert_eq!(estimate(text), expect, "{text}");
        }
    }

    #[test]
    fn a_beginning_ends_with_a_sentence() {
        for (text, tokens, expect) in [
            ("One two. Three four.", 100, "One two. Three four."),
            ("One two. Three four.", 3, "One two."),
            ("One two. Three four.", 1, "One"),
            ("返品は三十日以内です。送料は無料です。", 16, "返品は三十日以内です。"),
            ("Donaudampfschifffahrt", 2, "Donaudam"),
            ("x", 0, ""),
        ] {
            assert_eq!(beginning(text, tokens), expect, "{text} {tokens}");
        }
    }
}
