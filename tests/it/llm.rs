//! The whole runtime over a language model that misbehaves: what a customer may see of it, and what never.

mod faults;
mod hostile;
pub mod house;
mod kill;
mod program;
mod rewrite;
