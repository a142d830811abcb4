//! A text as the letters that people read in it, whatever signs they were typed with.
//!
//! Widths, accents of alphabets, joined and lengthened forms, look-alikes of other alphabets, digits and signs in the
//! place of letters, letters said several times: all of it comes to one letter, which knows where it stood.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use crate::core::fold::{ascii_digit, letter};

/// What stands before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Another letter.
    None,
    /// Signs.
    Signs,
    /// A space, or the beginning.
    Space,
}

/// How words of a script are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Latin, Cyrillic, Greek: after folding their look-alikes are one.
    Alphabet,
    Arabic,
    Hebrew,
    /// Devanagari and its relatives.
    Indic,
    Hangul,
    Kana,
    Han,
    Thai,
    Other,
}

/// One letter, said once or several times.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) c: char,
    /// What else it may be read as: `1` is i or l.
    pub(super) other: Option<char>,
    /// How often it stands in a row.
    pub(super) run: u16,
    /// How often before the first gap among them.
    pub(super) head: u16,
    /// Bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gap: Gap,
    /// What stands between the letters that it was joined from.
    pub(super) within: Gap,
    /// Written in katakana.
    pub(super) is_katakana: bool,
    /// How many letters were hidden behind stars before it.
    pub(super) hidden: u16,
    pub(super) class: Class,
}

/// The letters of a text.
#[derive(Debug, Default)]
pub(super) struct Letters {
    pub(super) all: Vec<Letter>,
    /// Pictures and where they stand.
    pub(super) pictures: Vec<(char, usize)>,
}

/// Signs that people put in the place of a letter which everybody guesses.
const STARS: [char; 6] = ['*', '#', '_', '•', '×', '●'];

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut reader = Reader { letters: Self::default(), gap: Gap::Space, stars: 0, word: Word::default(), text };
        for (at, c) in text.char_indices() {
            reader.read(at, c);
        }
        let mut letters = reader.letters;
        letters.read_digits();
        letters
    }

    /// The letters of a text, those of a kind that follow each other as one.
    pub(super) fn joined(text: &str) -> Self {
        let mut letters = Self::of(text);
        letters.join_runs();
        letters
    }

    /// Digits among the letters of an alphabet are letters; elsewhere they are numbers.
    fn read_digits(&mut self) {
        let mut from = 0;
        while from < self.all.len() {
            let next = self.all.iter().skip(from + 1).position(|letter| letter.gap != Gap::None);
            let to = next.map_or(self.all.len(), |next| from + 1 + next);
            let Some(word) = self.all.get_mut(from..to) else { return };
            if word.iter().any(|letter| letter.class == Class::Alphabet && letter.c.is_alphabetic()) {
                for letter in word.iter_mut().filter(|letter| letter.c.is_ascii_digit()) {
                    (letter.c, letter.other) = read_digit(letter.c);
                }
            }
            from = to;
        }
    }

    /// Letters said several times become one, which knows how often, also where they stand on both sides of a gap: a word may
    /// be cut between two of a kind.
    fn join_runs(&mut self) {
        let mut joined: Vec<Letter> = Vec::with_capacity(self.all.len());
        for letter in self.all.drain(..) {
            match joined.last_mut() {
                Some(last) if last.c == letter.c && last.other == letter.other && letter.hidden == 0 && repeats(letter.class) => {
                    last.run = last.run.saturating_add(1);
                    last.end = letter.end;
                    last.within = last.within.max(letter.gap);
                    if last.within == Gap::None {
                        last.head = last.run;
                    }
                }
                _ => joined.push(letter),
            }
        }
        self.all = joined;
    }
}

/// Whether a letter that is said twice is still the same word.
pub(super) const fn repeats(class: Class) -> bool {
    !matches!(class, Class::Han | Class::Thai | Class::Hangul)
}

struct Reader<'a> {
    letters: Letters,
    gap: Gap,
    stars: u16,
    word: Word,
    text: &'a str,
}

