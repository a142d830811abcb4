//! The way of a request to the server and of its answer back. What the library would lose (the status of a foreign body)
//! or log (a frame that it cannot read, which quotes a customer) is dealt with here, before it sees it.

use std::error::Error as _;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt as _, StreamExt as _};
use http::header::CONTENT_TYPE;
use reqwest::{Body, Client, Response};
use serde_json::Value;

use super::failure::{Failure, Kind, TOO_LARGE, UNREADABLE, by_status};
use super::retry_after::retry_after;
use crate::core::time::Timestamp;

/// The most bytes of an error's body that are read.
const MAX_ERROR: usize = 64 * 1024;
/// How long an error's body may take: its status is known already.
const ERROR_PATIENCE: Duration = Duration::from_secs(2);
/// The most bytes of an answer: frames have about 300 bytes for each token.
const MAX_ANSWER: usize = 16 * 1024 * 1024;
/// The most bytes of one line.
const MAX_LINE: usize = 1024 * 1024;

/// Sends requests once, and lets through only answers that the library understands.
#[derive(Clone, Debug)]
pub(super) struct Transport(pub(super) Client);

impl tower_service::Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = OpenAIError;
    type Future = BoxFuture<'static, Result<Response, OpenAIError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        let client = self.0.clone();
        async move {
            let request = factory.build().await?;
            let outcome = match client.execute(request).await {
                Ok(response) if response.status().is_success() => tame(response).await,
                Ok(response) => Err(refused(response).await),
                Err(error) => Err(unanswered(&error)),
            };
            outcome.map_err(|failure| OpenAIError::Boxed(Box::new(failure)))
        }
        .boxed()
    }
}

/// What became of a request without an answer.
fn unanswered(error: &reqwest::Error) -> Failure {
    if error.is_builder() {
        return Failure::new(Kind::Request, "the request cannot be built: check `base_url`");
    }
    if error.is_connect() {
        let why = if error.is_timeout() { "it takes too long".to_owned() } else { cause(error) };
        return Failure::new(Kind::Connect, format!("the server cannot be reached ({why}): check `base_url`, and whether it runs"));
    }
    Failure::new(Kind::Cut, "the server closed the connection before it answered")
}

/// The innermost cause: those above repeat the address.
fn cause(error: &reqwest::Error) -> String {
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        cause = Some(inner);
    }
    cause.map_or_else(|| "no connection".to_owned(), ToString::to_string)
}

/// What an answer of another status than 2xx means, whatever its body is.
async fn refused(response: Response) -> Failure {
    let status = response.status().as_u16();
    let after = retry_after(response.headers(), now());
    let body = tokio::time::timeout(ERROR_PATIENCE, read(response, MAX_ERROR)).await;
    let body: Value = body.ok().flatten().and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default();
    // Some wrap the error in a list, some have no `error` around it.
    let body = body.get(0).unwrap_or(&body);
    let error = body.get("error").filter(|error| error.is_object()).unwrap_or(body);
    let text = |name| error.get(name).and_then(Value::as_str).unwrap_or_default();
    let param = if text("param").is_empty() { mentioned(text("message")) } else { text("param") };
    Failure { after, ..by_status(status, text("code"), text("type"), param) }
}

/// The part of a request that a message is about. It decides about no more than the words of a hint.
fn mentioned(message: &str) -> &'static str {
    const PARTS: [&str; 5] = ["max_completion_tokens", "max_tokens", "response_format", "stream_options", "temperature"];
    PARTS.into_iter().find(|part| message.contains(part)).unwrap_or_default()
}

