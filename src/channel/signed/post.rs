//! Posts JSON to one address, signed, and says what became of it.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use reqwest::{Client, Response, Url, redirect};
use serde::Deserialize;

use crate::channel::json::check_id;
use crate::channel::{Finding, Level, Receipt, SendError};
use crate::core::message::MessageId;
use crate::core::signature::{self, Secret};
use crate::core::time::Timestamp;
use crate::ports::Clock;

/// The longest wait that a receiver's `Retry-After` can ask for.
pub const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);
/// How long to wait when the address or the secret seems to be wrong (3xx, 401, 403, 404, 405, 407): somebody has to
/// repair it, and no message is lost meanwhile.
pub const MISCONFIGURED_RETRY: Duration = Duration::from_secs(300);
/// The most bytes of an answer that are read.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client for one address. Connections are kept alive; redirects are not followed.
pub struct SignedPost {
    client: Client,
    url: Url,
    secrets: Vec<Secret>,
    clock: Arc<dyn Clock>,
}

/// What a receiver may say in a 2xx answer.
#[derive(Deserialize)]
struct Answer {
    message: Option<String>,
}

impl SignedPost {
    /// A client that signs with every one of `secrets` (none: unsigned) and gives up after `timeout` in all.
    ///
    /// # Errors
    /// A lower-case fragment that fits after "cannot connect": the address is wrong, or TLS cannot be set up.
    pub fn new(url: &str, secrets: Vec<Secret>, timeout: Duration, clock: Arc<dyn Clock>) -> Result<Self, String> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err("without a TLS provider: install one when the process starts".to_owned());
        }
        let url: Url = url.parse().map_err(|cause| format!("to an address that is no URL: {cause}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("to a `{}` address: use https or http", url.scheme()));
        }
        let builder = Client::builder().redirect(redirect::Policy::none()).connect_timeout(CONNECT_TIMEOUT.min(timeout)).timeout(timeout);
        // A proxy cannot reach our loopback.
        let builder = if is_loopback(&url) { builder.no_proxy() } else { builder };
        let client = builder.build().map_err(|cause| format!("with TLS: {}", chain(&cause)))?;
        Ok(Self { client, url, secrets, clock })
    }

    /// Posts `body` under `id`.
    ///
    /// # Errors
    /// Whether another attempt makes sense, and when.
    pub async fn send(&self, id: &str, body: &str) -> Result<Receipt, SendError> {
        let timestamp = self.clock.now().as_secs();
        let mut request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(signature::ID, id)
            .header(signature::TIMESTAMP, timestamp);
        if !self.secrets.is_empty() {
            let signatures: Vec<_> = self.secrets.iter().map(|secret| signature::sign(secret, id, timestamp, body.as_bytes())).collect();
            request = request.header(signature::SIGNATURE, signatures.join(" "));
        }
        match request.body(body.to_owned()).send().await {
            Ok(response) if response.status().is_success() => Ok(receipt(response).await),
            Ok(response) => Err(refused(response.status(), response.headers(), self.clock.now())),
            Err(error) => Err(unsent(&error)),
        }
    }

    /// Whether anything answers at the address. Sends a HEAD request without content.
    pub async fn probe(&self) -> Finding {
        let host = self.url.host_str().unwrap_or("the host");
        match self.client.head(self.url.clone()).send().await {
            Ok(response) => Finding { level: Level::Good, what: format!("{host} answers (HEAD gives {})", response.status().as_u16()) },
            Err(error) => {
                Finding { level: Level::Bad, what: format!("{host} does not answer: {}; check the address and the network", chain(&error)) }
            }
        }
    }
}

/// A 2xx is a receipt whatever its body holds; only an object with a `message` that can be an id adds to it.
async fn receipt(mut response: Response) -> Receipt {
    let mut body = BytesMut::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        if body.len() + chunk.len() > MAX_ANSWER_BYTES {
            return Receipt::default();
        }
        body.extend_from_slice(&chunk);
    }
    let message = serde_json::from_slice::<Answer>(&body).ok().and_then(|answer| answer.message);
    Receipt { message: message.filter(|id| check_id("message", id).is_ok()).map(MessageId::new), place: None }
}

fn refused(status: StatusCode, headers: &HeaderMap, now: Timestamp) -> SendError {
    let what = format!("the receiver answered {}", status.as_u16());
    match status.as_u16() {
        429 | 503 => SendError::Retry { what, after: retry_after(headers, now) },
        408 | 425 | 500..=599 => SendError::Retry { what, after: None },
        300..=399 | 401 | 403 | 404 | 405 | 407 => SendError::Retry { what, after: Some(MISCONFIGURED_RETRY) },
        _ => SendError::Permanent { what },
    }
}

/// `Retry-After` in seconds or as an HTTP date, at most [`MAX_RETRY_AFTER`].
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wish = match value.parse::<u64>() {
        Ok(secs) => Duration::from_secs(secs),
        Err(_) => {
            let at = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(value).ok()?;
            Duration::from_millis(u64::try_from(Timestamp(at.as_millisecond()).ms_since(now)).unwrap_or(0))
        }
    };
    Some(wish.min(MAX_RETRY_AFTER))
}

/// Without an answer: what failed before the request was written did not arrive, anything later may have.
fn unsent(error: &reqwest::Error) -> SendError {
    let what = chain(error);
    if error.is_builder() {
        SendError::Permanent { what }
    } else if error.is_connect() {
        SendError::Retry { what, after: None }
    } else {
        SendError::Unknown { what }
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The error with its causes, without the address (it may hold a token).
fn chain(error: &reqwest::Error) -> String {
    let mut causes = Vec::new();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        causes.push(cause.to_string());
        source = cause.source();
    }
    match causes.last() {
        Some(cause) if error.is_timeout() => format!("timed out ({cause})"),
        Some(cause) => cause.clone(),
        None => "the request failed".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_retry_after() {
        let now = Timestamp(784_111_770_000); // Sun, 06 Nov 1994 08:49:30 GMT
        for (value, expect) in [
            ("0", Some(0)),
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("3600", Some(3600)),
            ("3601", Some(3600)),
            ("18446744073709551615", Some(3600)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
            ("Sun, 06 Nov 2094 08:49:37 GMT", Some(3600)),
            ("-1", None),
            ("soon", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, value.parse().expect("a header value"));
            assert_eq!(retry_after(&headers, now), expect.map(Duration::from_secs), "{value:?}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }

    #[test]
    fn the_status_decides_about_a_retry() {
        let kind = |status: u16| match refused(StatusCode::from_u16(status).expect("a status"), &HeaderMap::new(), Timestamp(0)) {
            SendError::Retry { after: None, .. } => "retry",
            SendError::Retry { .. } => "retry later",
            SendError::Permanent { .. } => "permanent",
            SendError::Unknown { .. } => "unknown",
        };
        for (expect, statuses) in [
            ("retry", &[408, 425, 429, 500, 502, 503, 504, 599][..]),
            ("retry later", &[301, 302, 307, 401, 403, 404, 405, 407]),
            ("permanent", &[400, 402, 409, 410, 413, 415, 422, 451]),
        ] {
            for status in statuses {
                assert_eq!(kind(*status), expect, "{status}");
            }
        }
    }

    #[test]
    fn loopback_addresses_need_no_proxy() {
        for (url, expect) in [
            ("http://127.0.0.1:1/x", true),
            ("http://[::1]/", true),
            ("http://localhost:8080/", true),
            ("https://example.com/", false),
            ("http://10.0.0.1/", false),
        ] {
            assert_eq!(is_loopback(&url.parse().expect("a URL")), expect, "{url}");
        }
    }
}
