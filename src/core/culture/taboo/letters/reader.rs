//! Reads the characters of a text as letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use super::alike::{arabic, look_alike, spelt};
use super::class::{Class, class_of, is_picture, is_unseen, is_vowel_sign};
use super::{Gap, Letter, Letters};
use crate::core::fold::{ascii_digit, letter};

/// Signs that people put in the place of a letter which everybody guesses.
const STARS: [char; 6] = ['*', '#', '_', '•', '×', '●'];

pub(super) struct Reader<'a> {
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

impl<'a> Reader<'a> {
    /// The letters of a text, as they stand.
    pub(super) fn read(text: &'a str) -> Letters {
        let mut reader = Self { letters: Letters::default(), gap: Gap::Space, stars: 0, word: Word::default(), text };
        for (at, c) in text.char_indices() {
            reader.character(at, c);
        }
        reader.letters
    }

    fn character(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if c.is_ascii_alphanumeric() {
            return self.push(c.to_ascii_lowercase(), read_capital(c), at..end);
        }
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
        // Syllables and kana stay whole.
        let read = if is_compatible(c) {
            self.part(c, at..end)
        } else {
            let mut read = false;
            for part in std::iter::once(c).nfkc() {
                read |= self.part(part, at..end);
            }
            read
        };
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
        let other = read_capital(c);
        decompose_canonical(c, |base| {
            if !is_combining_mark(base) {
                for lower in base.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
                    let (first, second) = spelt(look_alike(lower));
                    self.push(first, other, bytes.clone());
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

/// What else a capital letter may be read as.
const fn read_capital(c: char) -> Option<char> {
    if c == 'I' { Some('l') } else { None }
}

/// Whether a letter is its own compatible form, as nearly all are that are written: looking that up takes long.
const fn is_compatible(c: char) -> bool {
    matches!(c,
        '\u{5D0}'..='\u{5EA}' | '\u{621}'..='\u{64A}' | '\u{905}'..='\u{939}' | '\u{E01}'..='\u{E32}'
        | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_not_looked_up_are_their_own_compatible_form() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_compatible(*c)) {
            assert_eq!(std::iter::once(c).nfkc().collect::<Vec<_>>(), [c], "{c}");
        }
    }
}