/// A word between spaces, looked at once for all the signs in it.
#[derive(Default)]
struct Word {
    end: usize,
    /// Where its last full stop stands.
    stop: Option<usize>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if is_unseen(c) {
            return;
        }
        if c.is_whitespace() {
            (self.gap, self.stars) = (Gap::Space, 0);
            return;
        }
        if let Some((letter, other)) = self.sign_as_letter(at, c) {
            return self.push(letter, other, at..end);
        }
        let simple = look_alike(c);
        if simple != c {
            return self.push(simple, None, at..end);
        }
        let mut read = false;
        // Syllables and kana stay whole.
        for part in std::iter::once(c).nfkc() {
            read |= self.part(part, at..end);
        }
        if !read {
            self.sign(at, c);
        }
    }

    /// One character of the compatible form. Answers whether it is, or belongs to, a letter.
    fn part(&mut self, c: char, bytes: std::ops::Range<usize>) -> bool {
        if is_unseen(c) {
            return true;
        }
        if is_combining_mark(c) && !is_vowel_sign(c) {
            // A voice mark belongs to the kana before it; the accents of alphabets are left out.
            if let Some(last) = self.letters.all.last_mut().filter(|last| last.class == Class::Kana)
                && let Some(composed) = compose(last.c, c)
            {
                last.c = composed;
                last.end = bytes.end;
            }
            return true;
        }
        if let Some(digit) = ascii_digit(c) {
            self.push(digit, None, bytes);
            return true;
        }
        if !c.is_alphabetic() && !is_vowel_sign(c) && !matches!(c, 'ー') {
            return false;
        }
        let Some(c) = letter(c) else { return true };
        let class = class_of(c);
        if class != Class::Alphabet {
            let c = arabic(c);
            self.push(c, None, bytes);
            return true;
        }
        let is_capital_i = c == 'I';
        decompose_canonical(c, |base| {
            if !is_combining_mark(base) {
                for lower in base.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
                    let (first, second) = spelt(look_alike(lower));
                    self.push(first, if is_capital_i { Some('l') } else { None }, bytes.clone());
                    if let Some(second) = second {
                        self.push(second, None, bytes.clone());
                    }
                }
            }
        });
        true
    }

    fn push(&mut self, c: char, other: Option<char>, bytes: std::ops::Range<usize>) {
        let is_katakana = matches!(c, '\u{30A1}'..='\u{30F6}' | 'ー');
        let c = if matches!(c, '\u{30A1}'..='\u{30F6}') { char::from_u32(u32::from(c) - 0x60).unwrap_or(c) } else { c };
        let class = class_of(c);
        let hidden = if self.gap == Gap::Signs { self.stars } else { 0 };
        let (start, end) = (bytes.start, bytes.end);
        self.letters.all.push(Letter {
            c,
            other,
            run: 1,
            head: 1,
            start,
            end,
            gap: self.gap,
            within: Gap::None,
            is_katakana,
            hidden,
            class,
        });
        (self.gap, self.stars) = (Gap::None, 0);
    }

    fn sign(&mut self, at: usize, c: char) {
        if is_picture(c) {
            self.letters.pictures.push((c, at));
        }
        let within_word = self.gap == Gap::None || self.stars > 0;
        self.stars = if STARS.contains(&c) && within_word { self.stars + 1 } else { 0 };
        self.gap = self.gap.max(Gap::Signs);
    }

    /// Signs that look like letters, where letters stand on both sides.
    fn sign_as_letter(&mut self, at: usize, c: char) -> Option<(char, Option<char>)> {
        let (letter, other) = match c {
            '@' => ('a', None),
            '$' => ('s', None),
            '!' | '|' | '¡' => ('i', Some('l')),
            '€' => ('e', None),
            '+' => ('t', None),
            '£' => ('l', None),
            _ => return None,
        };
        let behind = at + c.len_utf8();
        let rest = self.text.get(behind..)?;
        let before = self.gap == Gap::None && self.letters.all.last().is_some_and(|last| last.class == Class::Alphabet);
        let before = before || (c == '$' && self.gap == Gap::Space);
        let after = rest.chars().next().is_some_and(|next| next.is_alphabetic() && class_of(next) == Class::Alphabet);
        // The sign within an address is none of its letters.
        let is_address = c == '@' && before && after && self.has_stop(behind);
        (before && after && !is_address).then_some((letter, other))
    }

    /// Whether a full stop stands in the rest of a word.
    fn has_stop(&mut self, from: usize) -> bool {
        if from >= self.word.end {
            let rest = self.text.get(from..).unwrap_or_default();
            let word = rest.split(char::is_whitespace).next().unwrap_or_default();
            self.word = Word { end: from + word.len(), stop: word.rfind('.').map(|at| from + at) };
        }
        self.word.stop.is_some_and(|stop| stop >= from)
    }
}

