//! A chat page that is served from here, and a script that puts it on other sites.
//!
//! The page reads what is said as server-sent events and posts what the customer does; README.md beside this file says
//! every request. This module must not know what the bot says, only how the page is told.

mod address;
mod config;
mod decode;
mod encode;
mod events;
mod files;
mod identity;
mod io;
mod limits;
mod page;
mod routes;
mod session;
mod words;

pub use config::{Settings, Web};
pub use decode::decode;
pub use encode::encode;
pub use identity::{Identity, sign};
