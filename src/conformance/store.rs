//! The suite of the stores.
