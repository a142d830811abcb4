//! Which measurement is asked for.

use super::register;
use crate::cli::args::{Eval, EvalWhat};
use crate::cli::outcome::Outcome;

pub(in crate::cli) fn eval(args: &Eval) -> anyhow::Result<Outcome> {
    match &args.what {
        EvalWhat::Register(args) => register::eval(args),
    }
}
