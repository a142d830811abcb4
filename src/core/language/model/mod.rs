//! The trained model: which language words are of, by the strings of letters in them.
//!
//! [`columns`] names what it tells apart, [`grams`] turns a word into features, [`section`] adds up what they weigh,
//! [`known`] corrects the words that they mistake, [`file`] reads what [`super::train`] wrote. It must not know bots, messages or conversations.

pub(super) mod columns;
pub(super) mod exponential;
pub(super) mod file;
pub(super) mod grams;
pub(super) mod known;
mod section;

use std::sync::LazyLock;

pub(super) use columns::Family;
pub(super) use section::{ROWS, SHARED, Section, Sums};

/// What `turjuman train language` wrote; its licence lies beside it.
static BYTES: &[u8] = include_bytes!("language.bin");

/// The model of this program.
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(BYTES).unwrap_or_default());

/// One section for each family of scripts that several languages share.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    sections: Vec<Section>,
}

impl Model {
    /// The one of this program.
    pub(super) fn own() -> &'static Self {
        &MODEL
    }

    /// Reads what the trainer wrote; `None` where it is anything else.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        file::read(bytes).map(|sections| Self { sections })
    }

    /// The section of a family; `None` only where the model could not be read.
    pub(super) fn section(&self, family: Family) -> Option<&Section> {
        self.sections.get(family as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_this_program_can_be_read() {
        let model = Model::own();
        assert!(Family::ALL.into_iter().all(|family| model.section(family).is_some()));
        assert!(BYTES.len() <= 409_600, "{} bytes", BYTES.len());
    }

    #[test]
    fn other_bytes_are_no_model() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(&BYTES[..BYTES.len() - 1]).is_none());
    }
}
