//! From a question to a draft: retrieval, then the model within its deadlines.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};

use super::counters::Counters;
use super::unit::{BotUnit, Limits};
use crate::core::dialogue::{Draft, DraftFailure, Frame, Question};
use crate::core::knowledge::{Hit, Index};
use crate::core::message::{Place, parse};
use crate::core::prompt::{self, Briefing, Budget};
use crate::core::text::{Text, Value, id};
use crate::core::time::Timestamp;
use crate::locale::Occasion;
use crate::ports::{Ask, Chunk, ModelError};

/// How many passages a model is given.
const PASSAGES: usize = 6;
/// How many questions of one turn are looked for one by one.
const MAX_QUESTIONS: usize = 8;
/// From this coverage on a passage in the customer's language is taken without looking further. Chosen on the demo
/// bot's questions.
const GOOD_FIT: f64 = 0.5;
/// From this coverage on a passage in another language is better than one that hardly fits.
const EXCELLENT_FIT: f64 = 0.95;
/// How much a prompt may hold.
const PROMPT: Budget = Budget { passages: 2_500, history: 1_200 };
/// How often a model is asked for one answer.
const ATTEMPTS: u32 = 3;
/// The longest answer, bytes: what runs longer has gone wrong.
const MAX_ANSWER: usize = 32 * 1024;
/// The wait before a second attempt, doubled for each further one.
const BACKOFF: Duration = Duration::from_millis(200);

/// Asks for an answer. Dropping the future cancels it.
pub(super) async fn draft(
    unit: &BotUnit,
    limits: &Limits,
    counters: &Counters,
    question: Question,
    now: Timestamp,
) -> Result<Draft, DraftFailure> {
    let bot = &unit.bot;
    let (passages, foreign) = retrieve(&bot.knowledge, &question, now);
    let given = passages.iter().chain(&foreign).map(|hit| Arc::clone(&hit.passage)).collect::<Vec<_>>();
    let prompt = Arc::new(prompt::answer(&briefing(unit, &question, now), &question, &given, PROMPT));
    let ask = Ask { bot: bot.id.clone(), question, passages, foreign, max_passages: bot.dialogue.max_passages, prompt };
    match tokio::time::timeout(limits.model_total, attempts(unit, limits, counters, ask)).await {
        Ok(drafted) => drafted,
        Err(_) => {
            tracing::warn!(model = unit.model.describe(), "the model took too long");
            Err(DraftFailure::Model)
        }
    }
}

/// What the house tells whoever writes, in the language of the answer.
fn briefing(unit: &BotUnit, question: &Question, now: Timestamp) -> Briefing {
    let occasion = Occasion { place: Place::Private, at: now };
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
    }
}

/// Passages in the customer's language; where those hardly fit and another language has what was asked for, that.
fn retrieve(knowledge: &Index, question: &Question, now: Timestamp) -> (Vec<Hit>, Vec<Hit>) {
    let own = search(knowledge, question, now);
    let fit = own.first().map_or(0.0, |hit| hit.coverage);
    if fit >= GOOD_FIT {
        return (own, Vec::new());
    }
    let foreign = knowledge.search_other(&question.text, &question.locale, 1, now);
    if foreign.first().is_some_and(|hit| hit.coverage >= EXCELLENT_FIT) {
        (Vec::new(), foreign)
    } else if own.is_empty() {
        (own, foreign)
    } else {
        (own, Vec::new())
    }
}

/// The passages for a question; where it is several in one turn and no passage fits them all, the best of each.
fn search(knowledge: &Index, question: &Question, now: Timestamp) -> Vec<Hit> {
    let whole = knowledge.search(&question.text, &question.locale, PASSAGES, now);
    let lines: Vec<_> = question.text.lines().filter(|line| !line.trim().is_empty()).take(MAX_QUESTIONS).collect();
    if lines.len() < 2 || whole.first().is_some_and(|hit| hit.coverage >= GOOD_FIT) {
        return whole;
    }
    let mut found: Vec<Hit> = Vec::new();
    let of_lines = lines.iter().flat_map(|line| knowledge.search(line, &question.locale, 1, now));
    for hit in of_lines.chain(whole) {
        if found.iter().all(|other| other.passage.id != hit.passage.id) {
            found.push(hit);
        }
    }
    found.truncate(PASSAGES);
    found
}

async fn attempts(unit: &BotUnit, limits: &Limits, counters: &Counters, ask: Ask) -> Result<Draft, DraftFailure> {
    let mut wait = BACKOFF;
    for attempt in 1..=ATTEMPTS {
        // A model that panics is a model that failed; the conversation goes on.
        let once = AssertUnwindSafe(once(unit, limits, ask.clone())).catch_unwind().await;
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
                Counters::count(&counters.panics);
                tracing::error!(model = unit.model.describe(), "the model panicked");
                return Err(DraftFailure::Model);
            }
        }
    }
    Err(DraftFailure::Model)
}

async fn once(unit: &BotUnit, limits: &Limits, ask: Ask) -> Result<Draft, ModelError> {
    let prompt = Arc::clone(&ask.prompt);
    let mut stream = unit.model.answer(ask);
    let mut text = String::new();
    loop {
        let next = tokio::time::timeout(limits.model_idle, stream.next())
            .await
            .map_err(|_| ModelError::Retry { what: "the model was silent for too long".to_owned(), after: None })?;
        match next {
            Some(Ok(Chunk::Text(more))) => {
                text.push_str(&more);
                if text.len() > MAX_ANSWER {
                    return Err(ModelError::Permanent { what: format!("the answer is longer than {MAX_ANSWER} bytes") });
                }
            }
            Some(Ok(Chunk::Source(_) | Chunk::Spent(_))) => {}
            Some(Ok(Chunk::Restart)) => text.clear(),
            Some(Ok(Chunk::Done { sources, frame })) => {
                let written = frame == Frame::None;
                let (evidence, instructions) =
                    if written { (prompt.passages.clone(), Arc::clone(&prompt.system)) } else { (Vec::new(), "".into()) };
                return Ok(Draft { markup: parse(&text), frame, sources, evidence, instructions });
            }
            Some(Err(error)) => return Err(error),
            None => return Err(ModelError::Retry { what: "the answer was cut".to_owned(), after: None }),
        }
    }
}
