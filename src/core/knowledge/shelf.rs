//! The passages of one language, ready to be ranked.
//!
//! BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). What a term adds to a
//! passage does not depend on the query, so it is computed when the shelf is filled.

use std::collections::HashMap;
use std::sync::Arc;

use super::tokens::{Tokenizer, bare};
use super::{Passage, compound};

/// How much a part of a compound counts against the word itself.
pub(super) const PART: f64 = 0.5;
/// How far a passage whose heading is the query stands above the best of the others.
const EXACT: f64 = 1.0;
/// The idf of a shelf with fewer passages is computed as if it had this many: with one or two of them
/// every word would seem to say nothing.
const MIN_COLLECTION: usize = 20;

/// One passage that holds a term.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    /// Its place on the shelf.
    pub(super) passage: usize,
    /// What the term adds to its score.
    pub(super) score: f64,
}

/// A term of the vocabulary.
#[derive(Default)]
pub(super) struct Term {
    /// How informative it is.
    pub(super) idf: f64,
    /// Who holds it, in the order of the shelf.
    pub(super) postings: Vec<Posting>,
}

/// What a passage reached.
#[derive(Clone, Copy, Default)]
pub(super) struct Rank {
    /// The sum of its terms' scores.
    pub(super) score: f64,
    /// The share of the query's informative words it holds.
    pub(super) coverage: f64,
}

/// All passages of one language.
pub(super) struct Shelf {
    pub(super) passages: Vec<Arc<Passage>>,
    pub(super) tokenizer: Tokenizer,
    pub(super) vocabulary: Vocabulary,
    /// By the number the vocabulary gives.
    pub(super) terms: Vec<Term>,
    /// Passages by the bare letters of their heading.
    pub(super) headings: HashMap<String, Vec<usize>>,
}

impl Shelf {
    /// What each passage reaches for `query`, in the order of [`Shelf::passages`].
    pub(super) fn rank(&self, query: &str) -> Vec<Rank> {
        let mut ranks = vec![Rank::default(); self.passages.len()];
        let folded = self.tokenizer.fold(query);
        let mut words = self.tokenizer.folded_tokens(&folded);
        words.sort_unstable();
        words.dedup();
        let informative: f64 = words.iter().map(|word| self.add_word(word, &mut ranks)).sum();
        if informative > 0.0 {
            for rank in &mut ranks {
                rank.coverage = (rank.coverage / informative).min(1.0);
            }
        }
        if let Some(same) = self.headings.get(&bare(&folded)) {
            let highest = ranks.iter().map(|rank| rank.score).fold(0.0, f64::max);
            for at in same {
                if let Some(rank) = ranks.get_mut(*at) {
                    *rank = Rank { score: highest + EXACT, coverage: 1.0 };
                }
            }
        }
        ranks
    }

    /// Adds one word of a query; answers how informative it is.
    fn add_word(&self, word: &str, ranks: &mut [Rank]) -> f64 {
        let known = self.vocabulary.get(word);
        let parts = self.vocabulary.split(word, &self.tokenizer);
        match (known, parts) {
            (Some(term), parts) => {
                for part in parts.into_iter().flatten() {
                    self.add(part, PART, 0.0, ranks);
                }
                self.add(term, 1.0, 1.0, ranks)
            }
            (None, Some(parts)) => parts.into_iter().map(|part| self.add(part, 1.0, 1.0, ranks)).sum(),
            (None, None) => idf(self.passages.len(), 0),
        }
    }

    /// Adds a term to every passage that holds it; answers how informative it is.
    fn add(&self, term: usize, weight: f64, share: f64, ranks: &mut [Rank]) -> f64 {
        let Some(term) = self.terms.get(term) else { return 0.0 };
        for posting in &term.postings {
            if let Some(rank) = ranks.get_mut(posting.passage) {
                rank.score += posting.score * weight;
                rank.coverage += term.idf * share;
            }
        }
        term.idf
    }
}

/// The terms of a shelf by their text, numbered from 0.
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, usize>,
    compounds: bool,
}

impl Vocabulary {
    pub(super) fn new(language: &str) -> Self {
        Self { numbers: HashMap::new(), compounds: compound::has_compounds(language) }
    }

    /// The number of a term.
    pub(super) fn get(&self, term: &str) -> Option<usize> {
        self.numbers.get(term).copied()
    }

    /// The number of a term, which is new if nobody has named it before.
    pub(super) fn number(&mut self, term: &str) -> usize {
        let next = self.numbers.len();
        self.get(term).unwrap_or_else(|| *self.numbers.entry(term.into()).or_insert(next))
    }

    /// The parts of a compound, where the language has them and both are known.
    pub(super) fn split(&self, word: &str, tokenizer: &Tokenizer) -> Option<[usize; 2]> {
        if !self.compounds {
            return None;
        }
        compound::split(word, |part| self.get(part).or_else(|| self.get(&tokenizer.stem(part))))
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The parts of every compound among the terms, by the compound's number.
    pub(super) fn compounds(&self, tokenizer: &Tokenizer) -> HashMap<usize, [usize; 2]> {
        self.numbers.iter().filter_map(|(word, number)| Some((*number, self.split(word, tokenizer)?))).collect()
    }
}

/// How informative a word is that `found` of `all` passages hold; never negative.
pub(super) fn idf(all: usize, found: usize) -> f64 {
    let (all, found) = (all.max(MIN_COLLECTION) as f64, found as f64);
    ((all - found + 0.5) / (found + 0.5)).ln_1p()
}
