//! Sends one request and says what became of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest12::Body;
use reqwest12::multipart::Part;
use serde_json::{Map, Value};
use teloxide::ApiError;
use teloxide::payloads::{
    DeleteMessage, EditMessageText, SendChatAction, SendContact, SendDocument, SendLocation, SendMessage, SendPhoto, SendVenue, SendVoice,
    SetMessageReaction,
};
use teloxide::requests::Payload as _;

use super::api::{Fault, Refused, Upload};
use super::decode::chat_of;
use super::encode::{Call, Sent};
use super::io::{Connected, Here};
use super::markup::bare;
use crate::channel::{Receipt, Request, SendError};
use crate::core::message::{Address, MessageId};

/// How long to wait when the token or the address seems to be wrong: somebody has to repair it, and no message is lost
/// meanwhile.
const MISCONFIGURED: Duration = Duration::from_secs(300);
/// The largest file that the platform takes.
const MAX_UPLOAD: u64 = 50 * 1024 * 1024;
/// The most messages that stand in for one that is gone and are remembered.
const MAX_STAND_INS: usize = 1_000;
/// How often a request is put in another way at most.
const MAX_TURNS: usize = 4;

/// Methods that name a topic; the others name a message or nothing.
const IN_TOPIC: &[&str] = &[
    SendMessage::NAME,
    SendPhoto::NAME,
    SendVoice::NAME,
    SendDocument::NAME,
    SendLocation::NAME,
    SendVenue::NAME,
    SendContact::NAME,
    SendChatAction::NAME,
];

/// Messages that were shown in the place of one that could not be edited: the next edit is for them. The beginning of an
/// answer that somebody deletes while it is written is so shown once more, not once for each sentence.
#[derive(Default)]
pub(super) struct StandIns(Mutex<HashMap<(Arc<str>, MessageId), MessageId>>);

impl StandIns {
    fn of(&self, place: &Arc<str>, message: &MessageId) -> MessageId {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&(Arc::clone(place), message.clone())).unwrap_or(message).clone()
    }

    fn note(&self, place: &Arc<str>, message: MessageId, stand_in: MessageId) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MAX_STAND_INS {
            known.clear();
        }
        known.insert((Arc::clone(place), message), stand_in);
    }
}

/// A request on its way, as it is put now.
struct Outgoing<'a> {
    address: &'a Address,
    method: String,
    call: Call,
    chat: i64,
    topic: Option<i64>,
    /// The message that was to be changed.
    changed: Option<MessageId>,
    /// Whether another is shown in its place.
    is_anew: bool,
    has_moved: bool,
}

/// What follows from a fault.
enum Next {
    /// The request is put in another way.
    Again,
    /// What was wanted is so already.
    Done,
    Fails(SendError),
}

impl Connected {
    /// Sends one request.
    pub(super) async fn deliver(&self, address: &Address, request: &Request) -> Result<Receipt, SendError> {
        let permanent = |what: &str| SendError::Permanent { what: what.to_owned() };
        let call: Call = serde_json::from_str(request.body.get()).map_err(|_| permanent("the request cannot be read"))?;
        let (chat, topic) = chat_of(&address.place).ok_or_else(|| permanent("the place is no chat of Telegram"))?;
        let (method, changed) = (request.route.clone(), call.message.clone());
        let mut outgoing = Outgoing { address, method, call, chat, topic, changed, is_anew: false, has_moved: false };
        if let Some(message) = &mut outgoing.call.message {
            *message = self.stand_ins.of(&address.place, message);
            // It has no id of the platform's where that took it and its answer could not be read.
            if message.0.parse::<i64>().is_err() {
                if outgoing.method != EditMessageText::NAME {
                    return Ok(Receipt::default());
                }
                outgoing.show_anew();
            }
        }
        for _ in 0..MAX_TURNS {
            match self.here.put(&outgoing).await {
                Ok(result) => return Ok(self.shown(outgoing, &result)),
                Err(fault) => match outgoing.next(&fault) {
                    Next::Again => {}
                    Next::Done => return Ok(Receipt { message: outgoing.call.message, place: None }),
                    Next::Fails(error) => return Err(error),
                },
            }
        }
        Err(permanent("the Bot API takes the request in no way"))
    }

    fn shown(&self, outgoing: Outgoing<'_>, result: &Value) -> Receipt {
        let id = result.get("message_id").and_then(Value::as_i64).map(|id| MessageId::new(id.to_string()));
        if let (true, Some(gone), Some(id)) = (outgoing.is_anew, outgoing.changed, &id) {
            self.stand_ins.note(&outgoing.address.place, gone, id.clone());
        }
        Receipt { message: id, place: None }
    }
}

