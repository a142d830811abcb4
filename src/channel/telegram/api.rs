//! Calls methods of the Bot API and says what became of each.
//!
//! No error names the address: it holds the token.

use std::time::Duration;

use bytes::BytesMut;
use reqwest12::header::CONTENT_TYPE;
use reqwest12::multipart::{Form, Part};
use reqwest12::{Client, RequestBuilder, Response};
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer as _};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use teloxide::ApiError;

/// The most bytes of an answer that are read: a hundred updates are far smaller.
const MAX_ANSWER: usize = 32 * 1024 * 1024;
/// The longest wait that the platform can ask for.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);
/// How fast a file travels at least, in bytes per second; by this its deadline grows.
const SLOWEST: u64 = 64 * 1024;
/// The most characters of the platform's words that are told.
const MAX_TOLD: usize = 160;

/// A bot's token. It prints nowhere.
pub(super) struct Token(String);

impl Token {
    /// Between `/bot` and the method.
    pub(super) fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// Whether it may be one: `123456789:AA…`.
    pub(super) fn is_wellformed(&self) -> bool {
        let secret = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let parts = self.0.split_once(':');
        parts.is_some_and(|(id, rest)| {
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty() && rest.chars().all(secret)
        })
    }
}

/// One bot's way to the Bot API.
pub(super) struct Api {
    pub(super) client: Client,
    /// `https://api.telegram.org`, without a slash at its end.
    pub(super) base: String,
    /// Where files lie; the same unless they are served elsewhere.
    pub(super) files: String,
    pub(super) token: Token,
    /// How long a request may take.
    pub(super) timeout: Duration,
}

/// Why a call has no result.
pub(super) enum Fault {
    /// There is no connection: nothing was written.
    Unreached(&'static str),
    /// The request was written, or may have been, and no answer came.
    Cut(&'static str),
    /// It was taken, and the answer cannot be read.
    Garbled,
    /// It was refused.
    Refused(Refused),
}

/// How the platform refuses.
pub(super) struct Refused {
    /// Like the status of HTTP.
    pub(super) code: u16,
    /// What it says, where that is known.
    pub(super) error: Option<ApiError>,
    /// The same in words that hold nothing of ours.
    pub(super) what: String,
    pub(super) retry_after: Option<Duration>,
    /// The id that the chat has now.
    pub(super) moved: Option<i64>,
}

#[derive(Deserialize)]
struct Answer<'a> {
    ok: bool,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Default, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// A file to be sent.
pub(super) struct Upload {
    /// The parameter that it is: `photo`.
    pub(super) field: String,
    pub(super) part: Part,
    pub(super) size: u64,
}

impl Api {
    /// Calls a method.
    pub(super) async fn call<T: DeserializeOwned>(&self, method: &str, params: &impl Serialize) -> Result<T, Fault> {
        self.call_within(method, params, self.timeout).await
    }

    /// The same with a deadline of its own.
    pub(super) async fn call_within<T: DeserializeOwned>(
        &self,
        method: &str,
        params: &impl Serialize,
        within: Duration,
    ) -> Result<T, Fault> {
        let body = serde_json::to_vec(params).map_err(|_| Fault::Unreached("the request cannot be written"))?;
        let request = self.client.post(self.address(method)).header(CONTENT_TYPE, "application/json").body(body);
        self.ask(request.timeout(within)).await
    }

    /// Calls a method with a file.
    pub(super) async fn upload<T: DeserializeOwned>(&self, method: &str, params: &Map<String, Value>, file: Upload) -> Result<T, Fault> {
        let form = params.iter().fold(Form::new(), |form, (name, value)| match value {
            Value::String(text) => form.text(name.clone(), text.clone()),
            other => form.text(name.clone(), other.to_string()),
        });
        let within = self.timeout + Duration::from_secs(file.size / SLOWEST);
        self.ask(self.client.post(self.address(method)).multipart(form.part(file.field, file.part)).timeout(within)).await
    }

    /// Where a file lies.
    pub(super) fn file(&self, path: &str) -> String {
        // Names of files may hold anything; slashes stay what they are.
        let path: Vec<String> = path.split('/').map(escaped).collect();
        format!("{}/file/bot{}/{}", self.files, self.token.0, path.join("/"))
    }

    fn address(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.base, self.token.0)
    }

    async fn ask<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Fault> {
        let response = request.send().await.map_err(|error| unsent(&error))?;
        let status = response.status().as_u16();
        let body = whole(response).await;
        let answer = body.as_deref().and_then(|body| serde_json::from_slice::<Answer<'_>>(body).ok());
        match answer {
            Some(Answer { ok: true, result: Some(result), .. }) => serde_json::from_str(result.get()).map_err(|_| Fault::Garbled),
            Some(Answer { ok: false, error_code, description, parameters, .. }) => {
                let parameters = parameters.unwrap_or_default();
                Err(Fault::Refused(Refused {
                    code: error_code.unwrap_or(status),
                    error: description.as_deref().and_then(known),
                    what: self.told(error_code.unwrap_or(status), description.as_deref()),
                    retry_after: parameters.retry_after.map(|secs| Duration::from_secs(secs).min(MAX_RETRY_AFTER)),
                    moved: parameters.migrate_to_chat_id,
                }))
            }
            _ if status == 200 => Err(Fault::Garbled),
            _ => Err(Fault::Refused(Refused { code: status, error: None, what: self.told(status, None), retry_after: None, moved: None })),
        }
    }

    /// What the platform says, without what it may quote of ours.
    fn told(&self, code: u16, description: Option<&str>) -> String {
        let quotes = |text: &&str| text.contains("can't parse");
        match description.filter(|text| !quotes(text)) {
            Some(text) => {
                let text = text.replace(&self.token.0, "…");
                let told: String = text.chars().filter(|c| !c.is_control()).take(MAX_TOLD).collect();
                format!("the Bot API answered {code}: {told}")
            }
            None => format!("the Bot API answered {code}"),
        }
    }
}

/// The kind of an error by the platform's description of it.
fn known(description: &str) -> Option<ApiError> {
    // Some have a tail that tells what to do.
    const BEGINNINGS: &[(&str, ApiError)] = &[
        ("Bad Request: message is not modified", ApiError::MessageNotModified),
        ("Bad Request: message to edit not found", ApiError::MessageToEditNotFound),
        ("Bad Request: message to delete not found", ApiError::MessageToDeleteNotFound),
        ("Bad Request: message can't be edited", ApiError::MessageCantBeEdited),
    ];
    if let Some((_, known)) = BEGINNINGS.iter().find(|(beginning, _)| description.starts_with(beginning)) {
        return Some(known.clone());
    }
    let text: StrDeserializer<'_, ValueError> = description.into_deserializer();
    ApiError::deserialize(text).ok()
}

/// The kind of a failure; the library's own words name the address.
fn unsent(error: &reqwest12::Error) -> Fault {
    if error.is_builder() {
        Fault::Unreached("the request cannot be built: check `api_url`")
    } else if error.is_connect() {
        Fault::Unreached("there is no connection to the Bot API")
    } else if error.is_timeout() {
        Fault::Cut("the Bot API did not answer in time")
    } else {
        Fault::Cut("the connection to the Bot API was cut")
    }
}

async fn whole(mut response: Response) -> Option<BytesMut> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return None;
        }
        body.extend_from_slice(&chunk);
    }
    Some(body)
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn escaped(part: &str) -> String {
    part.bytes().fold(String::new(), |mut escaped, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
        escaped
    })
}

