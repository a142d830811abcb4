//! The client of Discord's REST interface: one bounded request, and what became of it.

use std::time::Duration;

use reqwest12::multipart::{Form, Part};
use reqwest12::{Client, Method, Response, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::Value;

use super::limit::Limits;
use crate::channel::SendError;

/// A file takes longer than words.
const LONGER: u32 = 4;
/// How long nothing is asked after Discord did not believe our token.
const DISBELIEVED: Duration = Duration::from_secs(60);
/// How long until something is tried again that somebody must repair first.
const REPAIR: Duration = Duration::from_secs(300);
/// The most bytes of an answer: a hundred messages with all that can hang on them.
const MAX_ANSWER: usize = 16 * 1024 * 1024;
/// Who asks, in the form that Discord wants.
const USER_AGENT: &str = concat!("DiscordBot (https://crates.io/crates/turjuman, ", env!("CARGO_PKG_VERSION"), ")");

/// The client of one account.
pub(super) struct Rest {
    client: Client,
    base: String,
    token: SecretString,
    timeout: Duration,
    limits: Limits,
}

/// What is asked.
pub(super) struct Call {
    method: Method,
    path: String,
    /// What shares a limit: the path without the ids that do not count.
    route: String,
    body: Payload,
    /// Whether the path holds a token of its own instead of ours; such requests do not count against the account.
    bare: bool,
}

enum Payload {
    None,
    Json(Value),
    Form(Value, Vec<Upload>),
}

/// A file that goes out.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: bytes::Bytes,
}

/// Why there is no answer. No text in it holds a token, an address with one, or words of anybody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Too much was asked.
    Limited { after: Duration },
    /// The token is wrong.
    Disbelieved,
    /// Discord refused, with its code.
    Refused { status: u16, code: u32, message: String },
    /// Discord failed.
    Broken { status: u16 },
    /// It was not asked.
    Unreached { what: &'static str },
    /// It was asked, and what became of it is not known.
    Unknown { what: &'static str },
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    code: u32,
    message: String,
    retry_after: f64,
    global: bool,
}

impl Call {
    /// A request; `route` is the path without the ids that do not count for limits.
    pub(super) fn new(method: Method, path: impl Into<String>, route: impl Into<String>) -> Self {
        Self { method, path: path.into(), route: route.into(), body: Payload::None, bare: false }
    }

    /// With a body.
    pub(super) fn json(self, body: Value) -> Self {
        Self { body: Payload::Json(body), ..self }
    }

    /// With a body and files, if there are some.
    pub(super) fn with(self, body: Value, files: Vec<Upload>) -> Self {
        Self { body: if files.is_empty() { Payload::Json(body) } else { Payload::Form(body, files) }, ..self }
    }

    /// Without our token.
    pub(super) fn bare(self) -> Self {
        Self { bare: true, ..self }
    }
}

impl Rest {
    pub(super) fn new(client: Client, base: &str, token: SecretString, timeout: Duration) -> Self {
        Self { client, base: base.trim_end_matches('/').to_owned(), token, timeout, limits: Limits::default() }
    }

    /// The token, for the gateway.
    pub(super) fn token(&self) -> &str {
        self.token.expose_secret()
    }

    /// Asks, and answers with what Discord says; null where that cannot be read.
    pub(super) async fn call(&self, call: Call) -> Result<Value, Failure> {
        if !call.bare {
            self.limits.ready(&call.route).await.map_err(|after| Failure::Limited { after })?;
        }
        let timeout = if matches!(call.body, Payload::Form(..)) { self.timeout * LONGER } else { self.timeout };
        let deadline = tokio::time::Instant::now() + timeout;
        let route = call.route.clone();
        let sent = tokio::time::timeout_at(deadline, self.request(call)?.send()).await;
        let response = match sent {
            Err(_) => return Err(Failure::Unknown { what: "Discord did not answer in time" }),
            Ok(Err(error)) => return Err(broken(&error)),
            Ok(Ok(response)) => response,
        };
        let status = response.status();
        let headers = response.headers().clone();
        let body = tokio::time::timeout_at(deadline, read(response)).await.ok().flatten();
        if status.is_success() {
            self.limits.learn(&route, &headers);
            return Ok(body.and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or(Value::Null));
        }
        let refusal: Refusal = body.and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default();
        Err(self.failure(status, &headers, refusal))
    }

    fn request(&self, call: Call) -> Result<reqwest12::RequestBuilder, Failure> {
        let request = self.client.request(call.method, format!("{}{}", self.base, call.path)).header("user-agent", USER_AGENT);
        let request = if call.bare { request } else { request.header("authorization", format!("Bot {}", self.token.expose_secret())) };
        let unwritable = |_| Failure::Unreached { what: "the request cannot be written" };
        Ok(match call.body {
            Payload::None => request,
            Payload::Json(body) => request.header("content-type", "application/json").body(body.to_string()),
            Payload::Form(body, files) => {
                let mut form =
                    Form::new().part("payload_json", Part::text(body.to_string()).mime_str("application/json").map_err(unwritable)?);
                for (index, file) in files.into_iter().enumerate() {
                    let length = file.bytes.len() as u64;
                    let part = Part::stream_with_length(file.bytes, length).file_name(file.name);
                    form = form.part(format!("files[{index}]"), part.mime_str(&file.mime).map_err(unwritable)?);
                }
                request.multipart(form)
            }
        })
    }

    fn failure(&self, status: StatusCode, headers: &http::HeaderMap, refusal: Refusal) -> Failure {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        match status {
            StatusCode::TOO_MANY_REQUESTS => {
                let named = header("retry-after").and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
                let after = Duration::try_from_secs_f64(refusal.retry_after.max(named)).unwrap_or_default();
                if header("x-ratelimit-scope") != Some("shared") {
                    self.limits.wrong();
                }
                if refusal.global || header("x-ratelimit-global") == Some("true") || header("x-ratelimit-scope") == Some("global") {
                    self.limits.hold(after);
                }
                Failure::Limited { after }
            }
            StatusCode::UNAUTHORIZED if refusal.code == 0 => {
                self.limits.wrong();
                self.limits.hold(DISBELIEVED);
                Failure::Disbelieved
            }
            status if status.is_server_error() => Failure::Broken { status: status.as_u16() },
            status => {
                if matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED) {
                    self.limits.wrong();
                }
                let message = refusal.message.chars().filter(|c| !c.is_control()).take(120).collect();
                Failure::Refused { status: status.as_u16(), code: refusal.code, message }
            }
        }
    }
}

