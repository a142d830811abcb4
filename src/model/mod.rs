//! Models: who writes answers. They must not know channels, stores or the dialogue's state.

mod assemble;
mod chain;
mod collect;
mod extractive;
mod health;
mod openai;
mod script;
mod scripted;
mod table;
mod written;

pub use assemble::{Assembled, assemble, offline};
pub use chain::{Chain, Rules};
pub use collect::collect;
pub use extractive::Extractive;
pub use openai::{OPENAI, OpenAi};
pub use script::{Fault, Pace, Row, Script, When};
pub use scripted::Scripted;
pub use table::{ModelKind, kind, kinds, sections};
