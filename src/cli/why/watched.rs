//! A model that is looked at while it writes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use crate::core::dialogue::{Draft, Frame};
use crate::core::knowledge::Passage;
use crate::core::message::parse;
use crate::core::prompt::Prompt;
use crate::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError, Usage};

/// One draft as it was asked for and written.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    pub(super) ask: Ask,
    pub(super) text: String,
    pub(super) sources: Vec<Arc<Passage>>,
    pub(super) spent: Usage,
    /// How often it began anew.
    pub(super) restarts: u32,
    /// How it is framed, once it is whole.
    pub(super) frame: Option<Frame>,
    /// Why there is none.
    pub(super) failed: Option<ModelError>,
}

impl Attempt {
    fn new(ask: Ask) -> Self {
        Self { ask, text: String::new(), sources: Vec::new(), spent: Usage::default(), restarts: 0, frame: None, failed: None }
    }

    fn hear(&mut self, item: &Result<Chunk, ModelError>) {
        match item {
            Ok(Chunk::Text(more)) => self.text.push_str(more),
            Ok(Chunk::Source(passage)) => self.sources.push(Arc::clone(passage)),
            Ok(Chunk::Spent(spent)) => self.spent = *spent,
            Ok(Chunk::Restart) => {
                self.restarts += 1;
                self.text.clear();
                self.sources.clear();
            }
            Ok(Chunk::Done { sources, frame }) => {
                self.sources.clone_from(sources);
                self.frame = Some(*frame);
            }
            Err(error) => self.failed = Some(error.clone()),
        }
    }

    /// What the gate was given; as far as it was written where the gate did not wait for the end.
    pub(super) fn draft(&self) -> Option<Draft> {
        let markup = parse(&self.text);
        match self.frame {
            _ if markup.is_empty() => None,
            Some(frame @ (Frame::Passages | Frame::OtherLanguage)) => Some(Draft::of_passages(markup, frame, self.sources.clone())),
            Some(Frame::None) | None => {
                Some(Draft::written(markup, self.sources.clone(), &self.ask.prompt, self.ask.prompt.instructions()))
            }
        }
    }
}

/// A model and what it was asked.
pub(in crate::cli) struct Watched {
    model: Arc<dyn Model>,
    attempts: Arc<Mutex<Vec<Attempt>>>,
}

impl Watched {
    /// Looks at `model`.
    pub(in crate::cli) fn new(model: Arc<dyn Model>) -> Self {
        Self { model, attempts: Arc::default() }
    }

    /// The drafts since this was last called.
    pub(super) fn take(&self) -> Vec<Attempt> {
        std::mem::take(&mut *lock(&self.attempts))
    }
}

impl Model for Watched {
    fn describe(&self) -> String {
        self.model.describe()
    }

    fn is_slow(&self) -> bool {
        self.model.is_slow()
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        let at = {
            let mut attempts = lock(&self.attempts);
            attempts.push(Attempt::new(ask.clone()));
            attempts.len() - 1
        };
        let attempts = Arc::clone(&self.attempts);
        let hear = move |item: &Result<Chunk, ModelError>| {
            if let Some(attempt) = lock(&attempts).get_mut(at) {
                attempt.hear(item);
            }
        };
        self.model.answer(ask).inspect(hear).boxed()
    }

    fn condense(&self, prompt: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        self.model.condense(prompt)
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        self.model.probe()
    }
}

fn lock(attempts: &Mutex<Vec<Attempt>>) -> MutexGuard<'_, Vec<Attempt>> {
    attempts.lock().unwrap_or_else(PoisonError::into_inner)
}
