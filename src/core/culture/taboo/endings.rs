//! What may stand before and behind a word of a language so that it is still this word: articles and conjunctions that
//! are written together with it, plurals, cases, possessives. In the form in which [`Letters`](super::letters::Letters)
//! reads letters: look-alikes as one, none twice in a row.

use std::sync::LazyLock;

/// The most letters of what stands before a word.
pub(super) const MAX_BEGINNING: usize = 6;
/// The most letters of an ending.
pub(super) const MAX_ENDING: usize = 12;

/// A language whose words are told apart by spaces, by what can hang on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    Arabic,
    Hebrew,
    German,
    Dutch,
    English,
    French,
    Spanish,
    Italian,
    Portuguese,
    Russian,
    Turkish,
    Hindi,
    Korean,
    Indonesian,
    /// Nothing hangs on words.
    Bare,
}

const ARABIC: &[&str] = &[
    "ات", "اتي", "اتك", "اتكم", "اتها", "اتنا", "ين", "ون", "ان", "ه", "ها", "هم", "هن", "ك", "كم", "ي", "نا", "تي", "ا", "يه", "يات",
    "هات",
];
/// What stands in the place of a closed t at the end of a word.
const OPEN_T: &[&str] = &["ي", "ك", "كم", "ه", "ها", "هم", "نا", "ين", "ان"];
const HEBREW: &[&str] = &["ים", "ות", "י", "ה"];
const GERMAN: &[&str] = &["s", "n", "e", "en", "er", "es", "ern", "in", "inen"];
const DUTCH: &[&str] = &["s", "en", "je", "jes", "e"];
const ENGLISH: &[&str] = &["s", "es", "ed", "ing", "y"];
const FRENCH: &[&str] = &["s", "es", "e", "x"];
const SPANISH: &[&str] = &["s", "es", "ito", "itos", "ita", "itas"];
const ITALIAN: &[&str] = &["i", "e", "a", "o"];
const PORTUGUESE: &[&str] = &["s", "es", "inho", "inhos", "inha", "inhas"];
const RUSSIAN: &[&str] = &[
    "а", "я", "ы", "и", "у", "ю", "е", "о", "ой", "ей", "ою", "ом", "ем", "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", "ь", "ью",
    "ий", "ия", "ый", "ая", "ое", "ые", "ого", "ому", "ым", "ыми", "ых", "ую", "ного", "ной", "ный", "ные", "ных",
];
const TURKISH: &[&str] = &[
    "lar", "ler", "i", "u", "ü", "yi", "yu", "a", "e", "ya", "ye", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "in", "un", "nin",
    "nun", "m", "im", "um", "n", "si", "su", "miz", "imiz", "umuz", "niz", "iniz", "unuz", "la", "le", "yla", "yle", "li", "lu", "siz",
    "suz", "ci", "cu", "lik", "luk", "ni", "nu", "na", "ne", "nda", "nde", "ndan", "nden",
];
const HINDI: &[&str] = &["ों", "ें", "याँ", "यां", "यों", "ओं", "एं", "एँ", "ियाँ", "ियों"];
const KOREAN: &[&str] = &[
    "이",
    "가",
    "을",
    "를",
    "은",
    "는",
    "의",
    "에",
    "에서",
    "로",
    "으로",
    "와",
    "과",
    "도",
    "만",
    "들",
    "들이",
    "들을",
    "까지",
    "부터",
    "이나",
    "나",
    "요",
    "이요",
    "이에요",
    "예요",
    "입니다",
    "인가요",
    "하고",
    "처럼",
    "보다",
    "집",
    "병",
    "잔",
    "상",
];
const INDONESIAN: &[&str] = &["nya", "ku", "mu", "kah", "lah", "pun"];

impl Grammar {
    pub(super) fn of(language: &str) -> Self {
        match language {
            "ar" | "fa" | "ur" => Self::Arabic,
            "he" => Self::Hebrew,
            "de" => Self::German,
            "nl" => Self::Dutch,
            "en" => Self::English,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "it" => Self::Italian,
            "pt" => Self::Portuguese,
            "ru" => Self::Russian,
            "tr" => Self::Turkish,
            "hi" => Self::Hindi,
            "ko" => Self::Korean,
            "id" | "ms" => Self::Indonesian,
            _ => Self::Bare,
        }
    }

