//! `turjuman schema`: what a `bot.toml` can hold, for editors.

use std::io::Write as _;

use anyhow::Context as _;

use super::assemble;
use super::outcome::Outcome;

pub(super) fn schema() -> anyhow::Result<Outcome> {
    std::io::stdout().write_all(assemble::schema()?.as_bytes()).context("write to standard output")?;
    Ok(Outcome::Good)
}
