//! What the business knows: passages that can be cited, found by words.
//!
//! It must not know files; documents arrive as text.

mod document;
mod index;
mod tokens;

pub use document::{Document, DocumentError, Passage, PassageId};
pub use index::{Hit, Index};
pub use tokens::tokens;
