//! Why the bot answered as it did: what was found, what the model was told, what it wrote, what the gate said.

mod report;
mod watched;

pub(super) use report::{Why, heard};
pub(super) use watched::Watched;
