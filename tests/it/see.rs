//! Seeing inside: metrics, health, the log and traces, and that none of them tells what customers say.

#[cfg(feature = "otel")]
mod collector;
mod health;
pub mod http;
mod log;
mod quiet;
mod readme;
mod scrape;
mod served;
