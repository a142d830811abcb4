//! The passages of one language, ready to be ranked.
//!
//! BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). What a term adds to a
//! passage does not depend on the query, so it is computed when the shelf is filled.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Passage;
use super::question::{Question, Words};
use super::tokens::{Tokenizer, bare};
use super::vocabulary::Vocabulary;

/// A passage with a lower score shares only words with the query that nearly every passage has.
pub const MIN_SCORE: f64 = 0.5;
/// How much a part of a compound counts against the word itself.
pub(super) const PART: f64 = 0.5;
/// How far a passage whose heading is the query stands above the best of the others.
const EXACT: f64 = 1.0;
/// How much a word counts that only leads to the question.
const TOLD: f64 = 0.5;
/// How much more than the best known word of a sentence that asks an unknown one counts at most, so that it does not drown
/// the shop's everyday words. On a small shelf it counts so much more than a word of a single passage anyhow. A sentence
/// that asks nothing is too often mere courtesy for that.
const UNKNOWN: f64 = 1.4;
/// How much a stop word counts that stands in a heading too.
const SMALL: f64 = 0.2;
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
    /// How many different words of the query it holds: two for each, one for a single character. Without limit
    /// where its heading is the query.
    pub(super) evidence: usize,
}

/// What a word adds to a passage's rank.
#[derive(Clone, Copy, Default)]
struct Share {
    score: f64,
    coverage: f64,
    evidence: usize,
}

impl Rank {
    fn add(&mut self, share: Share) {
        self.score += share.score;
        self.coverage += share.coverage;
        self.evidence += share.evidence;
    }
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
    /// Passages by the stop words of their heading.
    pub(super) small: HashMap<String, Vec<usize>>,
}

impl Shelf {
    /// What each passage reaches for `query`, in the order of [`Shelf::passages`].
    pub(super) fn rank(&self, query: &str) -> Vec<Rank> {
        let folded = self.tokenizer.fold(query);
        let question = Question::read(&folded, &self.tokenizer);
        let mut ranks = self.tally(&[(&question.asked, 1.0), (&question.told, TOLD)], f64::INFINITY);
        let most = if question.asks { UNKNOWN } else { f64::INFINITY };
        for words in &question.alone {
            for (rank, alone) in ranks.iter_mut().zip(self.tally(&[(words, 1.0)], most)) {
                rank.coverage = rank.coverage.max(alone.coverage);
            }
        }
        self.add_small_words(&folded, &mut ranks);
        if let Some(same) = self.headings.get(&bare(&folded)) {
            let highest = ranks.iter().map(|rank| rank.score).fold(0.0, f64::max);
            for at in same {
                if let Some(rank) = ranks.get_mut(*at) {
                    *rank = Rank { score: highest + EXACT, coverage: 1.0, evidence: usize::MAX };
                }
            }
        }
        ranks
    }

    /// Lifts the passages that are found anyhow whose heading asks in the same way: where, when, how much.
    fn add_small_words(&self, folded: &str, ranks: &mut [Rank]) {
        for word in self.tokenizer.small_words(folded) {
            let Some(passages) = self.small.get(&word) else { continue };
            let lift = SMALL * idf(self.passages.len(), passages.len());
            for at in passages {
                if let Some(rank) = ranks.get_mut(*at).filter(|rank| rank.score >= MIN_SCORE) {
                    rank.score += lift;
                }
            }
        }
    }

    /// What each passage reaches for words that count by a weight.
    ///
    /// A word that no passage holds is more informative than any other, but counts at most `most` times as much as
    /// the best of the words that are known.
    fn tally(&self, words: &[(&Words, f64)], most: f64) -> Vec<Rank> {
        let mut ranks = vec![Rank::default(); self.passages.len()];
        let (mut informative, mut best, mut unknown) = (0.0, 0.0_f64, 0.0);
        for (words, weight) in words {
            for word in *words {
                match self.add_word(word, *weight, &mut ranks) {
                    Some(known) => {
                        informative += known;
                        best = best.max(known / weight);
                    }
                    None => unknown += weight,
                }
            }
        }
        informative += unknown * idf(self.passages.len(), 0).min(best * most);
        if informative > 0.0 {
            for rank in &mut ranks {
                rank.coverage = (rank.coverage / informative).min(1.0);
            }
        }
        ranks
    }

    /// Adds one word of a query; answers how informative it is, if any passage holds it.
    fn add_word(&self, word: &str, weight: f64, ranks: &mut [Rank]) -> Option<f64> {
        let parts = self.vocabulary.split(word, &self.tokenizer);
        let evidence = word.chars().take(2).count();
        match (self.vocabulary.find(word, &self.tokenizer), parts) {
            (Some(term), parts) => {
                for part in parts.into_iter().flatten() {
                    self.add(part, Share { score: PART * weight, ..Share::default() }, ranks);
                }
                Some(self.add(term, Share { score: weight, coverage: weight, evidence }, ranks))
            }
            (None, Some(parts)) => {
                let share = Share { score: weight, coverage: weight, evidence };
                Some(parts.into_iter().map(|part| self.add(part, share, ranks)).sum())
            }
            (None, None) => self.add_wholes(word, weight, ranks),
        }
    }

    /// Adds the best of the compounds that begin or end with a word that is no term itself; answers how
    /// informative it is, if there is any.
    fn add_wholes(&self, word: &str, weight: f64, ranks: &mut [Rank]) -> Option<f64> {
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        let mut informative: Option<f64> = None;
        for term in self.vocabulary.wholes(word).filter_map(|term| self.terms.get(term)) {
            informative = Some(term.idf.max(informative.unwrap_or_default()));
            for posting in &term.postings {
                let score = best.entry(posting.passage).or_default();
                *score = score.max(posting.score);
            }
        }
        let informative = informative? * weight;
        for (passage, score) in best {
            if let Some(rank) = ranks.get_mut(passage) {
                rank.add(Share { score: score * PART * weight, coverage: informative, evidence: 2 });
            }
        }
        Some(informative)
    }

    /// Adds a share of a term to every passage that holds it; answers how informative that is.
    fn add(&self, term: usize, share: Share, ranks: &mut [Rank]) -> f64 {
        let Some(term) = self.terms.get(term) else { return 0.0 };
        let coverage = term.idf * share.coverage;
        for posting in &term.postings {
            if let Some(rank) = ranks.get_mut(posting.passage) {
                rank.add(Share { score: posting.score * share.score, coverage, ..share });
            }
        }
        coverage
    }
}

/// How informative a word is that `found` of `all` passages hold; never negative.
pub(super) fn idf(all: usize, found: usize) -> f64 {
    let (all, found) = (all.max(MIN_COLLECTION) as f64, found as f64);
    ((all - found + 0.5) / (found + 0.5)).ln_1p()
}
