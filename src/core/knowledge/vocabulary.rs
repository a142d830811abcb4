//! The terms of a shelf by their text, and how compounds and words with a prefix hang together with others.

use std::collections::HashMap;

use super::tokens::Tokenizer;
use super::{arabic, compound};

/// The terms of a shelf, numbered from 0.
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, usize>,
    compounds: bool,
    /// Whether the language writes prepositions together with words.
    prefixes: bool,
    /// Terms in order, to find those that begin with a word; only where there are compounds.
    forward: Vec<(Box<str>, usize)>,
    /// The same with every term reversed, to find those that end with a word.
    backward: Vec<(Box<str>, usize)>,
}

impl Vocabulary {
    pub(super) fn new(language: &str) -> Self {
        let compounds = compound::has_compounds(language);
        Self { numbers: HashMap::new(), compounds, prefixes: language == "ar", forward: Vec::new(), backward: Vec::new() }
    }

    /// The number of a term.
    pub(super) fn get(&self, term: &str) -> Option<usize> {
        self.numbers.get(term).copied()
    }

    /// The number of a term, or of the term that stands behind its prefix.
    pub(super) fn find(&self, term: &str, tokenizer: &Tokenizer) -> Option<usize> {
        self.get(term).or_else(|| self.behind_prefix(term, tokenizer))
    }

    fn behind_prefix(&self, term: &str, tokenizer: &Tokenizer) -> Option<usize> {
        if !self.prefixes {
            return None;
        }
        arabic::behind_prefix(term).find_map(|rest| self.known(rest, tokenizer))
    }

    /// The number of a word or of its stem.
    fn known(&self, word: &str, tokenizer: &Tokenizer) -> Option<usize> {
        self.get(word).or_else(|| self.get(&tokenizer.stem(word)))
    }

    /// Makes each term that is another one with a prefix the same; answers which became which.
    pub(super) fn unite(&mut self, tokenizer: &Tokenizer) -> HashMap<usize, usize> {
        let mut terms: Vec<(Box<str>, usize)> = self.numbers.iter().map(|(term, number)| (term.clone(), *number)).collect();
        // What stands behind a prefix is shorter, so that it has its own number by then.
        terms.sort_unstable_by_key(|(term, number)| (term.len(), *number));
        let mut same = HashMap::new();
        for (term, number) in terms {
            if let Some(other) = self.behind_prefix(&term, tokenizer) {
                self.numbers.insert(term, other);
                same.insert(number, other);
            }
        }
        same
    }

    /// The number of a term, which is new if nobody has named it before.
    pub(super) fn number(&mut self, term: &str) -> usize {
        let next = self.numbers.len();
        self.get(term).unwrap_or_else(|| *self.numbers.entry(term.into()).or_insert(next))
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Prepares [`Vocabulary::wholes`]: no term is added any more.
    pub(super) fn finish(&mut self) {
        if self.compounds {
            let mut forward: Vec<_> = self.numbers.iter().map(|(term, number)| (term.clone(), *number)).collect();
            let mut backward: Vec<_> = forward.iter().map(|(term, number)| (reversed(term).into(), *number)).collect();
            forward.sort_unstable();
            backward.sort_unstable();
            (self.forward, self.backward) = (forward, backward);
        }
    }

    /// The parts of a compound, where the language has them and both are known.
    pub(super) fn split(&self, word: &str, tokenizer: &Tokenizer) -> Option<[usize; 2]> {
        if !self.compounds {
            return None;
        }
        compound::split(word, |part| self.known(part, tokenizer))
    }

    /// The parts of every compound among the terms, by the compound's number.
    pub(super) fn compounds(&self, tokenizer: &Tokenizer) -> HashMap<usize, [usize; 2]> {
        self.numbers.iter().filter_map(|(word, number)| Some((*number, self.split(word, tokenizer)?))).collect()
    }

    /// The terms that begin or end with `part`, where it is long enough to be one.
    pub(super) fn wholes(&self, part: &str) -> impl Iterator<Item = usize> {
        let long = part.chars().nth(compound::MIN_PART - 1).is_some();
        let (forward, backward): (&[_], &[_]) = if long { (&self.forward, &self.backward) } else { (&[], &[]) };
        with_prefix(forward, part.to_owned()).chain(with_prefix(backward, reversed(part)))
    }
}

fn with_prefix(sorted: &[(Box<str>, usize)], prefix: String) -> impl Iterator<Item = usize> {
    let from = sorted.partition_point(|(term, _)| **term < *prefix);
    sorted.iter().skip(from).take_while(move |(term, _)| term.starts_with(&*prefix)).map(|(_, number)| *number)
}

fn reversed(term: &str) -> String {
    term.chars().rev().collect()
}
