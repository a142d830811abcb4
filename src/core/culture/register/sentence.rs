//! The sentences of a reply and the words in them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What ends a sentence wherever it stands.
const CLOSING: [char; 11] = ['。', '．', '！', '？', '!', '?', '؟', '۔', '।', '॥', '｡'];
/// What only interrupts one.
const OPEN: [char; 2] = ['\n', '…'];

/// Words that are written short, with a full stop, and go on.
const SHORTENED: &[&str] = &[
    "inkl", "zzgl", "exkl", "ca", "bzw", "ggf", "evtl", "vgl", "Nr", "Tel", "Str", "Art", "Abs", "Mio", "Dr", "Prof", "Hr", "Fr", "St",
    "Mr", "Mrs", "Ms", "Sr", "Sra", "Dra", "Sig", "Dott", "Ing", "Avv", "Mme", "Ud", "Uds", "num", "núm", "ex", "tel", "dhr", "mevr",
];

/// A sentence in its text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::core::culture) struct Sentence {
    /// With the sign that closes it.
    pub(in crate::core::culture) whole: Range<usize>,
    /// Without signs at its end.
    pub(in crate::core::culture) core: Range<usize>,
    /// Whether a sign closes it.
    pub(in crate::core::culture) closed: bool,
}

/// The sentences that have a letter. A full stop ends one where a space or nothing follows, behind a word that is neither a
/// number nor a shortened one.
pub(in crate::core::culture) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_stop = c == '.'
            && next.is_none_or(char::is_whitespace)
            && !before.is_some_and(char::is_numeric)
            && !is_short(text.get(start..at).unwrap_or_default());
        let closes = is_stop || CLOSING.contains(&c);
        if closes || OPEN.contains(&c) {
            let end = at + c.len_utf8();
            found.extend(sentence(text, start..end, closes));
            start = end;
        }
        before = Some(c);
    }
    found.extend(sentence(text, start..text.len(), false));
    found
}

/// Whether a text ends with a single letter or a word that is always shortened.
fn is_short(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_letter = word.chars().count() == 1 && word.is_ascii();
    is_letter || SHORTENED.contains(&word)
}

fn sentence(text: &str, whole: Range<usize>, closed: bool) -> Option<Sentence> {
    let part = text.get(whole.clone())?;
    let core = part.trim_end_matches(|c| !is_of_word(c)).len();
    let from = part.find(is_of_word)?;
    Some(Sentence { core: whole.start + from..whole.start + core, whole, closed })
}

/// The words of a text in small letters, composed, with where they stand.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_of_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.extend(text.get(from..at).map(|word| (from..at, folded(word))));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A word as rules are compared with it.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.nfc().flat_map(char::to_lowercase).collect() }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_hear_it() {
        for (text, expect) in [
            ("Guten Tag. Es kostet 4.90 EUR. Bis 3. März!", "Guten Tag+|Es kostet 4.90 EUR+|Bis 3. März+"),
            ("はい。届きます", "はい+|届きます-"),
            ("좋아요~ ㅎㅎ\n네.", "좋아요~ ㅎㅎ-|네+"),
            ("नमस्ते। कैसे हैं?", "नमस्ते+|कैसे हैं+"),
            ("Also… gut 😀!", "Also-|gut+"),
            ("Es kostet z. B. 5 €, inkl. MwSt. Danke. Sr. Pérez", "Es kostet z. B. 5 €, inkl. MwSt+|Danke+|Sr. Pérez-"),
            ("... !", ""),
        ] {
            let told = |sentence: &Sentence| format!("{}{}", &text[sentence.core.clone()], if sentence.closed { "+" } else { "-" });
            assert_eq!(sentences(text).iter().map(told).collect::<Vec<_>>().join("|"), expect, "{text}");
        }
    }

    #[test]
    fn words_are_small_and_whole() {
        let found: Vec<String> = words("T'as VU l’État, तुम्हें Ihr-Paket?").into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["t", "as", "vu", "l", "état", "तुम्हें", "ihr", "paket"]);
    }
}
