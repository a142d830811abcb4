//! `turjuman check`: all mistakes of a bot's folder, each at its line.

use super::args::{self, Format};
use super::assemble;
use super::environment;
use super::online;
use super::outcome::Outcome;
use crate::config::{self, Report};

pub(super) fn check(args: &args::Check) -> anyhow::Result<Outcome> {
    // Whether a secret is present is no question of the folder's.
    let no_environment = |_: &str| None;
    let (outcome, report) = match assemble::load(&args.bot, &no_environment) {
        Err(report) => (Outcome::Bad, report),
        Ok(loaded) => {
            environment::tls();
            // Any key will do: nothing is sent.
            assemble::model(&loaded, &|_| Some("a key".to_owned()))?;
            match config::scenarios(&loaded) {
                Ok(scenarios) => {
                    let mut report = loaded.warnings;
                    report.join(scenarios.report);
                    (Outcome::Good, report)
                }
                Err(report) => (Outcome::Bad, report),
            }
        }
    };
    print(&report, args.format)?;
    match outcome {
        Outcome::Good if args.online => online::probe(&args.bot),
        outcome => Ok(outcome),
    }
}

/// Prints a report, also one without problems.
pub(super) fn print(report: &Report, format: Format) -> anyhow::Result<()> {
    let shown = match format {
        Format::Human if report.diagnostics.is_empty() => format!("{}\n", report.summary()),
        Format::Human => report.render(environment::color()),
        Format::Json => format!("{}\n", report.json()),
    };
    environment::say(&shown)
}
