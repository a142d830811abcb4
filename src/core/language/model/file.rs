//! The model's file: a mark, then for each family its sizes, the weight of one unit, the code books, the cells and the
//! words.

use super::columns::Family;
use super::known;
use super::section::{ROWS, SHARED, Section};

/// What the file begins with; the digit grows with the format.
const MARK: &[u8] = b"turjuman language 1\n";

/// What the trainer hands over for one family.
#[derive(Clone, Debug)]
pub(crate) struct Trained {
    pub(crate) step: f32,
    /// [`ROWS`] rows of [`SHARED`] weights per code book.
    pub(crate) rows: Vec<i8>,
    /// One byte per bucket and book.
    pub(crate) cells: Vec<u8>,
    /// The table of words.
    pub(crate) words: Vec<u8>,
}

/// How many code books the columns of a family need.
pub(crate) const fn books(family: Family) -> usize {
    family.columns().len().div_ceil(SHARED)
}

/// The file's bytes.
pub(crate) fn write(sections: &[Trained]) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    for Trained { step, rows, cells, words } in sections {
        bytes.extend(step.to_le_bytes());
        bytes.extend(rows.iter().map(|weight| weight.cast_unsigned()));
        bytes.extend(cells);
        bytes.extend(words);
    }
    bytes
}

/// The sections of [`Family::ALL`]; `None` where anything is missing or left over.
pub(crate) fn read(bytes: &'static [u8]) -> Option<Vec<Section>> {
    let mut rest = bytes.strip_prefix(MARK)?;
    let mut take = |n: usize| {
        let (taken, after) = rest.split_at_checked(n)?;
        rest = after;
        Some(taken)
    };
    let mut sections = Vec::new();
    for family in Family::ALL {
        let step = f32::from_le_bytes(take(4)?.try_into().ok()?);
        let rows = take(books(family) * ROWS * SHARED)?;
        let cells = take(books(family) * usize::try_from(family.buckets()).ok()?)?;
        let words = take(family.words() * known::BYTES)?;
        sections.push(Section::new(family.buckets(), step, rows, cells, words)?);
    }
    rest.is_empty().then_some(sections)
}
