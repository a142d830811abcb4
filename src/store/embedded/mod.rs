//! The embedded store: one sled tree in one folder, one writer thread, one process.
//!
//! ```text
//! lock     held while a process has the store open
//! secret   32 bytes; names on disk are hashed with it
//! keys     the data keys of the identities
//! mark     the highest sequence known to be durable, so that a log that lost its end is noticed
//! index    what is due, written at a clean stop
//! log/     sled's files
//! blobs/   files, each sealed with its owner's data key
//! ```
//!
//! - An acknowledgement means: the data keys, then sled's log, were brought to the disk by our own `fdatasync`.
//! - Only the writer thread writes; memory shows a change only after it is durable.
//! - After the first failed write every call fails until the store is opened again.
//! - Opening refuses what it cannot trust, says how to restore, and deletes nothing.

mod cache;
mod disk;
mod erase;
mod group;
mod index;
mod mark;
mod meta;
mod open;
mod options;
mod read;
mod rows;
mod shared;
mod store;
mod walk;
mod watchdog;
mod writer;

pub use options::SledOptions;
pub use store::Sled;
