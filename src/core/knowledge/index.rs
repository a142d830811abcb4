//! BM25 over the tokens of each language, with a floor under which nothing is found.

use std::sync::Arc;

use super::Passage;
use crate::core::key::LocaleTag;
use crate::core::time::Timestamp;

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
#[derive(Debug, Default)]
pub struct Index {}

impl Index {
    /// Indexes passages of any number of languages.
    #[must_use]
    pub fn build(passages: Vec<Arc<Passage>>) -> Self {
        let _ = passages;
        Self {}
    }

    /// The best passages in `locale` for `query` above the floor, best first, at most `limit`; none that
    /// is no longer valid at `now`.
    #[must_use]
    pub fn search(&self, query: &str, locale: &LocaleTag, limit: usize, now: Timestamp) -> Vec<Hit> {
        let _ = (query, locale, limit, now);
        Vec::new()
    }

    pub fn search_other(&self, query: &str, locale: &LocaleTag, limit: usize, now: Timestamp) -> Vec<Hit> {
        self.search(query, locale, limit, now)
    }
    /// How many passages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
