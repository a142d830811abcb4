//! From a question and what is known to a prompt.

use std::sync::Arc;

use serde::Serialize;

use super::budget::{beginning, estimate};
use super::data::{clean, line, spoken};
use super::reply::{Form, Reader};
use super::words;
use crate::core::check::Violation;
use crate::core::dialogue::{Line, Question, Speaker};
use crate::core::knowledge::Passage;

/// What one turn or line costs beside its words, in tokens as they are estimated.
const FRAME: usize = 8;

/// The most mistakes that are named for a rewrite.
const MAX_MISTAKES: usize = 12;

/// The longest hint, in tokens as they are estimated.
const MAX_HINT: usize = 100;

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
    /// What is not said where the question is asked, in English, a sentence each.
    pub limits: Vec<String>,
}

/// How much a prompt may hold, in tokens as they are [estimated](super::estimate).
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
    /// Data and conversation, oldest first, by turns the user's and the assistant's, as some templates of models demand;
    /// the last one holds the passages and the customer's question.
    pub turns: Vec<PromptTurn>,
    /// The passages that can be cited, as far as they are shown; the first is cited as `1`.
    pub passages: Vec<Arc<Passage>>,
}

impl Prompt {
    /// The house's words with what is said of the form to answer in.
    #[must_use]
    pub fn system_with(&self, form: Form) -> String {
        format!("{}\n\n{}", self.system, form.words())
    }

    /// Everything of the house's that a model is told in any form: what the gate keeps from customers.
    #[must_use]
    pub fn instructions(&self) -> Arc<str> {
        [&*self.system, &Form::Json.words(), &Form::Text.words()].join("\n\n").into()
    }

    /// A reader of a reply in `form` that knows what can be cited.
    #[must_use]
    pub fn reader(&self, form: Form) -> Reader {
        Reader::new(form).citing(&self.passages)
    }
}

#[derive(Serialize)]
struct Given<'a> {
    passage: usize,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    heading: String,
    language: &'a str,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Summary(String),
    Customer(String),
    Question(String),
}

#[derive(Serialize)]
struct Mistake {
    rule: String,
    hint: String,
}

/// The prompt for an answer.
#[must_use]
pub fn answer(briefing: &Briefing, question: &Question, passages: &[Arc<Passage>], budget: Budget) -> Prompt {
    let passages = within(passages, budget.passages);
    let mut turns = Turns::default();
    history(&mut turns, question, budget.history);
    turns.say(if passages.is_empty() { words::NO_PASSAGES } else { words::PASSAGES });
    for (at, passage) in passages.iter().enumerate() {
        turns.say(&given(at + 1, passage));
    }
    turns.say(words::QUESTION);
    turns.say(&line(&Said::Question(clean(&question.text))));
    rewrite(&mut turns, &question.violations);
    Prompt { system: words::system(briefing).into(), turns: turns.0, passages }
}

/// The passages that fit, best first. The first one is cut at a sentence where it alone is too long.
fn within(passages: &[Arc<Passage>], budget: usize) -> Vec<Arc<Passage>> {
    let mut left = budget;
    let mut kept = Vec::new();
    for passage in passages {
        let head = FRAME + estimate(&passage.title) + estimate(&passage.heading);
        let cost = head + estimate(&passage.body);
        if cost > left {
            break;
        }
        left -= cost;
        kept.push(Arc::clone(passage));
    }
    if let (true, Some(first)) = (kept.is_empty(), passages.first()) {
        let body = beginning(&first.body, budget.saturating_sub(FRAME)).to_owned();
        if !body.is_empty() {
            kept.push(Arc::new(Passage { body, ..Passage::clone(first) }));
        }
    }
    kept
}

fn given(number: usize, passage: &Passage) -> String {
    line(&Given {
        passage: number,
        title: clean(&passage.title),
        heading: clean(&passage.heading),
        language: passage.locale.as_str(),
        text: clean(&passage.body),
    })
}

/// The summary and the newest lines that fit after it.
fn history(turns: &mut Turns, question: &Question, budget: usize) {
    let summary = question.summary.as_deref().map(|summary| clean(beginning(summary, budget / 2))).filter(|summary| !summary.is_empty());
    let left = budget.saturating_sub(summary.as_deref().map_or(0, |summary| FRAME + estimate(summary)));
    let lines = newest(&question.history, left);
    if summary.is_none() && lines.is_empty() {
        return;
    }
    turns.say(words::EARLIER);
    if let Some(summary) = summary {
        turns.say(&line(&Said::Summary(summary)));
    }
    for (by, text) in lines {
        match by {
            Speaker::Customer => turns.say(&line(&Said::Customer(clean(text)))),
            Speaker::Bot | Speaker::Agent => turns.assistant(&spoken(text)),
        }
    }
}

/// The newest lines that fit, oldest first; the newest one is cut where it alone is too long.
fn newest(lines: &[Line], budget: usize) -> Vec<(Speaker, &str)> {
    let mut left = budget;
    let mut kept = Vec::new();
    for line in lines.iter().rev().filter(|line| !line.text.trim().is_empty()) {
        let cost = FRAME + estimate(&line.text);
        if cost > left {
            if kept.is_empty() {
                kept.push((line.by, beginning(&line.text, left.saturating_sub(FRAME))));
            }
            break;
        }
        left -= cost;
        kept.push((line.by, line.text.as_str()));
    }
    kept.retain(|(_, text)| !text.is_empty());
    kept.reverse();
    kept
}

/// What was wrong with the draft before. A hint holds words of the draft, so it is data like all others.
fn rewrite(turns: &mut Turns, violations: &[Violation]) {
    let mut mistakes: Vec<String> = Vec::new();
    for violation in violations {
        let hint = beginning(&clean(&violation.hint), MAX_HINT).to_owned();
        let mistake = line(&Mistake { rule: clean(&violation.rule), hint });
        if mistakes.len() < MAX_MISTAKES && !mistakes.contains(&mistake) {
            mistakes.push(mistake);
        }
    }
    if mistakes.is_empty() {
        return;
    }
    turns.say(words::REJECTED);
    mistakes.iter().for_each(|mistake| turns.say(mistake));
    turns.say(words::REWRITE);
}

/// Turns of the user and the assistant in alternation; the user begins.
#[derive(Default)]
pub(super) struct Turns(pub(super) Vec<PromptTurn>);

impl Turns {
    /// One more line of the user's turn.
    pub(super) fn say(&mut self, line: &str) {
        self.add(Role::User, line, "\n");
    }

    fn assistant(&mut self, text: &str) {
        self.add(Role::Assistant, text, "\n\n");
    }

    fn add(&mut self, role: Role, text: &str, between: &str) {
        match self.0.last_mut().filter(|turn| turn.role == role) {
            Some(turn) => turn.text.extend([between, text]),
            None => self.0.push(PromptTurn { role, text: text.to_owned() }),
        }
    }
}
