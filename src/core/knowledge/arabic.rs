//! The stem of an Arabic word: what is written together with it is taken off (after the light stemmers of Larkey,
//! Ballesteros and Connell, 2002), common derivations are led back to their root, and everyday words of the
//! dialects to those of the written language.
//!
//! Everything here is in the letters that [`super::tokens`] has unified.

use std::borrow::Cow;

/// A stem keeps at least this many letters.
const STEM: usize = 3;
/// Article, conjunctions and prepositions written together with the word, longest first. With each the letters that must
/// remain; none where too many words just begin with it, so that only [`behind_prefix`] takes it off.
const PREFIXES: [(&str, Option<usize>); 15] = [
    ("وبال", Some(2)),
    ("وال", Some(2)),
    ("بال", Some(2)),
    ("كال", Some(2)),
    ("فال", Some(2)),
    ("ولل", Some(2)),
    ("لل", Some(2)),
    ("ال", Some(2)),
    ("وب", None),
    ("ول", None),
    ("و", None),
    ("ف", None),
    ("ب", None),
    ("ل", None),
    ("ك", None),
];
/// Suffixes, longest first: pronouns, dual, plural, feminine.
const SUFFIXES: [&str; 18] = ["كما", "هما", "ات", "ان", "ون", "ين", "وا", "ها", "هم", "كم", "نا", "ني", "يه", "ه", "ي", "ا", "ت", "ك"];
/// What the dialects and the written language call the same thing, and what asks for it (where: a place, when: a time, for how much: a
/// price),
/// by the stem that counts.
const SAME: [(&str, &[&str]); 8] = [
    ("مكان", &["اين", "فين", "وين"]),
    ("مده", &["متي", "امتي", "امتا", "ايمتي", "يستغرق", "مد"]),
    ("سعر", &["بكم"]),
    ("مبلغ", &["فلوس", "مصاري", "مصار"]),
    ("طلب", &["اوردر"]),
    ("نقد", &["كاش"]),
    ("غاء", &["غي", "لغي", "لغ", "يلغ", "تلغ", "كنسل", "كانسل"]),
    ("وصل", &["يصل", "تصل", "نصل", "توصل"]),
];

/// Whether `letters` are what Arabic writes together before a word: and, so, with, for, like, the.
#[must_use]
pub fn is_arabic_prefix(letters: &str) -> bool {
    PREFIXES.iter().any(|(prefix, _)| *prefix == letters)
}

/// What a stem may be with a preposition or conjunction before it: of `لمقاس` the size, but of `بطاق` (a card) nothing that
/// is a word. Who knows the words tells them apart.
pub(super) fn behind_prefix(stem: &str) -> impl Iterator<Item = &str> {
    let loose = PREFIXES.iter().filter(|(_, least)| least.is_none());
    loose.filter_map(|(prefix, _)| stem.strip_prefix(prefix)).filter(|rest| rest.chars().count() >= STEM)
}

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
    let without = |(prefix, least): &(&str, Option<usize>)| {
        let rest = word.strip_prefix(prefix)?;
        least.filter(|least| rest.chars().count() >= *least).map(|_| rest)
    };
    PREFIXES.iter().find_map(without).unwrap_or(word)
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
            (&["فلوسي", "المبلغ"], "مبلغ"),
            // What only begins like a preposition or a conjunction is the same with the article and without.
            (&["بطاقه", "البطاقه", "بالبطاقه", "بطاقتي"], "بطاق"),
            (&["بيانات", "البيانات"], "بيان"),
            (&["بلوزه", "البلوزه", "وبالبلوزه"], "بلوز"),
            (&["بنطلون", "البنطلون"], "بنطل"),
            (&["بطاريه", "البطاريه"], "بطار"),
            (&["لابتوب", "اللابتوب", "لابتوبي"], "لابتوب"),
            (&["بريد", "البريد", "بريدي"], "بريد"),
            (&["وصول", "الوصول"], "وصول"),
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

    #[test]
    fn a_stem_may_have_a_prefix() {
        for (stem, expect) in [("لمقاس", "مقاس"), ("ولمقاس", "مقاس لمقاس"), ("بطاق", "طاق"), ("وصل", ""), ("شحن", "")]
        {
            assert_eq!(behind_prefix(stem).collect::<Vec<_>>().join(" "), expect, "{stem}");
        }
    }
}