impl Fault {
    /// What happened, without anything secret.
    pub(super) fn what(&self) -> &str {
        match self {
            Self::Unreached(what) | Self::Cut(what) => what,
            Self::Garbled => "the answer of the Bot API cannot be read",
            Self::Refused(refused) => &refused.what,
        }
    }

    /// The status with which it was refused.
    pub(super) const fn code(&self) -> Option<u16> {
        match self {
            Self::Refused(refused) => Some(refused.code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api() -> Api {
        let base = "https://api.telegram.org".to_owned();
        Api { client: Client::new(), files: base.clone(), base, token: Token::new("123:AA-secret"), timeout: Duration::from_secs(1) }
    }

    #[test]
    fn what_the_platform_says_is_told_without_what_it_quotes() {
        for (description, expect) in [
            (None, "the Bot API answered 400"),
            (Some("Bad Request: can't parse entities: unsupported start tag \"secret\""), "the Bot API answered 400"),
            (Some("Forbidden: bot was blocked by the user"), "the Bot API answered 400: Forbidden: bot was blocked by the user"),
            (Some("no such\nbot123:AA-secret/x"), "the Bot API answered 400: no suchbot…/x"),
        ] {
            assert_eq!(api().told(400, description), expect);
        }
    }

    #[test]
    fn errors_are_known_by_their_kind() {
        for (description, expect) in [
            (
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
                Some(ApiError::MessageNotModified),
            ),
            ("Bad Request: chat not found", Some(ApiError::ChatNotFound)),
            ("Unauthorized", Some(ApiError::InvalidToken)),
            ("Bad Request: can't parse entities: x", Some(ApiError::CantParseEntities("Bad Request: can't parse entities: x".to_owned()))),
        ] {
            assert_eq!(known(description), expect, "{description}");
        }
    }

    #[test]
    fn file_paths_keep_their_slashes() {
        assert_eq!(api().file("documents/file 1#?.pdf"), "https://api.telegram.org/file/bot123:AA-secret/documents/file%201%23%3F.pdf");
    }

    #[test]
    fn a_token_has_its_form() {
        for (token, expect) in
            [("123:AA-b_c", true), ("", false), ("123", false), (":AA", false), ("123:", false), ("12a:AA", false), ("1:A/../", false)]
        {
            assert_eq!(Token::new(token).is_wellformed(), expect, "{token}");
        }
    }
}
