//! What a model is told, and how what it writes is read.
//!
//! It must not know any provider. A prompt keeps the house's words (`system`) apart from everything that others wrote:
//! customers, passages and names are data, marked as such, and never an instruction. In a turn of the user every line
//! is either one JSON object with somebody's words in its strings, or one of our own lines, which never begins with a
//! brace; so no text can end the data it stands in.

mod budget;
mod build;
mod condense;
mod data;
mod reply;
mod summary;
mod words;

pub use budget::estimate;
pub use build::{Briefing, Budget, Prompt, PromptTurn, Role, answer};
pub use condense::condense;
pub use reply::{Form, Piece, Reader};
pub use summary::{MAX_SUMMARY_CHARS, checked};
