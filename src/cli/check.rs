//! `turjuman check`: all mistakes of a bot's folder, each at its line.

use super::args::{self, Format};
use super::assemble;
use super::environment;
use super::execute::Outcome;
use crate::config;

pub(super) fn check(args: &args::Check) -> anyhow::Result<Outcome> {
    // Whether a secret is present is no question of the folder's.
    let no_environment = |_: &str| None;
    let (outcome, mut report) = match assemble::load(&args.bot, &no_environment) {
        Ok(loaded) => {
            if let Err(what) = assemble::model(&loaded) {
                anyhow::bail!("{what}");
            }
            (Outcome::Good, loaded.warnings)
        }
        Err(report) => (Outcome::Bad, report),
    };
    let scenarios = config::scenarios(&args.bot);
    let outcome = match scenarios {
        Ok(_) => outcome,
        Err(more) => {
            report.join(more);
            Outcome::Bad
        }
    };
    match args.format {
        Format::Human => print!("{}", report.render(environment::color())),
        Format::Json => println!("{}", report.json()),
    }
    Ok(outcome)
}
