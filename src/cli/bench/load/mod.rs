//! A cheap load for one webhook: signed messages out, signed callbacks in, and a ledger of both.
//!
//! HTTP/1.1 is read and written by hand on kept-alive connections, so that the figures are the server's
//! and not the generator's.

mod client;
mod ledger;
mod receiver;
mod wire;

pub use client::{Client, Pool, Posted, Target, message};
pub use ledger::{Kind, Ledger, Moments, SYSTEM, Tally};
pub use receiver::{Callback, Delivered, Receiver, Verdict};
