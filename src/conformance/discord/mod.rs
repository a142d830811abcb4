//! A fake of Discord, on loopback: the REST interface and the gateway, with people who write to the bot and read what it answers.
//!
//! It stands in for Discord in tests of channels and of bots. It keeps state (what was edited reads back edited), enforces the
//! documented limits, refuses what Discord refuses in Discord's own shapes, and fails as it is told. It knows nothing of our
//! [`Channel`](crate::channel::Channel): a program that speaks with Discord speaks with it.
//!
//! ```no_run
//! use std::time::Duration;
//! use turjuman::conformance::discord::{Fake, Fault, On, Say, Scope, Setup};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let discord = Fake::start(Setup::new()).await?;
//! println!("api_url = \"{}\"\ngateway_url = \"{}\"", discord.api_url(), discord.gateway_url());
//! // … the bot is started with these, and comes:
//! assert!(discord.gateway().wait_live(1, Duration::from_secs(5)).await);
//!
//! let ada = discord.customer("ada", "de");
//! let asked = ada.say(ada.direct(), "Was kostet der Versand?")?;
//! let answer = ada.wait_answer(ada.direct(), asked, Duration::from_secs(5)).await;
//! println!("{:?}", answer.map(|answer| answer.text()));
//!
//! // The next message is too many, and the connection breaks.
//! discord.queue(On::Messages, [Fault::Busy { after: Duration::from_secs(2), scope: Scope::User }]);
//! discord.gateway().cut();
//! let shop = discord.guild("Maison Lune");
//! ada.say(discord.channel(shop, "help"), Say::new("Hallo").sticker("wave"))?;
//! # Ok(())
//! # }
//! ```

mod bucket;
mod components;
mod customer;
mod draft;
mod fake;
mod fault;
mod gateway;
mod id;
pub mod intents;
mod interact;
mod interaction;
pub mod markdown;
mod message;
mod multipart;
mod platform;
mod post;
mod random;
mod reply;
mod rest;
mod serve;
mod setup;
mod shape;
#[cfg(test)]
mod tests;
mod wire;
mod world;

pub use customer::{Customer, Refused, Say};
pub use fake::{Counts, Fake, Seen};
pub use fault::{Fault, On, Scope};
pub use gateway::{Gateway, Met, Moment};
pub use id::Id;
pub use interaction::{Did, Interaction};
pub use message::{File, Message};
pub use reply::Problem;
pub use setup::{Allowance, Limits, Setup};

use random::Random;
