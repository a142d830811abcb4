//! From a question to a draft: retrieval, then the model within its deadlines.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::Instant;

use super::beginning::{Beginning, Grown};
use super::counters::Counters;
use super::meter::Stage;
use super::retrieve::retrieve;
use super::shared::Inner;
use super::unit::BotUnit;
use crate::core::dialogue::{Draft, DraftFailure, Frame, Question};
use crate::core::knowledge::Passage;
use crate::core::message::{Place, parse};
use crate::core::prompt::{self, Briefing, Budget, Prompt};
use crate::core::text::{Text, Value, id};
use crate::core::time::Timestamp;
use crate::locale::Occasion;
use crate::ports::{Ask, Chunk, Model, ModelError};

/// How much a prompt may hold. Passages: six of ordinary length. History: the lines that are remembered, mostly.
const PROMPT: Budget = Budget { passages: 2_500, history: 1_200 };
/// How often a model is asked for one answer.
const ATTEMPTS: u32 = 3;
/// The longest answer, bytes: what runs longer has gone wrong.
const MAX_ANSWER: usize = 32 * 1024;
/// The wait before a second attempt, doubled for each further one.
const BACKOFF: Duration = Duration::from_millis(200);

/// Who is asked, and within which limits.
#[derive(Clone, Copy)]
pub(super) struct Desired<'a> {
    pub(super) inner: &'a Inner,
    pub(super) unit: &'a BotUnit,
    pub(super) model: &'a Arc<dyn Model>,
    pub(super) now: Timestamp,
    pub(super) place: Place,
}

/// Asks for an answer; `beginning` is told how far it is. Dropping the future cancels it.
pub(super) async fn draft(desired: Desired<'_>, question: Question, mut beginning: Beginning<'_>) -> Result<Draft, DraftFailure> {
    let Desired { inner, unit, .. } = desired;
    let ask = inner.meter.during(&unit.bot.id, Stage::Retrieval, || ask(unit, question, desired.place, desired.now));
    let drafting = tokio::time::timeout(inner.limits.model_total, attempts(desired, ask, &mut beginning));
    match inner.meter.run(&unit.bot.id, Stage::Draft, drafting).await {
        Ok(drafted) => drafted,
        Err(_) => {
            tracing::warn!(model = desired.model.describe(), "the model took too long");
            Err(DraftFailure::Model)
        }
    }
}

/// What a model is asked: the question with what is known, and all of it as a language model is told.
pub(super) fn ask(unit: &BotUnit, question: Question, place: Place, now: Timestamp) -> Ask {
    let bot = &unit.bot;
    let (passages, foreign) = retrieve(bot, &question, unit.model.is_slow(), now);
    // Who only shows passages reads no prompt.
    let prompt = if unit.model.is_slow() {
        let given: Vec<_> = passages.iter().chain(&foreign).map(|hit| Arc::clone(&hit.passage)).collect();
        Arc::new(prompt::answer(&briefing(unit, &question, place, now), &question, &given, PROMPT))
    } else {
        Arc::default()
    };
    Ask { bot: bot.id.clone(), question, passages, foreign, max_passages: bot.dialogue.max_passages, prompt }
}

/// What the house tells whoever writes, in the language of the answer.
pub(super) fn briefing(unit: &BotUnit, question: &Question, place: Place, now: Timestamp) -> Briefing {
    let occasion = Occasion { place, at: now };
    let say = |(id, args): &(&str, &[&str])| {
        let text = Text::new(*id);
        let text = if args.contains(&"brand") { text.with("brand", Value::Name(unit.bot.brand.clone())) } else { text };
        unit.packs.format(&question.locale, &text, &occasion).text
    };
    Briefing {
        style: id::STYLE.iter().map(say).collect(),
        brand: unit.bot.brand.clone(),
        facts: unit.bot.facts.clone(),
        language: unit.bot.language_name(&question.locale).to_owned(),
        limits: unit.bot.taboos.limits(&question.locale, &question.setting).into_iter().map(str::to_owned).collect(),
    }
}

