//! Stores: durable state behind [`crate::ports::Store`].
//!
//! [`Memory`] serves `chat`, tests and scenarios; [`Sled`] is the embedded default. Both keep leases and due
//! times in one in-memory scheduler. Stores must not know what the bytes mean that they keep, nor which
//! channel they came from; everything a customer said or is called stands only inside sealed values.

mod blobs;
mod embedded;
mod envelope;
mod error;
mod export;
mod keyring;
mod memory;
mod names;
mod scheduler;

pub use blobs::MemoryBlobs;
pub use embedded::{Sled, SledOptions};
pub use memory::Memory;
