//! Models: who writes answers. They must not know channels, stores or the dialogue's state.

mod extractive;
mod scripted;

pub use extractive::Extractive;
pub use scripted::{Script, Scripted};