/// An answer that the library can stream: an event stream whose data is JSON, whatever the server sent.
async fn tame(response: Response) -> Result<Response, Failure> {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let unreadable = || Failure::new(Kind::Foreign, "what the server sent is no chat completion: check `base_url`");
    if content_type.contains("html") {
        return Err(unreadable());
    }
    if content_type.contains("json") {
        let body = read(response, MAX_ANSWER).await.ok_or_else(unreadable)?;
        let value: Value = serde_json::from_slice(&body).map_err(|_| unreadable())?;
        return Ok(http::Response::new(Body::from(format!("data: {value}\n\n"))).into());
    }
    let mut lines = Lines::default();
    let mut whole = true;
    let events = response.bytes_stream().scan((), move |(), bytes| {
        // After a cut or an answer without end there is nothing more to say.
        let item = whole.then(|| match bytes {
            Ok(bytes) => lines.push(&bytes).map_err(|()| std::io::Error::other(TOO_LARGE)),
            Err(_) => Err(std::io::ErrorKind::UnexpectedEof.into()),
        });
        whole = matches!(item, Some(Ok(_)));
        std::future::ready(item)
    });
    let events = events.map(|item| match item {
        Err(error) if error.kind() == std::io::ErrorKind::Other => Ok(Bytes::from(error_event(TOO_LARGE))),
        item => item,
    });
    Ok(http::Response::new(Body::wrap_stream(events)).into())
}

/// The whole body; `None` where it breaks off or is longer.
async fn read(mut response: Response, max: usize) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        if body.len() + chunk.len() > max {
            return None;
        }
        body.extend_from_slice(&chunk);
    }
    Some(body)
}

/// Lines of an event stream, with an error in place of data that is no JSON.
#[derive(Default)]
struct Lines {
    /// The line that is not whole yet.
    rest: Vec<u8>,
    total: usize,
}

impl Lines {
    /// The lines that `bytes` completes.
    fn push(&mut self, bytes: &[u8]) -> Result<Bytes, ()> {
        self.total += bytes.len();
        self.rest.extend_from_slice(bytes);
        if self.total > MAX_ANSWER {
            return Err(());
        }
        let Some(end) = self.rest.iter().rposition(|byte| *byte == b'\n') else {
            return if self.rest.len() > MAX_LINE { Err(()) } else { Ok(Bytes::new()) };
        };
        let rest = self.rest.split_off(end + 1);
        let whole = std::mem::replace(&mut self.rest, rest);
        let mut lines = Vec::with_capacity(whole.len());
        for line in whole.split_inclusive(|byte| *byte == b'\n') {
            match line.strip_prefix(b"data:").map(<[u8]>::trim_ascii) {
                Some(data) if data != b"[DONE]" && !is_json(data) => lines.extend_from_slice(error_event(UNREADABLE).as_bytes()),
                _ => lines.extend_from_slice(line),
            }
        }
        Ok(lines.into())
    }
}

fn is_json(data: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(data).is_ok()
}

fn error_event(code: &str) -> String {
    format!("data: {{\"error\":{{\"code\":\"{code}\"}}}}\n\n")
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_is_no_json_becomes_an_error() {
        let error = error_event(UNREADABLE);
        for (stream, expect) in [
            ("data: {\"a\":1}\n\ndata: [DONE]\n\n", "data: {\"a\":1}\n\ndata: [DONE]\n\n".to_owned()),
            (": keep-alive\nevent: x\ndata:{}\r\n\r\n", ": keep-alive\nevent: x\ndata:{}\r\n\r\n".to_owned()),
            ("data: {\"a\n\n", format!("{error}\n")),
            ("data: <html>\n", error.clone()),
            ("data: {}", String::new()),
        ] {
            for size in [1, 3, 1000] {
                let mut lines = Lines::default();
                let chunks = stream.as_bytes().chunks(size).flat_map(|chunk| lines.push(chunk).unwrap());
                assert_eq!(String::from_utf8(chunks.collect()).unwrap(), expect, "{stream:?} by {size}");
            }
        }
    }

    #[test]
    fn an_answer_without_end_is_cut() {
        let mut lines = Lines::default();
        let line = [&b"data: "[..], &vec![b' '; 1000][..], b"{}\n"].concat();
        let taken = std::iter::repeat_with(|| lines.push(&line)).take_while(Result::is_ok).count();
        assert_eq!(taken, MAX_ANSWER / line.len());
        let mut lines = Lines::default();
        let taken = std::iter::repeat_with(|| lines.push(&[b'x'; 1024])).take_while(Result::is_ok).count();
        assert_eq!(taken, MAX_LINE / 1024);
    }
}
