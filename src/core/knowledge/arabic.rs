//! The stem of an Arabic word: what is written together with it is taken off (after the light stemmers of Larkey,
//! Ballesteros and Connell, 2002), common derivations are led back to their root, and everyday words of the
//! dialects to those of the written language.
//!
//! Everything here is in the letters that [`super::tokens`] has unified.

use std::borrow::Cow;

/// A stem keeps at least this many letters.
const STEM: usize = 3;
/// Prefixes, longest first: article, conjunctions and prepositions written together with the word. With each the letters
/// that must remain: the shorter a prefix, the more words just begin with it.
const PREFIXES: [(&str, usize); 11] =
    [("وبال", 2), ("وال", 2), ("بال", 2), ("كال", 2), ("فال", 2), ("ولل", 2), ("لل", 2), ("ال", 2), ("و", 3), ("ب", 4), ("ل", 4)];
/// Suffixes, longest first: pronouns, dual, plural, feminine.
const SUFFIXES: [&str; 18] = ["كما", "هما", "ات", "ان", "ون", "ين", "وا", "ها", "هم", "كم", "نا", "ني", "يه", "ه", "ي", "ا", "ت", "ك"];
/// What the dialects and the written language call the same thing, and what asks for it (where: a place, when: a time),
/// by the stem that counts.
const SAME: [(&str, &[&str]); 7] = [
    ("مكان", &["اين", "فين", "وين"]),
    ("مده", &["متي", "امتي", "امتا", "ايمتي", "يستغرق", "مد"]),
    ("مبلغ", &["فلوس", "مصاري", "مصار"]),
    ("طلب", &["اوردر"]),
    ("نقد", &["كاش"]),
    ("غاء", &["غي", "لغي", "لغ", "يلغ", "تلغ", "كنسل", "كانسل"]),
    ("وصل", &["يصل", "تصل", "نصل", "توصل"]),
];

/// The stem of a word.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if let Some(same) = same(word) {
        return Cow::Borrowed(same);
    }
    let stem = without_suffixes(without_prefix(word));
    match same(stem) {
        Some(same) => Cow::Borrowed(same),
        None => root(stem).map_or(Cow::Borrowed(stem), Cow::Owned),
    }
}

fn same(stem: &str) -> Option<&'static str> {
    SAME.iter().find(|(_, others)| others.contains(&stem)).map(|(same, _)| *same)
}

fn without_prefix(word: &str) -> &str {
    let rest = PREFIXES.iter().find_map(|(prefix, least)| word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= *least));
    rest.unwrap_or(word)
}

fn without_suffixes(word: &str) -> &str {
    SUFFIXES.iter().fold(word, |stem, suffix| stem.strip_suffix(suffix).filter(|rest| rest.chars().count() >= STEM).unwrap_or(stem))
}

/// The three letters of the root, where the word is one of its most common forms: the present tense (`يرجع`), the verbal
/// nouns of the second, fourth, eighth and tenth form (`توصيل`, `ارجاع`, `استلام`, `استرجاع`), the passive participle (`مكسور`).
fn root(stem: &str) -> Option<String> {
    let letters: Vec<char> = stem.chars().collect();
    let root = match *letters.as_slice() {
        ['ي' | 'ت' | 'ن' | 'ا', a, b, c] | ['ا', a, b, 'ا', c] | ['ت', a, b, 'ي', c] | ['م', a, b, 'و', c] => [a, b, c],
        ['ا', a, 'ت', b, 'ا', c] | ['ا', 'س', 'ت', a, b, 'ا', c] => [a, b, c],
        _ => return None,
    };
    Some(root.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for (words, expect) in [
            (&["طلب", "طلبي", "الطلب", "للطلب", "والطلبات", "الاوردر"][..], "طلب"),
            (&["وصل", "يوصل", "يصل", "توصيل", "التوصيل"], "وصل"),
            (&["ارجاع", "ترجع", "استرجاع", "رجعت", "ارجع"], "رجع"),
            (&["فلوسي", "بفلوس", "المبلغ"], "مبلغ"),
            (&["الغي", "الغاء", "الغاءه"], "غاء"),
            (&["فين", "وين", "اين", "مكان"], "مكان"),
            (&["شحن", "شحنتي"], "شحن"),
            (&["متي", "امتي", "مده", "المده"], "مده"),
        ] {
            for word in words {
                assert_eq!(stem(word), expect, "{word}");
            }
        }
    }
}
