//! What Korean glues to the end of a word: particles, verb endings, and the verbs that make a noun one.
//!
//! Endings are taken off by what they look like; what is left is compared by pairs of syllables
//! ([`super::tokens`]), so that one ending too many or too few costs little.

use std::borrow::Cow;

/// The ending of `걸릴까요` (will it take?).
const FUTURE: &str = "까요";
/// The first syllable in Unicode: they stand in order, each group of [`FINALS`] with the same beginning.
const FIRST_SYLLABLE: u32 = 0xAC00;
/// How many final consonants there are, none among them.
const FINALS: u32 = 28;
/// The place of the final consonant of `걸`.
const FINAL_L: u32 = 8;
/// Particles and endings, longest first.
const ENDINGS: [&str; 86] = [
    "이라도",
    "이에요",
    "입니다",
    "입니까",
    "인가요",
    "인데요",
    "는데요",
    "은데요",
    "습니다",
    "습니까",
    "려고요",
    "으려고",
    "으려면",
    "으니까",
    "거든요",
    "었어요",
    "았어요",
    "였어요",
    "에게서",
    "한테서",
    "에서는",
    "에서도",
    "으로는",
    "으로도",
    "으로만",
    "까지는",
    "까지도",
    "에서",
    "에게",
    "한테",
    "으로",
    "까지",
    "부터",
    "이나",
    "라도",
    "마다",
    "처럼",
    "보다",
    "밖에",
    "이랑",
    "로도",
    "로만",
    "로는",
    "에는",
    "에도",
    "인지",
    "는지",
    "은지",
    "나요",
    "까요",
    "세요",
    "예요",
    "에요",
    "어요",
    "아요",
    "여요",
    "는데",
    "은데",
    "인데",
    "네요",
    "지요",
    "군요",
    "려고",
    "려면",
    "으면",
    "니까",
    "어서",
    "아서",
    "어야",
    "아야",
    "지만",
    "거나",
    "은",
    "는",
    "을",
    "를",
    "요",
    "야",
    "이",
    "가",
    "에",
    "의",
    "도",
    "만",
    "로",
    "와",
];
/// Endings of one syllable that nouns of two syllables hardly ever end with.
const CLEAR: [&str; 4] = ["은", "는", "을", "를"];
/// How many endings stand behind each other at most: `카드`+`로`+`만`+`은`.
const MAX_ENDINGS: usize = 3;
/// Syllables that `하다` (to do) and `되다` (to become) begin with: they make verbs of nouns.
const LIGHT_VERBS: &str = "하해했할한합함되돼된될됩됐";
/// Nouns that look like forms of these verbs: termination, limit, defect, drive.
const NOUNS: [&str; 4] = ["해지", "한도", "하자", "하드"];
/// Syllables that endings of these verbs consist of.
const VERB_SYLLABLES: &str = "나요까는데고려면여지야서주세실수드습니다죠네었였시신셨기던도록게거든만은을를가싶어자라줘";

/// The word without its endings.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let mut stem = without_light_verb(word);
    for _ in 0..MAX_ENDINGS {
        if NOUNS.iter().any(|noun| stem.ends_with(noun)) {
            break;
        }
        match ENDINGS.iter().find_map(|ending| Some((ending, stem.strip_suffix(ending).filter(|rest| may_lose(rest, ending))?))) {
            Some((&FUTURE, rest)) => return without_future(rest),
            Some((_, rest)) => stem = rest,
            None => break,
        }
    }
    Cow::Borrowed(stem)
}

/// `걸리` of `걸릴`: the final consonant belongs to the ending.
fn without_future(stem: &str) -> Cow<'_, str> {
    let open = stem.chars().last().map(u32::from).filter(|last| last.wrapping_sub(FIRST_SYLLABLE) % FINALS == FINAL_L);
    match open.and_then(|last| char::from_u32(last - FINAL_L)) {
        Some(open) => Cow::Owned(stem.chars().rev().skip(1).collect::<Vec<_>>().into_iter().rev().chain([open]).collect()),
        None => Cow::Borrowed(stem),
    }
}

/// Whether `rest` is enough of a word for `ending` to be one.
fn may_lose(rest: &str, ending: &str) -> bool {
    let clear = ending.chars().nth(1).is_some() || CLEAR.contains(&ending);
    rest.chars().nth(usize::from(!clear)).is_some()
}

/// `배송` of `배송되나요`: a noun of two syllables or more before a form of `하다` or `되다`.
fn without_light_verb(word: &str) -> &str {
    let starts = word.char_indices().skip(2).filter(|(_, c)| LIGHT_VERBS.contains(*c));
    starts
        .map(|(at, _)| word.split_at(at))
        .filter(|(_, verb)| !NOUNS.iter().any(|noun| verb.starts_with(noun)))
        .find(|(_, verb)| verb.chars().skip(1).all(|c| VERB_SYLLABLES.contains(c) || LIGHT_VERBS.contains(c)))
        .map_or(word, |(noun, _)| noun)
}

/// Whether a character is a Hangul syllable.
pub(super) fn is_syllable(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_off() {
        for (word, expect) in [
            ("한국으로", "한국"),
            ("배송되나요", "배송"),
            ("카드로만", "카드"),
            ("카드로도", "카드"),
            ("사은품만", "사은품"),
            ("변경하려고", "변경"),
            ("반품하려면", "반품"),
            ("취소해", "취소"),
            ("가능한가요", "가능"),
            ("별도인가요", "별도"),
            ("돌려보내야", "돌려보내"),
            ("입어야", "입"),
            ("걸릴까요", "걸리"),
            ("옷은", "옷"),
            // What only looks like an ending stays: a child, a warehouse, a discount.
            ("아이", "아이"),
            ("창고", "창고"),
            ("특별할인", "특별할인"),
            ("구독해지", "구독해지"),
            ("계약해지하려면", "계약해지"),
            ("결제한도", "결제한도"),
            ("카드한도를", "카드한도"),
            ("제품하자가", "제품하자"),
            ("외장하드는", "외장하드"),
            ("는", "는"),
        ] {
            assert_eq!(stem(word), expect, "{word}");
        }
    }
}
