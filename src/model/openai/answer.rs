//! An answer: attempts until one is whole, within one deadline.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use tokio::time::{Instant, sleep};

use super::cost::of_prompt;
use super::endpoint::Endpoint;
use super::failure::{Failure, Kind};
use super::reply::Reply;
use super::{probe, request};
use crate::core::dialogue::Frame;
use crate::core::knowledge::Passage;
use crate::core::prompt::{Piece, Prompt};
use crate::model::written::{Pen, written};
use crate::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError, Usage};

/// The wait before a second attempt, doubled for each further one.
const BACKOFF: Duration = Duration::from_millis(200);
/// How many tokens are written between two words on what they cost.
const SPENT_EVERY: u64 = 64;

/// A model behind an OpenAI-compatible server.
pub struct OpenAi {
    endpoint: Arc<Endpoint>,
}

impl OpenAi {
    pub(super) fn new(endpoint: Endpoint) -> Self {
        Self { endpoint: Arc::new(endpoint) }
    }
}

impl Model for OpenAi {
    fn describe(&self) -> String {
        self.endpoint.name.to_string()
    }

    fn is_slow(&self) -> bool {
        true
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        let endpoint = Arc::clone(&self.endpoint);
        written(|pen| async move { answer(&endpoint, &ask.prompt, pen).await })
    }

    fn condense(&self, prompt: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        let endpoint = Arc::clone(&self.endpoint);
        async move { condense(&endpoint, &prompt).await }.boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        probe::probe(&self.endpoint).boxed()
    }
}

/// Attempts at one answer, and what they have cost.
struct Attempts<'a> {
    endpoint: &'a Endpoint,
    deadline: Instant,
    made: u32,
    /// What the failed ones cost.
    lost: Usage,
}

impl<'a> Attempts<'a> {
    fn new(endpoint: &'a Endpoint) -> Self {
        Self { endpoint, deadline: Instant::now() + endpoint.settings.total_timeout, made: 0, lost: Usage::default() }
    }

    /// Waits before another attempt.
    ///
    /// # Errors
    /// The failure, where no other attempt makes sense or is in time.
    async fn again(&mut self, failure: Failure, spent: Usage) -> Result<(), ModelError> {
        self.lost = self.lost.plus(spent);
        self.made += 1;
        let settings = &self.endpoint.settings;
        let backoff = BACKOFF.saturating_mul(2_u32.saturating_pow(self.made - 1));
        let wait = failure.after.unwrap_or(backoff);
        let is_over =
            self.made >= settings.attempts || wait > settings.retry_after_max.max(backoff) || Instant::now() + wait >= self.deadline;
        tracing::warn!(endpoint = %self.endpoint.name, kind = failure.kind.name(), what = failure.what, attempt = self.made, "the model failed");
        if is_over || !failure.kind.is_worth_another() {
            let after = failure.after.map(|after| after.min(settings.retry_after_max));
            return Err(Failure { after, ..failure }.into_error());
        }
        sleep(wait).await;
        Ok(())
    }
}

/// What one attempt has made of an answer.
#[derive(Default)]
struct Page {
    /// Whether words of an earlier attempt stand there.
    is_stale: bool,
    has_words: bool,
    nothing_found: bool,
    sources: Vec<Arc<Passage>>,
}

async fn answer(endpoint: &Endpoint, prompt: &Prompt, pen: Pen) {
    let mut attempts = Attempts::new(endpoint);
    let mut page = Page::default();
    loop {
        let mut spent = Usage::default();
        let Err(failure) = once(endpoint, prompt, &attempts, &mut page, &pen, &mut spent).await else {
            let end = match page.nothing_found {
                true => Err(ModelError::NothingFound),
                false => Ok(Chunk::Done { sources: page.sources, frame: Frame::None }),
            };
            return pen.write(end).await;
        };
        if let Err(error) = attempts.again(failure, spent).await {
            return pen.write(Err(error)).await;
        }
        page = Page { is_stale: page.is_stale || page.has_words, ..Page::default() };
    }
}

async fn once(
    endpoint: &Endpoint,
    prompt: &Prompt,
    attempts: &Attempts<'_>,
    page: &mut Page,
    pen: &Pen,
    spent: &mut Usage,
) -> Result<(), Failure> {
    let request = request::answer(&endpoint.settings, prompt);
    let mut reply = Reply::open(endpoint, &request, of_prompt(prompt), attempts.deadline).await?;
    let mut reader = prompt.reader(endpoint.settings.form);
    let mut told = None;
    loop {
        let next = reply.next().await;
        *spent = reply.spent();
        let pieces = match next? {
            Some(words) => {
                // So that an answer that nobody waits for any more is not free.
                if told.is_none_or(|told| spent.completion_tokens >= told + SPENT_EVERY) {
                    told = Some(spent.completion_tokens);
                    pen.write(Ok(Chunk::Spent(attempts.lost.plus(*spent)))).await;
                }
                reader.push(&words)
            }
            None => {
                write(reader.finish(), prompt, page, pen).await;
                break;
            }
        };
        write(pieces, prompt, page, pen).await;
    }
    if !page.has_words && !page.nothing_found {
        return Err(Failure::new(Kind::Wordless, "the answer had no words for the customer"));
    }
    if !reply.is_exact() {
        tracing::debug!(endpoint = %endpoint.name, "the server did not say what the answer cost");
    }
    pen.write(Ok(Chunk::Spent(attempts.lost.plus(*spent)))).await;
    Ok(())
}

async fn write(pieces: Vec<Piece>, prompt: &Prompt, page: &mut Page, pen: &Pen) {
    for piece in pieces {
        match piece {
            Piece::Text(text) if text.is_empty() => {}
            Piece::Text(text) => {
                if std::mem::take(&mut page.is_stale) {
                    pen.write(Ok(Chunk::Restart)).await;
                }
                page.has_words |= !text.trim().is_empty();
                pen.write(Ok(Chunk::Text(text))).await;
            }
            // A number that no passage has is the model's mistake, and proves nothing.
            Piece::Cite(number) => {
                let passage = number.checked_sub(1).and_then(|at| prompt.passages.get(at));
                if let Some(passage) = passage.filter(|passage| page.sources.iter().all(|source| source.id != passage.id)) {
                    page.sources.push(Arc::clone(passage));
                    pen.write(Ok(Chunk::Source(Arc::clone(passage)))).await;
                }
            }
            Piece::NothingFound => page.nothing_found = true,
        }
    }
}

async fn condense(endpoint: &Endpoint, prompt: &Prompt) -> Result<Condensed, ModelError> {
    let mut attempts = Attempts::new(endpoint);
    let request = request::plain(&endpoint.settings, prompt);
    loop {
        let (mut text, mut spent) = (String::new(), Usage::default());
        let written = async {
            let mut reply = Reply::open(endpoint, &request, of_prompt(prompt), attempts.deadline).await?;
            loop {
                let next = reply.next().await;
                spent = reply.spent();
                match next? {
                    Some(words) => text.push_str(&words),
                    None => return Ok(()),
                }
            }
        };
        match written.await {
            Ok(()) => return Ok(Condensed { text: text.trim().to_owned(), spent: attempts.lost.plus(spent) }),
            Err(failure) => attempts.again(failure, spent).await?,
        }
    }
}
