//! `turjuman bench`: offers turns to a server of its own at a constant rate and measures what becomes of them.
//!
//! The generator and the receiver of replies are this process, the server is a child process: neither can
//! slow the other's clock. [`load`] and [`server`] are public, because the tests that kill the server under
//! load drive it with the same code. Nothing here may know how the server works inside.

mod command;
mod drive;
#[cfg_attr(not(feature = "testing"), path = "llm/absent.rs")]
mod llm;
pub mod load;
mod process;
mod report;
pub mod server;
mod session;
pub mod stage;
#[cfg_attr(not(feature = "testing"), path = "telegram/absent.rs")]
pub mod telegram;

pub(super) use command::bench;
