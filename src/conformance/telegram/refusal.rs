//! What the Bot API says instead of doing what it was asked.

use std::time::Duration;

use serde_json::{Value, json};

/// A refusal in the documented shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status and `error_code`.
    pub code: u16,
    /// The description.
    pub description: String,
    /// `parameters.retry_after`, in seconds.
    pub retry_after: Option<u64>,
    /// `parameters.migrate_to_chat_id`.
    pub migrate_to: Option<i64>,
}

impl Refusal {
    /// Any refusal.
    #[must_use]
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after: None, migrate_to: None }
    }

    /// 400 of what cannot be done: `chat not found`, `message is too long` …
    #[must_use]
    pub fn bad(what: &str) -> Self {
        Self::new(400, format!("Bad Request: {what}"))
    }

    /// 403: `bot was blocked by the user` …
    #[must_use]
    pub fn forbidden(what: &str) -> Self {
        Self::new(403, format!("Forbidden: {what}"))
    }

    /// 401, for a token that is not believed.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// 404, for a method that there is not.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    /// 409 of one who polls while another one does.
    #[must_use]
    pub fn other_poller() -> Self {
        Self::new(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
    }

    /// 409 of one who polls while a webhook is set.
    #[must_use]
    pub fn webhook_is_set() -> Self {
        Self::new(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
    }

    /// 429; whole seconds at least, and at least one. Some servers in between name no time.
    #[must_use]
    pub fn busy(after: Option<Duration>) -> Self {
        let Some(after) = after else { return Self::new(429, "Too Many Requests") };
        let secs = (after.as_secs() + u64::from(after.subsec_nanos() > 0)).max(1);
        Self { retry_after: Some(secs), ..Self::new(429, format!("Too Many Requests: retry after {secs}")) }
    }

    /// 400 of a group that goes on under another id.
    #[must_use]
    pub fn migrated(to: i64) -> Self {
        Self { migrate_to: Some(to), ..Self::bad("group chat was upgraded to a supergroup chat") }
    }

    /// As the Bot API writes it.
    pub(super) fn json(&self) -> Value {
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        let parameters = match (self.retry_after, self.migrate_to) {
            (Some(secs), _) => json!({"retry_after": secs}),
            (None, Some(to)) => json!({"migrate_to_chat_id": to}),
            (None, None) => return body,
        };
        if let Some(fields) = body.as_object_mut() {
            fields.insert("parameters".to_owned(), parameters);
        }
        body
    }
}
