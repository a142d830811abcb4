//! The words of a text as its language counts them.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::stem::Rules;
use super::{korean, stopwords};
use crate::core::fold::{ascii_digit, letter};
use crate::core::key::LocaleTag;

/// What Chinese puts behind a verb of one character: where to, and whether it is done.
const COMPLEMENTS: &str = "给給到回了过過去来來出好完";
/// What is longer is no word of any language that knowledge is found by; stemming and splitting it would only cost time.
const MAX_WORD_CHARS: usize = 64;
/// Words of ideographs from this length on are also indexed by their pairs.
const PAIRS_FROM: usize = 3;

static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The index terms of `text`: folded, segmented by the script's rules, stemmed where a stemmer exists.
#[must_use]
pub fn tokens(text: &str, locale: &LocaleTag) -> Vec<String> {
    Tokenizer::new(locale.language()).tokens(text)
}

/// `text` with all that unified which people write differently but read the same: width, case, digits, marks, and the
/// dotted and dotless i.
#[must_use]
pub fn read_alike(text: &str) -> String {
    fold(&crate::core::fold::fold(text), false)
}

/// Cuts the texts of one language.
pub(super) struct Tokenizer {
    language: Box<str>,
    rules: Rules,
    stops: Option<&'static HashSet<&'static str>>,
}

impl Tokenizer {
    /// The tokenizer of a language subtag.
    pub(super) fn new(language: &str) -> Self {
        Self { language: language.into(), rules: Rules::of(language), stops: stopwords::of(language) }
    }

    /// The index terms of `text`.
    pub(super) fn tokens(&self, text: &str) -> Vec<String> {
        self.folded_tokens(&self.fold(text))
    }

    /// The text with all that unified which is written differently but read the same.
    pub(super) fn fold(&self, text: &str) -> String {
        fold(text, is_turkic(&self.language))
    }

    /// The index terms of a text that is already folded.
    pub(super) fn folded_tokens(&self, folded: &str) -> Vec<String> {
        let mut terms = Vec::new();
        self.each_word(folded, |word| {
            if !self.is_stop(word) {
                self.push_terms(word, &mut terms);
            }
        });
        terms
    }

    /// The stop words of a text that is already folded.
    pub(super) fn small_words(&self, folded: &str) -> BTreeSet<String> {
        let mut small = BTreeSet::new();
        self.each_word(folded, |word| {
            if self.is_stop(word) {
                small.insert(word.to_owned());
            }
        });
        small
    }

    fn each_word(&self, folded: &str, mut each: impl FnMut(&str)) {
        let mut keep = |word: &str| {
            if word.chars().nth(MAX_WORD_CHARS).is_none() {
                each(word);
            }
        };
        if folded.chars().any(needs_dictionary) {
            let mut start = 0;
            let mut breaks = DICTIONARY.segment_str(folded);
            while let Some(end) = breaks.next() {
                if breaks.is_word_like() {
                    keep(self.east_asian_core(folded.get(start..end).unwrap_or_default()));
                }
                start = end;
            }
        } else {
            for word in folded.unicode_words() {
                word.split(['\'', '.', '_']).filter(|part| !part.is_empty()).for_each(&mut keep);
            }
        }
    }

    /// The terms of one word.
    fn push_terms(&self, word: &str, terms: &mut Vec<String>) {
        if word.is_empty() || is_kana_only(word) {
            return;
        }
        let stem = self.stem(word);
        if &*self.language == "ko" && self.is_stop(&stem) {
            return;
        }
        let mut chars = stem.chars();
        if (stem.chars().all(is_ideograph) || stem.chars().all(korean::is_syllable)) && stem.chars().count() >= PAIRS_FROM {
            while let Some(first) = chars.next() {
                terms.extend(chars.clone().next().map(|second| String::from_iter([first, second])));
            }
        }
        terms.push(stem);
    }

    /// The part of a word that carries its meaning: of Japanese `ご注文` and `お届け` what stands between the polite prefix
    /// and the ending, of Chinese `退到` the verb. Other words stay whole.
    fn east_asian_core<'a>(&self, word: &'a str) -> &'a str {
        if !word.chars().any(is_ideograph) {
            return word.strip_suffix('ー').filter(|rest| rest.chars().nth(2).is_some()).unwrap_or(word);
        }
        if &*self.language == "zh" {
            return word.strip_suffix(|c| COMPLEMENTS.contains(c)).filter(|rest| rest.chars().count() == 1).unwrap_or(word);
        }
        word.trim_matches(is_hiragana)
    }

    fn is_stop(&self, word: &str) -> bool {
        self.stops.is_some_and(|stops| stops.contains(word))
    }

    /// The stem of one folded word, with the accents of Latin and Greek letters taken off.
    pub(super) fn stem(&self, word: &str) -> String {
        let stem = self.rules.stem(word);
        if stem.is_ascii() || stem.chars().any(|c| u32::from(c) >= 0x0400) {
            return stem.into_owned();
        }
        stem.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
    }
}

/// Whether `I` is the capital of `ı`.
fn is_turkic(language: &str) -> bool {
    matches!(language, "tr" | "az")
}

/// Letters and digits alone: two headings that differ in nothing else are the same.
pub(super) fn bare(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Unifies what is written differently but read the same: compatibility forms, case, digits, apostrophes,
/// Arabic letters with and without their marks.
fn fold(text: &str, turkic: bool) -> String {
    let composed = match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfkc().collect::<String>()),
    };
    let mut folded = String::with_capacity(composed.len());
    let mut letters = composed.chars().peekable();
    // Letters of the word so far: in `e-mail` and `T-Shirt` the hyphen stands within one word.
    let mut run = 0_usize;
    while let Some(c) = letters.next() {
        if matches!(c, '-' | '\u{2010}' | '\u{2011}') && run == 1 && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            continue;
        }
        run = if c.is_alphabetic() { run + 1 } else { 0 };
        match c {
            '\u{2019}' | '\u{02BC}' | '\u{FF07}' => folded.push('\''),
            'I' if turkic => folded.push('ı'),
            'İ' => folded.push('i'),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => match ascii_digit(c) {
                Some(digit) => folded.push(digit),
                None => folded.extend(letter(c).into_iter().flat_map(char::to_lowercase)),
            },
        }
    }
    folded
}

/// Scripts that put no spaces between words.
fn needs_dictionary(c: char) -> bool {
    is_ideograph(c) || is_kana(c) || matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// Particles, endings and function words of Japanese are written in hiragana alone.
fn is_kana_only(word: &str) -> bool {
    word.chars().all(is_hiragana)
}
