//! How the page is told what was said.

use bytes::Bytes;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

use super::words::direction;
use crate::channel::json::rfc3339;
use crate::channel::{Recorded, Request};
use crate::core::message::{Action, Address, Attachment, Inbound, MediaRef, Outgoing, What, plain};
use crate::core::time::Timestamp;

/// An action as a request: nothing is sent, since the page reads the history, but a message keeps its id. Pure.
#[must_use]
pub fn encode(_address: &Address, action: &Action) -> Option<Request> {
    match action {
        Action::Show(outgoing) => request("message", outgoing.id.clone(), &message(outgoing, None)),
        Action::Typing => request("typing", "typing".to_owned(), &json!({})),
        _ => None,
    }
}

fn request(route: &str, id: String, body: &Value) -> Option<Request> {
    let body: Box<RawValue> = to_raw_value(body).ok()?;
    Some(Request { route: route.to_owned(), id, body })
}

/// A message of ours, as it stands in the history where `at` is known.
fn message(outgoing: &Outgoing, at: Option<Timestamp>) -> Value {
    json!({
        "at": at.and_then(rfc3339),
        "id": outgoing.id,
        "origin": outgoing.origin,
        "locale": outgoing.locale,
        "direction": direction(&outgoing.locale),
        "markup": outgoing.markup,
        "text": plain(&outgoing.markup),
        "choices": outgoing.choices,
        "sources": outgoing.sources,
        "files": files(&outgoing.attachments),
        "answers": outgoing.answers,
    })
}

/// A message of the history.
pub(super) fn shown(recorded: &Recorded) -> Value {
    message(&recorded.message, Some(recorded.at))
}

/// What the customer did, a choice by its label; `None` for what a page does not show.
pub(super) fn heard(inbound: &Inbound, label: Option<&str>) -> Option<Value> {
    let at = rfc3339(inbound.sent_at);
    match &inbound.what {
        What::Message(message) => Some(
            json!({"id": message.id, "at": at, "text": message.text, "files": files(&message.attachments), "reply_to": message.reply_to}),
        ),
        What::Chose { choice, message } => {
            label.map(|label| json!({"id": inbound.delivery, "at": at, "text": label, "files": [], "choice": choice, "message": message}))
        }
        _ => None,
    }
}

fn files(attachments: &[Attachment]) -> Vec<Value> {
    attachments
        .iter()
        .filter_map(Attachment::media)
        .map(|MediaRef { id, mime, name, size }| json!({"id": id, "mime": mime, "name": name, "size": size}))
        .collect()
}

/// One event of the stream. JSON has no line breaks of its own.
pub(super) fn event(name: &str, cursor: Option<u64>, data: &Value) -> Bytes {
    let id = cursor.map_or_else(String::new, |cursor| format!("id: {cursor}\n"));
    Bytes::from(format!("event: {name}\n{id}data: {data}\n\n"))
}
