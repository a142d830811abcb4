//! Drops what tells nothing about the language: links, addresses, names, codes, numbers, code.

use super::script::{self, Script};
use crate::core::domain::TOP_LEVEL;

/// How many characters of a message are looked at.
pub(super) const LOOK_AT_CHARS: usize = 1_000;

/// A run of letters of one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As it was written.
    pub(super) text: String,
    /// Its script.
    pub(super) script: Script,
    /// How many letters it has; none for a mark that stands for itself (`¿`).
    pub(super) letters: usize,
}

impl Word {
    /// Whether it begins with a capital letter, as names do.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of `text` that can tell.
pub(super) fn words(text: &str) -> Vec<Word> {
    let end = text.char_indices().nth(LOOK_AT_CHARS).map_or(text.len(), |(i, _)| i);
    let text = text.get(..end).unwrap_or(text);
    let mut words = Vec::new();
    // Between backticks stands code; an odd one at the end opens nothing.
    let mut pieces = text.split('`').enumerate().peekable();
    while let Some((i, piece)) = pieces.next() {
        if i % 2 == 0 || pieces.peek().is_none() {
            piece.split_whitespace().for_each(|token| read_token(token, &mut words));
        }
    }
    words
}

/// Splits a token where Latin letters, digits and signs meet another script: Japanese, Chinese and Thai
/// put no space around a link or a code.
fn read_token(token: &str, words: &mut Vec<Word>) {
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let latin = is_latin_side(first);
        let end = rest.find(|c| is_latin_side(c) != latin).unwrap_or(rest.len());
        let (segment, after) = rest.split_at(end);
        if !(latin && is_noise(segment)) {
            read_segment(segment, words);
        }
        rest = after;
    }
}

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

fn read_segment(segment: &str, words: &mut Vec<Word>) {
    let mut word: Option<Word> = None;
    for c in segment.chars() {
        match (script::of(c), &mut word) {
            (Some(script), Some(open)) if open.script == script => {
                open.text.push(c);
                open.letters += 1;
            }
            (Some(script), open) => words.extend(open.replace(Word { text: c.to_string(), script, letters: 1 })),
            // Marks that are no letters (harakat, virama, tone) stand inside words.
            (None, Some(open)) if is_inner_mark(c) => open.text.push(c),
            (None, open) => {
                words.extend(open.take());
                words.extend(is_telling(c).then(|| Word { text: c.to_string(), script: Script::Latin, letters: 0 }));
            }
        }
    }
    words.extend(word);
}

/// Marks that tell a language by themselves.
const fn is_telling(c: char) -> bool {
    matches!(c, '¿' | '¡')
}

fn is_inner_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{94D}' | '\u{E47}'..='\u{E4E}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(words(text).iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), expect, "{text}");
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
    fn only_the_beginning_of_a_long_message_is_looked_at() {
        let at_the_limit = "a".repeat(LOOK_AT_CHARS);
        assert_eq!(words(&at_the_limit)[0].letters, LOOK_AT_CHARS);
        assert_eq!(words(&format!("{at_the_limit}b"))[0].letters, LOOK_AT_CHARS);
    }
}
