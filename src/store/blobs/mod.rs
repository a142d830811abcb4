//! Files that customers and people send: sealed on disk beside the log, or in memory for tests.
//!
//! They must not know what a file is for. Whoever puts one says whose it is, what it is and how long it is kept.

mod files;
mod memory;
mod seal;
#[cfg(test)]
mod tests;

pub(crate) use files::Files;
pub use memory::MemoryBlobs;

use std::io;

use crate::ports::BlobError;
use crate::store::keyring::random;

/// An id that nobody can guess: 128 random bits.
fn new_id() -> io::Result<String> {
    Ok(format!("file_{}", hex(&random::<16>()?)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Why a stream of bytes ended early.
fn cut(source: io::Error, max: u64) -> BlobError {
    if source.kind() == io::ErrorKind::FileTooLarge { BlobError::TooLarge { max } } else { BlobError::Cut { source } }
}
