//! What a conversation asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Line, Ticket};
use crate::core::check::Violation;
use crate::core::culture::taboo::Setting;
use crate::core::key::{DeliveryId, EffectId, LocaleTag};
use crate::core::language::Evidence;
use crate::core::message::{Attachment, Inbound, Markup, MessageId, Origin, Place};
use crate::core::text::Text;

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
    /// What was said before the lines that are remembered, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What was wrong with the draft before; empty on the first attempt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
    /// Where and with whom it is asked; known while it is being answered.
    #[serde(default, skip_serializing_if = "Setting::is_unknown")]
    pub setting: Setting,
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
    /// Files of a person's. Where the platform shows none, their names stand for them.
    Files {
        /// The files.
        attachments: Vec<Attachment>,
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
        /// Why: `command`, `flow:<id>`, `rule:<id>`.
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
    /// The customer is answered in another language from here on.
    Language {
        /// Which.
        to: LocaleTag,
        /// What the message said that decided it.
        evidence: Evidence,
    },
    /// The customer was asked which of two languages it is.
    LanguageAsked {
        /// Which, the believed one first.
        between: [LocaleTag; 2],
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
    /// Rules about what is not spoken of heard something in the customer's words.
    Rules {
        /// Which.
        rules: Vec<String>,
    },
    /// Deliveries were set aside.
    Quarantined {
        /// Which.
        deliveries: Vec<DeliveryId>,
    },
    /// A question was longer than the model is asked; its end was left out.
    Cut {
        /// How many characters.
        chars: usize,
    },
    /// Commands and choices beyond the limit of one turn were not acted on.
    Skipped {
        /// How many.
        acts: usize,
    },
    /// The desk meant a ticket that is not open here. Nothing happened.
    UnknownTicket {
        /// Which.
        ticket: String,
    },
    /// A draft came for an answer that nobody waits for any more. Nothing happened.
    UnknownAnswer {
        /// Which.
        answer: EffectId,
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
    /// Find passages, ask the model, come back with [`Event::Drafted`](super::Event::Drafted). At most one per step.
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
    /// Open a private place with the customer, show this there, and let the question go on there.
    OpenPrivate {
        /// Its id.
        id: EffectId,
        /// First words there.
        reply: Reply,
        /// The customer's words.
        question: String,
    },
    /// Write this to the history.
    Note(Note),
}
