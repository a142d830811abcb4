//! The facts check.
