//! Hindi and Arabic in Latin letters, as people type them: there is no one way, so that the ways are drawn.
//!
//! There is no text of this kind that may be learned from; what these rules write stands in for it.

use super::dice::Dice;

/// The a after a consonant without another vowel: the script does not write it.
const UNWRITTEN: &str = "(a)";

/// A Hindi word as it is typed: `नमस्ते` as `namaste`.
pub(super) fn hindi(word: &str, dice: &mut Dice) -> String {
    let mut syllables: Vec<(&str, &str)> = Vec::new();
    for c in word.chars() {
        if let Some(consonant) = hindi_consonant(c, dice) {
            syllables.push((consonant, UNWRITTEN));
        } else if let Some(vowel) = hindi_sign(c, dice) {
            match syllables.last_mut() {
                Some((_, open)) => *open = vowel,
                None => syllables.push(("", vowel)),
            }
        } else if let Some(vowel) = hindi_vowel(c, dice) {
            syllables.push(("", vowel));
        } else if matches!(c, '\u{902}' | '\u{901}') {
            syllables.push((if dice.happens(0.7) { "n" } else { "" }, ""));
        }
    }
    silence(&mut syllables);
    let spoken = |(consonant, vowel)| [consonant, if vowel == UNWRITTEN { "a" } else { vowel }];
    let written: String = syllables.into_iter().flat_map(spoken).collect();
    // Doubled by the script, single on the keyboard.
    written.replace("aaa", "aa").replace("chchh", "chh")
}

/// Leaves out the a that is written in no other script: at the end, and between two syllables inside.
fn silence(syllables: &mut [(&str, &str)]) {
    let count = syllables.len();
    if count > 1
        && let Some((consonant, vowel)) = syllables.last_mut()
        && *vowel == UNWRITTEN
        && !consonant.is_empty()
    {
        *vowel = "";
    }
    let mut at = count.saturating_sub(2);
    while at >= 1 {
        let sounds = |at: usize, syllables: &[(&str, &str)]| syllables.get(at).is_some_and(|(_, vowel)| !vowel.is_empty());
        if sounds(at - 1, syllables)
            && sounds(at + 1, syllables)
            && let Some((_, vowel)) = syllables.get_mut(at)
            && *vowel == UNWRITTEN
        {
            *vowel = "";
        }
        at -= 1;
    }
}

fn hindi_consonant(c: char, dice: &mut Dice) -> Option<&'static str> {
    let ways: &[&str] = match c {
        'क' | '\u{958}' => &["k"],
        'ख' | '\u{959}' => &["kh"],
        'ग' | '\u{95A}' => &["g"],
        'घ' => &["gh"],
        'ङ' | 'ञ' | 'ण' | 'न' => &["n"],
        'च' => &["ch", "ch", "c"],
        'छ' => &["chh", "ch"],
        'ज' => &["j", "j", "j", "z"],
        'झ' => &["jh"],
        'ट' | 'त' => &["t"],
        'ठ' | 'थ' => &["th"],
        'ड' => &["d"],
        'ढ' | 'ध' => &["dh"],
        'द' => &["d"],
        'प' => &["p"],
        'फ' => &["f", "ph"],
        'ब' => &["b"],
        'भ' => &["bh"],
        'म' => &["m"],
        'य' => &["y"],
        'र' => &["r"],
        'ल' | 'ळ' => &["l"],
        'व' => &["v", "w"],
        'श' | 'ष' => &["sh", "sh", "s"],
        'स' => &["s"],
        'ह' => &["h"],
        '\u{95C}' => &["d", "r"],
        '\u{95D}' => &["dh", "rh"],
        '\u{95B}' => &["z", "j"],
        '\u{95E}' => &["f"],
        _ => return None,
    };
    dice.one_of(ways).copied()
}

fn hindi_sign(c: char, dice: &mut Dice) -> Option<&'static str> {
    let ways: &[&str] = match c {
        'ा' => &["a", "a", "aa"],
        'ि' => &["i"],
        'ी' => &["i", "i", "ee"],
        'ु' => &["u"],
        'ू' => &["u", "oo"],
        'े' => &["e"],
        'ै' => &["ai", "ai", "e"],
        'ो' => &["o"],
        'ौ' => &["au", "o"],
        'ृ' => &["ri"],
        'ॉ' => &["o"],
        '\u{94D}' => &[""],
        _ => return None,
    };
    dice.one_of(ways).copied()
}

fn hindi_vowel(c: char, dice: &mut Dice) -> Option<&'static str> {
    let ways: &[&str] = match c {
        'अ' => &["a"],
        'आ' => &["aa", "a"],
        'इ' => &["i"],
        'ई' => &["i", "ee"],
        'उ' => &["u"],
        'ऊ' => &["u", "oo"],
        'ए' => &["e", "ye"],
        'ऐ' => &["ai"],
        'ओ' | 'ऑ' => &["o"],
        'औ' => &["au"],
        'ऋ' => &["ri"],
        _ => return None,
    };
    dice.one_of(ways).copied()
}

