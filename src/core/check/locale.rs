//! The locale check.
