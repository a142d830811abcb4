//! Words some of whose letters are hidden behind stars.

use super::part::Part;
use super::term::Term;
use super::{Hit, Lexicon, span};
use crate::core::culture::taboo::letters::{Gap, Letter};

/// From so many letters on a word is found with some of them hidden.
const MIN_HIDDEN: usize = 4;
/// The most words with hidden letters that are looked at in one text, and the most letters of one.
const MAX_HIDDEN: usize = 8;
const MAX_HIDDEN_LETTERS: usize = 24;

impl Lexicon {
    /// Words some of whose letters are hidden behind stars.
    pub(super) fn hidden_in(&self, letters: &[Letter], language: &str, is_latin: bool, hits: &mut Vec<Hit>) {
        let mut seen_to = 0;
        let starred = letters.iter().enumerate().filter(|(_, letter)| letter.hidden > 0).map(|(at, _)| at);
        let mut words = Vec::new();
        for at in starred {
            if at < seen_to || words.len() == MAX_HIDDEN {
                continue;
            }
            let begins = |letter: &Letter| letter.gap == Gap::Space || letter.within == Gap::Space;
            let from = letters.iter().take(at).rposition(begins).unwrap_or(0);
            // The end of the word may be one with the beginning of the next.
            let to = letters.iter().skip(at).position(begins).map_or(letters.len(), |more| {
                let shared = letters.get(at + more).is_some_and(|letter| letter.gap != Gap::Space);
                at + more + usize::from(shared)
            });
            seen_to = to;
            words.push(from..to);
        }
        for word in words {
            let Some(of_word) = letters.get(word.clone()).filter(|of_word| of_word.len() <= MAX_HIDDEN_LETTERS) else { continue };
            let mut line: Vec<Option<&Letter>> = Vec::new();
            for letter in of_word {
                line.extend(std::iter::repeat_n(None, usize::from(letter.hidden)));
                let run = if letter.within == Gap::Space { 1 } else { letter.run };
                line.extend(std::iter::repeat_n(Some(letter), usize::from(run)));
            }
            let fits = |term: &&Term| term.counts_in(language, is_latin) && term.is_hidden_in(&line);
            let lists = self.terms.iter().filter(fits).map(|term| term.list);
            hits.extend(lists.filter_map(|list| Some(Hit { list, span: span(letters, word.clone())? })));
        }
    }
}

impl Term {
    /// Whether a word with hidden letters can be this one, with what may stand before and behind it.
    fn is_hidden_in(&self, line: &[Option<&Letter>]) -> bool {
        let whole: Vec<&Part> = self.letters.iter().flat_map(|part| std::iter::repeat_n(part, usize::from(part.run))).collect();
        if whole.len() < MIN_HIDDEN || self.open || line.len() < whole.len() {
            return false;
        }
        let text = |part: &[Option<&Letter>]| part.iter().map(|letter| letter.map_or('*', |letter| letter.c)).collect::<String>();
        (0..=line.len() - whole.len()).any(|from| {
            let to = from + whole.len();
            let Some(within) = line.get(from..to) else { return false };
            let seen = within.iter().flatten().count();
            let matches = whole.iter().zip(within).all(|(part, letter)| letter.is_none_or(|letter| part.is(letter)));
            let (before, behind) = (line.get(..from).unwrap_or_default(), line.get(to..).unwrap_or_default());
            matches
                && seen * 2 >= whole.len()
                && seen < whole.len()
                && (before.is_empty() || self.grammar.begins(&text(before)))
                && (behind.is_empty() || self.grammar.ends(&text(behind), false))
        })
    }
}
