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
mod pattern;
mod prefix;
mod prose;
mod register;
mod structure;
mod taboo;
mod told;
mod violation;

pub use facts::unsupported;
pub use gate::{Check, Context, Gate, Manner, Verdict};
pub use prefix::whole;
pub(crate) use prose::own_words;
pub use violation::{Scope, Severity, Violation};
