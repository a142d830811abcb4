//! Sends what was encoded, so that a repeat shows nothing twice.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use reqwest12::Method;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::account::Account;
use super::encode::{self, Body, nonce};
use super::respond::{Answered, Right, id_of};
use super::rest::{Call, Failure, Upload, code};
use super::snowflake::Snowflake;
use crate::channel::file::OPAQUE;
use crate::channel::{Attempt, Receipt, Request, SendError};
use crate::core::message::{Address, MediaRef, MessageId};

/// Discord recognises a nonce for some minutes; after this long it is not relied on.
const NONCE_WINDOW: Duration = Duration::from_secs(120);
/// The most requests whose first attempt is remembered.
const MAX_ASKED: usize = 10_000;
/// The most messages of a history that are looked through for one of ours.
const LOOK_BACK: usize = 100;

impl Account {
    /// Sends one request.
    pub(super) async fn perform(&self, address: &Address, request: &Request, attempt: Attempt) -> Result<Receipt, SendError> {
        let unreadable = |_| SendError::Permanent { what: "a request of the outbox cannot be read".to_owned() };
        let body: Body = serde_json::from_str(request.body.get()).map_err(unreadable)?;
        let Some(place) = Snowflake::parse(&address.place) else {
            return Err(SendError::Permanent { what: "the place is no channel of Discord".to_owned() });
        };
        let done = match request.route.as_str() {
            encode::SHOW => self.show(address, place, &request.id, &body, attempt).await,
            encode::EDIT => self.edit(address, place, &request.id, &body).await,
            encode::DELETE => self.delete(place, &body).await,
            encode::REACT => self.react(place, &body).await,
            encode::TYPING => self.typing(place).await,
            encode::PRIVATE => return self.open_private(address, place, &request.id, &body, attempt).await,
            _ => return Err(SendError::Permanent { what: "a request of the outbox is of no known kind".to_owned() }),
        };
        done.map_err(Failure::into_send)
    }

    async fn show(&self, address: &Address, place: Snowflake, id: &str, body: &Body, attempt: Attempt) -> Result<Receipt, Failure> {
        let files = self.uploads(address, &body.files).await;
        if let Some(right) = body.right.as_ref().and_then(|kept| Right::of(kept, self.clock.now()))
            && let Answered::Shown(message) = self.answer(id, &right, body, files.clone()).await?
        {
            return Ok(self.shown(id, &message));
        }
        self.post(place, id, body, files, attempt).await
    }

    /// An ordinary message. Repeated, it is recognised by its nonce; where that is too long ago, it is looked for first.
    pub(super) async fn post(
        &self,
        place: Snowflake,
        id: &str,
        body: &Body,
        files: Vec<Upload>,
        attempt: Attempt,
    ) -> Result<Receipt, Failure> {
        let nonce = nonce(id);
        if attempt == Attempt::AfterUnknown {
            let is_recent = self.state().asked.get(id).is_some_and(|at| at.elapsed() < NONCE_WINDOW);
            let echoed = self.world.known().shown_by(&nonce);
            let found = match echoed {
                None if !is_recent => self.look_for(place, &nonce, body).await?,
                echoed => echoed,
            };
            if let Some(message) = found {
                return Ok(receipt(message));
            }
        }
        self.ask_first(id);
        let message = self.rest.call(in_place(Method::POST, place, "/messages").with(with_files(&body.message, &files), files)).await?;
        Ok(self.shown(id, &message))
    }

    /// Remembers when a request was made first.
    fn ask_first(&self, id: &str) {
        let mut state = self.state();
        if state.asked.get(id).is_none() {
            state.asked.put(id.to_owned(), Instant::now(), MAX_ASKED);
        }
    }

    /// Remembers what is shown now.
    fn shown(&self, id: &str, message: &Value) -> Receipt {
        let Some(message) = id_of(message) else { return Receipt::default() };
        let mut known = self.world.known();
        known.shown(&nonce(id), message);
        if let Some(me) = known.me {
            known.wrote(message, me);
        }
        receipt(message)
    }

