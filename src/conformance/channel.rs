//! The suite of the channels.
