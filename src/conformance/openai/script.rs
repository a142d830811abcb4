//! What a fake does with each request.

use std::fmt;
use std::sync::Arc;

use tokio::time::Instant;

use super::{ChatRequest, Fault, Pace, Responder, from_passages};

/// Watches answers: it is told of each that begins to be streamed, with the words as they will be sent and the moment at which
/// the request had come; what it gives back is called with each token as soon as that was sent. For benchmarks, which
/// keep less of more answers than [`Seen`](super::Seen) does.
pub type Watch = Arc<dyn Fn(&ChatRequest, &str, Instant) -> OnToken + Send + Sync>;

/// What is called with each token of one answer.
pub type OnToken = Box<dyn FnMut(&str) + Send>;

/// Which requests a rule is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// All.
    Always,
    /// Those whose last message of the user holds this.
    Says(String),
    /// The one of this number, from 1.
    Nth(u64),
    /// Those for this model.
    Model(String),
}

/// What is done with a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// What goes wrong.
    pub fault: Fault,
    /// Another pace than the script's.
    pub pace: Option<Pace>,
    /// These words as they are, instead of what the responder says.
    pub words: Option<String>,
}

impl Turn {
    /// This goes wrong.
    #[must_use]
    pub fn fault(fault: Fault) -> Self {
        Self { fault, ..Self::default() }
    }

    /// These words, as they are.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: Some(words.into()), ..Self::default() }
    }

    /// The same at another pace.
    #[must_use]
    pub fn at(self, pace: Pace) -> Self {
        Self { pace: Some(pace), ..self }
    }
}

/// A rule: the first one that is for a request says what is done with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Which requests.
    pub when: When,
    /// What is done.
    pub turn: Turn,
}

/// What a fake does: its pace, its rules, who answers, who watches, and whom it believes.
#[derive(Clone)]
pub struct Script {
    pub(super) pace: Pace,
    pub(super) rules: Vec<Rule>,
    pub(super) responder: Responder,
    pub(super) watch: Option<Watch>,
    pub(super) key: Option<String>,
    pub(super) models: Option<Vec<String>>,
}

impl Default for Script {
    fn default() -> Self {
        Self { pace: Pace::default(), rules: Vec::new(), responder: from_passages(), watch: None, key: None, models: None }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script").field("pace", &self.pace).field("rules", &self.rules).finish_non_exhaustive()
    }
}

impl Script {
    /// A fake that answers from the passages in each request, at once and without fault.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes at this pace.
    #[must_use]
    pub fn pace(self, pace: Pace) -> Self {
        Self { pace, ..self }
    }

    /// Adds a rule behind those that there are.
    #[must_use]
    pub fn rule(mut self, when: When, turn: Turn) -> Self {
        self.rules.push(Rule { when, turn });
        self
    }

    /// Answers what this says.
    #[must_use]
    pub fn responder(self, responder: Responder) -> Self {
        Self { responder, ..self }
    }

    /// Tells this one of each token.
    #[must_use]
    pub fn watch(self, watch: Watch) -> Self {
        Self { watch: Some(watch), ..self }
    }

    /// Believes only this key, as `Authorization: Bearer` or as `api-key`.
    #[must_use]
    pub fn key(self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self }
    }

    /// Knows only these models.
    #[must_use]
    pub fn models(self, models: &[&str]) -> Self {
        Self { models: Some(models.iter().map(|&name| name.to_owned()).collect()), ..self }
    }

    /// What is done with the `nth` request.
    pub(super) fn turn(&self, nth: u64, request: &ChatRequest) -> Turn {
        let fits = |rule: &&Rule| match &rule.when {
            When::Always => true,
            When::Says(part) => request.last().contains(part.as_str()),
            When::Nth(n) => *n == nth,
            When::Model(name) => *name == request.model,
        };
        self.rules.iter().find(fits).map(|rule| rule.turn.clone()).unwrap_or_default()
    }
}
