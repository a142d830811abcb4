//! What can go wrong at a server, as it was seen to.

use serde_json::json;

/// What goes wrong with one request.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The request is read, and nothing comes.
    StallBeforeHeaders,
    /// The headers come, and nothing else.
    StallBeforeToken,
    /// Half of the words come, and then nothing.
    StallMidway,
    /// The connection is closed before any header.
    CloseBeforeHeaders,
    /// The connection breaks after half of the words.
    CutMidway,
    /// The body ends cleanly after half of the words, without a reason and without `[DONE]`.
    EndMidway,
    /// All words, a reason, and a clean end without `[DONE]`.
    NoDone,
    /// All words and `[DONE]`, but no `finish_reason`.
    NoFinish,
    /// Another status than 200.
    Refuse(Refusal),
    /// Half of the words, then a frame `{"error": …}` of this code, and the stream goes on.
    ErrorFrame(&'static str),
    /// Half of the words, then a frame that is no JSON.
    BrokenFrame,
    /// All words, and another `finish_reason` than `stop`.
    Finish(&'static str),
    /// No `usage`, although it was asked for.
    NoUsage,
    /// Not a single word.
    Empty,
    /// Frames with a role and no content, and the end.
    RoleOnly,
    /// Frames whose `content` is `null` between those with words.
    NullContent,
    /// Words without end, far beyond `max_tokens`.
    Endless,
    /// The answer in another language than the question's.
    WrongLanguage,
    /// A price that stands in no passage.
    InventedPrice,
    /// The first lines of the system prompt.
    PromptLeak,
    /// Plain text, whatever form was asked for.
    PlainText,
    /// The answer in a code fence.
    Fenced,
    /// The last third of the answer is missing, but it is said to be whole.
    Truncated,
    /// One JSON body instead of a stream.
    NotStreamed,
}

/// A whole answer of another status than 200.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status.
    pub status: u16,
    /// What `Retry-After` says.
    pub retry_after: Option<String>,
    /// What `Content-Type` says.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
}

impl Fault {
    /// A refusal in OpenAI's own shape.
    #[must_use]
    pub fn status(status: u16, code: &str, message: &str) -> Self {
        Self::refuse(status, None, json!({"error": {"message": message, "type": "error", "param": null, "code": code}}).to_string())
    }

    /// 429, too many requests.
    #[must_use]
    pub fn busy(retry_after: Option<&str>) -> Self {
        let body = json!({"error": {"message": "Rate limit reached", "type": "requests", "param": null, "code": "rate_limit_exceeded"}});
        Self::refuse(429, retry_after, body.to_string())
    }

    /// 429, because the account has no money left.
    #[must_use]
    pub fn no_quota() -> Self {
        let message = "You exceeded your current quota";
        let body = json!({"error": {"message": message, "type": "insufficient_quota", "param": null, "code": "insufficient_quota"}});
        Self::refuse(429, None, body.to_string())
    }

    /// 400, because of this parameter.
    #[must_use]
    pub fn unknown_parameter(param: &str) -> Self {
        let message = format!("Unsupported parameter: '{param}' is not supported with this model.");
        let body = json!({"error": {"message": message, "type": "invalid_request_error", "param": param, "code": "unsupported_parameter"}});
        Self::refuse(400, None, body.to_string())
    }

    /// A page that some proxy put before the server.
    #[must_use]
    pub fn page(status: u16) -> Self {
        let body = format!("<html><body><h1>{status}</h1>nginx</body></html>");
        Self::Refuse(Refusal { status, retry_after: None, content_type: "text/html", body })
    }

    /// JSON of a shape that is not OpenAI's.
    #[must_use]
    pub fn foreign(status: u16) -> Self {
        Self::refuse(status, None, json!({"detail": [{"msg": "something", "loc": ["body"]}]}).to_string())
    }

    fn refuse(status: u16, retry_after: Option<&str>, body: String) -> Self {
        let retry_after = retry_after.map(str::to_owned);
        Self::Refuse(Refusal { status, retry_after, content_type: "application/json", body })
    }
}
