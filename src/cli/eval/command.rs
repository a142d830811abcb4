//! Which measurement is asked for.

use super::{dialect, language, register, rows};
use crate::cli::args::{Eval, EvalWhat};
use crate::cli::environment;
use crate::cli::outcome::Outcome;

pub(in crate::cli) fn eval(args: &Eval) -> anyhow::Result<Outcome> {
    let report = match &args.what {
        EvalWhat::Language(args) => language::report(&rows::read(&args.data)?, args.json),
        EvalWhat::Dialect(args) => dialect::report(&rows::read(&args.data)?, args.json),
        EvalWhat::Register(args) => return register::eval(args),
    };
    environment::say(&report)?;
    Ok(Outcome::Good)
}
