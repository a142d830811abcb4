//! Configuration: `bot.toml` and its folder, from raw text over checks to a valid [`crate::core::bot::Bot`].
//!
//! All problems are reported together, each at its line with a stable code and what to do. Code after
//! the check never validates again. No secret is needed to check a bot.

mod diagnostic;
mod reader;
mod section;

pub use diagnostic::{Code, Diagnostic, Report};
pub use reader::Reader;
pub use section::{KeyDoc, Section};