    /// Our message among the latest of a place: by its nonce, else by its words where it cannot be an older one.
    async fn look_for(&self, place: Snowflake, nonce: &str, body: &Body) -> Result<Option<Snowflake>, Failure> {
        let after = body.since.map(|since| format!("&after={since}")).unwrap_or_default();
        let path = format!("/messages?limit={LOOK_BACK}{after}");
        let messages = self.rest.call(in_place(Method::GET, place, &path)).await?;
        let me = self.world.known().me;
        let of = |message: &Value, key: &str| message.get(key).cloned().unwrap_or_default();
        let is_ours =
            |message: &&Value| me.is_none_or(|me| of(message, "author").get("id").and_then(Value::as_str) == Some(me.to_string().as_str()));
        let is_same = |message: &&Value| match of(message, "nonce") {
            Value::String(found) => found == nonce,
            _ => body.since.is_some() && of(message, "content") == of(&body.message, "content"),
        };
        Ok(messages.as_array().into_iter().flatten().filter(is_ours).find(is_same).and_then(id_of))
    }

    async fn edit(&self, address: &Address, place: Snowflake, id: &str, body: &Body) -> Result<Receipt, Failure> {
        let files = self.uploads(address, &body.files).await;
        let named = body.target.as_deref().unwrap_or_default();
        let Some(target) = Snowflake::parse(named) else { return self.edit_unnamed(place, id, named, body, files).await };
        let right = body.right.as_ref().and_then(|kept| Right::of(kept, self.clock.now()));
        if let Some(changed) = self.change_hidden(Method::PATCH, target, right, body.message.clone(), files.clone()).await {
            match changed {
                Ok(_) => return Ok(receipt(target)),
                Err(failure) if failure.passes() => return Err(failure),
                Err(_) => {}
            }
        }
        let message = with_files(&body.message, &files);
        let path = format!("/messages/{target}");
        match self.rest.call(in_place(Method::PATCH, place, &path).with(message, files.clone())).await {
            Ok(_) => Ok(receipt(target)),
            // What is gone, or is seen by the customer alone, is said anew.
            Err(failure) if failure.is(&[code::NO_MESSAGE]) => self.show_instead(place, id, body, files).await,
            Err(failure) => Err(failure),
        }
    }

    /// A message whose showing has an unknown outcome: asked for again under its nonce, Discord answers with it.
    async fn edit_unnamed(&self, place: Snowflake, id: &str, showing: &str, body: &Body, files: Vec<Upload>) -> Result<Receipt, Failure> {
        if let Some(right) = body.right.as_ref().and_then(|kept| Right::of(kept, self.clock.now()))
            && let Answered::Shown(message) = self.answer(showing, &right, body, files.clone()).await?
        {
            return Ok(self.shown(id, &message));
        }
        let mut fresh = body.clone();
        fresh.message = as_new(&body.message, showing);
        let receipt = self.post(place, showing, &fresh, files.clone(), Attempt::AfterUnknown).await?;
        let Some(target) = receipt.message.as_ref().and_then(|message| Snowflake::parse(&message.0)) else { return Ok(receipt) };
        let path = format!("/messages/{target}");
        let message = with_files(&body.message, &files);
        self.rest.call(in_place(Method::PATCH, place, &path).with(message, files)).await?;
        Ok(receipt)
    }

    async fn show_instead(&self, place: Snowflake, id: &str, body: &Body, files: Vec<Upload>) -> Result<Receipt, Failure> {
        let body = Body { message: as_new(&body.message, id), ..body.clone() };
        self.post(place, id, &body, files, Attempt::First).await
    }

