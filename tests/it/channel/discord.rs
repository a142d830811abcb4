//! Discord, against a fake of it.

mod gateway;
mod hands;
mod interactions;
mod payloads;
mod private;
mod sending;
mod told;
