//! `turjuman eval`: how well customers are understood, measured on data that lies outside of the program.

mod dialect;
mod dice;
mod figures;
mod language;

use std::path::Path;

use anyhow::{Context as _, bail};
use serde::de::DeserializeOwned;

use super::args::{self, EvalWhat};
use super::environment;
use super::outcome::Outcome;

pub(super) fn eval(args: &args::Eval) -> anyhow::Result<Outcome> {
    let report = match &args.what {
        EvalWhat::Language(args) => language::report(&read(&args.data)?, args.json),
        EvalWhat::Dialect(args) => dialect::report(&read(&args.data)?, args.json),
    };
    environment::say(&report)?;
    Ok(Outcome::Good)
}

/// A row per line.
fn read<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let row = |(number, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("understand line {number} of {}", path.display()))
    };
    let rows: Vec<T> = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(row).collect::<anyhow::Result<_>>()?;
    if rows.is_empty() {
        bail!("measure {}: it has no rows", path.display());
    }
    Ok(rows)
}
