//! Tells the business that a person is needed, what the customer says meanwhile, and that they left.

use std::sync::Arc;
use std::time::Duration;

use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use crate::channel::json::rfc3339;
use crate::channel::signed::SignedPost;
use crate::channel::{Attempt, Finding, Receipt, Request, SendError};
use crate::core::dialogue::{Line, RelayKind, Ticket};
use crate::core::key::{BotId, LocaleTag};
use crate::core::signature::Secret;
use crate::ports::Clock;

/// The longest time the business's address can take.
pub const SEND_TIMEOUT: Duration = Duration::from_secs(10);

/// Where tickets are told.
#[derive(Clone, Debug)]
pub struct RelaySettings {
    /// The address.
    pub url: String,
    /// Every one of them signs; none sends unsigned.
    pub secrets: Vec<Secret>,
}

/// The way to the business.
pub struct Relay {
    post: SignedPost,
}

impl Relay {
    /// A relay to `settings.url`. Does no IO.
    ///
    /// # Errors
    /// A lower-case fragment that fits after "cannot connect".
    pub fn new(settings: RelaySettings, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let post = SignedPost::new(&settings.url, settings.secrets, SEND_TIMEOUT, clock)?;
        Ok(Self { post })
    }

    /// Sends one request. Repeats are safe: the receiver recognises the id.
    ///
    /// # Errors
    /// Whether another attempt makes sense, and when.
    pub async fn send(&self, request: &Request, _attempt: Attempt) -> Result<Receipt, SendError> {
        self.post.send(&request.id, request.body.get()).await
    }

    /// Whether anything answers at the address.
    pub async fn probe(&self) -> Finding {
        self.post.probe().await
    }
}

/// One fact for the desk as a request with the effect's `id`. `conversation` is a hash of the address: enough to tell
/// conversations apart, nothing to reach the customer by. Pure; `None` cannot happen with data of ours.
#[must_use]
pub fn encode(id: String, bot: &BotId, ticket: &Ticket, conversation: &str, locale: &LocaleTag, what: &RelayKind) -> Option<Request> {
    let (kind, details) = match what {
        RelayKind::Requested { lines, slots, reason } => {
            ("requested", json!({"lines": lines.iter().map(written).collect::<Vec<_>>(), "slots": slots, "reason": reason}))
        }
        RelayKind::Said { line } => ("said", json!({"line": written(line)})),
        RelayKind::Left => ("left", json!({})),
    };
    let mut body = json!({
        "type": kind,
        "id": id,
        "bot": bot,
        "ticket": ticket.id,
        "since": rfc3339(ticket.since),
        "conversation": conversation,
        "locale": locale,
    });
    if let (Value::Object(body), Value::Object(details)) = (&mut body, details) {
        body.extend(details);
    }
    Some(Request { route: format!("handover.{kind}"), id, body: to_raw_value(&body).ok()? })
}

/// A line with its files, which the desk asks for by their ids.
fn written(line: &Line) -> Value {
    json!({"by": line.by, "at": rfc3339(line.at), "text": line.text, "files": line.files})
}
