//! Drops what tells nothing about the language: links, addresses, names, codes, numbers, code.
//!
//! Nothing is allocated: every message of every customer passes here.

use super::model::grams::Letters;
use super::script::{self, Script};
use crate::core::domain::TOP_LEVEL;

/// How many characters of a message are looked at.
pub(super) const LOOK_AT_CHARS: usize = 1_000;

/// Digits that stand for letters in Arabic as it is typed in Latin letters.
const ARABIC_DIGITS: &str = "2356789";

/// A run of letters of one script.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// Its letters in lower case, without marks.
    pub(super) letters: &'a mut Letters,
    /// As it was written, marks included.
    pub(super) text: &'a str,
    /// Its script.
    pub(super) script: Script,
    /// How many letters it was written with.
    pub(super) length: usize,
    /// Whether it begins with a capital letter, as names do.
    pub(super) is_capitalised: bool,
}

/// What takes what is left of a message.
pub(super) trait Sink {
    /// Takes a word.
    fn word(&mut self, word: Word<'_>);
    /// Takes a mark that tells a language by itself (`¿`).
    fn mark(&mut self, mark: char);
}

/// Hands the words of `text` that can tell to `sink`.
pub(super) fn read(text: &str, sink: &mut impl Sink) {
    let text = if text.len() > LOOK_AT_CHARS {
        let end = text.char_indices().nth(LOOK_AT_CHARS).map_or(text.len(), |(i, _)| i);
        text.get(..end).unwrap_or(text)
    } else {
        text
    };
    let mut letters = Letters::new();
    if !text.as_bytes().contains(&b'`') {
        return text.split_whitespace().for_each(|token| read_token(token, &mut letters, sink));
    }
    // Between backticks stands code; an odd one at the end opens nothing.
    let mut pieces = text.split('`').enumerate().peekable();
    while let Some((i, piece)) = pieces.next() {
        if i % 2 == 0 || pieces.peek().is_none() {
            piece.split_whitespace().for_each(|token| read_token(token, &mut letters, sink));
        }
    }
}

/// Hands a letter in lower case to `push`: the model knows no others. `İ` is `i`, as on most keyboards.
#[inline]
pub(super) fn lower(c: char, mut push: impl FnMut(u32)) {
    if c.is_ascii() {
        push(u32::from(c.to_ascii_lowercase()));
    } else if let Some(letter) = lower_quickly(u32::from(c)) {
        push(letter);
    } else {
        c.to_lowercase().filter(|c| !script::is_inner_mark(*c)).for_each(|c| push(u32::from(c)));
    }
}

/// The small letter of what most messages consist of; `None` where Unicode's tables have to tell.
#[inline]
const fn lower_quickly(c: u32) -> Option<u32> {
    Some(match c {
        0xC0..=0xD6 | 0xD8..=0xDE => c + 32,
        0xDF..=0xF6 | 0xF8..=0xFF => c,
        // Turkish capital I with its dot.
        0x130 => 0x69,
        0x131 | 0x138 | 0x149 | 0x17F => c,
        0x178 => 0xFF,
        // Pairs, the capital first.
        0x100..=0x137 | 0x14A..=0x177 | 0x1EA0..=0x1EFF => c | 1,
        0x139..=0x148 | 0x179..=0x17E => c + (c & 1),
        0x410..=0x42F => c + 32,
        0x430..=0x45F => c,
        // Scripts without capitals.
        0x5D0..=0x5EA | 0x620..=0x64A | 0x671..=0x6D3 | 0x900..=0x94C | 0x2E80..=0xA63F | 0xAC00..=0xD7FF => c,
        _ => return None,
    })
}

/// Splits a token where Latin letters, digits and signs meet another script: Japanese, Chinese and Thai
/// put no space around a link or a code.
#[inline]
fn read_token(token: &str, letters: &mut Letters, sink: &mut impl Sink) {
    let inner = token.trim_end_matches(['.', ',', '!', '?', ':']);
    let signs = inner.bytes().fold(0, |signs, byte| signs | SIGNS.get(usize::from(byte)).copied().unwrap_or(0));
    if signs == 0 {
        return read_segment(token, false, letters, sink);
    }
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let latin = is_latin_side(first);
        let end = rest.find(|c| is_latin_side(c) != latin).unwrap_or(rest.len());
        let (segment, after) = rest.split_at(end);
        let typed = latin && is_typed_arabic(segment);
        if !(latin && is_noise(segment)) || typed {
            read_segment(segment, typed, letters, sink);
        }
        rest = after;
    }
}

/// Marks the bytes of which a token needs one to be noise.
static SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let telling = b"@#/\\_:.0123456789";
    let mut at = 0;
    while at < telling.len() {
        #[expect(clippy::indexing_slicing, reason = "worked out while compiling: an index that is too high stops the build")]
        {
            signs[telling[at] as usize] = 1;
        }
        at += 1;
    }
    signs
};

fn is_latin_side(c: char) -> bool {
    c.is_ascii() || matches!(script::of(c), Some(Script::Latin)) || matches!(c, '’' | '“' | '”' | '„') || is_telling(c)
}

fn is_noise(segment: &str) -> bool {
    let trimmed = segment.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#' | '/'));
    let host = trimmed.split(['/', '?', '#', ':']).next().unwrap_or(trimmed);
    let is_domain = host.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && TOP_LEVEL.contains(&ending));
    trimmed.starts_with(['/', '#'])
        || trimmed.contains(['@', '_', '\\'])
        || trimmed.contains("://")
        || trimmed.starts_with("www.")
        || is_domain
        || trimmed.bytes().any(|b| b.is_ascii_digit())
}

