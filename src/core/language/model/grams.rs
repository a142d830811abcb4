//! The features of a word: every string of one to five letters in it, its ends included.

/// The longest string, in letters and ends.
const LONGEST: usize = 5;
/// How many letters of a word are looked at.
pub(crate) const MAX_LETTERS: usize = 30;
/// What stands for the beginning and the end of a word.
const END: u32 = 1;
/// Odd numbers that spread bits well (Knuth's golden ratio and MurmurHash3's finaliser).
const SPREAD: u32 = 0x9E37_79B1;
const STIR: u32 = 0x85EB_CA6B;
/// What the hash of a whole word begins with.
pub(crate) const WORD_SEED: u64 = 0x243F_6A88_85A3_08D3;

/// A word as it is gathered letter by letter, in lower case, between two ends.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    marked: [u32; MAX_LETTERS + 2],
    len: usize,
    stretched: bool,
}

impl Letters {
    pub(crate) const fn new() -> Self {
        Self { marked: [END; MAX_LETTERS + 2], len: 0, stretched: false }
    }

    /// Takes another letter. One that stands three times in a row stands once: `hellooo` is `hello`.
    #[inline]
    pub(crate) fn push(&mut self, letter: u32) {
        let last = self.marked.get(self.len).copied();
        if last == Some(letter) {
            if self.stretched {
                return;
            }
            if self.len > 1 && self.marked.get(self.len - 1) == Some(&letter) {
                self.stretched = true;
                self.len -= 1;
                return;
            }
        }
        self.stretched = false;
        if self.len < MAX_LETTERS
            && let Some(free) = self.marked.get_mut(self.len + 1)
        {
            *free = letter;
            self.len += 1;
        }
    }

    /// Begins another word.
    pub(crate) const fn clear(&mut self) {
        self.len = 0;
        self.stretched = false;
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The letters.
    pub(crate) fn as_slice(&self) -> &[u32] {
        self.marked.get(1..=self.len).unwrap_or_default()
    }

    /// The letters between their ends, as [`each`] wants them.
    pub(crate) fn closed(&mut self) -> &[u32] {
        if let Some(end) = self.marked.get_mut(self.len + 1) {
            *end = END;
        }
        self.marked.get(..self.len + 2).unwrap_or_default()
    }
}

/// Hands the hash of each feature of a word, given between its ends, to `sink`.
#[inline]
pub(crate) fn each(closed: &[u32], mut sink: impl FnMut(u32)) {
    let mut rest = closed;
    while let Some((first, after)) = rest.split_first() {
        let mut hash = first.wrapping_mul(SPREAD);
        // An end alone tells nothing.
        if *first != END {
            sink(hash);
        }
        for letter in after.iter().take(LONGEST - 1) {
            hash = (hash.rotate_left(5) ^ letter).wrapping_mul(SPREAD);
            sink(hash);
        }
        rest = after;
    }
}

/// The cell of a feature, one of `buckets`.
#[inline]
pub(crate) const fn bucket(hash: u32, buckets: u32) -> usize {
    let stirred = (hash ^ (hash >> 15)).wrapping_mul(STIR);
    ((stirred as u64 * buckets as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(word: &str) -> Letters {
        let mut letters = Letters::new();
        word.chars().for_each(|c| letters.push(u32::from(c)));
        letters
    }

    #[test]
    fn stretched_words_are_shortened() {
        for (word, expect) in [
            ("hellooo", "hello"),
            ("hellooooooo", "hello"),
            ("pleeease", "please"),
            ("hello", "hello"),
            ("aaa", "a"),
            ("ooh", "ooh"),
            ("", ""),
        ] {
            let got: String = gathered(word).as_slice().iter().filter_map(|c| char::from_u32(*c)).collect();
            assert_eq!(got, expect, "{word}");
        }
    }

    #[test]
    fn strings_of_one_to_five() {
        for (word, expect) in [("a", 1 + 2 + 1), ("abcd", 4 + 5 + 4 + 3 + 2), ("abc", 3 + 4 + 3 + 2 + 1)] {
            let mut count = 0;
            each(gathered(word).closed(), |_| count += 1);
            assert_eq!(count, expect, "{word}");
        }
    }

    #[test]
    fn a_long_word_is_cut() {
        let mut letters = gathered(&"ab".repeat(MAX_LETTERS));
        assert_eq!(letters.as_slice().len(), MAX_LETTERS);
        assert_eq!(letters.closed().len(), MAX_LETTERS + 2);
    }

    #[test]
    fn cells_lie_within_the_table() {
        for hash in [0, 1, u32::MAX, 0x8000_0000] {
            assert!(bucket(hash, 7) < 7);
        }
    }
}