    async fn delete(&self, place: Snowflake, body: &Body) -> Result<Receipt, Failure> {
        let named = body.target.as_deref().unwrap_or_default();
        let target = Snowflake::parse(named).or_else(|| self.world.known().shown_by(&nonce(named)));
        let Some(target) = target else { return Ok(Receipt::default()) };
        if let Some(Ok(_)) = self.change_hidden(Method::DELETE, target, None, Value::Null, Vec::new()).await {
            return Ok(Receipt::default());
        }
        match self.rest.call(in_place(Method::DELETE, place, &format!("/messages/{target}"))).await {
            Err(failure) if !failure.is(&[code::NO_MESSAGE]) => Err(failure),
            _ => Ok(Receipt::default()),
        }
    }

    async fn react(&self, place: Snowflake, body: &Body) -> Result<Receipt, Failure> {
        let (target, emoji) = (body.target.as_deref().unwrap_or_default(), body.emoji.as_deref().unwrap_or_default());
        let path = format!("/messages/{target}/reactions/{}/@me", escaped(emoji));
        self.rest.call(in_place(Method::PUT, place, &path)).await.map(|_| Receipt::default())
    }

    async fn typing(&self, place: Snowflake) -> Result<Receipt, Failure> {
        self.rest.call(in_place(Method::POST, place, "/typing")).await.map(|_| Receipt::default())
    }

    /// Our files; one that is gone, or larger than what is kept, does not go along.
    pub(super) async fn uploads(&self, address: &Address, files: &[MediaRef]) -> Vec<Upload> {
        let mut uploads = Vec::new();
        for media in files {
            match self.upload(address, media).await {
                Some(upload) => uploads.push(upload),
                None => tracing::warn!(bot = %self.bot, account = %self.name, "a file is not there any more, and was not sent"),
            }
        }
        uploads
    }

    async fn upload(&self, address: &Address, media: &MediaRef) -> Option<Upload> {
        let (blob, pieces) = self.blobs.get(&address.identity(&self.bot), &media.id).await.ok()??;
        let bytes = pieces.try_fold(Vec::new(), |mut all, piece| async move {
            all.extend_from_slice(&piece);
            Ok(all)
        });
        let name = media.name.clone().or(blob.name).unwrap_or_else(|| "file".to_owned());
        let mime = if blob.mime.is_empty() { OPAQUE.to_owned() } else { blob.mime };
        Some(Upload { name, mime, bytes: bytes.await.ok()?.into() })
    }
}

/// A request in a channel.
pub(super) fn in_place(method: Method, place: Snowflake, path: &str) -> Call {
    // A channel's own id counts for its limits, ids of messages do not.
    let kind = path.split(['?', '/']).filter(|part| Snowflake::parse(part).is_none()).take(3).collect::<Vec<_>>().join("/");
    let route = format!("{method} {place} {kind}");
    Call::new(method, format!("/channels/{place}{path}"), route)
}

fn receipt(message: Snowflake) -> Receipt {
    Receipt { message: Some(MessageId::new(message.to_string())), ..Receipt::default() }
}

/// A message with the files that go with it.
pub(super) fn with_files(message: &Value, files: &[Upload]) -> Value {
    let mut message = message.clone();
    if let Some(map) = message.as_object_mut() {
        if files.is_empty() {
            map.remove("attachments");
        } else {
            let described = files.iter().enumerate().map(|(index, file)| json!({"id": index, "filename": file.name}));
            map.insert("attachments".to_owned(), described.collect());
        }
    }
    message
}

/// An edit as a message of its own.
fn as_new(edit: &Value, id: &str) -> Value {
    let mut message = edit.clone();
    if let Some(map) = message.as_object_mut() {
        map.insert("nonce".to_owned(), json!(nonce(id)));
        map.insert("enforce_nonce".to_owned(), json!(true));
    }
    message
}

/// As a part of a path.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_part_of_a_path() {
        for (emoji, expect) in [("👍", "%F0%9F%91%8D"), ("❤️", "%E2%9D%A4%EF%B8%8F"), ("name:123", "name:123"), ("a/b", "a%2Fb")] {
            assert_eq!(escaped(emoji), expect);
        }
    }
}
