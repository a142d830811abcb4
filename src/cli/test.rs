//! `turjuman test`.
use super::args::Test;
use super::execute::Outcome;
pub(super) fn test(_args: &Test) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
