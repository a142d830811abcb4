//! The dialogue: one pure step from a conversation and an event to a conversation and effects.
//!
//! It must not know platforms, texts or models; it names messages by id and asks for what it needs.
//!
//! [`step`] hands each event to one file: `turn` (with `gather`, `command`, `choice`, `flow`, `private`), `answer`,
//! `handover`, `timer`. They all work on a `scene`: the conversation as it changes and the effects so far.

mod answer;
mod choice;
mod command;
mod conversation;
mod effect;
mod event;
mod flow;
mod fold;
mod gather;
mod handover;
mod memory;
mod migration;
mod persist;
mod private;
mod scene;
mod step;
mod ticket;
mod timer;
mod turn;

pub use answer::{inspect, inspect_beginning};
pub use conversation::{Asked, Awaiting, Conversation, Kept, Line, Phase, SCHEMA, Speaker, Ticket, Timer};
pub use effect::{Effect, Note, Question, RelayKind, Reply, ReplyLabel, ReplyPart};
pub use event::{Agent, AgentAct, Draft, DraftFailure, Event, Frame};
pub use persist::DecodeError;
pub(crate) use persist::shape;
pub(crate) use private::PRIVATE;
pub use private::{Carried, Circumstances, ToldBy};
pub use step::step;
pub(crate) use turn::MAX_ECHO_CHARS;
