//! Training of the model of languages: from lists of frequent words to the bytes of its file.
//!
//! The same lists give the same bytes: one thread, one order, a fixed seed, and no function whose last bit depends on
//! the machine. It must not read files, and nothing in the running program needs it.

mod books;
mod characters;
mod correct;
mod descend;
mod dice;
mod noise;
mod pools;
mod romanise;

pub use characters::{Characters, characters};

use std::collections::BTreeMap;

use super::model::{Family, file};
use descend::Weights;
use dice::Dice;
use pools::Classes;

/// Frequent words with their counts, by the language's code: `pt`, or `pt_br` for a list of its own.
pub type Lists = BTreeMap<String, Vec<(String, u64)>>;

/// What the random choices follow from.
const SEED: u64 = 20_261_122;

/// How many samples are shown for Latin letters; a family with fewer languages is shown less.
pub const SAMPLES: usize = 9_000_000;

/// The bytes of a model that learned from `lists`, shown `samples` samples for Latin letters. A column that no list serves
/// stays empty.
#[must_use]
pub fn train(lists: &Lists, samples: usize) -> Vec<u8> {
    let learn = |family: Family| {
        let mut dice = Dice::new(SEED ^ family as u64);
        let classes = Classes::new(lists, family, &mut dice);
        let share = samples * family.columns().len() / Family::Latin.columns().len();
        let mut weights = Weights::new(family);
        weights.learn(&classes, share, &mut dice);
        let short = books::shorten(&weights, &mut dice);
        correct::correct(short, family, &classes)
    };
    file::write(&Family::ALL.map(learn))
}
