//! The way to a platform that is reached over HTTP: one client per account, and files that are brought here from there.
//!
//! It must not know which platform.

mod bring;
mod client;

pub(crate) use bring::{Bring, FileLimits};
pub(crate) use client::{Way, client};
