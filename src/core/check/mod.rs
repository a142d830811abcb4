//! The gate: pure checks from a draft and its context to violations. No reply of the bot leaves without it.

mod calendar;
mod claims;
mod currency;
mod duration;
mod echo;
mod facts;
mod fold;
mod gate;
mod leak;
mod locale;
mod numeral;
mod prefix;
mod taboo;
mod told;
mod violation;

pub use facts::unsupported;
pub use gate::{Check, Context, Gate, Verdict};
pub use prefix::whole;
pub use violation::{Scope, Severity, Violation};
