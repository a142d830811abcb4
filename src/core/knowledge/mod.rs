//! What the business knows: passages that can be cited, found by words.
//!
//! It must not know files; documents arrive as text.

mod arabic;
mod builder;
mod compound;
mod document;
mod front_matter;
mod index;
mod korean;
mod markdown;
mod question;
mod sentences;
mod shelf;
mod stem;
mod stopwords;
mod tokens;
mod vocabulary;

pub use arabic::is_arabic_prefix;
pub use document::{Document, DocumentError, Passage, PassageId};
pub use index::{Hit, Index, MIN_COVERAGE, MIN_FOREIGN_COVERAGE, MIN_FOREIGN_EVIDENCE};
pub use markdown::MAX_PASSAGE_CHARS;
pub use shelf::MIN_SCORE;
pub use tokens::{read_alike, tokens};
