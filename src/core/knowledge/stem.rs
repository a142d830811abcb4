//! Brings the forms of a word together, as far as its language's rules allow without a dictionary.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::{arabic, korean};

/// How the words of one language are stemmed.
pub(super) enum Rules {
    /// A Snowball stemmer.
    Snowball(Stemmer),
    /// The same, after German transliterations (`Groesse`) were undone.
    German(Stemmer),
    /// Light stemming: what is written together with a word is taken off.
    Arabic,
    /// Particles and endings are taken off.
    Korean,
    /// Words stay as they are.
    None,
}

impl Rules {
    /// The rules of a language subtag.
    pub(super) fn of(language: &str) -> Self {
        let algorithm = match language {
            "ar" => return Self::Arabic,
            "ko" => return Self::Korean,
            "de" => return Self::German(Stemmer::create(Algorithm::German)),
            "da" => Algorithm::Danish,
            "nl" => Algorithm::Dutch,
            "en" => Algorithm::English,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "el" => Algorithm::Greek,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "es" => Algorithm::Spanish,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self::None,
        };
        Self::Snowball(Stemmer::create(algorithm))
    }

    /// The stem of a folded word.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        match self {
            Self::Snowball(stemmer) => stemmer.stem(word),
            Self::German(stemmer) => Cow::Owned(german(stemmer, word)),
            Self::Arabic => arabic::stem(word),
            Self::Korean => korean::stem(word),
            Self::None => Cow::Borrowed(word),
        }
    }
}

/// Snowball's stem, which is `stornier` for the noun and `storni` for the verb: both become the latter.
fn german(stemmer: &Stemmer, word: &str) -> String {
    let mut stem = stemmer.stem(&umlauts(word)).into_owned();
    if stem.ends_with("ier") {
        stem.truncate(stem.len() - "er".len());
    }
    stem
}

/// Undoes `ae`, `oe`, `ue` where they stand for an umlaut: not after a vowel (`neue`) or `q`.
fn umlauts(word: &str) -> Cow<'_, str> {
    if !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let umlaut = match letter {
            'a' => 'ä',
            'o' => 'ö',
            'u' => 'ü',
            _ => letter,
        };
        if umlaut != letter && letters.peek() == Some(&'e') && !"aeiouäöüq".contains(before) {
            letters.next();
            out.push(umlaut);
        } else {
            out.push(letter);
        }
        before = letter;
    }
    Cow::Owned(out)
}
