//! The persisted state of one conversation.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Circumstances, Question};
use crate::core::check::Violation;
use crate::core::key::{DeliveryId, EffectId};
use crate::core::language::Memory;
use crate::core::message::{Address, Markup, MediaRef, MessageId, Place};
use crate::core::time::Timestamp;

/// The version of [`Conversation`]'s serialised form. Every change raises it, adds an upgrade and a fixture.
pub const SCHEMA: u32 = 4;

/// One conversation between sessions and within one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conversation {
    /// Grows by one per step; the first half of every effect's id.
    pub sequence: u64,
    /// Where the dialogue stands.
    pub phase: Phase,
    /// The customer's language.
    pub language: Memory,
    /// Where answers go; known from the first message on.
    pub address: Option<Address>,
    /// Who can read along.
    pub place: Place,
    /// Whether the assistant has introduced itself in this session.
    pub greeted: bool,
    /// The last lines, oldest first, within [`Conversation::MAX_LINES`] and [`Conversation::MAX_LINE_CHARS`].
    pub recent: VecDeque<Line>,
    /// What was said before the lines in `recent`, in short, in the customer's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The last question that was asked of the model, for a repeat after a stale answer or an edit. Its history
    /// is left out: it stands in `recent`.
    pub last_question: Option<Question>,
    /// The messages that the last question was joined from, so that one of them can be corrected or deleted.
    pub asked: Vec<Asked>,
    /// The answer that is being written. Where its writer is slow it is committed while it is awaited: whoever owns the
    /// conversation then asks again.
    pub awaiting: Option<Awaiting>,
    /// The ids of the choices under the last reply; a typed number picks one of them.
    pub offered: Vec<String>,
    /// Pending timers.
    pub timers: Vec<Timer>,
    /// When the customer last did something.
    pub last_heard: Timestamp,
    /// How many tickets this conversation has opened.
    pub tickets: u32,
    /// The version of the bot under which the customer was last heard; unknown before the first time, and in what schema 1
    /// kept.
    pub heard_under: Option<u64>,
    /// Where the customer is, what was spoken of, and what waits to go on in private.
    #[serde(skip_serializing_if = "Circumstances::is_unknown")]
    pub circumstances: Circumstances,
}

/// Where the dialogue stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// The assistant answers.
    #[default]
    Open,
    /// A flow asks its questions.
    Flow {
        /// Which flow.
        flow: Arc<str>,
        /// The slot that was asked for last.
        asking: Arc<str>,
        /// What is filled.
        slots: BTreeMap<Arc<str>, String>,
    },
    /// A person was asked for; the ticket is durable.
    Waiting {
        /// The ticket.
        ticket: Ticket,
    },
    /// A person answers; the assistant is silent.
    WithPerson {
        /// The ticket.
        ticket: Ticket,
        /// The person.
        agent: String,
    },
    /// A rating was asked for.
    Survey {
        /// The ticket that was closed.
        ticket: Ticket,
    },
    /// Over; the next message opens a new session.
    Closed,
}

impl Phase {
    /// The name for the history.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Flow { .. } => "flow",
            Self::Waiting { .. } => "waiting",
            Self::WithPerson { .. } => "with_person",
            Self::Survey { .. } => "survey",
            Self::Closed => "closed",
        }
    }

    /// The ticket that is open now.
    #[must_use]
    pub const fn ticket(&self) -> Option<&Ticket> {
        match self {
            Self::Waiting { ticket } | Self::WithPerson { ticket, .. } => Some(ticket),
            Self::Open | Self::Flow { .. } | Self::Survey { .. } | Self::Closed => None,
        }
    }
}

/// A case that a person was asked to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// What the customer and the person call it.
    pub id: String,
    /// Since when it waits.
    pub since: Timestamp,
}

/// A timer; the record is due at the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "timer", rename_all = "snake_case")]
pub enum Timer {
    /// Close an idle conversation.
    Idle {
        /// When.
        at: Timestamp,
    },
    /// Tell the customer that the ticket still waits.
    Reassure {
        /// When.
        at: Timestamp,
    },
    /// Stop waiting for a rating.
    Survey {
        /// When.
        at: Timestamp,
    },
}

impl Timer {
    /// When it is due.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        match self {
            Self::Idle { at } | Self::Reassure { at } | Self::Survey { at } => at,
        }
    }

    /// Whether it means anything in `phase`; a change of phase drops the others.
    #[must_use]
    pub const fn belongs_to(self, phase: &Phase) -> bool {
        match self {
            Self::Idle { .. } => matches!(phase, Phase::Open | Phase::Flow { .. }),
            Self::Reassure { .. } => matches!(phase, Phase::Waiting { .. }),
            Self::Survey { .. } => matches!(phase, Phase::Survey { .. }),
        }
    }
}

/// One message of the last question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The platform's id.
    pub message: MessageId,
    /// Its text.
    pub text: String,
}

/// An answer that is being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Awaiting {
    /// The effect that asked for it.
    pub answer: EffectId,
    /// Whether it is asked for again because the first one became too old.
    #[serde(default)]
    pub late: bool,
    /// The version of the bot that asked; none that there is in what schema 1 kept.
    #[serde(default)]
    pub under: u64,
    /// The draft that a rewrite was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}

/// A draft that was held back for one rewrite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The words.
    pub markup: Markup,
    /// What it rests on: (passage id, title).
    pub sources: Vec<(String, String)>,
    /// What the gate found.
    pub violations: Vec<Violation>,
}

/// Who said a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The assistant.
    Bot,
    /// A person of the business.
    Agent,
}

/// One line of the conversation's memory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Who.
    pub by: Speaker,
    /// When.
    pub at: Timestamp,
    /// What, cut to [`Conversation::MAX_LINE_CHARS`].
    pub text: String,
    /// The files that hang on it, at most [`Conversation::MAX_LINE_FILES`]; they are named in the text too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<MediaRef>,
    /// The platform's id, for edits and deletions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// The delivery it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<DeliveryId>,
}
