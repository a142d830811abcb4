//! Which language the customer writes: evidence from the message, memory of the conversation, pins.
//!
//! A cascade: noise is dropped, scripts and letters decide where they can, a trained model weighs the words of scripts
//! that several languages share, and whatlang is asked where the model is unsure.
//! It must not know channels, packs or sentences for customers.

mod canonical;
mod cascade;
mod denoise;
mod dialect;
mod evidence;
pub(in crate::core) mod han;
mod languages;
mod memory;
mod model;
mod overlay;
mod resolve;
pub(crate) mod script;
mod second;
mod seen;
mod title;
pub mod train;

pub(crate) use canonical::writing;
pub use dialect::{Dialect, Dialects};
pub use evidence::{Candidate, Evidence, Method, ScriptCode};
pub use languages::Languages;
pub use memory::Memory;
pub use overlay::{Overlay, overlays};
pub use resolve::{Resolver, ancestors};
