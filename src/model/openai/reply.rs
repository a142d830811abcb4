//! One attempt: a request, and the answer as it comes, within its deadlines.

use std::sync::Arc;
use std::time::Duration;

use async_openai::error::OpenAIError;
use async_openai::types::chat::CreateChatCompletionRequest;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use serde_json::Value;
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout_at};

use super::cost::{estimate, priced};
use super::endpoint::Endpoint;
use super::failure::{Failure, Kind};
use super::frame::{Finish, Frame};
use crate::ports::Usage;

/// How long a finished answer waits for what it cost.
const USAGE_GRACE: Duration = Duration::from_secs(1);
/// The most bytes of an answer as it is written, its form included. No more than who reads it takes: what runs longer fails
/// here, so that the next one is asked and in the end the knowledge answers.
const MAX_TEXT: usize = 32 * 1024;

/// An answer that is being written.
pub(super) struct Reply<'a> {
    endpoint: &'a Endpoint,
    stream: BoxStream<'static, Result<Value, OpenAIError>>,
    _place: SemaphorePermit<'a>,
    begun_at: Instant,
    /// When the first word must have come.
    first: Instant,
    /// When all must have come.
    deadline: Instant,
    finish: Option<Finish>,
    length: usize,
    /// About how many tokens it read.
    read: u64,
    /// About how many it wrote.
    wrote: u64,
    /// What the server says of both.
    usage: Option<(u64, u64)>,
    outcome: Outcome,
}

/// Counts an attempt once, with what became of it.
struct Outcome {
    endpoint: Arc<str>,
    name: &'static str,
}

impl Drop for Outcome {
    fn drop(&mut self) {
        metrics::counter!("turjuman_model_attempts_total", "endpoint" => self.endpoint.to_string(), "outcome" => self.name).increment(1);
    }
}

impl<'a> Reply<'a> {
    /// Asks for an answer. `read` is about how many tokens the request has.
    pub(super) async fn open(
        endpoint: &'a Endpoint,
        request: &CreateChatCompletionRequest,
        read: u64,
        deadline: Instant,
    ) -> Result<Self, Failure> {
        // What is dropped before it has ended was cancelled.
        let mut outcome = Outcome { endpoint: Arc::clone(&endpoint.name), name: "cancelled" };
        match Self::opened(endpoint, request, read, deadline).await {
            Ok((stream, place, begun_at, first)) => Ok(Self {
                endpoint,
                stream,
                _place: place,
                begun_at,
                first,
                deadline,
                finish: None,
                length: 0,
                read,
                wrote: 0,
                usage: None,
                outcome,
            }),
            Err(failure) => {
                outcome.name = failure.kind.name();
                Err(failure)
            }
        }
    }

    async fn opened(
        endpoint: &'a Endpoint,
        request: &CreateChatCompletionRequest,
        _read: u64,
        deadline: Instant,
    ) -> Result<(BoxStream<'static, Result<Value, OpenAIError>>, SemaphorePermit<'a>, Instant, Instant), Failure> {
        let begun_at = Instant::now();
        let first = deadline.min(begun_at + endpoint.settings.first_token_timeout);
        let crowded = || Failure::new(Kind::Crowded, format!("all {} places were taken for too long", endpoint.settings.concurrency));
        let place = timeout_at(first, endpoint.places.acquire()).await.map_err(|_| crowded())?.map_err(|_| crowded())?;
        let chat = endpoint.client.chat();
        let asked = chat.create_stream_byot::<_, Value>(request);
        let stream = timeout_at(first, asked).await.map_err(|_| silent("answered nothing"))?.map_err(broken)?;
        Ok((stream, place, begun_at, first))
    }

    /// The next words; `None` when the answer is whole.
    pub(super) async fn next(&mut self) -> Result<Option<String>, Failure> {
        let next = self.words().await;
        match &next {
            Ok(Some(_)) => {}
            Ok(None) => self.outcome.name = "ok",
            Err(failure) => self.outcome.name = failure.kind.name(),
        }
        next
    }

