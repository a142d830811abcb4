//! How the stores say what went wrong, and the few rules both judge a commit by.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::core::key::DeliveryId;
use crate::ports::{Commit, StoreError, StoreResult, Version};

/// What to do when files do not belong together or cannot be read.
pub(crate) const RESTORE: &str = "nothing was changed. Stop here and keep the folder as it is. Restore the whole folder from a backup, \
     or import the latest export into a new, empty folder";

/// A refusal with instructions.
pub(crate) fn refused(what: impl Into<String>, help: impl Into<String>) -> StoreError {
    StoreError::Refused { what: what.into(), help: help.into() }
}

/// A refusal because of damage.
pub(crate) fn damaged(what: impl Into<String>) -> StoreError {
    refused(what, RESTORE)
}

/// Wraps an IO error with what was being done.
pub(crate) fn io_error(doing: &'static str) -> impl Fn(io::Error) -> StoreError {
    move |source| StoreError::Io { doing, source }
}

/// The error of every call after [`crate::ports::Store::close`].
pub(crate) fn closed(doing: &'static str) -> StoreError {
    StoreError::Io { doing, source: io::Error::new(io::ErrorKind::NotConnected, "the store is closed") }
}

/// Whether a commit may be written over the record that is there. `waits` knows the arrivals that are not consumed.
pub(crate) fn judge(
    commit: &Commit,
    holds_lease: bool,
    current: Option<Version>,
    waits: impl Fn(&DeliveryId) -> bool,
) -> StoreResult<Version> {
    if !holds_lease {
        return Err(StoreError::Fenced { key: commit.key.clone() });
    }
    // What was erased must not come back with a first commit that read it before.
    let erased = current.is_none() && !commit.consumed.is_empty() && !commit.consumed.iter().any(waits);
    if commit.expect != current || erased {
        return Err(StoreError::Conflict { key: commit.key.clone() });
    }
    Ok(Version(current.map_or(0, |version| version.0).saturating_add(1)))
}

/// Locks; a panic of another holder left nothing half-done that the holder's caller was not told about.
pub(crate) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