/// What nobody sees: joiners, marks of direction, fillers, tags, selectors.
fn is_unseen(c: char) -> bool {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' => true,
        '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// Marks without which words of a script fall apart: the vowels of Indic scripts, Thai and their neighbours.
pub(super) fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94D}' | '\u{981}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{EB1}'..='\u{ECD}')
        && c != '\u{93C}'
}

pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
}

fn class_of(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{C0}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{1E00}'..='\u{1FFF}' => Class::Alphabet,
        '\u{590}'..='\u{5FF}' => Class::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' => Class::Arabic,
        '\u{900}'..='\u{DFF}' => Class::Indic,
        '\u{E00}'..='\u{EFF}' => Class::Thai,
        '\u{3041}'..='\u{30FF}' => Class::Kana,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' => Class::Han,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Class::Hangul,
        _ => Class::Other,
    }
}

const fn read_digit(digit: char) -> (char, Option<char>) {
    match digit {
        '0' => ('o', None),
        '1' => ('i', Some('l')),
        '3' => ('e', None),
        '4' => ('a', None),
        '5' => ('s', None),
        '6' => ('b', Some('g')),
        '7' => ('t', None),
        '8' => ('b', None),
        '9' => ('g', None),
        other => (other, None),
    }
}

/// Letters that one sign stands for.
const fn spelt(c: char) -> (char, Option<char>) {
    match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        c => (c, None),
    }
}

/// Letters of Persian, Urdu and older hands as Arabic ones.
const fn arabic(c: char) -> char {
    match c {
        'پ' | 'ٮ' => 'ب',
        'ڤ' | 'ڡ' => 'ف',
        'چ' | 'ڃ' => 'ج',
        'گ' | 'ڪ' | 'ݣ' => 'ك',
        'ژ' | 'ڑ' => 'ر',
        'ٹ' => 'ت',
        'ڈ' => 'د',
        'ں' => 'ن',
        'ہ' | 'ھ' | 'ە' | 'ۀ' => 'ه',
        'ے' | 'ۍ' | 'ې' => 'ي',
        'ٯ' => 'ق',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        c => c,
    }
}

