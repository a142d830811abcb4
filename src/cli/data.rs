//! `turjuman export`, `import`, `erase` and `status`.
use super::args::{Erase, Export, Import, Status};
use super::execute::Outcome;
pub(super) fn export(_args: &Export) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
pub(super) fn import(_args: &Import) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
pub(super) fn erase(_args: &Erase) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
pub(super) fn status(_args: &Status) -> anyhow::Result<Outcome> {
    Ok(Outcome::Good)
}
