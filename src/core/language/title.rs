//! Names of several words within a message (`Click and Collect`): they are written with capitals, often in another language,
//! and tell less than the words around them.

use super::model::Sums;

/// How many words with capitals are a name.
const WORDS: usize = 2;
/// The longest word that joins them: `and`, `de la`.
const JOINING_LETTERS: usize = 3;
/// A name tells one part in so many of what its words tell elsewhere. With one in two, fewer of the smart-home
/// commands that were tried were told right; with none, fewer whole sentences.
const NAMES_TELL: i16 = 4;

/// Gathers what names of several words told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Titles {
    /// Words with capitals, one after the other.
    capitals: usize,
    /// Whether a short word stands behind the last of them.
    joins: bool,
    /// What was added up before the first of them, and behind the last.
    before: Sums,
    behind: Sums,
    /// What those told that are over.
    told: Option<Sums>,
}

impl Titles {
    /// Takes a word within a message, not its first, with what was added up before and behind it.
    pub(super) fn hear(&mut self, is_capitalised: bool, length: usize, before: &Sums, behind: &Sums) {
        if is_capitalised {
            if self.capitals == 0 {
                self.before = *before;
            }
            self.capitals += 1;
            self.joins = false;
            self.behind = *behind;
        } else if self.capitals > 0 && !self.joins && length <= JOINING_LETTERS {
            self.joins = true;
        } else {
            self.close();
        }
    }

    /// Whether a name may go on.
    pub(super) const fn is_open(&self) -> bool {
        self.capitals > 0
    }

    /// Ends a name.
    pub(super) fn close(&mut self) {
        if self.capitals >= WORDS {
            let told = self.told.get_or_insert_default();
            let run = self.behind.iter().flatten().zip(self.before.iter().flatten());
            told.iter_mut().flatten().zip(run).for_each(|(told, (behind, before))| {
                *told = told.saturating_add(behind.saturating_sub(*before));
            });
        }
        self.capitals = 0;
        self.joins = false;
    }

    /// What was added up, names at the weight that they have.
    pub(super) fn weigh(&self, mut all: Sums) -> Sums {
        if let Some(told) = self.told {
            let names = told.iter().flatten().map(|told| told - told / NAMES_TELL);
            all.iter_mut().flatten().zip(names).for_each(|(sum, beyond)| *sum = sum.saturating_sub(beyond));
        }
        all
    }
}
