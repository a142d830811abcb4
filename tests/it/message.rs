//! The markup tree: reading Markdown, degrading, writing, splitting.

mod degrade;
mod parse;
mod render;
mod samples;
mod split;
