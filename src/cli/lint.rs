//! `turjuman lint`: all mistakes of texts, each at its line.

use super::args;
use super::assemble;
use super::check;
use super::outcome::Outcome;
use crate::config;

pub(super) fn lint(args: &args::Lint) -> anyhow::Result<Outcome> {
    let report = config::lint(&args.dir, assemble::tables());
    check::print(&report, args.format)?;
    Ok(if report.has_errors() { Outcome::Bad } else { Outcome::Good })
}
