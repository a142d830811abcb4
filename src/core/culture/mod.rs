//! What a language and a region find proper, as compiled data: registers, taboos, the structure of statements, words,
//! names and weeks. Packs (`culture.toml`) are compiled into it; the checks of [`crate::core::check`] and the dialogue read it.
//!
//! It must not know files, TOML or sentences for customers.

mod address;
mod compiled;
mod hijri;
pub mod holiday;
mod lexicon;
mod manners;
mod pattern;
mod region;
pub mod register;
mod review;
pub mod structure;
pub mod taboo;
mod weekend;

pub use address::{Gender, Person, address};
pub use compiled::Culture;
pub use hijri::HijriDate;
pub use lexicon::Lexicon;
pub use manners::{Manners, NameOrder, Names, Week, Words};
pub use pattern::Pattern;
pub use region::Region;
pub use review::Review;
pub use weekend::weekend;
