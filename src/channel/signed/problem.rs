//! What a caller is told when a request is refused: `{"error":{"code","message","help"}}`.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use crate::channel::{DecodeError, HttpResponse, SinkError};
use crate::core::signature::Failure;

const RETRY_AFTER_SECS: u64 = 5;

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The status.
    pub(crate) status: StatusCode,
    /// Stable, for programs.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// After how many seconds another attempt makes sense.
    pub(crate) retry_after: Option<u64>,
}

impl Problem {
    /// A problem whose `what` fits after "cannot".
    pub(crate) fn new(status: StatusCode, code: &'static str, what: impl std::fmt::Display, help: impl Into<String>) -> Self {
        let retry_after = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(RETRY_AFTER_SECS);
        Self { status, code, message: format!("cannot {what}"), help: help.into(), retry_after }
    }

    /// The body is larger than allowed.
    pub(crate) fn too_large(len: usize, max: usize) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("take a body of {len} bytes"),
            format!("send at most {max} bytes; pass files by id"),
        )
    }

    /// Too much of something, for `secs` more seconds.
    pub(crate) fn too_many(what: &str, secs: u64) -> Self {
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many", format!("take {what}"), format!("try again in {secs} s"));
        Self { retry_after: Some(secs), ..problem }
    }

    /// The answer to the caller.
    pub(crate) fn response(&self) -> HttpResponse {
        let body = serde_json::json!({"error": {"code": self.code, "message": self.message, "help": self.help}});
        let mut response = json(self.status, &body);
        if let Some(secs) = self.retry_after {
            response.headers.insert(RETRY_AFTER, HeaderValue::from(secs));
        }
        response
    }
}

impl From<DecodeError> for Problem {
    fn from(error: DecodeError) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", error.what, error.help)
    }
}

impl From<SinkError> for Problem {
    fn from(error: SinkError) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", error, "send the same request with the same id again later")
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let (status, code, help) = match failure {
            Failure::Timestamp | Failure::OutOfTolerance { .. } => {
                (StatusCode::BAD_REQUEST, "timestamp", "set the clock, and sign every attempt anew with the current time")
            }
            Failure::Missing(_) => (
                StatusCode::UNAUTHORIZED,
                "signature",
                "sign the request by Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature",
            ),
            Failure::NoMatch => (
                StatusCode::UNAUTHORIZED,
                "signature",
                "sign `id.timestamp.body` with the shared secret, over the very bytes that are sent",
            ),
        };
        Self::new(status, code, failure, help)
    }
}

/// A JSON answer.
pub(crate) fn json(status: StatusCode, body: &Value) -> HttpResponse {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    HttpResponse { status, headers, body: Bytes::from(body.to_string()).into() }
}
