//! Answers with the best passages themselves; needs no network.

use std::sync::Arc;

use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};

use crate::core::dialogue::Frame;
use crate::core::knowledge::{Hit, Passage};
use crate::core::prompt::Prompt;
use crate::ports::{Ask, Chunk, Condensed, Finding, Level, Model, ModelError};

/// A further passage is shown only if it reaches this share of the first one's score: below it the
/// passages seldom answer the same question.
const MIN_SHARE: f64 = 0.7;

/// What CommonMark could take for markup within a heading.
const MARKUP: [char; 12] = ['\\', '*', '_', '`', '[', ']', '<', '>', '~', '|', '&', '!'];

/// The extractive model.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extractive {}

impl Model for Extractive {
    fn describe(&self) -> String {
        "extractive: the best passages of the knowledge, word for word; no LLM, no network".to_owned()
    }

    fn is_slow(&self) -> bool {
        false
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        stream::iter(chunks(&ask)).boxed()
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        let what = "it writes no summaries".to_owned();
        ready(Err(ModelError::Permanent { what })).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(vec![Finding { level: Level::Good, what: self.describe() }]).boxed()
    }
}

/// The whole answer: a chunk of text for each passage, then the end.
fn chunks(ask: &Ask) -> Vec<Result<Chunk, ModelError>> {
    let best = best(&ask.passages, ask.max_passages);
    let (texts, sources, frame) = if !best.is_empty() {
        (sections(&best), best, Frame::Passages)
    } else if let Some(hit) = ask.foreign.first() {
        (vec![quote(&hit.passage.body)], vec![Arc::clone(&hit.passage)], Frame::OtherLanguage)
    } else {
        return vec![Err(ModelError::NothingFound)];
    };
    let done = Chunk::Done { sources, frame };
    texts.into_iter().map(Chunk::Text).chain([done]).map(Ok).collect()
}

/// The first passage and those that come close to it, at most `limit` and never none of some.
fn best(hits: &[Hit], limit: usize) -> Vec<Arc<Passage>> {
    let floor = hits.first().map_or(0.0, |first| first.score * MIN_SHARE);
    let close = hits.iter().filter(|hit| hit.score >= floor);
    close.take(limit.max(1)).map(|hit| Arc::clone(&hit.passage)).collect()
}

/// Headings are shown only where there is more than one passage to tell apart.
fn sections(passages: &[Arc<Passage>]) -> Vec<String> {
    let several = passages.len() > 1;
    let mut texts = Vec::with_capacity(passages.len());
    for (n, passage) in passages.iter().enumerate() {
        let mut text = if n == 0 { String::new() } else { "\n\n".to_owned() };
        if several && !passage.heading.is_empty() {
            text.push_str("**");
            push_escaped(&passage.heading, &mut text);
            text.push_str("**\n\n");
        }
        text.push_str(&passage.body);
        texts.push(text);
    }
    texts
}

fn push_escaped(heading: &str, text: &mut String) {
    for c in heading.chars() {
        if MARKUP.contains(&c) {
            text.push('\\');
        }
        text.push(c);
    }
}

/// Every line as a Markdown quote.
fn quote(body: &str) -> String {
    let mut text = String::with_capacity(body.len() + 16);
    for line in body.lines() {
        text.push_str("> ");
        text.push_str(line);
        text.push('\n');
    }
    text
}
