//! A text as the letters that people read in it, whatever signs they were typed with.
//!
//! Widths, accents of alphabets, joined and lengthened forms, look-alikes of other alphabets, digits and signs in the
//! place of letters, letters said several times: all of it comes to one letter, which knows where it stood.

mod alike;
mod class;
mod reader;

use self::alike::read_digit;
pub(super) use self::class::{Class, is_picture, is_vowel_sign, repeats};
use self::reader::Reader;

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

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Reader::read(text);
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

#[cfg(test)]
mod tests;
