//! The markup tree: reading Markdown, degrading, writing, splitting.

mod degrade;
mod parse;
pub(crate) mod render;
pub(crate) mod samples;
mod split;
