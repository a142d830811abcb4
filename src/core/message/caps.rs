//! What a platform can do, as data in the platform's own units.

use serde::Serialize;

/// In what a platform counts lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// UTF-8 bytes.
    Bytes,
    /// UTF-16 code units.
    Utf16,
    /// Unicode scalar values.
    Chars,
}

impl Unit {
    /// The length of `text` in this unit.
    #[must_use]
    pub fn len(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            Self::Utf16 => text.bytes().map(|byte| usize::from(starts_char(byte)) + usize::from(byte >= FOUR_BYTE_LEAD)).sum(),
            Self::Chars => text.bytes().filter(|&byte| starts_char(byte)).count(),
        }
    }
}

/// The smallest first byte of a character of four UTF-8 bytes: two UTF-16 units.
const FOUR_BYTE_LEAD: u8 = 0xF0;

/// Whether a UTF-8 byte is the first of its character.
fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// How a tree is written for a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// No markup at all.
    Plain,
    /// CommonMark.
    Markdown,
    /// The Markdown of chat programs: every line break is one, lists are not nested, links stand in `[label](<url>)`.
    ChatMarkdown,
    /// HTML with `b i code pre a blockquote` and text lists.
    Html,
}

/// Which parts of the tree survive; the others degrade to text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent abilities, each a column of the capability table")]
pub struct MarkupCaps {
    /// Strong.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Inline code and code blocks.
    pub code: bool,
    /// Links with a label of their own.
    pub link: bool,
    /// Lists.
    pub list: bool,
    /// Quotes.
    pub quote: bool,
}

impl MarkupCaps {
    /// Everything.
    pub const ALL: Self = Self { bold: true, italic: true, code: true, link: true, list: true, quote: true };
    /// Nothing.
    pub const NONE: Self = Self { bold: false, italic: false, code: false, link: false, list: false, quote: false };
}

/// Limits of one text message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TextCaps {
    /// The most one message may hold, in `unit`s of the rendered text.
    pub max: usize,
    /// The unit.
    pub unit: Unit,
    /// How text is written on the wire; the length is that of the rendering in this syntax.
    pub syntax: Syntax,
    /// What survives.
    pub markup: MarkupCaps,
}

/// Whether we write to the platform or it reads from us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// We send; the platform's answer is the receipt.
    Push,
    /// It reads from the history; the commit is the receipt.
    Pull,
}

/// What happens when the same request is sent twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Idempotency {
    /// It is shown twice.
    None,
    /// The receiver recognises our id and drops the repeat.
    ByReceiver,
}

/// Whether the beginning of an answer can be seen while it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Preview {
    /// It cannot.
    None,
    /// The platform reads it from us as it grows.
    Live,
    /// A message is shown and edited, at most once in so many milliseconds.
    Edits {
        /// The least time between two edits.
        every_ms: u32,
    },
}

/// What can be sent beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// Nothing: a file is named.
    None,
    /// Files, each in a message of its own without words.
    Alone,
    /// Files that hang on a message with words.
    Beside {
        /// The most on one message.
        max: usize,
    },
}

/// How a customer gets from a place where others read along to one of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Private {
    /// By themselves: every place is private, or nothing of ours leads there.
    None,
    /// By a link in our message ([`super::Door`]).
    Link,
    /// We open it once they press the choice ([`super::Action::OpenPrivate`]).
    Open,
}

/// How fast we may write. Zero means unlimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// Requests per minute to one place.
    pub per_place_per_min: u32,
    /// Requests per minute to one place where others read along, if fewer.
    pub per_public_place_per_min: u32,
    /// Requests per second over all places of one account.
    pub per_account_per_sec: u32,
}

impl Pace {
    /// As fast as we like.
    pub const UNLIMITED: Self = Self { per_place_per_min: 0, per_public_place_per_min: 0, per_account_per_sec: 0 };
}

/// One row of the capability table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent abilities, each a column of the capability table")]
pub struct Caps {
    /// Text limits and markup.
    pub text: TextCaps,
    /// The most choices under one message; 0 where the platform has none (they become a numbered list).
    pub max_choices: usize,
    /// Pictures, voice and files that can be sent.
    pub media: Media,
    /// Shown messages can be edited.
    pub edits: bool,
    /// Shown messages can be deleted.
    pub deletes: bool,
    /// Reactions can be put.
    pub reactions: bool,
    /// A typing sign can be shown.
    pub typing: bool,
    /// How the beginning of an answer is shown.
    pub preview: Preview,
    /// A message can be marked as an answer to another.
    pub replies: bool,
    /// We may write first.
    pub can_initiate: bool,
    /// How a customer gets to a private place.
    pub private: Private,
    /// Push or pull.
    pub delivery: Delivery,
    /// What a repeat does.
    pub idempotency: Idempotency,
    /// How fast.
    pub pace: Pace,
}
