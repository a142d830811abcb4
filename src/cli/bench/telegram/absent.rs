//! Stands for the measurement on Telegram where there is no fake of it.

use anyhow::bail;

use crate::cli::args::Bench;
use crate::cli::outcome::Outcome;

/// Says what is missing.
pub(super) fn bench(_: &Bench) -> anyhow::Result<Outcome> {
    bail!("measure on Telegram: this program was built without the feature `testing`, which holds the Bot API")
}
