//! What a conversation is told.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Line, Question};
use crate::core::key::{DeliveryId, EffectId};
use crate::core::knowledge::Passage;
use crate::core::message::{Attachment, Inbound, Markup};
use crate::core::prompt::Prompt;

/// What a conversation is told.
#[derive(Clone, Debug)]
pub enum Event {
    /// What the customer did since the last turn, in the platform's order, never empty.
    Turn {
        /// The gathered events.
        messages: Vec<Inbound>,
    },
    /// What became of an [`Effect::Answer`](super::Effect::Answer).
    Drafted {
        /// The answer's effect.
        answer: EffectId,
        /// The draft, or why there is none.
        draft: Result<Draft, DraftFailure>,
    },
    /// The process that asked for an answer is gone, or the writer was stopped: it is asked for again.
    Resume,
    /// The oldest lines were put in short.
    Condensed {
        /// The lines, as they were given out by [`Conversation::to_condense`](super::Conversation::to_condense).
        lines: Vec<Line>,
        /// All that was said up to their end; `None` where nothing of it could be kept.
        summary: Option<String>,
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
    /// A private place could not be opened.
    Unreachable,
    /// A timer may be due.
    Due,
    /// Answers waited to be sent for so long that they are decided again.
    Stale {
        /// What they answered, oldest first; empty for the last question.
        unsent: Vec<Question>,
    },
    /// These deliveries made a step panic three times and were set aside.
    Quarantined {
        /// Which.
        deliveries: Vec<DeliveryId>,
        /// The newest, for the address of a conversation that has none yet; none where what failed is an answer.
        newest: Option<Box<Inbound>>,
    },
}

/// What a person of the business does, addressed to a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum AgentAct {
    /// Writes to the customer; takes the conversation over when it waits.
    Reply {
        /// The words, Markdown; may be empty where a file hangs on them.
        text: String,
        /// What hangs on them, kept as the customer's.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
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
    /// The passages that it says it rests on: what the customer is told as its sources.
    pub sources: Vec<Arc<Passage>>,
    /// All passages that its writer was given: what it may state. Where there are none, the sources.
    pub evidence: Vec<Arc<Passage>>,
    /// What its writer was told and may not tell; empty for passages.
    pub instructions: Arc<str>,
}

impl Draft {
    /// What a model wrote that was told `prompt` and its [`instructions`](Prompt::instructions); `sources` are those it names.
    #[must_use]
    pub fn written(markup: Markup, sources: Vec<Arc<Passage>>, prompt: &Prompt, instructions: Arc<str>) -> Self {
        Self { markup, frame: Frame::None, sources, evidence: prompt.passages.clone(), instructions }
    }

    /// Passages, which speak for themselves.
    #[must_use]
    pub fn of_passages(markup: Markup, frame: Frame, sources: Vec<Arc<Passage>>) -> Self {
        Self { markup, frame, sources, evidence: Vec::new(), instructions: "".into() }
    }
}

/// Why there is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFailure {
    /// Nothing in the knowledge reaches the floor.
    NothingFound,
    /// The model failed or was too slow; its fallbacks too.
    Model,
}
