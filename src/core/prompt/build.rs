//! From a question and what is known to a prompt.

use std::sync::Arc;

use crate::core::dialogue::{Line, Question};
use crate::core::knowledge::Passage;

/// What the house tells whoever writes its answers, in the language of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Briefing {
    /// The pack's directives, in the order in which they are read.
    pub style: Vec<String>,
    /// The business's name.
    pub brand: String,
    /// What may be stated without a passage.
    pub facts: Vec<String>,
    /// The language to answer in, by its own name: `Deutsch`.
    pub language: String,
}

/// How much a prompt may hold, in tokens as they are estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// For the passages.
    pub passages: usize,
    /// For the lines before the question.
    pub history: usize,
}

/// Who said a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The customer, and data about the conversation.
    User,
    /// The assistant, or a person of the business.
    Assistant,
}

/// One turn of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptTurn {
    /// Who.
    pub role: Role,
    /// What.
    pub text: String,
}

/// What a model is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The house's words; they may never reach a customer.
    pub system: Arc<str>,
    /// Data and conversation, oldest first; the last one is the customer's question.
    pub turns: Vec<PromptTurn>,
    /// The passages that can be cited; the first is cited as `1`.
    pub passages: Vec<Arc<Passage>>,
}

/// The prompt for an answer.
#[must_use]
pub fn answer(briefing: &Briefing, question: &Question, passages: &[Arc<Passage>], _budget: Budget) -> Prompt {
    let turns = vec![PromptTurn { role: Role::User, text: question.text.clone() }];
    Prompt { system: briefing.style.join("\n\n").into(), turns, passages: passages.to_vec() }
}

/// The prompt for a summary of `lines`, which continues the summary before.
#[must_use]
pub fn condense(briefing: &Briefing, before: Option<&str>, lines: &[Line]) -> Prompt {
    let said = before.into_iter().chain(lines.iter().map(|line| line.text.as_str())).collect::<Vec<_>>().join("\n");
    Prompt { system: briefing.style.join("\n\n").into(), turns: vec![PromptTurn { role: Role::User, text: said }], passages: Vec::new() }
}
