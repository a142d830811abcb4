//! What was read in texts that come again and again: instructions, passages, facts.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// How many texts one keeps; then it begins anew.
const MAX_KEPT: usize = 2_048;

/// Keeps what was read in texts, each under a key that holds the whole text.
pub(crate) struct Memo<K, V>(Mutex<HashMap<K, Arc<V>>>);

impl<K: Eq + Hash, V> Memo<K, V> {
    /// What is kept under `key`; where nothing is, what `read` finds.
    pub(crate) fn get(&self, key: K, read: impl FnOnce(&K) -> V) -> Arc<V> {
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all().get(&key) {
            return Arc::clone(known);
        }
        // Others are not kept waiting meanwhile; two may read the same.
        let value = Arc::new(read(&key));
        let mut all = all();
        if all.len() >= MAX_KEPT {
            all.clear();
        }
        all.insert(key, Arc::clone(&value));
        value
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_text_is_read_once_until_too_many_were() {
        let (memo, reads) = (Memo::default(), Cell::new(0));
        let read = |n: usize| {
            *memo.get(n, |n| {
                reads.set(reads.get() + 1);
                n * 2
            })
        };
        assert_eq!((read(4), read(4), reads.get()), (8, 8, 1));
        (5..5 + MAX_KEPT).for_each(|n| assert_eq!(read(n), n * 2));
        assert_eq!((read(4), reads.get()), (8, MAX_KEPT + 2));
    }
}
