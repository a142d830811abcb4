//! What a model is told, and how what it writes is read.
//!
//! It must not know any provider. A prompt keeps the house's words (`system`) apart from everything that others wrote:
//! customers, passages and names are data, marked as such, and never an instruction.

mod build;
mod reply;
mod summary;

pub use build::{Briefing, Budget, Prompt, PromptTurn, Role, answer, condense};
pub use reply::{Form, Piece, Reader};
pub use summary::checked;
