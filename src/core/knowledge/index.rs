//! BM25 over the tokens of each language, with a floor under which nothing is found.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::shelf::{MIN_SCORE, Shelf};
use super::{Passage, builder, stopwords};
use crate::core::key::LocaleTag;
use crate::core::language::{ancestors, writing};
use crate::core::time::Timestamp;

/// A passage that holds a smaller share of the query's informative words does not answer it. Measured on
/// some 300 questions to a shop in four languages: at this floor one in forty questions that have nothing
/// to do with the shop finds a passage, and nearly no other question loses its own.
pub const MIN_COVERAGE: f64 = 0.3;
/// The floor for a passage in another language than the customer's: one shared character or name says little there.
pub const MIN_FOREIGN_COVERAGE: f64 = 0.4;
/// How much such a passage shares with the query at least: a word counts two, a single character one, and a
/// heading that is the query more than any.
pub const MIN_FOREIGN_EVIDENCE: usize = 3;

/// Under which nothing is found.
#[derive(Clone, Copy)]
struct Floor {
    coverage: f64,
    evidence: usize,
}

/// For passages in the customer's language.
const NEAR_FLOOR: Floor = Floor { coverage: MIN_COVERAGE, evidence: 0 };
/// For those in another.
const FOREIGN_FLOOR: Floor = Floor { coverage: MIN_FOREIGN_COVERAGE, evidence: MIN_FOREIGN_EVIDENCE };

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The passage.
    pub passage: Arc<Passage>,
    /// Its BM25 score (higher is better; comparable within one query only).
    pub score: f64,
    /// The share of the query's informative words that the passage holds, 0 to 1: what the floor is over.
    pub coverage: f64,
}

/// All passages of one bot, ready to be searched.
#[derive(Default)]
pub struct Index {
    /// By language and script: `zh-Hant`.
    shelves: BTreeMap<String, Shelf>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shelves = self.shelves.iter().map(|(writing, shelf)| (writing, shelf.passages.len()));
        f.debug_map().entries(shelves).finish()
    }
}

impl Index {
    /// Indexes passages of any number of languages.
    #[must_use]
    pub fn build(passages: Vec<Arc<Passage>>) -> Self {
        let mut by_writing: BTreeMap<String, Vec<Arc<Passage>>> = BTreeMap::new();
        for passage in passages {
            by_writing.entry(writing(&passage.locale)).or_default().push(passage);
        }
        let shelves = by_writing.into_iter().map(|(writing, passages)| {
            let shelf = builder::shelf(writing.split('-').next().unwrap_or_default(), passages);
            (writing, shelf)
        });
        Self { shelves: shelves.collect() }
    }

    /// The best passages in `locale` for `query` above the floor, best first, at most `limit`; none that
    /// is no longer valid at `now`.
    ///
    /// Passages of the locale itself and of what it builds upon (`es-419` for `es-MX`) go before those of other regions,
    /// which are found only where the former have nothing. Another script is another language.
    #[must_use]
    pub fn search(&self, query: &str, locale: &LocaleTag, limit: usize, now: Timestamp) -> Vec<Hit> {
        let Some(shelf) = self.shelves.get(&writing(locale)) else { return Vec::new() };
        let mut hits: Vec<Hit> = found(shelf, query, NEAR_FLOOR, now).collect();
        let above = ancestors(locale, &BTreeMap::new());
        let is_for = |hit: &Hit| hit.passage.locale == *locale || above.contains(&hit.passage.locale);
        if hits.iter().any(is_for) {
            hits.retain(is_for);
        }
        best(hits, limit)
    }

    /// The best passages in any other language than that of `locale`, each read by the rules of its own; the query's
    /// own function words count for nothing. Their floor is higher: [`MIN_FOREIGN_COVERAGE`], [`MIN_FOREIGN_EVIDENCE`].
    #[must_use]
    pub fn search_other(&self, query: &str, locale: &LocaleTag, limit: usize, now: Timestamp) -> Vec<Hit> {
        let query = &without_stopwords(query, locale.language());
        let own = writing(locale);
        let others = self.shelves.iter().filter(|(writing, _)| **writing != own);
        best(others.flat_map(|(_, shelf)| found(shelf, query, FOREIGN_FLOOR, now)).collect(), limit)
    }

    /// The first question that is answered in the language of `locale`, as its heading has it.
    #[must_use]
    pub fn first_heading(&self, locale: &LocaleTag) -> Option<&str> {
        let passages = &self.shelves.get(&writing(locale))?.passages;
        passages.iter().map(|passage| passage.heading.as_ref()).find(|heading: &&str| !heading.is_empty())
    }

    /// How many passages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shelves.values().map(|shelf| shelf.passages.len()).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What stands above the floor and is valid, in the order of the shelf.
fn found<'a>(shelf: &'a Shelf, query: &str, floor: Floor, now: Timestamp) -> impl Iterator<Item = Hit> + use<'a> {
    shelf.rank(query).into_iter().zip(&shelf.passages).filter_map(move |(rank, passage)| {
        let valid = passage.valid_to.is_none_or(|end| now <= end);
        let fits = rank.coverage >= floor.coverage && rank.evidence >= floor.evidence && rank.score >= MIN_SCORE;
        (valid && fits).then(|| Hit { passage: Arc::clone(passage), score: rank.score, coverage: rank.coverage })
    })
}

/// The query without the function words of its language. A language without spaces keeps them.
fn without_stopwords(query: &str, language: &str) -> String {
    let Some(stops) = stopwords::of(language) else { return query.to_owned() };
    let is_stop = |word: &&str| stops.contains(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str());
    query.split_whitespace().filter(|word| !is_stop(word)).collect::<Vec<_>>().join(" ")
}

/// The order is by score and then by id, so that it never depends on anything else.
fn best(mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.passage.id.cmp(&b.passage.id)));
    hits.truncate(limit);
    hits
}
