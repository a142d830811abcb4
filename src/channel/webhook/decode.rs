//! What a webhook's body means.

use std::sync::Arc;

use http::HeaderMap;
use serde_json::Value;

use super::config::NAME;
use crate::channel::json::{Fields, check_id, error, unknown};
use crate::channel::{DecodeError, Raw};
use crate::core::key::DeliveryId;
use crate::core::message::{Address, Attachment, Author, Inbound, MediaRef, Message, MessageId, Place, What};
use crate::core::signature;
use crate::core::time::Timestamp;

/// The most attachments of one message.
pub const MAX_ATTACHMENTS: usize = 32;

const TYPES: &[&str] = &["message", "edit", "delete", "reaction", "choice"];
/// Keys of every type.
const COMMON: &[&str] = &["type", "id", "conversation", "message", "author", "place", "sequence", "sent_at"];

/// One event of the account `account`. Pure.
///
/// # Errors
/// What is wrong with the body; nothing of it was taken.
pub fn decode(account: &Arc<str>, raw: &Raw) -> Result<Inbound, DecodeError> {
    let mut body = Fields::parse(&raw.body)?;
    let kind = type_of(&mut body)?;
    let keys: Vec<&'static str> = COMMON.iter().chain(own_keys(kind)).copied().collect();
    body.only(&keys)?;

    let delivery = delivery(&raw.headers, body.id("id")?)?;
    let conversation = body.id("conversation")?;
    let conversation = body.required("conversation", conversation)?;
    let author = author(&mut body, &conversation)?;
    let place = place(&mut body)?;
    let order = body.integer("sequence")?;
    let sent_at = sent_at(&mut body)?;
    let what = what(kind, &mut body, &delivery)?;

    let address =
        Address { channel: NAME.into(), account: Arc::clone(account), place: conversation.into(), author: Arc::clone(&author.id) };
    let inbound = Inbound::new(DeliveryId::new(delivery), address, place, author, raw.received_at, what).ordered(order);
    Ok(match sent_at {
        Some(at) => inbound.sent(at),
        None => inbound,
    })
}

fn type_of(body: &mut Fields) -> Result<&'static str, DecodeError> {
    let Some(word) = body.text("type")? else { return Ok("message") };
    let known = TYPES.iter().find(|known| **known == word);
    known.copied().ok_or_else(|| unknown("type", &word, TYPES))
}

fn own_keys(kind: &str) -> &'static [&'static str] {
    match kind {
        "delete" => &[],
        "reaction" => &["emoji", "removed"],
        "choice" => &["choice"],
        _ => &["text", "attachments", "reply_to"],
    }
}

/// The header names the delivery; the body's `id` stands in where there is no header.
fn delivery(headers: &HeaderMap, own: Option<String>) -> Result<String, DecodeError> {
    let header = match headers.get(signature::ID) {
        None => None,
        Some(value) => Some(value.to_str().map_err(|_| error("read the header `webhook-id`", "use ASCII letters and digits"))?),
    };
    match (header, own) {
        (Some(header), Some(own)) if header != own => {
            Err(error("tell which id counts: the header `webhook-id` and `id` in the body differ", "send one of them"))
        }
        (Some(header), _) => check_id(signature::ID, header).map(|()| header.to_owned()),
        (None, Some(own)) => Ok(own),
        (None, None) => Err(error("recognise a repeat without an id", "send the header `webhook-id`, or `id` in the body")),
    }
}

fn author(body: &mut Fields, conversation: &str) -> Result<Author, DecodeError> {
    let Some(mut fields) = body.object("author")? else { return Ok(Author::new(conversation)) };
    fields.only(&["id", "name", "language", "region"])?;
    let id = fields.id("id")?.unwrap_or_else(|| conversation.to_owned());
    Ok(Author::new(id).named(fields.text("name")?).hinted(fields.text("language")?).of_region(fields.text("region")?))
}

