//! Tests of what is proper: registers, the structure of statements, words.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod gate;
mod overlay;
mod register;
mod structure;
mod words;

use std::collections::BTreeMap;

use turjuman::core::key::LocaleTag;
use turjuman::locale::{Spoken, spoken};

/// How the program's languages are spoken.
fn languages() -> BTreeMap<LocaleTag, Spoken> {
    spoken(None).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The same for one of them.
fn language(tag: &str) -> Spoken {
    languages().remove(&LocaleTag::new(tag)).unwrap_or_else(|| panic!("there is no {tag}"))
}
