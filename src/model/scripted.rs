//! Answers from a file, with the pace and the faults the file asks for: for tests and demonstrations.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};

use super::script::{Fault, Row, Script};
use crate::core::dialogue::{Frame, Question};
use crate::core::knowledge::{Hit, Passage};
use crate::core::prompt::Prompt;
use crate::ports::{Ask, Chunk, Condensed, Finding, Level, Model, ModelError};

/// The scripted model.
#[derive(Debug)]
pub struct Scripted {
    name: String,
    script: Script,
    /// How often each row was asked for so far, as long as its fault counts.
    asked: Vec<AtomicU32>,
}

/// What a stream does next.
enum Beat {
    Wait(Duration),
    Say(Result<Chunk, ModelError>),
    Stall,
    Panic,
}

impl Scripted {
    /// A model that answers from `script`; `name` is the file, for people.
    pub fn new(name: impl Into<String>, script: Script) -> Self {
        let asked = script.rows.iter().map(|_| AtomicU32::new(0)).collect();
        Self { name: name.into(), script, asked }
    }

    /// The first row for this question, or else the first row for every question.
    fn row(&self, question: &Question) -> Option<(usize, &Row)> {
        let fits = |row: &&Row| {
            row.locale.as_deref().is_none_or(|locale| locale == question.locale.as_str() || locale == question.locale.language())
        };
        let rows = || self.script.rows.iter().enumerate().filter(|(_, row)| fits(row));
        rows()
            .find(|(_, row)| row.when.as_ref().is_some_and(|when| when.is_for(&question.text)))
            .or_else(|| rows().find(|(_, row)| row.when.is_none()))
    }

    /// What goes wrong this time.
    fn fault(&self, n: usize, row: &Row) -> Fault {
        let Some(times) = row.fault_times else { return row.fault };
        let over = |asked: u32| if asked < times { Some(asked + 1) } else { None };
        match self.asked.get(n).map(|asked| asked.fetch_update(Ordering::Relaxed, Ordering::Relaxed, over)) {
            Some(Ok(_)) => row.fault,
            _ => Fault::None,
        }
    }

    fn beats(&self, ask: &Ask) -> Vec<Beat> {
        let Some((n, row)) = self.row(&ask.question) else { return vec![Beat::Say(Err(ModelError::NothingFound))] };
        let mut beats = vec![Beat::Wait(row.delay + Duration::from_millis(self.script.pace.first_token_ms))];
        let fault = self.fault(n, row);
        match fault {
            Fault::Panic => beats.push(Beat::Panic),
            Fault::Permanent => beats.push(Beat::Say(Err(ModelError::Permanent { what: "the script says so".to_owned() }))),
            Fault::Retry => {
                let error = ModelError::Retry { what: "the script says so".to_owned(), after: Some(row.after) };
                beats.push(Beat::Say(Err(error)));
            }
            _ if given(ask).is_empty() => beats.push(Beat::Say(Err(ModelError::NothingFound))),
            Fault::None => {
                self.push_words(&row.text, usize::MAX, &mut beats);
                beats.push(Beat::Say(Ok(Chunk::Done { sources: cited(row, ask), frame: Frame::None })));
            }
            Fault::Cut | Fault::Stall => {
                self.push_words(&row.text, words(&row.text).count().div_ceil(2), &mut beats);
                beats.extend((fault == Fault::Stall).then_some(Beat::Stall));
            }
        }
        beats
    }

    fn push_words(&self, text: &str, limit: usize, beats: &mut Vec<Beat>) {
        for (n, word) in words(text).take(limit).enumerate() {
            if n > 0 {
                beats.push(Beat::Wait(self.script.pace.between()));
            }
            beats.push(Beat::Say(Ok(Chunk::Text(word.to_owned()))));
        }
    }
}

impl Model for Scripted {
    fn describe(&self) -> String {
        format!("scripted ({})", self.name)
    }

    fn is_slow(&self) -> bool {
        true
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        stream::iter(self.beats(&ask)).filter_map(play).boxed()
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        let what = "it writes no summaries".to_owned();
        ready(Err(ModelError::Permanent { what })).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(vec![Finding { level: Level::Good, what: self.describe() }]).boxed()
    }
}

async fn play(beat: Beat) -> Option<Result<Chunk, ModelError>> {
    match beat {
        Beat::Wait(time) => {
            if !time.is_zero() {
                tokio::time::sleep(time).await;
            }
            None
        }
        Beat::Say(said) => Some(said),
        Beat::Stall => std::future::pending().await,
        Beat::Panic => breaks(),
    }
}

#[expect(clippy::panic, reason = "a script asks for it, to show that the caller survives a model that breaks")]
fn breaks() -> ! {
    panic!("the script says so")
}

/// Each word with the space behind it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(char::is_whitespace)
}

/// The passages that may be named.
fn given(ask: &Ask) -> &[Hit] {
    if ask.passages.is_empty() { &ask.foreign } else { &ask.passages }
}

/// The given passages that the row names, in the order given.
fn cited(row: &Row, ask: &Ask) -> Vec<Arc<Passage>> {
    let given = given(ask).iter().map(|hit| &hit.passage);
    match &row.cite {
        None => given.take(1).cloned().collect(),
        Some(names) => given.filter(|passage| names.iter().any(|name| is_named(passage, name))).cloned().collect(),
    }
}

fn is_named(passage: &Passage, name: &str) -> bool {
    *passage.id.0 == *name || (!name.is_empty() && passage.heading.contains(name))
}
