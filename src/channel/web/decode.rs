//! What a customer did, as an event.
//!
//! The routes have found out who it was; what they found stands beside what the page sent:
//! `{"act": "message" | "choice", "author": {"id", "name"?, "language"?}, "files": [{"id", "mime", "name"?, "size"}],
//! "sent": {…}}`.

use std::sync::Arc;

use serde_json::{Value, json};

use super::config::NAME;
use super::session::Visitor;
use crate::channel::file;
use crate::channel::json::{Fields, error, unknown};
use crate::channel::{DecodeError, Raw};
use crate::core::key::DeliveryId;
use crate::core::message::{Address, Attachment, Author, Inbound, MediaRef, Message, MessageId, Place, What};
use crate::ports::Blob;

/// One event of the account `account`. Pure.
///
/// # Errors
/// What is wrong with it; nothing of it was taken.
pub fn decode(account: &Arc<str>, raw: &Raw) -> Result<Inbound, DecodeError> {
    let mut body = Fields::parse(&raw.body)?;
    body.only(&["act", "author", "files", "sent"])?;
    let (act, author, sent) = (body.text("act")?, body.object("author")?, body.object("sent")?);
    let author = read_author(body.required("author", author)?)?;
    let files = body.list("files")?.unwrap_or_default();
    let mut sent = body.required("sent", sent)?;
    let id = sent.id("id")?;
    let id = sent.required("id", id)?;
    let what = match body.required("act", act)?.as_str() {
        "message" => What::Message(message(&mut sent, &id, files)?),
        "choice" => choice(&mut sent)?,
        other => return Err(unknown("act", other, &["message", "choice"])),
    };
    let address =
        Address { channel: NAME.into(), account: Arc::clone(account), place: Arc::clone(&author.id), author: Arc::clone(&author.id) };
    Ok(Inbound::new(DeliveryId::new(id), address, Place::Private, author, raw.received_at, what))
}

/// What the routes found, beside what the page sent.
pub(super) fn envelope(act: &str, visitor: &Visitor, language: Option<&str>, files: &[Blob], sent: Value) -> Value {
    let language = visitor.language.as_deref().or(language);
    json!({
        "act": act,
        "author": {"id": visitor.author, "name": visitor.name, "language": language},
        "files": files,
        "sent": sent,
    })
}

fn read_author(mut fields: Fields) -> Result<Author, DecodeError> {
    fields.only(&["id", "name", "language"])?;
    let id = fields.id("id")?;
    Ok(Author::new(fields.required("id", id)?).named(fields.text("name")?).hinted(fields.text("language")?))
}

fn message(sent: &mut Fields, id: &str, files: Vec<Value>) -> Result<Message, DecodeError> {
    sent.only(&["id", "text", "files", "reply_to"])?;
    let text = sent.text("text")?.unwrap_or_default();
    let named = sent.list("files")?.unwrap_or_default();
    let attachments = files.into_iter().map(attachment).collect::<Result<Vec<_>, _>>()?;
    if named.len() != attachments.len() {
        return Err(error("find every file of this message", "upload each file before, and name it by the id that it was given"));
    }
    if attachments.is_empty() && text.is_empty() {
        return Err(error("take a message without text and files", "send at least one of them"));
    }
    Ok(Message::text(id, text).with_attachments(attachments).replying_to(sent.id("reply_to")?.map(MessageId::new)))
}

fn choice(sent: &mut Fields) -> Result<What, DecodeError> {
    sent.only(&["id", "choice", "message"])?;
    let (choice, message) = (sent.id("choice")?, sent.id("message")?);
    Ok(What::Chose { choice: sent.required("choice", choice)?, message: message.map(MessageId::new) })
}

fn attachment(file: Value) -> Result<Attachment, DecodeError> {
    let mut file = Fields::of(file, "a file")?;
    file.only(&["id", "mime", "name", "size"])?;
    let (id, mime) = (file.id("id")?, file.text("mime")?);
    let mime = file.required("mime", mime)?;
    let (id, name, size) = (file.required("id", id)?, file.text("name")?, file.count("size")?);
    Ok(file::attachment(MediaRef { id, mime: Some(mime), name, size }))
}
