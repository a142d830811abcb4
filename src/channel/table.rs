//! The table of channels: one row per platform.

use super::Kind;

/// All channels, in the order of the capability table.
#[must_use]
pub fn kinds() -> &'static [&'static dyn Kind] {
    &[]
}

/// The row of that name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static dyn Kind> {
    kinds().iter().copied().find(|kind| kind.name() == name)
}
