//! The passages of one language, ready to be ranked.
//!
//! BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). What a term adds to a
//! passage does not depend on the query, so it is computed when the shelf is filled.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Passage;
use super::tokens::{Tokenizer, bare};
use super::vocabulary::Vocabulary;

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
        let parts = self.vocabulary.split(word, &self.tokenizer);
        match (self.vocabulary.get(word), parts) {
            (Some(term), parts) => {
                for part in parts.into_iter().flatten() {
                    self.add(part, PART, 0.0, ranks);
                }
                self.add(term, 1.0, 1.0, ranks)
            }
            (None, Some(parts)) => parts.into_iter().map(|part| self.add(part, 1.0, 1.0, ranks)).sum(),
            (None, None) => self.add_wholes(word, ranks).unwrap_or_else(|| idf(self.passages.len(), 0)),
        }
    }

    /// Adds the best of the compounds that begin or end with a word that is no term itself; answers how
    /// informative it is, if there is any.
    fn add_wholes(&self, word: &str, ranks: &mut [Rank]) -> Option<f64> {
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        let mut informative = None;
        for term in self.vocabulary.wholes(word).filter_map(|term| self.terms.get(term)) {
            informative = Some(term.idf.max(informative.unwrap_or_default()));
            for posting in &term.postings {
                let score = best.entry(posting.passage).or_default();
                *score = score.max(posting.score);
            }
        }
        for (passage, score) in best {
            if let Some(rank) = ranks.get_mut(passage) {
                rank.score += score * PART;
                rank.coverage += informative.unwrap_or_default();
            }
        }
        informative
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

/// How informative a word is that `found` of `all` passages hold; never negative.
pub(super) fn idf(all: usize, found: usize) -> f64 {
    let (all, found) = (all.max(MIN_COLLECTION) as f64, found as f64);
    ((all - found + 0.5) / (found + 0.5)).ln_1p()
}
