//! Brings the forms of a word together, as far as its language's rules allow without a dictionary.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// A stem of an Arabic word keeps at least this many letters.
const ARABIC_STEM: usize = 3;
/// Prefixes of Arabic words, longest first: article, conjunctions and prepositions written together with the word.
const ARABIC_PREFIXES: [&str; 9] = ["وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و"];
/// Suffixes of Arabic words, longest first: pronouns, dual, plural, feminine.
const ARABIC_SUFFIXES: [&str; 15] = ["كما", "هما", "ات", "ان", "ون", "ين", "ها", "هم", "كم", "نا", "يه", "ه", "ي", "ا", "ت"];
/// Korean particles, longest first.
const KOREAN_PARTICLES: [&str; 21] = [
    "에서는",
    "으로는",
    "입니다",
    "인가요",
    "에게서",
    "에서",
    "으로",
    "까지",
    "부터",
    "에게",
    "한테",
    "이나",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "도",
];

/// How the words of one language are stemmed.
pub(super) enum Rules {
    /// A Snowball stemmer.
    Snowball(Stemmer),
    /// The same, after German transliterations (`Groesse`) were undone.
    German(Stemmer),
    /// Light stemming: what is written together with a word is taken off.
    Arabic,
    /// Particles are taken off.
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
            Self::Arabic => Cow::Borrowed(arabic(word)),
            Self::Korean => Cow::Borrowed(korean(word)),
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

/// Takes one prefix and then suffixes off, as long as a stem remains (after the light stemmers of Larkey,
/// Ballesteros and Connell, 2002). Expects letters that [`super::tokens`] has unified.
fn arabic(word: &str) -> &str {
    let mut stem = word;
    for prefix in ARABIC_PREFIXES {
        if let Some(rest) = stem.strip_prefix(prefix)
            && rest.chars().count() >= ARABIC_STEM - usize::from(prefix != "و")
        {
            stem = rest;
            break;
        }
    }
    for suffix in ARABIC_SUFFIXES {
        if let Some(rest) = stem.strip_suffix(suffix)
            && rest.chars().count() >= ARABIC_STEM
        {
            stem = rest;
        }
    }
    stem
}

/// Takes one particle off, as long as a word remains.
fn korean(word: &str) -> &str {
    KOREAN_PARTICLES.iter().find_map(|particle| word.strip_suffix(particle).filter(|rest| rest.chars().nth(1).is_some())).unwrap_or(word)
}
