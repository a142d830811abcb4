//! The markup tree of an outgoing message.

use serde::{Deserialize, Serialize};

/// A document: blocks in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Markup {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// What stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// Its content.
        inlines: Vec<Inline>,
    },
    /// Items with bullets, or numbers from `start`.
    List {
        /// The first number of an ordered list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Somebody else's words.
    Quote {
        /// Its content.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    CodeBlock {
        /// The language, or empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        language: String,
        /// The text, with its line breaks.
        text: String,
    },
}

/// What stands within a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The characters.
        text: String,
    },
    /// Strong.
    Bold {
        /// Its content.
        inlines: Vec<Inline>,
    },
    /// Emphasis.
    Italic {
        /// Its content.
        inlines: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The characters.
        text: String,
    },
    /// A link.
    Link {
        /// Where it leads.
        url: String,
        /// Its label.
        inlines: Vec<Inline>,
    },
    /// A line break.
    Break,
}

impl Markup {
    /// One paragraph per line of `text`; nothing in it is taken for markup.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let blocks = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| Block::Paragraph { inlines: vec![Inline::Text { text: line.to_owned() }] })
            .collect();
        Self { blocks }
    }

    /// Appends the blocks of `other`.
    pub fn push(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