/// `3ayez`, `mar7aba`: small letters, a vowel among them, and few digits of those that stand for letters.
fn is_typed_arabic(segment: &str) -> bool {
    let word = segment.trim_end_matches(['.', ',', '!', '?', ':', ';', '…', ')']);
    let mut digits = 0;
    let mut vowels = 0;
    let mut after_digit = false;
    for (at, c) in word.chars().enumerate() {
        let is_digit = c.is_ascii_digit();
        if is_digit && (!ARABIC_DIGITS.contains(c) || after_digit)
            || !(is_digit || c.is_ascii_lowercase() || at == 0 && c.is_ascii_uppercase())
        {
            return false;
        }
        digits += usize::from(is_digit);
        vowels += usize::from(matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
        after_digit = is_digit;
    }
    let letters = word.len() - digits;
    digits > 0 && letters > digits && vowels > 0 && letters > 1
}

fn read_segment(segment: &str, typed: bool, letters: &mut Letters, sink: &mut impl Sink) {
    let mut open: Option<Open> = None;
    letters.clear();
    for (at, c) in segment.char_indices() {
        let script = script::of(c);
        match (script, &mut open) {
            (Some(script), Some(word)) if word.script == script => {
                lower(c, |letter| letters.push(letter));
                word.length += 1;
            }
            (Some(script), _) => {
                close(open.take(), segment, at, letters, sink);
                lower(c, |letter| letters.push(letter));
                open = Some(Open { script, from: at, length: 1, is_capitalised: c.is_uppercase() });
            }
            (None, Some(_)) if script::is_inner_mark(c) => {}
            (None, word) if typed && c.is_ascii_digit() => {
                letters.push(u32::from(c));
                word.get_or_insert(Open { script: Script::Latin, from: at, length: 0, is_capitalised: false }).length += 1;
            }
            (None, _) => {
                close(open.take(), segment, at, letters, sink);
                if is_telling(c) {
                    sink.mark(c);
                }
            }
        }
    }
    close(open, segment, segment.len(), letters, sink);
}

/// A word that is being read.
struct Open {
    script: Script,
    from: usize,
    length: usize,
    is_capitalised: bool,
}

fn close(open: Option<Open>, segment: &str, end: usize, letters: &mut Letters, sink: &mut impl Sink) {
    if let Some(Open { script, from, length, is_capitalised }) = open {
        let text = segment.get(from..end).unwrap_or_default();
        sink.word(Word { letters, text, script, length, is_capitalised });
        letters.clear();
    }
}

/// Marks that tell a language by themselves.
const fn is_telling(c: char) -> bool {
    matches!(c, '¿' | '¡')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Heard(Vec<(String, usize)>);

    impl Sink for Heard {
        fn word(&mut self, word: Word<'_>) {
            self.0.push((word.text.to_owned(), word.length));
        }
        fn mark(&mut self, mark: char) {
            self.0.push((mark.to_string(), 0));
        }
    }

    fn heard(text: &str) -> Vec<(String, usize)> {
        let mut heard = Heard::default();
        read(text, &mut heard);
        heard.0
    }

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(heard(text).iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn noise_is_dropped() {
        check("Wo ist https://shop.example.com/a?b=c 😀", &["Wo", "ist"]);
        check("mail an max@example.com bitte!", &["mail", "an", "bitte"]);
        check("@max_m danke #rabatt", &["danke"]);
        check("order AB-12345 and 1Z999AA10123456784", &["order", "and"]);
        check("注文番号はAB-12345です", &["注文番号", "は", "です"]);
        check("詳細はhttps://example.com/xを見て", &["詳細", "は", "を", "見", "て"]);
        check("the `let x = 1;` fails", &["the", "fails"]);
        check("an odd ` sign", &["an", "odd", "sign"]);
        check("siehe beispiel.de/kontakt.", &["siehe"]);
        check("/help", &[]);
        check("Danke.Wo ist es", &["Danke", "Wo", "ist", "es"]);
        check("12 345,00 €", &[]);
        check("¿Y ahora? ¡Hola!", &["¿", "Y", "ahora", "¡", "Hola"]);
        check("", &[]);
    }

    #[test]
    fn small_letters_are_those_of_the_tables() {
        for c in ('\u{80}'..='\u{2FFFF}').filter(|c| script::of(*c).is_some()) {
            if let Some(quick) = lower_quickly(u32::from(c)) {
                let mut slow = c.to_lowercase().filter(|c| !script::is_inner_mark(*c)).map(u32::from);
                assert_eq!((Some(quick), None), (slow.next(), slow.next()), "{c} U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn digits_that_are_letters_are_kept() {
        check("3ayez araga3 el talab", &["3ayez", "araga3", "el", "talab"]);
        check("mar7aba, 7abibi!", &["mar7aba", "7abibi"]);
        for code in ["mp3", "ps5", "AB12345", "a1b2c3", "covid19", "2024", "R2D2", "order4711", "x99"] {
            check(code, &[]);
        }
    }

    #[test]
    fn only_the_beginning_of_a_long_message_is_looked_at() {
        let at_the_limit = "a".repeat(LOOK_AT_CHARS);
        assert_eq!(heard(&at_the_limit)[0].1, LOOK_AT_CHARS);
        assert_eq!(heard(&format!("{at_the_limit}b"))[0].1, LOOK_AT_CHARS);
    }
}
