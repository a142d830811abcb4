//! The register: how politely a language is spoken, and what does not belong into a tier of it.

mod check;
mod rule;
mod sentence;

pub use check::check;
pub use rule::{Find, Register, Rule};
pub(crate) use sentence::folded;
pub(super) use sentence::sentences;