/// The Latin letter that a letter of another alphabet, or another hand, looks like. The same for words of that alphabet
/// and for what hides in it, so that both are found.
const fn look_alike(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' | 'ɑ' | 'ᴀ' => 'a',
        'в' | 'В' | 'Β' | 'β' | 'ʙ' | 'Ь' | 'ь' => 'b',
        'с' | 'С' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' | 'đ' | 'Đ' | 'ð' => 'd',
        'е' | 'Е' | 'ε' | 'Ε' | 'ᴇ' | 'є' | 'Є' | 'ё' | 'Ё' | 'ə' => 'e',
        'ꜰ' | 'ƒ' => 'f',
        'ɡ' | 'ɢ' | 'ց' => 'g',
        'н' | 'Н' | 'Η' | 'ʜ' | 'һ' | 'հ' | 'ħ' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ɪ' | 'ı' | 'İ' | 'ї' | 'Ї' | 'ɩ' => 'i',
        'ј' | 'Ј' | 'ᴊ' => 'j',
        'к' | 'К' | 'κ' | 'Κ' | 'ᴋ' => 'k',
        'ʟ' | 'ł' | 'Ł' | 'ӏ' | 'Ӏ' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' => 'm',
        'η' | 'ɴ' | 'Ν' | 'п' | 'П' | 'ո' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'ᴏ' | 'ø' | 'Ø' | 'օ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'г' | 'Г' | 'ʀ' => 'r',
        'ѕ' | 'Ѕ' | 'ꜱ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' | 'ᴛ' | 'ŧ' => 't',
        'υ' | 'ᴜ' | 'и' | 'И' | 'й' | 'Й' | 'ս' => 'u',
        'ν' | 'ᴠ' | 'ѵ' => 'v',
        'ԝ' | 'ᴡ' | 'ω' | 'ш' | 'Ш' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'γ' | 'Υ' | 'ʏ' => 'y',
        'ᴢ' | 'Ζ' | 'ζ' => 'z',
        // Letters in filled circles and squares, and those that flags are made of.
        '🅐'..='🅩' => (b'a' + (c as u32 - '🅐' as u32) as u8) as char,
        '🅰'..='🆉' => (b'a' + (c as u32 - '🅰' as u32) as u8) as char,
        '🇦'..='🇿' => (b'a' + (c as u32 - '🇦' as u32) as u8) as char,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        for letter in Letters::joined(text).all {
            if letter.gap != Gap::None && !folded.is_empty() {
                folded.push(if letter.gap == Gap::Space { ' ' } else { '-' });
            }
            folded.push(letter.c);
        }
        folded
    }

    #[test]
    fn letters_are_read_as_people_read_them() {
        for (text, expect) in [
            ("Bikini", "bikini"),
            ("ＢＩＫＩＮＩ", "bikini"),
            ("𝐛𝐢𝐤𝐢𝐧𝐢", "bikini"),
            ("Ⓑⓘⓚⓘⓝⓘ", "bikini"),
            ("🅱🅸🅺🅸🅽🅸", "bikini"),
            ("bíkíñi\u{301}", "bikini"),
            ("b\u{200B}i\u{AD}k\u{202E}ini", "bikini"),
            ("ВІΚΙΝІ", "bikini"),
            ("b1k1n1", "bikini"),
            ("l!nger!e!", "lingerie"),
            ("p@rk", "park"),
            ("a@b.com", "a-b-com"),
            ("$5 b2b", "5 b2b"),
            ("biiikiniii", "bikini"),
            ("بيـكـيني", "بيكيني"),
            ("بِيكِينِي", "بيكيني"),
            ("پیکینی", "بيكيني"),
            ("ﺑﻴﻜﻴﻨﻲ", "بيكيني"),
            ("ب.ي ك", "ب-ي ك"),
            ("ﾋﾞｷﾆ", "びきに"),
            ("ビキニ", "びきに"),
            ("び\u{200D}き", "びき"),
            ("ビ\u{3099}", "び"),
            ("บิกินี่", "บิกินี่"),
            ("बिकिनी", "बिकिनी"),
            ("क़ीमत", "कीमत"),
            ("비키니", "비키니"),
            ("Straße", "strase"),
            ("YARDIM", "yardim"),
            ("ıİ", "i"),
            ("天天", "天天"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expect, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "ein Ｂｉ\u{200B}kini!";
        let letters = Letters::of(text).all;
        let words: Vec<_> = letters.iter().map(|letter| text.get(letter.start..letter.end).unwrap()).collect();
        assert_eq!(words.concat(), "einＢｉkini");
        assert_eq!(Letters::of("b**ini").all.iter().map(|letter| letter.hidden).collect::<Vec<_>>(), [0, 2, 0, 0]);
    }
}
