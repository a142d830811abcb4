//! Tests of what is proper: registers, the structure of statements, words.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod gate;
mod overlay;
mod register;
mod structure;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use turjuman::core::key::LocaleTag;
use turjuman::locale::{Spoken, spoken};

/// How the program's languages are spoken.
static LANGUAGES: LazyLock<BTreeMap<LocaleTag, Spoken>> = LazyLock::new(|| spoken(None).unwrap_or_else(|problems| panic!("{problems:#?}")));

/// How one of them is spoken.
fn language(tag: &str) -> &'static Spoken {
    LANGUAGES.get(&LocaleTag::new(tag)).unwrap_or_else(|| panic!("there is no {tag}"))
}
