//! A model that answers rightly, but for what it was told to do wrong.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use turjuman::core::bot::Bot;
use turjuman::core::check::{Severity, Verdict, Violation};
use turjuman::core::dialogue::{Draft, Frame, inspect};
use turjuman::core::knowledge::Passage;
use turjuman::core::message::parse;
use turjuman::core::prompt::Prompt;
use turjuman::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError};

use super::fault::{BOOKS, Dice, Kind, spoil};
use super::knowledge::PASSAGES;
use super::table::Said;

/// What the model does with one question.
#[derive(Clone, Debug)]
pub struct Plan {
    pub book: usize,
    /// The conversation and the turn.
    pub at: (usize, usize),
    pub kind: Option<Kind>,
    pub said: Option<Said>,
    /// Whether the first draft and its rewrite are wrong.
    pub wrong: [bool; 2],
    pub dice: Dice,
}

/// A draft that was written.
#[derive(Clone, Debug)]
pub struct Written {
    pub text: String,
    pub is_wrong: bool,
}

/// Whose fault it is that a right reply was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The gate's: the knowledge supports the reply.
    Gate,
    /// The search's: the model was not given the passage that does.
    Search,
}

/// What became of a question.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    pub drafts: Vec<Written>,
    /// What was said against the first draft.
    pub objections: Vec<Violation>,
    /// The worst of it, where it was wrong.
    pub verdict: Option<Severity>,
    /// Where it was right.
    pub blame: Option<Blame>,
    ask: Option<Ask>,
}

/// The model; it knows a question by its delivery.
pub struct Mutator {
    pub bot: Arc<Bot>,
    plans: Mutex<HashMap<String, Plan>>,
    noted: Mutex<HashMap<String, Noted>>,
}

impl Mutator {
    pub fn new(bot: Arc<Bot>) -> Self {
        Self { bot, plans: Mutex::default(), noted: Mutex::default() }
    }

    pub fn will(&self, delivery: &str, plan: Plan) {
        self.plans.lock().unwrap().insert(delivery.to_owned(), plan);
    }

    pub fn noted(&self, delivery: &str) -> Noted {
        let plan = self.plans.lock().unwrap().remove(delivery);
        let mut noted = self.noted.lock().unwrap().remove(delivery).unwrap_or_default();
        let (Some(first), Some(ask)) = (noted.drafts.first(), noted.ask.take()) else { return noted };
        if first.is_wrong {
            let told = noted.objections.iter().map(|violation| violation.severity).max();
            noted.verdict = told.or_else(|| self.inspect(&ask, &first.text, &ask.prompt.passages).worst());
        } else if !noted.objections.is_empty() {
            let all = &PASSAGES[plan.map_or("", |plan| BOOKS[plan.book].tag)];
            noted.blame = Some(if self.inspect(&ask, &first.text, all).passes() { Blame::Search } else { Blame::Gate });
        }
        noted
    }

    fn write(&self, ask: &Ask) -> Written {
        let delivery = ask.question.deliveries.last().unwrap().as_str();
        let mut plans = self.plans.lock().unwrap();
        let plan = plans.get_mut(delivery).unwrap();
        let book = &BOOKS[plan.book];
        let again = !ask.question.violations.is_empty();
        let spoils = plan.kind.filter(|_| plan.wrong[usize::from(again)]);
        let spoilt = spoils.and_then(|kind| spoil(kind, book, plan.at, plan.said.as_ref(), ask, &mut plan.dice));
        let is_wrong = spoilt.is_some();
        let text = spoilt.unwrap_or_else(|| book.conversation[plan.at.0].turn[plan.at.1].reply.clone());
        Written { text, is_wrong }
    }

    /// What the gate says of a draft whose writer was given these passages.
    fn inspect(&self, ask: &Ask, text: &str, passages: &[Arc<Passage>]) -> Verdict {
        let prompt = Prompt { passages: passages.to_vec(), ..Prompt::clone(&ask.prompt) };
        let draft = Draft::written(parse(text), Vec::new(), &prompt, ask.prompt.instructions());
        inspect(&self.bot, &ask.question, &draft)
    }
}

impl Model for Mutator {
    fn describe(&self) -> String {
        "mutator".to_owned()
    }

    fn is_slow(&self) -> bool {
        true
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        let written = self.write(&ask);
        let sources = ask.passages.first().map(|hit| Arc::clone(&hit.passage)).into_iter().collect();
        let chunks = [Ok(Chunk::Text(written.text.clone())), Ok(Chunk::Done { sources, frame: Frame::None })];
        let mut noted = self.noted.lock().unwrap();
        let noted = noted.entry(ask.question.deliveries.last().unwrap().as_str().to_owned()).or_default();
        noted.drafts.push(written);
        noted.objections.clone_from(&ask.question.violations);
        noted.ask.get_or_insert(ask);
        stream::iter(chunks).boxed()
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        ready(Err(ModelError::Permanent { what: "it writes no summaries".to_owned() })).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(Vec::new()).boxed()
    }
}
