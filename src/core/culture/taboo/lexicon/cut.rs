//! How a word is cut into pieces in a text: letter by letter, in syllables, by signs or by spaces.

use super::term::Term;
use crate::core::culture::taboo::endings::Grammar;
use crate::core::culture::taboo::letters::{Gap, Letter, is_vowel_sign};

/// From so many letters on a word is found cut in two by a space.
const MIN_CUT: usize = 6;

/// How a word is cut into pieces.
pub(super) enum Cuts {
    None,
    Signs,
    Spaces,
    /// It is made of pieces of other words.
    Torn,
}

impl Term {
    /// How the letters are kept apart where the word itself has no gap.
    pub(super) fn cuts(&self, found: &[Letter]) -> Cuts {
        let mut pieces = vec![1_usize];
        let mut widest = Gap::None;
        let mut joins = false;
        let last = found.len().saturating_sub(1);
        for (at, (part, letter)) in self.letters.iter().zip(found).enumerate() {
            // Signs that hang on a letter, and letters that are bound to it, are one with it.
            let hangs = joins || is_vowel_sign(part.c);
            joins = matches!(part.c, '\u{94D}' | '\u{E3A}');
            if at > 0 {
                if letter.gap != Gap::None && part.begins {
                    pieces.push(1);
                } else if letter.gap == Gap::None {
                    if let Some(piece) = pieces.last_mut().filter(|_| !hangs) {
                        *piece += 1;
                    }
                } else {
                    widest = widest.max(letter.gap);
                    pieces.push(1);
                }
            }
            // Between two of a kind; at its ends a word stands beside another one: "coffee every day".
            let is_own = (at > 0 && at < last) || (part.run > 1 && (at < last || letter.head < part.run));
            if letter.within != Gap::None && !part.within && is_own {
                widest = widest.max(letter.within);
                pieces.push(1);
            } else if part.run > 1
                && let Some(piece) = pieces.last_mut()
            {
                *piece += usize::from(!part.within);
            }
        }
        let longest = pieces.iter().copied().max().unwrap_or(0);
        let shortest = pieces.iter().copied().min().unwrap_or(0);
        let syllables = self.is_free() || self.grammar == Grammar::Korean;
        match widest {
            Gap::None => Cuts::None,
            Gap::Signs if longest == 1 && (pieces.len() >= 3 || syllables) => Cuts::Spaces,
            Gap::Signs => Cuts::Signs,
            // Letter by letter, or two by two.
            Gap::Space if longest == 1 && (pieces.len() >= 3 || syllables) => Cuts::Spaces,
            Gap::Space if longest <= 2 && pieces.len() >= 3 => Cuts::Spaces,
            Gap::Space if pieces.len() <= 3 && shortest >= 2 && self.len() >= MIN_CUT => Cuts::Spaces,
            Gap::Space => Cuts::Torn,
        }
    }
}
