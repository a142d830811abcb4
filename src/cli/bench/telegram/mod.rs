//! `turjuman bench --telegram`: many bots in one process, each on an account of its own at a fake of the Bot API that holds
//! them to the documented limits.
//!
//! The fake is in this process, so that of every message is known when it was due and when its answer was to be seen, by one
//! clock. [`House`] is public, because the tests that kill the program under load drive it with the same code.

mod books;
mod command;
mod house;
mod report;

pub(super) use command::bench;
pub use house::House;
