//! The gate: pure checks from a draft and its context to violations. No reply of the bot leaves without it.

mod facts;
mod gate;
mod leak;
mod locale;
mod violation;

pub use gate::{Check, Context, Gate, Verdict};
pub use violation::{Scope, Severity, Violation};