    async fn words(&mut self) -> Result<Option<String>, Failure> {
        loop {
            // A timeout never strikes while there is always something to read.
            if self.finish.is_none() && Instant::now() >= self.deadline {
                return Err(silent("took too long for the whole answer"));
            }
            let limit = match (&self.finish, self.length) {
                (Some(_), _) => self.deadline.max(self.first).min(Instant::now() + USAGE_GRACE),
                (None, 0) => self.first,
                (None, _) => self.deadline.min(Instant::now() + self.endpoint.settings.idle_timeout),
            };
            let value = match timeout_at(limit, self.stream.next()).await {
                Ok(Some(Ok(value))) => value,
                // Whatever comes after the end, the words are there.
                Ok(_) | Err(_) if self.finish.is_some() => return self.ended(),
                Ok(Some(Err(error))) => return Err(broken(error)),
                Ok(None) => return self.ended(),
                Err(_) if Instant::now() >= self.deadline => return Err(silent("took too long for the whole answer")),
                Err(_) if self.length == 0 => return Err(silent("wrote no word in time")),
                Err(_) => return Err(silent("fell silent within its answer")),
            };
            let frame = match Frame::read(&value) {
                Ok(frame) => frame,
                Err(_) if self.finish.is_some() => continue,
                Err(failure) => return Err(failure),
            };
            self.usage = frame.usage.or(self.usage);
            self.finish = frame.finish.or(self.finish.take());
            if frame.text.is_empty() {
                continue;
            }
            if self.length == 0 {
                metrics::histogram!("turjuman_model_first_token_seconds", "endpoint" => self.endpoint.name.to_string())
                    .record(self.begun_at.elapsed());
            }
            self.length += frame.text.len();
            self.wrote += estimate(&frame.text);
            if self.length > MAX_TEXT {
                return Err(Failure::new(Kind::Length, format!("the answer is longer than {MAX_TEXT} bytes")));
            }
            return Ok(Some(frame.text));
        }
    }

    /// What it means that nothing more comes.
    fn ended(&self) -> Result<Option<String>, Failure> {
        match self.finish {
            None => Err(Failure::new(Kind::Cut, "the answer broke off without a `finish_reason`")),
            Some(Finish::Length) => {
                let most = self.endpoint.settings.max_answer_tokens;
                Err(Failure::new(Kind::Length, format!("the answer did not fit into {most} tokens: raise `max_answer_tokens`")))
            }
            Some(Finish::Filtered) => Err(Failure::new(Kind::Filtered, "the server's filter stopped the answer")),
            Some(Finish::Whole) if self.length == 0 => Err(Failure::new(Kind::Empty, "the answer was empty")),
            Some(Finish::Whole) => Ok(None),
        }
    }

    /// What it has cost so far: as the server says, else about.
    pub(super) fn spent(&self) -> Usage {
        let (read, wrote) = self.usage.unwrap_or((self.read, self.wrote));
        priced(self.endpoint.settings.prices, read, wrote)
    }

    /// Whether the server itself has said what it cost.
    pub(super) fn is_exact(&self) -> bool {
        self.usage.is_some()
    }
}

fn silent(what: &str) -> Failure {
    Failure::new(Kind::Timeout, format!("the server {what}"))
}

/// What an error of the library means. Its words are not repeated: they may quote an answer.
fn broken(error: OpenAIError) -> Failure {
    match error {
        OpenAIError::Boxed(inner) => match inner.downcast::<Failure>() {
            Ok(failure) => *failure,
            Err(_) => Failure::new(Kind::Connect, "the request could not be sent"),
        },
        OpenAIError::JSONDeserialize(..) => Failure::new(Kind::Foreign, "what the server sent is no chat completion: check `base_url`"),
        OpenAIError::InvalidArgument(_) => Failure::new(Kind::Request, "the request cannot be built"),
        _ => Failure::new(Kind::Cut, "the connection broke within the answer"),
    }
}
