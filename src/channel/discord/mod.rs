//! Discord: the gateway brings what customers do, the REST interface shows them what we say.
//!
//! What comes and goes is written with serenity's model and builders. Its gateway is not used: the half that receives is
//! private to its client, which starts a task per event (so that their order is lost), drops what it cannot read (and
//! writes it into the log whole), takes the end of a connection for silence, and knows neither a proxy nor certificates of
//! our own. `gateway` holds one connection per shard instead: what comes waits in its order until the sink has taken it, and
//! after the end of a session it is read from the history on, before anything new.

mod account;
mod catchup;
mod choice;
mod command;
mod config;
mod decode;
mod encode;
mod fetch;
mod gateway;
mod io;
mod limit;
mod mark;
mod pending;
mod private;
mod probe;
mod respond;
mod rest;
mod send;
mod snowflake;
mod wire;
mod world;

pub use config::{Discord, Settings};
pub use encode::nonce;
