//! What a customer sends.

use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::Message;
use super::html::Entity;
use super::params::Upload;
use super::state::State;
use crate::core::message::Unit;

/// A message of a customer, before it is sent.
#[derive(Clone, Debug, Default)]
pub struct Said {
    text: String,
    file: Option<(&'static str, Upload, Value)>,
    more: Map<String, Value>,
    reply_to: Option<i64>,
    quote: Option<String>,
}

impl Said {
    /// Words.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    fn file(kind: &'static str, name: &str, mime: &str, bytes: impl Into<Bytes>, more: Value) -> Self {
        let upload = Upload { name: name.to_owned(), mime: mime.to_owned(), bytes: bytes.into() };
        Self { file: Some((kind, upload, more)), ..Self::default() }
    }

    /// A picture; it is offered in a small and a large size.
    #[must_use]
    pub fn photo(jpeg: impl Into<Bytes>) -> Self {
        Self::file("photo", "photo.jpg", "image/jpeg", jpeg, json!({"width": 1280, "height": 960}))
    }

    /// A recorded voice.
    #[must_use]
    pub fn voice(ogg: impl Into<Bytes>, seconds: u32) -> Self {
        Self::file("voice", "voice.ogg", "audio/ogg", ogg, json!({"duration": seconds, "mime_type": "audio/ogg"}))
    }

    /// A recorded voice of which Telegram does not say the type, as it sometimes does.
    #[must_use]
    pub fn voice_of_no_type(ogg: impl Into<Bytes>, seconds: u32) -> Self {
        Self::file("voice", "voice.oga", "audio/ogg", ogg, json!({"duration": seconds}))
    }

    /// A round video.
    #[must_use]
    pub fn video_note(mp4: impl Into<Bytes>, seconds: u32) -> Self {
        Self::file("video_note", "note.mp4", "video/mp4", mp4, json!({"length": 240, "duration": seconds}))
    }

    /// A video.
    #[must_use]
    pub fn video(mp4: impl Into<Bytes>, seconds: u32) -> Self {
        let more = json!({"width": 640, "height": 480, "duration": seconds, "mime_type": "video/mp4", "file_name": "video.mp4"});
        Self::file("video", "video.mp4", "video/mp4", mp4, more)
    }

    /// Music or another recording.
    #[must_use]
    pub fn audio(mp3: impl Into<Bytes>, seconds: u32) -> Self {
        let more = json!({"duration": seconds, "mime_type": "audio/mpeg", "file_name": "song.mp3"});
        Self::file("audio", "song.mp3", "audio/mpeg", mp3, more)
    }

    /// Any other file.
    #[must_use]
    pub fn document(name: &str, mime: &str, bytes: impl Into<Bytes>) -> Self {
        Self::file("document", name, mime, bytes, json!({"file_name": name, "mime_type": mime}))
    }

    /// A sticker that stands for this emoji.
    #[must_use]
    pub fn sticker(emoji: &str) -> Self {
        let more = json!({
            "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": emoji, "set_name": "Animals",
        });
        Self::file("sticker", "sticker.webp", "image/webp", &b"webp"[..], more)
    }

    /// Somebody's number.
    #[must_use]
    pub fn contact(name: &str, phone: &str) -> Self {
        Self::default().with("contact", json!({"phone_number": phone, "first_name": name}))
    }

    /// A point on the map.
    #[must_use]
    pub fn location(latitude: f64, longitude: f64) -> Self {
        Self::default().with("location", json!({"latitude": latitude, "longitude": longitude}))
    }

    /// A point on the map with a name.
    #[must_use]
    pub fn venue(latitude: f64, longitude: f64, title: &str) -> Self {
        let location = json!({"latitude": latitude, "longitude": longitude});
        let venue = json!({"location": location, "title": title, "address": "Main Street 1"});
        Self::default().with("venue", venue).with("location", location)
    }

    /// The same with these words beside the file.
    #[must_use]
    pub fn captioned(self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self }
    }

    /// The same as an answer to a message.
    #[must_use]
    pub fn replying_to(self, message: i64) -> Self {
        Self { reply_to: Some(message), ..self }
    }

    /// The same quoting words of the message that it answers.
    #[must_use]
    pub fn quoting(self, words: &str) -> Self {
        Self { quote: Some(words.to_owned()), ..self }
    }

    /// The same with this field in its JSON, whatever Telegram says about it.
    #[must_use]
    pub fn with(mut self, field: &str, value: Value) -> Self {
        self.more.insert(field.to_owned(), value);
        self
    }

    /// Writes it into a message.
    pub(super) fn write(self, state: &mut State, message: &mut Message) {
        message.entities = found(&self.text);
        message.text = self.text;
        message.reply_to = self.reply_to;
        if let Some((kind, upload, more)) = self.file {
            let (media, mut file) = state.keep(kind, upload.clone());
            if let (Some(fields), Some(more)) = (file.as_object_mut(), more.as_object()) {
                fields.extend(more.clone());
            }
            let field = if kind == "photo" { json!([small(state, upload), file]) } else { file };
            message.media = Some(media);
            message.more.insert(kind.to_owned(), field);
        }
        if let Some(words) = self.quote {
            message.more.insert("quote".to_owned(), json!({"text": words, "position": 0, "is_manual": true}));
        }
        message.more.extend(self.more);
    }
}

/// A picture's small size.
fn small(state: &mut State, upload: Upload) -> Value {
    let bytes = upload.bytes.slice(..upload.bytes.len().min(16));
    let (_, mut file) = state.keep("photo", Upload { bytes, ..upload });
    if let Some(fields) = file.as_object_mut() {
        fields.extend([("width".to_owned(), json!(90)), ("height".to_owned(), json!(67))]);
    }
    file
}

/// The commands and mentions that Telegram finds in a text.
fn found(text: &str) -> Vec<Entity> {
    let mut entities = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let length = |end: &dyn Fn(char) -> bool| {
            let rest = bare.get(1..).unwrap_or_default();
            1 + rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || end(c))).unwrap_or(rest.len())
        };
        match bare.chars().next() {
            Some('/') if bare.len() > 1 => entities.push(Entity::new("bot_command", at, length(&|c| c == '@'))),
            Some('@') if bare.len() > 3 => entities.push(Entity::new("mention", at, length(&|_| false))),
            _ => {}
        }
        at += Unit::Utf16.len(word);
    }
    entities
}
