//! How what the bot does is written down.

use std::fmt::Write;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::channel::json::rfc3339;
use crate::channel::{Recorded, Request};
use crate::core::message::{Action, Address, Outgoing, Syntax, plain, render};

/// The route of the typing sign; its id is made unique when it is sent.
pub(super) const TYPING: &str = "typing";

/// An action as a request to the callback; `None` for what a webhook has no word for. Pure.
#[must_use]
pub fn encode(address: &Address, action: &Action) -> Option<Request> {
    match action {
        Action::Show(outgoing) => request("message", outgoing.id.clone(), address, reply(outgoing)),
        Action::Edit { message, with } => {
            let mut body = reply(with);
            body.insert("message".into(), json!(message));
            request("edit", with.id.clone(), address, body)
        }
        Action::Delete { message } => {
            let id = derived("delete", &[&address.place, &message.0]);
            request("delete", id, address, object(json!({"message": message})))
        }
        Action::React { message, emoji } => {
            let id = derived("reaction", &[&address.place, &message.0, emoji]);
            request("reaction", id, address, object(json!({"message": message, "emoji": emoji})))
        }
        Action::Typing => request(TYPING, derived(TYPING, &[&address.place]), address, Map::new()),
        _ => None,
    }
}

/// A message of the history, as the routes that read it show it.
pub(super) fn recorded(recorded: &Recorded) -> Value {
    let mut fields = reply(&recorded.message);
    fields.insert("id".into(), json!(recorded.message.id));
    fields.insert("at".into(), json!(rfc3339(recorded.at)));
    fields.insert("cursor".into(), json!(recorded.cursor));
    Value::Object(fields)
}

fn request(kind: &'static str, id: String, address: &Address, mut body: Map<String, Value>) -> Option<Request> {
    body.insert("type".into(), json!(kind));
    body.insert("id".into(), json!(id));
    body.insert("conversation".into(), json!(address.place));
    body.insert("author".into(), json!(address.author));
    let body: Box<RawValue> = to_raw_value(&body).ok()?;
    Some(Request { route: kind.to_owned(), id, body })
}

fn reply(outgoing: &Outgoing) -> Map<String, Value> {
    let mut fields = object(json!({
        "text": plain(&outgoing.markup),
        "markdown": render(&outgoing.markup, Syntax::Markdown),
        "locale": outgoing.locale,
        "direction": if outgoing.locale.is_rtl() { "rtl" } else { "ltr" },
        "sources": outgoing.sources,
        "choices": outgoing.choices,
        "answers": outgoing.answers,
        "origin": outgoing.origin,
        "reply_to": outgoing.reply_to,
    }));
    if let Some(door) = &outgoing.door {
        fields.insert("door".into(), json!(door));
    }
    fields
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// An id that is the same for the same act, whatever characters the parts hold.
fn derived(kind: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).fold(format!("{kind}_"), |mut id, byte| {
        // Writing to a String cannot fail.
        write!(id, "{byte:02x}").map_or_else(|_| String::new(), |()| id)
    })
}
