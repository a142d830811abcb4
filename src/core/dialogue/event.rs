//! What a conversation is told, and what it asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Line, Ticket};
use crate::core::check::Violation;
use crate::core::key::{DeliveryId, EffectId, LocaleTag};
use crate::core::knowledge::Passage;
use crate::core::message::{Inbound, Markup, MessageId, Origin, Place};
use crate::core::text::Text;

/// What a conversation is told.
#[derive(Clone, Debug)]
pub enum Event {
    /// What the customer did since the last turn, in the platform's order, never empty.
    Turn {
        /// The gathered events.
        messages: Vec<Inbound>,
    },
    /// What became of an [`Effect::Answer`].
    Drafted {
        /// The answer's effect.
        answer: EffectId,
        /// The draft, or why there is none.
        draft: Result<Draft, DraftFailure>,
    },
    /// A person of the business did something.
    Agent {
        /// The delivery's id, for the history.
        delivery: DeliveryId,
        /// What.
        agent: Agent,
    },
    /// A relay to the desk failed for good.
    RelayFailed {
        /// Which ticket.
        ticket: String,
    },
    /// A timer may be due.
    Due,
    /// The last answer was not sent in time and is too old to be sent as it is.
    Stale,
    /// These deliveries made a step panic three times and were set aside.
    Quarantined {
        /// Which.
        deliveries: Vec<DeliveryId>,
        /// The address of the newest, for a conversation that has none yet.
        newest: Box<Inbound>,
    },
}

/// What a person of the business does, addressed to a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// The ticket.
    pub ticket: String,
    /// Who, as customers see them.
    pub name: String,
    /// What.
    #[serde(flatten)]
    pub act: AgentAct,
}

/// The acts of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum AgentAct {
    /// Writes to the customer; takes the conversation over when it waits.
    Reply {
        /// The words, Markdown.
        text: String,
    },
    /// Gives the conversation back to the assistant.
    Return,
    /// Closes the conversation.
    Close,
}

/// How passages are framed by the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// The draft stands on its own (a model wrote it).
    #[default]
    None,
    /// The draft is passages, put after the pack's frame text.
    Passages,
    /// The draft is passages in another language, quoted after a text that says so.
    OtherLanguage,
}

/// Text for the customer that has not passed the checks yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The words.
    pub markup: Markup,
    /// How it is framed.
    pub frame: Frame,
    /// The passages it rests on.
    pub sources: Vec<Arc<Passage>>,
}

/// Why there is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFailure {
    /// Nothing in the knowledge reaches the floor.
    NothingFound,
    /// The model failed or was too slow; its fallbacks too.
    Model,
}

/// A question for the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The customer's words of this turn, joined.
    pub text: String,
    /// The language to answer in.
    pub locale: LocaleTag,
    /// The deliveries that an answer answers.
    pub deliveries: Vec<DeliveryId>,
    /// The platform's id of the newest message, to reply to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// Lines before this turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Line>,
    /// What was wrong with the draft before; empty on the first attempt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
}

/// One part of a reply; parts stand under each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum ReplyPart {
    /// A system text.
    Text(Text),
    /// A list of system texts.
    List {
        /// The items.
        items: Vec<Text>,
    },
    /// Words that passed the gate, or a person's.
    Markup {
        /// The words.
        markup: Markup,
    },
}

/// What the customer is to see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The parts.
    pub parts: Vec<ReplyPart>,
    /// What can be picked: (id, label).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<(String, ReplyLabel)>,
    /// The language.
    pub locale: LocaleTag,
    /// Who speaks.
    pub origin: Origin,
    /// What it rests on: (passage id, title).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<(String, String)>,
    /// Which deliveries it answers.
    pub answers: Vec<DeliveryId>,
    /// The message it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
}

/// The label of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyLabel {
    /// A system text.
    Text(Text),
    /// A name that is the same everywhere (a language's own name, a number).
    Name(String),
}

/// What is told to the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "relay", rename_all = "snake_case")]
pub enum RelayKind {
    /// A person is asked for.
    Requested {
        /// Lines so far.
        lines: Vec<Line>,
        /// The slots of the flow that ended in the handover.
        slots: BTreeMap<Arc<str>, String>,
        /// Why: `command`, `flow:<id>`.
        reason: String,
    },
    /// The customer wrote while the ticket is open.
    Said {
        /// The line.
        line: Line,
    },
    /// The customer left (reset, erased or idle).
    Left,
}

/// For the history and the counters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Note {
    /// The customer said, edited or deleted something.
    Heard {
        /// The events as they came.
        messages: Vec<Inbound>,
    },
    /// The gate found something.
    Violations {
        /// What.
        violations: Vec<Violation>,
        /// Whether the draft was kept from the customer.
        withheld: bool,
    },
    /// The phase changed.
    Phase {
        /// The new phase's name.
        to: String,
    },
    /// A ticket was opened.
    TicketOpened {
        /// Its id.
        ticket: String,
    },
    /// The customer rated.
    Rated {
        /// 1 to 5.
        rating: u8,
    },
    /// Deliveries were set aside.
    Quarantined {
        /// Which.
        deliveries: Vec<DeliveryId>,
    },
}

/// What a conversation asks for. An effect's id is (key, sequence, n).
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show this to the customer.
    Show {
        /// Its id.
        id: EffectId,
        /// What.
        reply: Reply,
    },
    /// Find passages, ask the model, come back with [`Event::Drafted`]. At most one per step.
    Answer {
        /// Its id.
        id: EffectId,
        /// The question.
        question: Question,
        /// Who can read along.
        place: Place,
    },
    /// Tell the desk.
    Relay {
        /// Its id.
        id: EffectId,
        /// The ticket.
        ticket: Ticket,
        /// The customer's language.
        locale: LocaleTag,
        /// What.
        what: RelayKind,
    },
    /// Write this to the history.
    Note(Note),
}
