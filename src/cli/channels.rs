//! `turjuman channels`: what each channel can do.

use std::io::Write as _;

use anyhow::Context as _;

use super::args;
use super::outcome::Outcome;
use crate::channel::{capability_markdown, capability_table};

pub(super) fn channels(args: &args::Channels) -> anyhow::Result<Outcome> {
    let rows = capability_table();
    let shown = if args.json { serde_json::to_string_pretty(&rows)? + "\n" } else { capability_markdown(&rows) };
    std::io::stdout().write_all(shown.as_bytes()).context("write to standard output")?;
    Ok(Outcome::Good)
}
