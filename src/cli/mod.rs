//! The commands of the `turjuman` program. The only room that may use `anyhow`, print, and read the
//! environment.

mod args;
mod ask;
mod assemble;
pub mod bench;
mod channels;
mod chat;
mod check;
#[cfg(feature = "otel")]
mod collector;
mod data;
mod environment;
mod eval;
mod execute;
mod facts;
mod inside;
mod lint;
mod log;
mod new;
mod online;
mod outcome;
mod progress;
mod reload;
mod run;
mod schema;
mod session;
mod test;
mod train;
mod watch;
mod why;
mod wrap;

pub use args::Arguments;
pub use execute::execute;
