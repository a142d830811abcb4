//! Models one after the other: who fails is left alone for a while, and in the end the knowledge itself answers, so
//! that no customer is left without a word.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use futures_util::stream::BoxStream;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::{Instant, timeout_at};

use super::Extractive;
use super::health::Health;
use super::written::{Item, Pen, written};
use crate::core::prompt::Prompt;
use crate::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError, Usage};

/// A sign of life at least this often, while one model after the other is silent.
const HEARTBEAT: Duration = Duration::from_secs(4);

/// How the failures of a model are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How long the whole answer may take, those who are asked next included.
    pub total: Duration,
    /// How long it is not asked after it failed; doubled with each further failure.
    pub cooldown: Duration,
}

/// Models in the order in which they are asked.
pub struct Chain {
    links: Arc<[Link]>,
    total: Duration,
}

struct Link {
    model: Arc<dyn Model>,
    name: Arc<str>,
    health: Arc<Health>,
}

impl Chain {
    /// A chain of these models, each with how long it rests after a failure; `total` bounds an answer of them all.
    #[must_use]
    pub fn new(models: Vec<(Arc<dyn Model>, Duration)>, total: Duration) -> Self {
        let link = |(model, cooldown): (Arc<dyn Model>, Duration)| {
            let name: Arc<str> = model.describe().into();
            Link { health: Health::new(Arc::clone(&name), cooldown), model, name }
        };
        Self { links: models.into_iter().map(link).collect(), total }
    }
}

impl Model for Chain {
    fn describe(&self) -> String {
        let names = self.links.iter().map(|link| &*link.name).chain(["the knowledge itself"]);
        names.collect::<Vec<_>>().join(", else ")
    }

    fn is_slow(&self) -> bool {
        self.links.iter().any(|link| link.model.is_slow())
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        let (links, deadline) = (Arc::clone(&self.links), Instant::now() + self.total);
        written(move |pen| async move {
            let mut passing = Passing { pen, deadline, lost: Usage::default(), has_text: false };
            for link in links.iter() {
                if passing.is_done_by(link, &ask).await {
                    return;
                }
            }
            metrics::counter!("turjuman_model_answers_total", "endpoint" => "extractive", "outcome" => "ok").increment(1);
            passing.last(ask).await;
        })
    }

    fn condense(&self, prompt: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        let (links, deadline) = (Arc::clone(&self.links), Instant::now() + self.total);
        async move {
            let mut error = ModelError::Permanent { what: "no model is well enough to write a summary".to_owned() };
            for link in links.iter() {
                let Some(pass) = link.health.enter() else { continue };
                match timeout_at(deadline, link.model.condense(Arc::clone(&prompt))).await {
                    Ok(Ok(condensed)) => {
                        pass.succeeded();
                        return Ok(condensed);
                    }
                    Ok(Err(failure)) => {
                        if matches!(failure, ModelError::Retry { .. }) {
                            pass.failed();
                        }
                        error = failure;
                    }
                    Err(_) => return Err(ModelError::Retry { what: "the summary took too long".to_owned(), after: None }),
                }
            }
            Err(error)
        }
        .boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        let probes = self.links.iter().map(|link| link.model.probe());
        join_all(probes).map(|findings| findings.into_iter().flatten().collect()).boxed()
    }
}

/// An answer on its way from one model to the next.
struct Passing {
    pen: Pen,
    deadline: Instant,
    /// What those who failed cost.
    lost: Usage,
    /// Whether words stand there.
    has_text: bool,
}

impl Passing {
    /// Lets a model answer; whether that is the end of it.
    async fn is_done_by(&mut self, link: &Link, ask: &Ask) -> bool {
        let count = |outcome: &'static str| {
            metrics::counter!("turjuman_model_answers_total", "endpoint" => link.name.to_string(), "outcome" => outcome).increment(1);
        };
        if Instant::now() >= self.deadline {
            return false;
        }
        let Some(pass) = link.health.enter() else {
            count("skipped");
            return false;
        };
        let mut stream = link.model.answer(ask.clone());
        let (mut is_stale, mut spent) = (self.has_text, Usage::default());
        let error = loop {
            let Some(item) = self.next(&mut stream).await else {
                self.pen.write(Ok(Chunk::Spent(self.lost.plus(spent)))).await;
                continue;
            };
            match item {
                Ok(Chunk::Spent(so_far)) => {
                    spent = so_far;
                    self.pen.write(Ok(Chunk::Spent(self.lost.plus(spent)))).await;
                }
                Ok(chunk) => {
                    if matches!(chunk, Chunk::Text(_) | Chunk::Source(_) | Chunk::Done { .. }) && std::mem::take(&mut is_stale) {
                        self.pen.write(Ok(Chunk::Restart)).await;
                    }
                    self.has_text |= matches!(chunk, Chunk::Text(_));
                    let is_done = matches!(chunk, Chunk::Done { .. });
                    self.pen.write(Ok(chunk)).await;
                    if is_done {
                        pass.succeeded();
                        count("ok");
                        return true;
                    }
                }
                Err(ModelError::NothingFound) => {
                    pass.succeeded();
                    count("nothing_found");
                    self.pen.write(Err(ModelError::NothingFound)).await;
                    return true;
                }
                Err(error) => break error,
            }
        };
        self.lost = self.lost.plus(spent);
        tracing::warn!(model = %link.name, %error, "the next one is asked");
        // What is the fault of a question says nothing about the model.
        if matches!(error, ModelError::Refused { .. }) {
            count("refused");
        } else {
            count("failed");
            pass.failed();
        }
        false
    }

    /// The next item; `None` when a sign of life is due first.
    async fn next(&self, stream: &mut BoxStream<'static, Item>) -> Option<Item> {
        let over = || Some(Err(ModelError::Retry { what: "the time for the whole answer is over".to_owned(), after: None }));
        // A timeout never strikes while there is always something to read.
        if Instant::now() >= self.deadline {
            return over();
        }
        match timeout_at(self.deadline.min(Instant::now() + HEARTBEAT), stream.next()).await {
            Ok(item) => Some(item.unwrap_or_else(|| Err(cut()))),
            Err(_) if Instant::now() >= self.deadline => over(),
            Err(_) => None,
        }
    }

    /// The knowledge itself answers.
    async fn last(&mut self, ask: Ask) {
        if self.has_text {
            self.pen.write(Ok(Chunk::Restart)).await;
        }
        let mut stream = Extractive::default().answer(ask);
        while let Some(item) = stream.next().await {
            self.pen.write(item).await;
        }
    }
}

fn cut() -> ModelError {
    ModelError::Retry { what: "the answer was cut".to_owned(), after: None }
}
