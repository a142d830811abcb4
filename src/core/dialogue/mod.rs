//! The dialogue: one pure step from a conversation and an event to a conversation and effects.
//!
//! It must not know platforms, texts or models; it names messages by id and asks for what it needs.

mod conversation;
mod event;
mod step;

pub use conversation::{Conversation, Line, Phase, SCHEMA, Speaker, Ticket, Timer};
pub use event::{Agent, AgentAct, Draft, DraftFailure, Effect, Event, Frame, Note, Question, RelayKind, Reply, ReplyLabel, ReplyPart};
pub use step::step;
