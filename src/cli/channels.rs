//! `turjuman channels`: what each channel can do.

use super::args;
use super::environment;
use super::outcome::Outcome;
use crate::channel::{capability_markdown, capability_table};

pub(super) fn channels(args: &args::Channels) -> anyhow::Result<Outcome> {
    let rows = capability_table();
    let shown = if args.json { serde_json::to_string_pretty(&rows)? + "\n" } else { capability_markdown(&rows) };
    environment::say(&shown)?;
    Ok(Outcome::Good)
}
