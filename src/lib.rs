//! Turjuman
pub mod channel;
pub mod cli;
pub mod config;
#[cfg(feature = "testing")]
pub mod conformance;
pub mod core;
pub mod desk;
pub mod locale;
pub mod model;
pub mod ports;
pub mod runtime;
pub mod store;
pub mod web;
