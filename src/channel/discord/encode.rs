//! How what the bot does is written down: what Discord is sent, and beside it what is needed to send it right.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::to_raw_value;
use serenity::builder::{CreateAllowedMentions, CreateMessage, EditMessage};
use serenity::model::channel::{MessageFlags, MessageReference, MessageReferenceKind, Nonce};
use serenity::model::id::{ChannelId, MessageId};
use sha2::{Digest, Sha256};

use super::choice;
use super::snowflake::Snowflake;
use crate::channel::Request;
use crate::core::message::{Action, Address, Attachment, Interaction, MediaRef, Outgoing, Syntax, render};

pub(super) const SHOW: &str = "message";
pub(super) const EDIT: &str = "edit";
pub(super) const DELETE: &str = "deletion";
pub(super) const REACT: &str = "reaction";
pub(super) const TYPING: &str = "typing";
pub(super) const PRIVATE: &str = "private";

/// The most characters of a nonce.
const MAX_NONCE: usize = 25;

/// The body of a request, as the outbox keeps it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Body {
    /// What Discord is sent.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(super) message: Value,
    /// Files of ours that hang on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<MediaRef>,
    /// What it answers: a copy of it cannot be older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<u64>,
    /// The right to answer an interaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) right: Option<Interaction>,
    /// The message that it concerns: Discord's id, or that of our request where Discord's was never known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<String>,
    /// The emoji that is put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) emoji: Option<String>,
}

/// An action as a request; `None` for what Discord has no word for. Pure.
pub(super) fn encode(address: &Address, action: &Action) -> Option<Request> {
    match action {
        Action::Show(outgoing) => request(SHOW, outgoing.id.clone(), shown(address, outgoing)),
        Action::Edit { message, with } => {
            let body = Body { message: edited(with), target: Some(message.0.to_string()), ..shown(address, with) };
            request(EDIT, with.id.clone(), body)
        }
        Action::Delete { message } => {
            let body = Body { target: Some(message.0.to_string()), ..Body::default() };
            request(DELETE, derived(DELETE, &[&address.place, &message.0]), body)
        }
        Action::React { message, emoji } => {
            let body = Body { target: Some(message.0.to_string()), emoji: Some(emoji.clone()), ..Body::default() };
            request(REACT, derived(REACT, &[&address.place, &message.0, emoji]), body)
        }
        Action::Typing => request(TYPING, derived(TYPING, &[&address.place]), Body::default()),
        Action::OpenPrivate { with } => {
            let outgoing = Outgoing { reply_to: None, ..with.clone() };
            request(PRIVATE, with.id.clone(), Body { right: None, ..shown(address, &outgoing) })
        }
        // Interactions are acknowledged as they come.
        _ => None,
    }
}

fn request(route: &str, id: String, body: Body) -> Option<Request> {
    Some(Request { route: route.to_owned(), id, body: to_raw_value(&body).ok()? })
}

fn shown(address: &Address, outgoing: &Outgoing) -> Body {
    let mut message = CreateMessage::new()
        .content(render(&outgoing.markup, Syntax::ChatMarkdown))
        .nonce(Nonce::String(nonce(&outgoing.id)))
        .enforce_nonce(true)
        .allowed_mentions(nobody())
        .flags(MessageFlags::SUPPRESS_EMBEDS);
    let ids = outgoing.reply_to.as_ref().and_then(|message| Some((Snowflake::parse(&address.place)?, Snowflake::parse(&message.0)?)));
    if let Some((place, replied)) = ids {
        let reference = MessageReference::new(MessageReferenceKind::Default, ChannelId::new(place.0));
        message = message.reference_message(reference.message_id(MessageId::new(replied.0)).fail_if_not_exists(false));
    }
    if !outgoing.choices.is_empty() {
        message = message.components(choice::rows(&outgoing.choices));
    }
    // A delivery's id begins with the id of what was done.
    let first = |id: &str| id.split(':').next().and_then(Snowflake::parse).map(|id| id.0);
    Body {
        message: serde_json::to_value(message).unwrap_or_default(),
        files: outgoing.attachments.iter().filter_map(Attachment::media).cloned().collect(),
        since: outgoing.answers.iter().filter_map(|delivery| first(delivery.as_str())).max(),
        right: outgoing.interaction.clone(),
        ..Body::default()
    }
}

/// An edit says all anew: what hung on a preview and is not said again goes away.
fn edited(outgoing: &Outgoing) -> Value {
    let message = EditMessage::new()
        .content(render(&outgoing.markup, Syntax::ChatMarkdown))
        .allowed_mentions(nobody())
        .flags(MessageFlags::SUPPRESS_EMBEDS)
        .components(choice::rows(&outgoing.choices));
    serde_json::to_value(message).unwrap_or_default()
}

/// Whatever stands in a text, nobody is called by it; nor is the customer by an answer.
fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new().replied_user(false)
}

/// The nonce of a request: its id where that is short enough, else a digest of it.
#[must_use]
pub fn nonce(request: &str) -> String {
    if request.len() <= MAX_NONCE && request.bytes().all(|byte| byte.is_ascii_graphic()) {
        return request.to_owned();
    }
    let mut id = derived("", &[request]);
    id.truncate(MAX_NONCE);
    id
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonces_are_short_and_tell_requests_apart() {
        let long = |n: u32| format!("msg_{}{n}", "a".repeat(40));
        assert_eq!(nonce("2.0.0"), "2.0.0");
        assert_eq!(nonce(&"a".repeat(25)), "a".repeat(25));
        for id in ["a".repeat(26), long(1), "ü".to_owned(), " ".to_owned()] {
            assert!(nonce(&id).len() <= MAX_NONCE && nonce(&id) != id, "{id}");
        }
        assert_ne!(nonce(&long(1)), nonce(&long(2)));
    }
}
