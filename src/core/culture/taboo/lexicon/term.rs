//! A word or a phrase that is looked for, and whether letters of a text are it.

use std::ops::Range;

use super::ListId;
use super::cut::Cuts;
use super::edge::{is_edge, is_end, is_gap};
use super::part::Part;
use crate::core::culture::taboo::endings::{Grammar, MAX_BEGINNING, MAX_ENDING};
use crate::core::culture::taboo::letters::{Class, Gap, Letter};

/// From so many letters on a word is found with signs in it.
const MIN_SIGNS: usize = 4;
/// A word in Latin letters means something else in each language. Beside those of the conversation, English ones of so
/// many letters count, which customers of every language write; in a conversation in another script, those of all languages.
const MIN_FOREIGN: usize = 5;
const ENGLISH: &str = "en";

/// A word or a phrase.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) list: ListId,
    pub(super) language: String,
    pub(super) grammar: Grammar,
    pub(super) letters: Vec<Part>,
    /// It ends with a closed t that was opened: an ending follows.
    pub(super) open: bool,
}

impl Term {
    /// Whether the word means this in a conversation of this language.
    pub(super) fn counts_in(&self, language: &str, is_latin: bool) -> bool {
        if self.language == language || self.letters.iter().any(|part| !part.c.is_ascii()) {
            return true;
        }
        let is_long = self.letters.len() >= MIN_FOREIGN;
        if self.language == ENGLISH { is_long || !is_latin } else { is_long && !is_latin }
    }

    /// Whether the letters in `range` are this word: themselves, within the edges of a word, not torn from others.
    pub(super) fn stands(&self, letters: &[Letter], range: Range<usize>) -> bool {
        let Some(found) = letters.get(range.clone()) else { return false };
        found.len() == self.letters.len()
            && self.letters.iter().zip(found).all(|(part, letter)| part.fits(letter))
            && !self.is_another(found)
            && self.is_short_kana_alone(letters, &range)
            && match self.cuts(found) {
                Cuts::None => self.begins_at(letters, range.start) && self.ends_at(letters, range.end),
                Cuts::Signs => self.len() >= MIN_SIGNS && self.begins_at(letters, range.start) && self.ends_at(letters, range.end),
                Cuts::Spaces => is_edge(letters, range.start) && is_end(letters, range.end),
                Cuts::Torn => false,
            }
    }

    /// Whether a short word is another one with one letter more. The first may have come with what hangs on the word.
    fn is_another(&self, found: &[Letter]) -> bool {
        self.letters.len() < MIN_FOREIGN && self.letters.iter().zip(found).skip(1).any(|(part, letter)| part.doubles(letter))
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.iter().map(|part| usize::from(part.run)).sum()
    }

    /// Whether words of its script are written without spaces.
    pub(super) fn is_free(&self) -> bool {
        self.letters.iter().all(Part::is_free)
    }

    /// Two kana stand in many words: so short a word counts only where its script begins and ends with it.
    fn is_short_kana_alone(&self, letters: &[Letter], range: &Range<usize>) -> bool {
        if self.letters.len() > 2 || !self.letters.iter().all(|part| part.is_katakana) {
            return true;
        }
        let is_katakana = |letter: &Letter| letter.is_katakana;
        let behind = letters.get(range.end).filter(|next| next.gap == Gap::None);
        let before = range.start.checked_sub(1).and_then(|at| letters.get(at)).filter(|_| !is_gap(letters, range.start));
        let neighbours = [before, behind].into_iter().flatten();
        if letters.get(range.clone()).is_some_and(|found| found.iter().all(is_katakana)) {
            return !neighbours.into_iter().any(is_katakana);
        }
        // In the other kana it is a word only where no kana stands beside it.
        !neighbours.into_iter().any(|letter| letter.class == Class::Kana)
    }

    fn begins_at(&self, letters: &[Letter], at: usize) -> bool {
        if self.letters.first().is_some_and(Part::is_free) || is_edge(letters, at) {
            return true;
        }
        let starts = |at: usize| is_gap(letters, at) || letters.get(at).is_some_and(|letter| letter.within != Gap::None);
        let near = (at.saturating_sub(MAX_BEGINNING)..at).rev().find(|before| starts(*before));
        let hangs = near.is_some_and(|from| {
            let mut before: String = letters.get(from..at).into_iter().flatten().map(|letter| letter.c).collect();
            // What hangs on the word may end with the letter that it begins with.
            if let (Some(part), Some(letter)) = (self.letters.first(), letters.get(at))
                && letter.run > part.run
            {
                before.push(letter.c);
            }
            self.grammar.begins(&before)
        });
        hangs || self.is_joined()
    }

    /// Whether it may be a part of a longer word.
    fn is_joined(&self) -> bool {
        self.grammar.joins(self.letters.len()) && !self.has_words()
    }

    fn ends_at(&self, letters: &[Letter], at: usize) -> bool {
        if !self.open && (self.letters.last().is_some_and(Part::is_free) || is_end(letters, at)) {
            return true;
        }
        // One letter more than an ending has tells that it is none.
        let far = letters.len().min(at + MAX_ENDING + 1);
        let to = (at..far).find(|behind| is_gap(letters, *behind)).unwrap_or(far);
        // An ending stops where another script begins.
        let class = self.letters.last().map(|part| part.class);
        let mut behind = String::new();
        for letter in letters.get(at..to).into_iter().flatten().take_while(|letter| Some(letter.class) == class) {
            // A letter that stands twice belongs to another word; three of them are a shout.
            behind.extend(std::iter::repeat_n(letter.c, if letter.head == 2 { 2 } else { 1 }));
            if letter.within != Gap::None {
                break;
            }
        }
        self.grammar.ends(&behind, self.open) || self.is_joined()
    }

    fn has_words(&self) -> bool {
        self.letters.iter().skip(1).any(|part| part.begins) || self.letters.iter().any(|part| part.within)
    }
}
