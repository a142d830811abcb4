//! `turjuman schema`: what a `bot.toml` can hold, for editors.

use super::assemble;
use super::environment;
use super::outcome::Outcome;

pub(super) fn schema() -> anyhow::Result<Outcome> {
    environment::say(&assemble::schema()?)?;
    Ok(Outcome::Good)
}
