//! Markdown with front matter, cut at headings.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{front_matter, markdown};
use crate::core::key::LocaleTag;
use crate::core::time::Timestamp;

/// The slug of a passage whose heading has no letter or digit.
const NAMELESS: &str = "section";

/// The id of a passage: `<path within the bot>#<slug of the heading>`, unique within a bot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassageId(pub Arc<str>);

/// A piece of knowledge that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its id.
    pub id: PassageId,
    /// The document's title.
    pub title: String,
    /// The heading it stands under, as plain text; empty before the first.
    pub heading: String,
    /// Its Markdown, without the heading.
    pub body: String,
    /// The language it is written in.
    pub locale: LocaleTag,
    /// Tags of the document.
    pub tags: Vec<String>,
    /// After this moment it is not used any more.
    pub valid_to: Option<Timestamp>,
}

/// A document with its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The passages in the document's order.
    pub passages: Vec<Arc<Passage>>,
}

/// What is wrong with a document, at a byte range of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// Where.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl DocumentError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }
}

impl Document {
    /// Reads `text`, which stands at `path` within the bot. `default` is the locale where the front
    /// matter names none.
    ///
    /// The text is cut at headings of level 2; what stands before the first is a passage under an empty
    /// heading. A section longer than [`super::MAX_PASSAGE_CHARS`] is cut further between its paragraphs.
    ///
    /// # Errors
    /// All problems of the front matter, a section without text, and a document without any passage.
    pub fn parse(path: &str, text: &str, default: &LocaleTag) -> Result<Self, Vec<DocumentError>> {
        let mut problems = Vec::new();
        let (matter, body_start) = front_matter::read(text, &mut problems);
        let sections = markdown::sections(text, body_start, &mut problems);
        let matter = match matter {
            Some(matter) if problems.is_empty() => matter,
            _ => {
                problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
                return Err(problems);
            }
        };
        let locale = matter.locale.unwrap_or_else(|| default.clone());
        let mut taken = BTreeSet::new();
        let passages = sections
            .into_iter()
            .map(|section| {
                Arc::new(Passage {
                    id: PassageId(format!("{path}#{}", free_slug(&section.heading, &mut taken)).into()),
                    title: matter.title.clone(),
                    heading: section.heading,
                    body: section.body,
                    locale: locale.clone(),
                    tags: matter.tags.clone(),
                    valid_to: matter.valid_to,
                })
            })
            .collect();
        Ok(Self { passages })
    }
}

/// The slug of `heading`, with a number from 2 behind it where it is taken.
fn free_slug(heading: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slug(heading);
    let mut candidate = slug.clone();
    let mut n = 2_usize;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{slug}-{n}");
        n += 1;
    }
    candidate
}

/// Letters and digits of any script in lower case; what stands between them becomes one `-`.
fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    let mut gap = false;
    for c in heading.chars() {
        if c.is_alphanumeric() || is_mark(c) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() || c == '-' {
            gap = true;
        }
    }
    if slug.is_empty() { NAMELESS.to_owned() } else { slug }
}

/// Vowel signs and tone marks, without which words of many scripts fall apart.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_the_letters_of_every_script() {
        let table = [
            ("How do I return an item?", "how-do-i-return-an-item"),
            ("Größe & Maße", "größe-maße"),
            ("  E-mail -- address ", "e-mail-address"),
            ("送料はいくらですか", "送料はいくらですか"),
            ("كم تبلغ تكلفة الشحن؟", "كم-تبلغ-تكلفة-الشحن"),
            ("ส่งฟรี ไหม", "ส่งฟรี-ไหม"),
            ("?!", "section"),
            ("", "section"),
        ];
        for (heading, expect) in table {
            assert_eq!(slug(heading), expect, "{heading}");
        }
    }

    #[test]
    fn a_numbered_slug_never_takes_the_slug_of_another_heading() {
        let mut taken = BTreeSet::new();
        let slugs: Vec<_> = ["Size 2", "Size", "Size", "Size"].iter().map(|heading| free_slug(heading, &mut taken)).collect();
        assert_eq!(slugs, ["size-2", "size", "size-3", "size-4"]);
    }
}