/// A webhook's sender knows its customers, so a conversation is private unless it says otherwise.
fn place(body: &mut Fields) -> Result<Place, DecodeError> {
    match body.text("place")?.as_deref() {
        None | Some("private") => Ok(Place::Private),
        Some("public") => Ok(Place::Public),
        Some(other) => Err(unknown("place", other, &["private", "public"])),
    }
}

fn sent_at(body: &mut Fields) -> Result<Option<Timestamp>, DecodeError> {
    let Some(text) = body.text("sent_at")? else { return Ok(None) };
    let at: jiff::Timestamp =
        text.parse().map_err(|_| error("read `sent_at`", "write it by RFC 3339 with an offset: 2026-11-23T09:30:00Z"))?;
    Ok(Some(Timestamp(at.as_millisecond())))
}

fn what(kind: &str, body: &mut Fields, delivery: &str) -> Result<What, DecodeError> {
    let message = body.id("message")?.map(MessageId::new);
    Ok(match kind {
        "delete" => What::Deleted { message: body.required("message", message)? },
        "reaction" => {
            let emoji = body.id("emoji")?;
            What::Reacted {
                message: body.required("message", message)?,
                emoji: body.required("emoji", emoji)?,
                removed: body.boolean("removed")?.unwrap_or(false),
            }
        }
        "choice" => {
            let choice = body.id("choice")?;
            What::Chose { choice: body.required("choice", choice)?, message }
        }
        "edit" => {
            let message = body.required("message", message)?;
            What::Edited(content(body, message)?)
        }
        _ => What::Message(content(body, message.unwrap_or_else(|| MessageId::new(delivery)))?),
    })
}

fn content(body: &mut Fields, id: MessageId) -> Result<Message, DecodeError> {
    let text = body.text("text")?;
    let items = body.list("attachments")?.unwrap_or_default();
    if items.len() > MAX_ATTACHMENTS {
        return Err(error(format!("take {} attachments", items.len()), format!("send at most {MAX_ATTACHMENTS} in one message")));
    }
    let attachments = items.into_iter().map(attachment).collect::<Result<Vec<_>, _>>()?;
    let text = if attachments.is_empty() { body.required("text", text)? } else { text.unwrap_or_default() };
    Ok(Message::text(id.0, text).with_attachments(attachments).replying_to(body.id("reply_to")?.map(MessageId::new)))
}

fn attachment(value: Value) -> Result<Attachment, DecodeError> {
    const KINDS: &[&str] = &["image", "voice", "file", "location"];
    let mut fields = Fields::of(value, "an attachment")?;
    let kind = fields.text("kind")?;
    let kind = fields.required("kind", kind)?;
    match kind.as_str() {
        "image" => {
            fields.only(&["id", "mime", "name", "size", "alt"])?;
            Ok(Attachment::Image { alt: fields.text("alt")?, media: media(&mut fields)? })
        }
        "voice" => {
            fields.only(&["id", "mime", "name", "size", "duration_ms"])?;
            Ok(Attachment::Voice { duration_ms: fields.count("duration_ms")?, media: media(&mut fields)? })
        }
        "file" => {
            fields.only(&["id", "mime", "name", "size"])?;
            Ok(Attachment::File { media: media(&mut fields)? })
        }
        "location" => {
            fields.only(&["latitude", "longitude", "name"])?;
            let (latitude, longitude) = (fields.number("latitude", 90.0)?, fields.number("longitude", 180.0)?);
            Ok(Attachment::Location {
                latitude: fields.required("latitude", latitude)?,
                longitude: fields.required("longitude", longitude)?,
                name: fields.text("name")?,
            })
        }
        other => Err(unknown("kind", other, KINDS)),
    }
}

fn media(fields: &mut Fields) -> Result<MediaRef, DecodeError> {
    let id = fields.id("id")?;
    Ok(MediaRef { id: fields.required("id", id)?, mime: fields.text("mime")?, name: fields.text("name")?, size: fields.count("size")? })
}
