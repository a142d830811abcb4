//! `turjuman chat`.
use super::args::Chat;
use super::execute::Outcome;
pub(super) fn chat(_args: &Chat) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
