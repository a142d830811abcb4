//! Fills a shelf: counts the terms of each passage and computes what each adds to its score.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Passage;
use super::shelf::{PART, Posting, Shelf, Term, idf};
use super::tokens::{Tokenizer, bare};
use super::vocabulary::Vocabulary;

/// BM25: how soon repetition stops counting.
const K1: f64 = 1.2;
/// BM25: how much long passages are discounted.
const B: f64 = 0.75;
/// How often a word of the heading counts against one of the body.
const HEADING: f64 = 2.0;
/// How often a word of the document's title or tags counts.
const TITLE: f64 = 0.5;

/// What one passage holds.
#[derive(Default)]
struct Counted {
    /// How often each term counts.
    terms: BTreeMap<usize, f64>,
    /// How many words the heading and the body have.
    words: f64,
}

/// Indexes the passages of one language subtag.
pub(super) fn shelf(language: &str, passages: Vec<Arc<Passage>>) -> Shelf {
    let tokenizer = Tokenizer::new(language);
    let mut vocabulary = Vocabulary::new(language);
    let mut headings: HashMap<String, Vec<usize>> = HashMap::new();
    let mut small: HashMap<String, Vec<usize>> = HashMap::new();
    let mut counted: Vec<Counted> = Vec::with_capacity(passages.len());
    for (at, passage) in passages.iter().enumerate() {
        counted.push(count(passage, &tokenizer, &mut vocabulary));
        if !passage.heading.is_empty() {
            let heading = tokenizer.fold(&passage.heading);
            for word in tokenizer.small_words(&heading) {
                small.entry(word).or_default().push(at);
            }
            headings.entry(bare(&heading)).or_default().push(at);
        }
    }
    unite(&mut counted, &vocabulary.unite(&tokenizer));
    vocabulary.finish();
    count_parts(&mut counted, &vocabulary.compounds(&tokenizer));
    let terms = terms(&counted, vocabulary.len());
    Shelf { passages, tokenizer, vocabulary, terms, headings, small }
}

fn count(passage: &Passage, tokenizer: &Tokenizer, vocabulary: &mut Vocabulary) -> Counted {
    let mut counted = Counted::default();
    let fields = [(passage.heading.as_str(), HEADING, true), (&passage.body, 1.0, true), (&passage.title, TITLE, false)];
    let tags = passage.tags.iter().map(|tag| (tag.as_str(), TITLE, false));
    for (text, weight, has_length) in fields.into_iter().chain(tags) {
        for token in tokenizer.tokens(text) {
            *counted.terms.entry(vocabulary.number(&token)).or_default() += weight;
            counted.words += if has_length { 1.0 } else { 0.0 };
        }
    }
    counted
}

/// Counts a term as the one that it is the same as.
fn unite(counted: &mut [Counted], same: &HashMap<usize, usize>) {
    for passage in counted {
        let terms = std::mem::take(&mut passage.terms);
        for (term, weight) in terms {
            *passage.terms.entry(*same.get(&term).unwrap_or(&term)).or_default() += weight;
        }
    }
}

/// Lets the parts of compounds count too.
fn count_parts(counted: &mut [Counted], compounds: &HashMap<usize, [usize; 2]>) {
    for passage in counted {
        let parts: Vec<(usize, f64)> = passage
            .terms
            .iter()
            .filter_map(|(term, weight)| Some((compounds.get(term)?, weight * PART)))
            .flat_map(|(parts, weight)| parts.iter().map(move |part| (*part, weight)))
            .collect();
        for (part, weight) in parts {
            *passage.terms.entry(part).or_default() += weight;
        }
    }
}

/// The postings of `n` terms with their scores.
fn terms(counted: &[Counted], n: usize) -> Vec<Term> {
    let mean = counted.iter().map(|passage| passage.words).sum::<f64>() / counted.len().max(1) as f64;
    let mut terms: Vec<Term> = std::iter::repeat_with(Term::default).take(n).collect();
    for (at, passage) in counted.iter().enumerate() {
        let length = K1 * (1.0 - B + B * passage.words / mean.max(1.0));
        for (number, count) in &passage.terms {
            if let Some(term) = terms.get_mut(*number) {
                term.postings.push(Posting { passage: at, score: count * (K1 + 1.0) / (count + length) });
            }
        }
    }
    for term in &mut terms {
        term.idf = idf(counted.len(), term.postings.len());
        for posting in &mut term.postings {
            posting.score *= term.idf;
        }
    }
    terms
}
