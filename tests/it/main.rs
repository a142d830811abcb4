//! The one integration-test binary.

mod channel;
mod check;
mod config;
mod crash;
mod dialogue;
mod knowledge;
mod language;
mod locale;
mod message;
mod model;
mod runtime;
mod store;
