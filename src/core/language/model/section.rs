//! What the features of one family of scripts weigh.
//!
//! A cell of the table does not hold a weight for each language. Neighbouring columns share a code book of 256 rows of
//! weights, and the cell names a row in each book: a byte for five languages.

use std::borrow::Cow;

use super::{grams, known};

/// How many columns share a code book.
pub(crate) const SHARED: usize = 5;
/// How many rows a code book has.
pub(crate) const ROWS: usize = 256;
/// How many numbers a row is added up in: the next power of two, which the processor adds at once.
pub(crate) const LANES: usize = 8;
/// The most code books of a section.
pub(crate) const MAX_BOOKS: usize = 3;

/// What has been added up.
pub(crate) type Sums = [[i16; LANES]; MAX_BOOKS];

/// The weights of one family.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    buckets: u32,
    /// How much one unit of a weight tells, in nats.
    step: f32,
    books: Vec<[[i16; LANES]; ROWS]>,
    cells: Cow<'static, [u8]>,
    words: Cow<'static, [u8]>,
    /// What the strengths of words are in units.
    strengths: [i16; known::STRENGTHS.len()],
}

impl Section {
    /// With `rows` of [`SHARED`] weights, [`ROWS`] per book, a byte per bucket and book, and a table of words.
    /// `None` if the sizes do not fit.
    pub(crate) fn new(
        buckets: u32,
        step: f32,
        rows: &[u8],
        cells: impl Into<Cow<'static, [u8]>>,
        words: impl Into<Cow<'static, [u8]>>,
    ) -> Option<Self> {
        let (cells, words) = (cells.into(), words.into());
        let widen = |row: &[u8]| {
            let mut wide = [0; LANES];
            wide.iter_mut().zip(row).for_each(|(lane, weight)| *lane = i16::from(weight.cast_signed()));
            wide
        };
        let rows: Vec<[i16; LANES]> = rows.chunks_exact(SHARED).map(widen).collect();
        let books: Vec<[[i16; LANES]; ROWS]> = rows.chunks_exact(ROWS).map_while(|book| book.try_into().ok()).collect();
        let fits = (1..=MAX_BOOKS).contains(&books.len()) && cells.len() == usize::try_from(buckets).ok()? * books.len();
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred units at most; what is more is cut off")]
        let strengths = known::STRENGTHS.map(|nats| (nats / step).round() as i16);
        fits.then_some(Self { buckets, step, books, cells, words, strengths })
    }

    /// Adds what a word weighs, given between its ends.
    #[inline]
    pub(crate) fn add(&self, closed: &[u32], sums: &mut Sums) {
        match self.books.as_slice() {
            [one] => self.add_with([one], closed, sums),
            [one, two] => self.add_with([one, two], closed, sums),
            [one, two, three] => self.add_with([one, two, three], closed, sums),
            _ => {}
        }
        if let Some((column, strength)) = known::find(&self.words, closed)
            && let Some(sum) = sums.get_mut(column / SHARED).and_then(|lanes| lanes.get_mut(column % SHARED))
            && let Some(units) = self.strengths.get(strength)
        {
            *sum = sum.saturating_add(*units);
        }
    }

    #[inline]
    fn add_with<const N: usize>(&self, books: [&[[i16; LANES]; ROWS]; N], closed: &[u32], sums: &mut Sums) {
        let mut local = [[0_i16; LANES]; N];
        let (all, buckets): (&[u8], u32) = (&self.cells, self.buckets);
        grams::each(closed, |hash| {
            let at = grams::bucket(hash, buckets) * N;
            let Some(cells) = all.get(at..).and_then(<[u8]>::first_chunk::<N>) else { return };
            for ((book, cell), sum) in books.iter().zip(cells).zip(&mut local) {
                if let Some(row) = book.get(usize::from(*cell)) {
                    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum = sum.saturating_add(*weight));
                }
            }
        });
        for (sum, own) in sums.iter_mut().zip(local) {
            sum.iter_mut().zip(own).for_each(|(sum, own)| *sum = sum.saturating_add(own));
        }
    }

    /// What the sums mean in nats, column by column.
    pub(crate) fn logits<'a>(&'a self, sums: &'a Sums) -> impl Iterator<Item = f32> + 'a {
        sums.iter().flat_map(|lanes| lanes.iter().take(SHARED)).map(|sum| f32::from(*sum) * self.step)
    }
}