/// The body, if it comes whole and is not too large.
async fn read(mut response: Response) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.ok()? {
        body.extend_from_slice(&piece);
        if body.len() > MAX_ANSWER {
            return None;
        }
    }
    Some(body)
}

fn broken(error: &reqwest12::Error) -> Failure {
    if error.is_builder() {
        Failure::Unreached { what: "the request cannot be written" }
    } else if error.is_connect() {
        Failure::Unreached { what: "there is no connection to Discord" }
    } else {
        Failure::Unknown { what: "the connection to Discord was cut" }
    }
}

/// Codes of Discord's that mean something to us.
pub(super) mod code {
    /// Unknown message.
    pub(in super::super) const NO_MESSAGE: u32 = 10_008;
    /// Unknown webhook: the right to answer an interaction has ended.
    pub(in super::super) const NO_WEBHOOK: u32 = 10_015;
    /// Unknown interaction.
    pub(in super::super) const NO_INTERACTION: u32 = 10_062;
    /// The interaction was acknowledged before.
    pub(in super::super) const ACKNOWLEDGED: u32 = 40_060;
    /// Missing access.
    pub(in super::super) const NO_ACCESS: u32 = 50_001;
    /// Cannot send messages to this user.
    pub(in super::super) const CLOSED: u32 = 50_007;
    /// Missing permissions.
    pub(in super::super) const NO_PERMISSION: u32 = 50_013;
    /// Invalid webhook token.
    pub(in super::super) const BAD_WEBHOOK: u32 = 50_027;
}

impl Failure {
    /// Whether Discord refused with one of these codes.
    pub(super) fn is(&self, codes: &[u32]) -> bool {
        matches!(self, Self::Refused { code, .. } if codes.contains(code))
    }

    /// Whether asking again may help.
    pub(super) fn passes(&self) -> bool {
        matches!(self, Self::Limited { .. } | Self::Broken { .. } | Self::Unreached { .. } | Self::Unknown { .. })
    }

    /// One line that says what is wrong, and what to do.
    pub(super) fn told(&self) -> String {
        match self {
            Self::Limited { after } => format!("Discord wants us to wait for {} ms", after.as_millis()),
            Self::Disbelieved => "Discord does not believe the token: copy it anew from the application's page \"Bot\"".to_owned(),
            Self::Refused { code: code::NO_ACCESS, .. } => {
                format!(
                    "the bot is not in that guild or does not see that channel ({}): invite it, or let it see the channel",
                    code::NO_ACCESS
                )
            }
            Self::Refused { code: code::NO_PERMISSION, .. } => format!(
                "the bot may not do that there ({}): give its role the rights to see the channel, to send messages (in threads too), to read the history, to attach files and to add reactions",
                code::NO_PERMISSION
            ),
            Self::Refused { code: code::CLOSED, .. } => format!("the customer takes no direct messages from the bot ({})", code::CLOSED),
            Self::Refused { status, code, message } => format!("Discord refused: {message} (status {status}, code {code})"),
            Self::Broken { status } => format!("Discord failed (status {status})"),
            Self::Unreached { what } | Self::Unknown { what } => (*what).to_owned(),
        }
    }

    /// What it means for something that is to be shown.
    pub(super) fn into_send(self) -> SendError {
        let what = self.told();
        match self {
            Self::Limited { after } => SendError::Retry { what, after: Some(after) },
            Self::Broken { .. } | Self::Unreached { .. } => SendError::Retry { what, after: None },
            Self::Unknown { .. } => SendError::Unknown { what },
            Self::Disbelieved => SendError::Retry { what, after: Some(REPAIR) },
            Self::Refused { code: code::NO_ACCESS | code::NO_PERMISSION, .. } => SendError::Retry { what, after: Some(REPAIR) },
            Self::Refused { .. } => SendError::Permanent { what },
        }
    }
}
