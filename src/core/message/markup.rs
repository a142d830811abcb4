//! The markup tree of an outgoing message.

use std::sync::LazyLock;

use regex::Regex;
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

impl Inline {
    /// Plain text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// Whether a customer would see nothing of it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Text { text } => text.trim().is_empty(),
            Self::Code { text } => text.is_empty(),
            Self::Bold { inlines } | Self::Italic { inlines } => inlines.iter().all(Self::is_blank),
            Self::Link { url, inlines } => url.is_empty() && inlines.iter().all(Self::is_blank),
            Self::Break => true,
        }
    }
}

impl Block {
    /// Running text.
    pub(crate) fn paragraph(inlines: Vec<Inline>) -> Self {
        Self::Paragraph { inlines }
    }

    /// Whether a customer would see nothing of it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Paragraph { inlines } => inlines.iter().all(Inline::is_blank),
            Self::List { items, .. } => items.iter().flatten().all(Self::is_blank),
            Self::Quote { blocks } => blocks.iter().all(Self::is_blank),
            Self::CodeBlock { text, .. } => text.trim().is_empty(),
        }
    }
}

/// Calls `each` with every link, in order.
pub(crate) fn each_link<'a>(blocks: &'a [Block], each: &mut impl FnMut(&'a str, &'a [Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => each_link_within(inlines, each),
            Block::List { items, .. } => items.iter().for_each(|item| each_link(item, each)),
            Block::Quote { blocks } => each_link(blocks, each),
            Block::CodeBlock { .. } => {}
        }
    }
}

fn each_link_within<'a>(inlines: &'a [Inline], each: &mut impl FnMut(&'a str, &'a [Inline])) {
    for inline in inlines {
        match inline {
            Inline::Bold { inlines } | Inline::Italic { inlines } => each_link_within(inlines, each),
            Inline::Link { url, inlines } => {
                each(url, inlines);
                each_link_within(inlines, each);
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
        }
    }
}

/// Joins neighbouring texts and drops empty ones.
pub(crate) fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, Inline::Text { text }) if text.is_empty() => {}
            (_, inline) => out.push(inline),
        }
    }
    out
}

/// The characters of a label, without markup.
pub(crate) fn label_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Bold { inlines } | Inline::Italic { inlines } | Inline::Link { inlines, .. } => label_text(inlines, out),
            Inline::Break => out.push(' '),
        }
    }
}

/// Whether a label already shows its address, so that the address need not be repeated.
pub(crate) fn shows_address(inlines: &[Inline], url: &str) -> bool {
    let mut label = String::new();
    label_text(inlines, &mut label);
    let bare = |text: &str| {
        let text = text.trim();
        let text = ["https://", "http://", "mailto:", "tel:"].iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text);
        text.trim_end_matches('/').to_owned()
    };
    bare(&label) == bare(url)
}

/// The addresses that all programs read alike. What is nearly one, `https:evil.zip`, some repair into a link elsewhere.
static FOLLOWABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let web = r"[Hh][Tt][Tt][Pp][Ss]?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][^\s\\\p{Cc}]*)?";
    let mail = r"[Mm]ailto:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\?(?:subject|body)=[^\s\\\p{Cc}&]*)?";
    Regex::new(&format!(r"^(?:{web}|{mail}|[Tt]el:[+0-9().-]+)$")).ok()
});

/// Whether a customer may be led there: schemes that can run code are shown as text instead.
pub(crate) fn is_followable(url: &str) -> bool {
    FOLLOWABLE.as_ref().is_some_and(|pattern| pattern.is_match(url))
}

/// Whether a character leaves a mark on the screen.
pub(crate) fn is_visible(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || matches!(c, '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'))
}
