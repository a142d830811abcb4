//! Words that their strings mistake for another language's: each has its column and how much it tells.
//!
//! A table of two bytes per word: ten bits of the word's hash, four of the column, two of the strength. A word has two
//! buckets of four places, so that nearly all places are used and one word in many thousands is taken for another.

use super::grams::WORD_SEED;

/// How many places a bucket has.
pub(crate) const PLACES: usize = 4;
/// How many bytes a place has.
pub(crate) const BYTES: usize = 2;
/// What the strengths tell, in nats.
pub(crate) const STRENGTHS: [f32; 4] = [1.5, 2.5, 4.0, 6.0];

/// What a word is looked up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// The two buckets.
    pub(crate) buckets: [usize; 2],
    /// Ten bits, not all zero.
    check: u16,
}

impl Print {
    /// Of a word, given between its ends, in a table of so many buckets.
    #[inline]
    pub(crate) fn of(closed: &[u32], buckets: usize) -> Self {
        let hash =
            closed.iter().fold(WORD_SEED, |hash, letter| (hash ^ u64::from(*letter)).wrapping_mul(0x9FB2_1C65_1E98_DF25).rotate_left(23));
        let hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let bucket = |bits: u64| usize::try_from(((bits & 0xFFFF_FFFF) * buckets as u64) >> 32).unwrap_or(0);
        let check = u16::try_from((hash >> 17) & 0x3FF).unwrap_or(0).max(1);
        Self { buckets: [bucket(hash >> 32), bucket((hash ^ (hash << 21)) & 0xFFFF_FFFF)], check }
    }

    /// The place of a word of this column and strength.
    pub(crate) const fn place(self, column: u16, strength: u16) -> u16 {
        (self.check << 6) | (column << 2) | strength
    }

    /// The column and strength of a place, if it is this word's.
    const fn read(self, place: u16) -> Option<(usize, usize)> {
        if place >> 6 == self.check { Some((((place >> 2) & 0xF) as usize, (place & 3) as usize)) } else { None }
    }
}

/// The column and strength of a word in a table of places.
#[inline]
pub(crate) fn find(table: &[u8], closed: &[u32]) -> Option<(usize, usize)> {
    let print = Print::of(closed, table.len() / (PLACES * BYTES));
    let of_bucket = |bucket: usize| {
        let from = bucket * PLACES * BYTES;
        let places = table.get(from..from + PLACES * BYTES).unwrap_or_default();
        places.chunks_exact(BYTES).filter_map(|place| place.try_into().ok().map(u16::from_le_bytes)).find_map(|place| print.read(place))
    };
    print.buckets.into_iter().find_map(of_bucket)
}
