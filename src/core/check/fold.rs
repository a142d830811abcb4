//! One way to write digits and signs, so that facts of different scripts can be compared.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::currency;
use crate::core::fold::ascii_digit;

/// A text with ASCII digits and signs, that knows where each byte came from.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text` the byte of the original; one more for the end.
    origin: Vec<usize>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len() + 1) };
        for (at, c) in text.char_indices() {
            if let Some(digits) = compatible_digits(c).filter(|_| is_amount(&folded.text, text.get(at..).unwrap_or_default())) {
                folded.text.push_str(&digits);
                folded.origin.resize(folded.text.len(), at);
            } else if let Some(c) = fold(c) {
                folded.text.push(c);
                folded.origin.resize(folded.text.len(), at);
            }
        }
        folded.origin.push(text.len());
        folded
    }

    /// The range of the original.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or(0);
        at(range.start)..at(range.end)
    }
}

/// The most signs within which what follows an amount is looked for.
const MAX_AHEAD: usize = 12;

/// The digits of a number in a circle or above the line.
fn compatible_digits(c: char) -> Option<String> {
    if c.is_ascii() || ascii_digit(c).is_some() {
        return None;
    }
    let digits: String = c.nfkc().collect();
    digits.chars().all(|c| c.is_ascii_digit()).then_some(digits)
}

/// Whether such digits are an amount: elsewhere they number items or notes, and `m²` is no code.
fn is_amount(before: &str, rest: &str) -> bool {
    let is_digit = |c: char| ascii_digit(c).is_some() || compatible_digits(c).is_some() || matches!(c, '.' | ',');
    let digits: usize = rest.chars().take(MAX_AHEAD).take_while(|c| is_digit(*c)).map(char::len_utf8).sum();
    let behind = rest.get(digits..).unwrap_or_default().trim_start_matches([' ', '\u{A0}', '\u{202F}', '-']);
    let before = before.trim_end_matches(|c: char| c == ' ' || c == '.' || c == ',' || c.is_ascii_digit());
    behind.starts_with(['%', '‰', '﹪', '％', '٪']) || currency::leads(behind) || before.ends_with(['€', '$', '£', '¥', '₹'])
}

/// The character to compare by; `None` for invisible ones.
fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    if let Some(digit) = ascii_digit(c) {
        return Some(digit);
    }
    match c {
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        '\u{64B}'..='\u{652}' => None,
        '\u{66B}' => Some('.'),
        '\u{66C}' => Some(','),
        '\u{66A}' | '\u{FE6A}' => Some('%'),
        '\u{FE69}' => Some('$'),
        '\u{FFE0}' => Some('¢'),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{2019}' => Some('\''),
        '\u{301C}' => Some('~'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        '\u{FFE5}' => Some('¥'),
        '\u{FFE1}' => Some('£'),
        c => Some(c),
    }
}
