//! Turjuman: customer service on messaging platforms.
//!
//! # The map
//!
//! ```text
//! core/          pure: messages, dialogue, language, knowledge, prompts, checks. No IO, clock, randomness, async
//! config/        bot.toml and its folder -> core::bot::Bot; every mistake at its line
//! locale/        packs, the Fluent wrapper, typed values
//! ports          the traits the runtime needs: Store, Blobs, Model, Clock
//! channel/       the Channel trait, the table of channels, one file or folder per platform
//! store/         sled (embedded default), memory; the envelope that compresses and seals; customers' files
//! model/         any OpenAI-compatible server, a chain of fallbacks, extractive (no LLM at all), scripted (for tests)
//! desk/          handover to people by signed webhooks
//! runtime/       the only place that spawns: lanes, outbox, timers, metrics, admin socket, shutdown
//! web/           mounts the routes that channels and the desk describe; metrics and health
//! cli/           the commands
//! conformance/   what every Channel, Store and Model must do (feature `testing`)
//! ```
//!
//! Arrows: `core` <- `config`, `locale` <- `ports`, `channel`, `store`, `model`, `desk` <- `runtime` <- `web`,
//! `cli`. Never back. Adapters never import each other or the runtime.
//!
//! # The way of one message
//!
//! A channel decodes what its platform gave into an [`Inbound`](core::message::Inbound) and hands it to the sink,
//! which makes it durable; only then is the platform told. The conversation's lane wakes, gathers what belongs
//! together, and calls the pure [`step`](core::dialogue::step). The step asks for effects: an answer is drafted by the
//! model and comes back as an event, passes the gate, and is shown. One commit writes the new state, the outbox,
//! the timers and the history, and consumes the messages. Then the outbox is sent, repeated by the kind of its
//! errors. A kill at any point repeats the step or the send under the same ids; it loses nothing.
//!
//! A language model takes its time. What the step decided is committed then with the question still open, and the answer
//! is written beside the lane: what was decided is sent meanwhile, the customer is heard, and where the channel can, they
//! see the beginning of the answer, sentence by sentence as it passes the gate. What they write joins the question. The
//! final text takes the place of what was seen; after a kill the open question is asked again.
//!
//! # Invariants
//!
//! - `Ok` from the store means durable, and nothing is acknowledged before.
//! - One conversation is worked on by one lane at a time; the fence of its lease keeps others from committing.
//! - At most two awaited commits per turn: accept, and the turn itself; where a slow model answers a third, which closes the
//!   question, and for a preview in a message of its own two more. Receipts ride on the next one.
//! - A turn is done by one version of its bot from beginning to end; a version with mistakes never runs.
//! - An outbox entry is one platform request that needs no bot to be sent.
//! - No reply of the bot, nor the beginning of one, leaves without passing the [gate](core::check); no sentence for a
//!   customer stands anywhere but in Fluent files and knowledge.
//! - What customers, passages and names say is data to a model, never an instruction.
//! - Nothing a customer sends is an error of ours.
//!
//! # What is deliberately absent
//!
//! No own vector database, queue, template language, date formatting, cipher or expression language: libraries do
//! these. No plug-in ABI: adapters are Rust.

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
