//! `turjuman channels`: what each channel can do.

use super::args;
use super::outcome::Outcome;
use crate::channel::{capability_markdown, capability_table};

pub(super) fn channels(args: &args::Channels) -> anyhow::Result<Outcome> {
    let rows = capability_table();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        print!("{}", capability_markdown(&rows));
    }
    Ok(Outcome::Good)
}
