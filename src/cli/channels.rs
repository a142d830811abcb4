//! `turjuman channels`.
use super::args::Channels;
use super::execute::Outcome;
pub(super) fn channels(_args: &Channels) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
