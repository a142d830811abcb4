//! What Discord answers, and how it says what is wrong.

use serde_json::{Value, json};

/// An answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) mime: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self { status, mime: "application/json".to_owned(), headers: Vec::new(), body: body.to_string().into_bytes() }
    }

    pub(super) fn ok(body: &Value) -> Self {
        Self::json(200, body)
    }

    pub(super) fn done() -> Self {
        Self { status: 204, ..Self::default() }
    }

    /// A page of something that stands before Discord.
    pub(super) fn page(status: u16) -> Self {
        let body = format!("<html><head><title>{status}</title></head><body><center>cloudflare</center></body></html>");
        Self { status, mime: "text/html".to_owned(), headers: Vec::new(), body: body.into_bytes() }
    }

    pub(super) fn with(mut self, headers: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.headers.extend(headers);
        self
    }
}

/// Why Discord refuses a request, in its documented shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The status.
    pub status: u16,
    /// Discord's own number.
    pub code: u32,
    /// Discord's own words.
    pub message: &'static str,
    /// Which fields are wrong, where it says so.
    pub errors: Option<Value>,
}

impl Problem {
    /// The token is wrong.
    pub const UNAUTHORIZED: Self = Self::new(401, 0, "401: Unauthorized");
    /// There is no such route.
    pub const NOT_FOUND: Self = Self::new(404, 0, "404: Not Found");
    /// The channel is gone, or never was.
    pub const UNKNOWN_CHANNEL: Self = Self::new(404, 10003, "Unknown Channel");
    /// The guild is gone, or never was.
    pub const UNKNOWN_GUILD: Self = Self::new(404, 10004, "Unknown Guild");
    /// The message is gone, or never was.
    pub const UNKNOWN_MESSAGE: Self = Self::new(404, 10008, "Unknown Message");
    /// There is no such user.
    pub const UNKNOWN_USER: Self = Self::new(404, 10013, "Unknown User");
    /// No such emoji.
    pub const UNKNOWN_EMOJI: Self = Self::new(400, 10014, "Unknown Emoji");
    /// The interaction was not acknowledged, or never was.
    pub const UNKNOWN_WEBHOOK: Self = Self::new(404, 10015, "Unknown Webhook");
    /// The interaction waited too long for its acknowledgement.
    pub const UNKNOWN_INTERACTION: Self = Self::new(404, 10062, "Unknown interaction");
    /// The files are too large.
    pub const TOO_LARGE: Self = Self::new(413, 40005, "Request entity too large");
    /// The interaction was acknowledged before.
    pub const ACKNOWLEDGED: Self = Self::new(400, 40060, "Interaction has already been acknowledged.");
    /// A client that does not say what it is.
    pub const NO_USER_AGENT: Self = Self::new(403, 40333, "internal network error");
    /// The bot may not see this.
    pub const MISSING_ACCESS: Self = Self::new(403, 50001, "Missing Access");
    /// Not in a direct channel.
    pub const NOT_IN_DM: Self = Self::new(403, 50003, "Cannot execute action on a DM channel");
    /// Somebody else's message.
    pub const NOT_YOURS: Self = Self::new(403, 50005, "Cannot edit a message authored by another user");
    /// Nothing to show.
    pub const EMPTY: Self = Self::new(400, 50006, "Cannot send an empty message");
    /// The user does not take direct messages.
    pub const CANNOT_SEND: Self = Self::new(403, 50007, "Cannot send messages to this user");
    /// The bot may not do this here.
    pub const MISSING_PERMISSIONS: Self = Self::new(403, 50013, "Missing Permissions");
    /// The token of the interaction is too old.
    pub const INVALID_TOKEN: Self = Self::new(401, 50027, "Invalid Webhook Token");
    /// Not to this user.
    pub const INVALID_RECIPIENT: Self = Self::new(400, 50033, "Invalid Recipient(s)");
    /// The thread is archived and locked.
    pub const ARCHIVED: Self = Self::new(400, 50083, "Thread is archived");
    /// The body is no JSON.
    pub const NO_JSON: Self = Self::new(400, 50109, "The request body contains invalid JSON.");

    /// A problem of any kind.
    #[must_use]
    pub const fn new(status: u16, code: u32, message: &'static str) -> Self {
        Self { status, code, message, errors: None }
    }

    /// A field (`embeds.0.title`) is wrong.
    pub(super) fn form(field: &str, code: &str, message: &str) -> Self {
        let mut errors = json!({"_errors": [{"code": code, "message": message}]});
        for name in field.rsplit('.') {
            errors = json!({name: errors});
        }
        Self { errors: Some(errors), ..Self::new(400, 50035, "Invalid Form Body") }
    }

    /// A text is longer than `max`.
    pub(super) fn too_long(field: &str, max: usize) -> Self {
        Self::form(field, "BASE_TYPE_MAX_LENGTH", &format!("Must be {max} or fewer in length."))
    }

    pub(super) fn required(field: &str) -> Self {
        Self::form(field, "BASE_TYPE_REQUIRED", "This field is required")
    }

    pub(super) fn reply(&self) -> Reply {
        let mut body = json!({"message": self.message, "code": self.code});
        if let (Some(errors), Some(body)) = (&self.errors, body.as_object_mut()) {
            body.insert("errors".to_owned(), errors.clone());
        }
        Reply::json(self.status, &body)
    }
}