/// An Arabic word as it is typed: `شكرا` as `shukran`, `حبيبي` as `7abibi`.
pub(super) fn arabic(word: &str, dice: &mut Dice) -> String {
    // One hand writes digits, another does not.
    let digits = dice.happens(0.6);
    let mut written = String::new();
    let mut after_consonant = false;
    let letters: Vec<char> = word.chars().filter(|c| !matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')).collect();
    let is_last = |at: usize| at + 1 == letters.len();
    for (at, c) in letters.iter().copied().enumerate() {
        if let Some(vowel) = arabic_vowel(c, at == 0, is_last(at), dice) {
            written.push_str(vowel);
            after_consonant = false;
        } else if let Some(consonant) = arabic_consonant(c, digits, dice) {
            // Short vowels stand in no word of the list.
            if after_consonant && dice.happens(0.55) {
                written.push_str(dice.one_of(&["a", "a", "e", "i", "o", "u"]).copied().unwrap_or("a"));
            }
            written.push_str(consonant);
            after_consonant = true;
        }
    }
    if let Some(rest) = written.strip_prefix("al").filter(|_| word.starts_with("ال")) {
        return format!("{}{rest}", dice.one_of(&["al", "el", "el", "il"]).copied().unwrap_or("al"));
    }
    written
}

fn arabic_vowel(c: char, first: bool, last: bool, dice: &mut Dice) -> Option<&'static str> {
    let ways: &[&str] = match c {
        'ا' | 'آ' if first => &["a"],
        'ا' | 'آ' => &["a", "a", "aa", "e"],
        'أ' => &["a", "2a", "o"],
        'إ' => &["i", "e"],
        'ى' => &["a"],
        'ة' => &["a", "a", "eh", "e"],
        'ي' if last => &["i", "y", "ee"],
        'ي' if !first => &["i", "ee", "y", "e"],
        'و' if !first => &["o", "ou", "oo", "w", "u"],
        _ => return None,
    };
    dice.one_of(ways).copied()
}

fn arabic_consonant(c: char, digits: bool, dice: &mut Dice) -> Option<&'static str> {
    let ways: &[&str] = match (c, digits) {
        ('ء' | 'ئ' | 'ؤ', true) => &["2"],
        ('ء' | 'ئ' | 'ؤ', false) => &["", "a"],
        ('ب', _) => &["b"],
        ('ت', _) => &["t"],
        ('ث', _) => &["th", "s", "t"],
        ('ج', _) => &["j", "g"],
        ('ح', true) => &["7"],
        ('ح' | 'ه', _) => &["h"],
        ('خ', true) => &["5", "kh", "7"],
        ('خ', false) => &["kh"],
        ('د', _) => &["d"],
        ('ذ', _) => &["th", "z", "d"],
        ('ر', _) => &["r"],
        ('ز', _) => &["z"],
        ('س', _) => &["s"],
        ('ش', _) => &["sh", "sh", "ch"],
        ('ص', true) => &["s", "9"],
        ('ص', false) => &["s"],
        ('ض', _) => &["d"],
        ('ط', true) => &["t", "6"],
        ('ط', false) => &["t"],
        ('ظ', _) => &["z"],
        ('ع', true) => &["3"],
        ('ع', false) => &["a", "aa"],
        ('غ', _) => &["gh"],
        ('ف', _) => &["f"],
        ('ق', true) => &["2", "q", "8"],
        ('ق', false) => &["q", "k"],
        ('ك', _) => &["k"],
        ('ل', _) => &["l"],
        ('م', _) => &["m"],
        ('ن', _) => &["n"],
        ('و', _) => &["w"],
        ('ي', _) => &["y"],
        _ => return None,
    };
    dice.one_of(ways).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every expected way comes up among many.
    fn check(way: fn(&str, &mut Dice) -> String, word: &str, expect: &[&str]) {
        let mut dice = Dice::new(1);
        let written: Vec<String> = (0..400).map(|_| way(word, &mut dice)).collect();
        for expect in expect {
            assert!(written.iter().any(|one| one == expect), "{word} as {expect}: {:?}", written.get(..12));
        }
    }

    #[test]
    fn hindi_as_it_is_typed() {
        check(hindi, "नमस्ते", &["namaste"]);
        check(hindi, "मेरा", &["mera"]);
        check(hindi, "कहाँ", &["kahan", "kaha"]);
        check(hindi, "नहीं", &["nahin", "nahi"]);
        check(hindi, "लड़का", &["ladka"]);
        check(hindi, "वापस", &["vapas", "wapas"]);
    }

    #[test]
    fn arabic_as_it_is_typed() {
        check(arabic, "شكرا", &["shukra", "shokra"]);
        check(arabic, "حبيبي", &["7abibi", "habibi"]);
        check(arabic, "عندي", &["3andi", "3indi"]);
        check(arabic, "الطلب", &["el6alab", "eltalab"]);
    }
}
