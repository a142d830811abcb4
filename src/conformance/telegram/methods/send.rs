//! Methods that show something new.

use serde_json::{Map, Value, json};

use super::super::html::Text;
use super::super::params::{Params, Upload};
use super::super::state::State;
use super::super::{Media, Refusal};
use super::{Done, form};

/// The most UTF-16 units of a text and of a caption.
pub(super) const MOST_TEXT: usize = 4096;
pub(super) const MOST_CAPTION: usize = 1024;
/// The most bytes of a file that a bot sends, and of a picture among them.
const MOST_FILE: usize = 50 << 20;
const MOST_PHOTO: usize = 10 << 20;

const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

pub(super) fn message(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    state.writable(params.int("chat_id"))?;
    let text = form::text(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if form::length(&text) > MOST_TEXT {
        return Err(Refusal::bad("message is too long"));
    }
    show(state, params, text, None, Map::new())
}

/// Shows something, where it may be written and not too fast.
fn show(state: &mut State, params: &Params, text: Text, media: Option<Media>, more: Map<String, Value>) -> Result<Done, Refusal> {
    let chat = state.writable(params.int("chat_id"))?;
    let (id, topic, reply_to) = (chat.id, form::topic(params, chat)?, form::reply_to(params, chat)?);
    let keyboard = form::keyboard(params)?;
    state.limited(id)?;
    let me = state.me_json();
    let mut message = state.draft(id, me, true);
    (message.text, message.entities) = (text.text, text.entities);
    (message.keyboard, message.media, message.more) = (keyboard, media, more);
    (message.topic, message.reply_to) = (topic, reply_to);
    state.counts.shown += 1;
    let (shown, text) = (message.id, message.text.clone());
    Ok(Done { result: state.put(message), message: Some(shown), text: Some(text) })
}

/// A file by upload or by its id.
fn given(state: &State, params: &Params, kind: &str) -> Result<Upload, Refusal> {
    let attached = params.text(kind).and_then(|text| text.strip_prefix("attach://").map(str::to_owned));
    if let Some(upload) = params.files.get(attached.as_deref().unwrap_or(kind)) {
        return Ok(upload.clone());
    }
    let id = params.text(kind).ok_or_else(|| Refusal::bad(&format!("there is no {} in the request", kind.replace('_', " "))))?;
    if id.starts_with("http://") || id.starts_with("https://") {
        // Nothing is brought from elsewhere.
        return Err(Refusal::bad("failed to get HTTP URL content"));
    }
    let known = state.files.get(&id).map(|(_, file)| file.clone());
    known.ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))
}

pub(super) fn media(state: &mut State, params: &Params, kind: &str) -> Result<Done, Refusal> {
    state.writable(params.int("chat_id"))?;
    let file = given(state, params, kind)?;
    if file.bytes.is_empty() {
        return Err(Refusal::bad("file must be non-empty"));
    }
    if file.bytes.len() > MOST_FILE {
        return Err(Refusal::new(413, "Request Entity Too Large"));
    }
    if kind == "photo" && file.bytes.len() > MOST_PHOTO {
        return Err(Refusal::bad("file is too big for a photo"));
    }
    let caption = form::text(params, "caption", "caption_entities")?;
    if form::length(&caption) > MOST_CAPTION {
        return Err(Refusal::bad("message caption is too long"));
    }
    let (name, mime) = (file.name.clone(), file.mime.clone());
    let (media, mut json) = state.keep(kind, file);
    let more = match kind {
        "photo" => json!([merge(&mut json, &json!({"width": 640, "height": 480}))]),
        "video" | "animation" => merge(&mut json, &json!({"width": 640, "height": 480, "duration": 1, "mime_type": mime})),
        "video_note" => merge(&mut json, &json!({"length": 240, "duration": 1})),
        "voice" | "audio" => merge(&mut json, &json!({"duration": params.int("duration").unwrap_or(0), "mime_type": mime})),
        "sticker" => {
            let sticker = json!({"type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false});
            merge(&mut json, &sticker)
        }
        _ => merge(&mut json, &json!({"file_name": name, "mime_type": mime})),
    };
    show(state, params, caption, Some(media), Map::from_iter([(kind.to_owned(), more)]))
}

/// `json` with the fields of `more`.
fn merge(json: &mut Value, more: &Value) -> Value {
    if let (Some(fields), Some(more)) = (json.as_object_mut(), more.as_object()) {
        fields.extend(more.clone());
    }
    json.take()
}

pub(super) fn location(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let degrees = |name: &str| params.text(name).and_then(|text| text.parse::<f64>().ok());
    let (Some(latitude), Some(longitude)) = (degrees("latitude"), degrees("longitude")) else {
        return Err(Refusal::bad("wrong latitude or longitude"));
    };
    let location = json!({"latitude": latitude, "longitude": longitude});
    let mut more = Map::from_iter([("location".to_owned(), location.clone())]);
    if let (Some(title), Some(address)) = (params.text("title"), params.text("address")) {
        more.insert("venue".to_owned(), json!({"location": location, "title": title, "address": address}));
    }
    show(state, params, Text::default(), None, more)
}

pub(super) fn contact(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let (Some(phone), Some(name)) = (params.text("phone_number"), params.text("first_name")) else {
        return Err(Refusal::bad("phone number is empty"));
    };
    let contact = json!({"phone_number": phone, "first_name": name});
    show(state, params, Text::default(), None, Map::from_iter([("contact".to_owned(), contact)]))
}

pub(super) fn chat_action(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let chat = state.writable(params.int("chat_id"))?;
    form::topic(params, chat)?;
    let known = params.text("action").is_some_and(|action| ACTIONS.contains(&action.as_str()));
    if known { Ok(true.into()) } else { Err(Refusal::bad("wrong parameter action in request")) }
}
