//! `culture.toml`: what a language and a region find proper, one file per table.
//!
//! Files lie over each other as those of texts do: the language's below the region's, the program's below the bot's. Rules
//! are merged by their ids, what is not a rule key by key. What comes out is compiled once ([`crate::core::culture`]).

mod manners;
mod register;
mod source;
mod spoken;
mod structure;
pub(super) mod taboo;

pub(super) use source::{CULTURE_FILE, culture};
pub use spoken::{Spoken, spoken};