async fn attempts(desired: Desired<'_>, ask: Ask, beginning: &mut Beginning<'_>) -> Result<Draft, DraftFailure> {
    let mut wait = BACKOFF;
    for attempt in 1..=ATTEMPTS {
        // A model that panics is a model that failed; the conversation goes on.
        let once = AssertUnwindSafe(once(desired, ask.clone(), beginning)).catch_unwind().await;
        match once {
            Ok(Ok(draft)) => return Ok(draft),
            Ok(Err(ModelError::NothingFound)) => return Err(DraftFailure::NothingFound),
            Ok(Err(ModelError::Retry { what, after })) => {
                tracing::warn!(attempt, what, "the model failed");
                if attempt < ATTEMPTS {
                    tokio::time::sleep(after.unwrap_or(wait)).await;
                    wait = wait.saturating_mul(2);
                }
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "the model failed for good");
                return Err(DraftFailure::Model);
            }
            Err(_) => {
                Counters::count(&desired.inner.counters.panics);
                tracing::error!(model = desired.model.describe(), "the model panicked");
                return Err(DraftFailure::Model);
            }
        }
    }
    Err(DraftFailure::Model)
}

async fn once(desired: Desired<'_>, ask: Ask, beginning: &mut Beginning<'_>) -> Result<Draft, ModelError> {
    let question = ask.question.clone();
    let mut text = Written::new(&ask.prompt);
    let before = beginning.spent();
    let mut stream = desired.model.answer(ask);
    beginning.begin_again();
    let began = Instant::now();
    loop {
        let next = tokio::time::timeout(desired.inner.limits.model_idle, stream.next())
            .await
            .map_err(|_| ModelError::Retry { what: "the model was silent for too long".to_owned(), after: None })?;
        match next {
            Some(Ok(Chunk::Text(more))) => {
                if text.words.is_empty() {
                    desired.inner.meter.took(&desired.unit.bot.id, Stage::FirstToken, began.elapsed());
                }
                text.words.push_str(&more);
                if text.words.len() > MAX_ANSWER {
                    return Err(ModelError::Permanent { what: format!("the answer is longer than {MAX_ANSWER} bytes") });
                }
                if let Grown::Blocked { until } = beginning.grow(&text.words, &question, |words| text.draft(words)) {
                    // What can never be shown need not be written to its end: the gate says what is wrong with it.
                    return Ok(text.draft(text.words.get(..until).unwrap_or_default()));
                }
            }
            Some(Ok(Chunk::Source(passage))) => text.cite(passage),
            Some(Ok(Chunk::Spent(spent))) => beginning.spend(before.plus(spent)),
            Some(Ok(Chunk::Restart)) => {
                text.words.clear();
                text.sources.clear();
                beginning.begin_again();
            }
            Some(Ok(Chunk::Done { sources, frame })) => {
                text.sources = sources;
                return Ok(text.framed(frame));
            }
            Some(Err(error)) => return Err(error),
            None => return Err(ModelError::Retry { what: "the answer was cut".to_owned(), after: None }),
        }
    }
}

/// An answer as far as it is written.
struct Written {
    words: String,
    sources: Vec<Arc<Passage>>,
    prompt: Arc<Prompt>,
    instructions: Arc<str>,
}

impl Written {
    fn new(prompt: &Arc<Prompt>) -> Self {
        let instructions = if prompt.turns.is_empty() { "".into() } else { prompt.instructions() };
        Self { words: String::new(), sources: Vec::new(), prompt: Arc::clone(prompt), instructions }
    }

    fn cite(&mut self, passage: Arc<Passage>) {
        if !self.sources.contains(&passage) {
            self.sources.push(passage);
        }
    }

    /// A draft of `words`, written by a model.
    fn draft(&self, words: &str) -> Draft {
        Draft::written(parse(words), self.sources.clone(), &self.prompt, Arc::clone(&self.instructions))
    }

    /// All of it; passages speak for themselves.
    fn framed(self, frame: Frame) -> Draft {
        match frame {
            Frame::None => self.draft(&self.words),
            Frame::Passages | Frame::OtherLanguage => Draft::of_passages(parse(&self.words), frame, self.sources),
        }
    }
}
