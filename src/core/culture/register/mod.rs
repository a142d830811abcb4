//! The register: how politely a language is spoken, and what does not belong into a tier of it.

mod rule;

pub use rule::{Find, Register, Rule};