impl Here {
    async fn put(&self, outgoing: &Outgoing<'_>) -> Result<Value, Fault> {
        let method = outgoing.method.as_str();
        let result = match &outgoing.call.file {
            None => self.api.call(method, &outgoing.params()).await,
            Some(file) => {
                let upload = self.file(outgoing.address, file).await?;
                self.api.upload(method, &outgoing.params(), upload).await
            }
        };
        match result {
            // It was taken: of what it is called nothing is known.
            Err(Fault::Garbled) => Ok(Value::Null),
            result => result,
        }
    }

    /// The file, read anew for each attempt.
    async fn file(&self, address: &Address, file: &Sent) -> Result<Upload, Fault> {
        let refused = |what: String| {
            const GONE: u16 = 410;
            Fault::Refused(Refused { code: GONE, error: None, what, retry_after: None, moved: None })
        };
        let found = self.blobs.get(&address.identity(&self.bot), &file.media.id).await;
        let found = found.map_err(|_| Fault::Unreached("the file cannot be read now"))?;
        let (blob, bytes) = found.ok_or_else(|| refused("the file is not kept any more".to_owned()))?;
        if blob.size > MAX_UPLOAD {
            return Err(refused(format!("the file has more than {MAX_UPLOAD} bytes")));
        }
        let name = blob.name.clone().or_else(|| file.media.name.clone()).unwrap_or_else(|| file.field.clone());
        let part = Part::stream_with_length(Body::wrap_stream(bytes), blob.size).file_name(name);
        let part = part.mime_str(&blob.mime).map_err(|_| refused("the type of the file is none".to_owned()))?;
        Ok(Upload { field: file.field.clone(), part, size: blob.size })
    }
}

impl Outgoing<'_> {
    fn params(&self) -> Map<String, Value> {
        let mut params = self.call.params.clone();
        params.insert("chat_id".to_owned(), self.chat.into());
        if let Some(topic) = self.topic.filter(|_| IN_TOPIC.contains(&self.method.as_str())) {
            params.insert("message_thread_id".to_owned(), topic.into());
        }
        if let Some(id) = self.call.message.as_ref().and_then(|message| message.0.parse::<i64>().ok()) {
            params.insert("message_id".to_owned(), id.into());
        }
        // A callback's acknowledgement has neither.
        if params.contains_key("callback_query_id") {
            params.remove("chat_id");
        }
        params
    }

    fn next(&mut self, fault: &Fault) -> Next {
        let what = fault.what().to_owned();
        let refused = match fault {
            Fault::Unreached(_) => return Next::Fails(SendError::Retry { what, after: None }),
            Fault::Cut(_) | Fault::Garbled => return Next::Fails(SendError::Unknown { what }),
            Fault::Refused(refused) => refused,
        };
        match refused.code {
            400 if let Some(moved) = refused.moved.filter(|_| !self.has_moved) => {
                (self.chat, self.topic, self.has_moved) = (moved, None, true);
                Next::Again
            }
            400 if let Some(next) = self.put_otherwise(refused.error.as_ref()) => next,
            429 => Next::Fails(SendError::Retry { what, after: refused.retry_after }),
            408 | 409 | 500..=599 => Next::Fails(SendError::Retry { what, after: None }),
            300..=399 | 401 | 404 | 405 | 407 => Next::Fails(SendError::Retry { what, after: Some(MISCONFIGURED) }),
            _ => Next::Fails(SendError::Permanent { what }),
        }
    }

    /// What is tried where the request is not good as it is.
    fn put_otherwise(&mut self, error: Option<&ApiError>) -> Option<Next> {
        let is_edit = self.method == EditMessageText::NAME;
        match error {
            Some(ApiError::MessageNotModified) if is_edit || self.method == SetMessageReaction::NAME => Some(Next::Done),
            Some(ApiError::MessageToDeleteNotFound) if self.method == DeleteMessage::NAME => Some(Next::Done),
            Some(ApiError::CantParseEntities(_)) => self.unmark().then_some(Next::Again),
            Some(ApiError::ChatNotFound | ApiError::UserNotFound) => None,
            _ if is_edit => {
                self.show_anew();
                Some(Next::Again)
            }
            // What cannot be shown as a picture can be saved.
            _ if self.method == SendPhoto::NAME => {
                self.method = SendDocument::NAME.to_owned();
                if let Some(file) = &mut self.call.file {
                    file.field = "document".to_owned();
                }
                Some(Next::Again)
            }
            _ => None,
        }
    }

    /// The words without markup; false where there was none.
    fn unmark(&mut self) -> bool {
        if self.call.params.remove("parse_mode").is_none() {
            return false;
        }
        for key in ["text", "caption"] {
            if let Some(Value::String(text)) = self.call.params.get_mut(key) {
                *text = bare(text);
            }
        }
        true
    }

    /// A message that cannot be edited is left as it is: its new state is a message of its own.
    fn show_anew(&mut self) {
        self.method = SendMessage::NAME.to_owned();
        (self.call.message, self.is_anew) = (None, true);
        if let Some(reply) = self.call.reply.take() {
            self.call.params.insert("reply_parameters".to_owned(), reply);
        }
    }
}
