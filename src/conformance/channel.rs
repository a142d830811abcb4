//! The suite of the channels: what every [`crate::channel::Channel`] must do, one case per sentence.
//!
//! An adapter describes itself by a [`Harness`] with a loopback fake of its platform; [`run`] answers with the
//! sentences it breaks. The cases choose themselves by what [`crate::core::message::Caps`] says.

mod cases;
mod decoding;
mod harness;
mod receiver;
mod receiving;
mod rows;
mod sending;

pub use cases::{Broken, CASES, Case, run};
pub use harness::{
    Customer, FixedClock, Harness, MakeInbound, MemoryMarks, Moves, NoHistory, NullSink, Platform, Shown, Weather, house, install_tls,
};
pub use receiver::{Received, Receiver};
pub use rows::harness;
