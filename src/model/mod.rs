//! Models: who writes answers. They must not know channels, stores or the dialogue's state.

mod collect;
mod extractive;
mod script;
mod scripted;
mod table;

pub use collect::collect;
pub use extractive::Extractive;
pub use script::{Fault, Pace, Row, Script, When};
pub use scripted::Scripted;
pub use table::{ModelKind, kind, kinds, sections};
