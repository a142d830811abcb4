//! `turjuman new`: a folder with a bot that passes `check` and `test` at once.
//!
//! What is wanted is given, asked or assumed (`ask`), drawn up as files (`draft`), and written whole or not at all
//! (`command`).

mod ask;
mod command;
mod draft;

pub(super) use command::new;
