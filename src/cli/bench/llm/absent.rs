//! Stands for the measurement of answers by a language model where there is no fake of one.

use anyhow::bail;

use crate::cli::args::Bench;
use crate::cli::outcome::Outcome;

/// Says what is missing.
pub(super) fn bench(_: &Bench) -> anyhow::Result<Outcome> {
    bail!("measure answers by a language model: this program was built without the feature `testing`, which holds the model")
}
