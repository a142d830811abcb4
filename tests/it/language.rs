//! Tests of language.

mod detection;
mod measured;
mod memory;
mod own;
mod resolution;

use turjuman::core::key::LocaleTag;
use turjuman::core::language::Languages;

/// A bot's languages from `en de ja ar`.
fn speaks(tags: &str) -> Languages {
    Languages::new(tags.split_whitespace().map(LocaleTag::new).collect())
}
