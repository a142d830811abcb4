//! Why a server gave no answer, and what is to be done. The kind decides, never the server's words: they may quote
//! what a customer wrote, and are not repeated.

use std::time::Duration;

use crate::ports::ModelError;

/// What kind of failure; its name in metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It could not be reached.
    Connect,
    /// It said nothing for too long.
    Timeout,
    /// All places were taken for too long.
    Crowded,
    /// The answer broke off.
    Cut,
    /// The answer had no words.
    Empty,
    /// It was written, but held nothing for the customer: only what a model thinks, or the numbers of passages.
    Wordless,
    /// Too many requests.
    Busy,
    /// Its own error.
    Server,
    /// What came is no chat completion.
    Foreign,
    /// The key is not believed.
    Key,
    /// The account has no money left.
    Quota,
    /// No such address or model.
    NotFound,
    /// It does not take the request.
    Request,
    /// The question is longer than it can read.
    TooLong,
    /// The answer is longer than it may be.
    Length,
    /// Its filter refused.
    Filtered,
}

/// Our own name for a frame that is no JSON, in place of which an error frame stands.
pub(super) const UNREADABLE: &str = "turjuman_unreadable";
/// Our own name for an answer that has no end.
pub(super) const TOO_LARGE: &str = "turjuman_too_large";

/// A failure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub(super) struct Failure {
    pub(super) kind: Kind,
    /// What happened, and what to do where somebody has to.
    pub(super) what: String,
    /// How long it asks to wait.
    pub(super) after: Option<Duration>,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Crowded => "crowded",
            Self::Cut => "cut",
            Self::Empty => "empty",
            Self::Wordless => "wordless",
            Self::Busy => "busy",
            Self::Server => "server",
            Self::Foreign => "foreign",
            Self::Key => "key",
            Self::Quota => "quota",
            Self::NotFound => "not_found",
            Self::Request => "request",
            Self::TooLong => "too_long",
            Self::Length => "length",
            Self::Filtered => "filtered",
        }
    }

    /// Whether another attempt at the same server makes sense. Silence is not asked twice: the customer has waited, and
    /// somebody else may be quicker. An answer that was too long once mostly is again.
    pub(super) const fn is_worth_another(self) -> bool {
        matches!(self, Self::Connect | Self::Cut | Self::Empty | Self::Wordless | Self::Busy | Self::Server | Self::Foreign)
    }
}

impl Failure {
    pub(super) fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), after: None }
    }

    /// As the caller is told. Never holds a key.
    pub(super) fn into_error(self) -> ModelError {
        let Self { kind, what, after } = self;
        match kind {
            // A customer who asks for such an answer must not be able to switch the model off for the others.
            Kind::Crowded | Kind::TooLong | Kind::Length | Kind::Filtered | Kind::Wordless => ModelError::Refused { what },
            Kind::Key | Kind::Quota | Kind::NotFound | Kind::Request => ModelError::Permanent { what },
            _ => ModelError::Retry { what, after },
        }
    }
}

/// What an error means that came without a status of its own.
pub(super) fn by_code(number: Option<u16>, code: &str, kind: &str) -> Failure {
    match number {
        Some(number) => by_status(number, code, kind, ""),
        None => by_names(code, kind).unwrap_or_else(|| Failure::new(Kind::Server, "the server reported an error within its answer")),
    }
}

/// What a status other than 2xx means. `code` and `kind` are the server's own names for it, `param` what of the request
/// it is about; all are empty where the body is foreign.
pub(super) fn by_status(status: u16, code: &str, kind: &str, param: &str) -> Failure {
    if let Some(failure) = by_names(code, kind) {
        return failure;
    }
    let (kind, what) = match status {
        401 => (Kind::Key, "the server does not believe the key (401): check the variable that `api_key_env` names".to_owned()),
        403 => (Kind::Key, "the key may not use this model (403): check the rights of the key and `model`".to_owned()),
        404 | 405 => (Kind::NotFound, format!("the server knows no such address or model ({status}): check `base_url` and `model`")),
        300..=399 => (Kind::NotFound, format!("the server sends us elsewhere ({status}): write the final address into `base_url`")),
        402 => (Kind::Quota, "the account has no money left (402): look at its billing".to_owned()),
        413 => (Kind::TooLong, "the question is too long for the server (413)".to_owned()),
        429 => (Kind::Busy, "the server is busy (429)".to_owned()),
        408 | 409 | 425 | 500..=599 => (Kind::Server, format!("the server failed ({status})")),
        _ => (Kind::Request, format!("the server does not take the request ({status}){}", switch(param))),
    };
    Failure::new(kind, what)
}

/// What the server's own names mean, where they say more than a status.
fn by_names(code: &str, kind: &str) -> Option<Failure> {
    let is = |name: &str| code == name || kind == name;
    if is("insufficient_quota") || is("billing_hard_limit_reached") {
        return Some(Failure::new(Kind::Quota, "the account has no money left (insufficient_quota): look at its billing"));
    }
    if is("context_length_exceeded") {
        return Some(Failure::new(Kind::TooLong, "the question is longer than the model can read"));
    }
    if is("content_filter") || is("content_policy_violation") {
        return Some(Failure::new(Kind::Filtered, "the server's filter refused the question"));
    }
    if is("model_not_found") || is("DeploymentNotFound") {
        return Some(Failure::new(Kind::NotFound, "the server knows no such model: check `model`, and whether the key may use it"));
    }
    if is("invalid_api_key") {
        return Some(Failure::new(Kind::Key, "the server does not believe the key: check the variable that `api_key_env` names"));
    }
    if is(UNREADABLE) {
        return Some(Failure::new(Kind::Foreign, "what the server sent is no chat completion: check `base_url`"));
    }
    if is(TOO_LARGE) {
        return Some(Failure::new(Kind::Length, "the answer is longer than it may be"));
    }
    is("rate_limit_exceeded").then(|| Failure::new(Kind::Busy, "the server is busy"))
}

/// Which switch to change when the server minds this part of a request.
pub(super) fn switch(param: &str) -> &'static str {
    const SWITCHES: [(&str, &str); 6] = [
        ("max_completion_tokens", ": write max_tokens_field = \"max_tokens\""),
        ("max_tokens", ": write max_tokens_field = \"max_completion_tokens\""),
        ("response_format", ": write response_format = \"json_object\" or \"none\""),
        ("stream_options", ": write stream_usage = false"),
        ("temperature", ": take `temperature` away"),
        ("messages[0].role", ": write system_role = \"system\""),
    ];
    SWITCHES.iter().find(|(name, _)| param.starts_with(name)).map_or(": `turjuman check --online` says more", |(_, what)| what)
}