    /// Whether these letters may stand before a word, written together with it.
    pub(super) fn begins(self, letters: &str) -> bool {
        match self {
            Self::Arabic => begins_arabic(letters),
            Self::Hebrew => letters.chars().count() <= 3 && letters.chars().all(|c| "והבלכמש".contains(c)),
            // The article that loses its vowel is cut off by its apostrophe, which many leave out.
            Self::French => matches!(letters, "l" | "d"),
            Self::Italian => matches!(letters, "l" | "un" | "del" | "al" | "nel" | "sul"),
            _ => false,
        }
    }

    /// Whether these letters may stand behind a word. `open` where its last letter was a closed t, which opens before an
    /// ending.
    pub(super) fn ends(self, letters: &str, open: bool) -> bool {
        if letters.chars().count() > MAX_ENDING {
            return false;
        }
        let endings = match self {
            Self::Arabic if open => OPEN_T,
            Self::Arabic => ARABIC,
            Self::Hebrew => HEBREW,
            Self::German => GERMAN,
            Self::Dutch => DUTCH,
            Self::English => ENGLISH,
            Self::French => FRENCH,
            Self::Spanish => SPANISH,
            Self::Italian => ITALIAN,
            Self::Portuguese => PORTUGUESE,
            Self::Russian => return RUSSIAN_FOLDED.iter().any(|ending| ending == letters),
            Self::Turkish => return is_chain(letters, TURKISH),
            Self::Hindi => HINDI,
            Self::Korean => KOREAN,
            Self::Indonesian => INDONESIAN,
            Self::Bare => return false,
        };
        endings.contains(&letters)
    }

    /// Whether the language joins words of this length to longer ones.
    pub(super) const fn joins(self, letters: usize) -> bool {
        match self {
            Self::German | Self::Dutch => letters >= 6,
            Self::Korean => letters >= 2,
            _ => false,
        }
    }
}

static RUSSIAN_FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| RUSSIAN.iter().map(|ending| folded(ending)).collect());

/// As letters are read.
fn folded(word: &str) -> String {
    super::letters::Letters::joined(word).all.iter().map(|letter| letter.c).collect()
}

/// A conjunction, a preposition and the article, in this order, each at most once; and the short forms of dialects.
fn begins_arabic(letters: &str) -> bool {
    if matches!(letters, "ل" | "ع" | "هال" | "عال" | "شال" | "ه") {
        return true;
    }
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    let rest = rest.strip_prefix(['ب', 'ك', 'ل', 'س']).unwrap_or(rest);
    rest.is_empty() || rest == "ال"
}

/// Whether a word's end is made of endings one after the other.
fn is_chain(letters: &str, endings: &[&str]) -> bool {
    let mut open = vec![letters];
    while let Some(rest) = open.pop() {
        if rest.is_empty() {
            return true;
        }
        open.extend(endings.iter().filter_map(|ending| rest.strip_prefix(ending)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_on_words() {
        for (grammar, before, expect) in [
            (Grammar::Arabic, "ال", true),
            (Grammar::Arabic, "وال", true),
            (Grammar::Arabic, "وبال", true),
            (Grammar::Arabic, "فل", true),
            (Grammar::Arabic, "من", false),
            (Grammar::Arabic, "الو", false),
            (Grammar::Hebrew, "וה", true),
            (Grammar::French, "l", true),
            (Grammar::German, "das", false),
        ] {
            assert_eq!(grammar.begins(before), expect, "{before}");
        }
        for (grammar, behind, open, expect) in [
            (Grammar::Arabic, "ات", false, true),
            (Grammar::Arabic, "تر", false, false),
            (Grammar::Arabic, "ك", true, true),
            (Grammar::English, "s", false, true),
            (Grammar::English, "ry", false, false),
            (Grammar::Turkish, "lerimizden", false, true),
            (Grammar::Turkish, "x", false, false),
            (Grammar::Russian, "ax", false, true),
            (Grammar::Hindi, "ों", false, true),
            (Grammar::Korean, "을", false, true),
            (Grammar::Bare, "s", false, false),
        ] {
            assert_eq!(grammar.ends(behind, open), expect, "{behind}");
        }
    }
}
