//! Messages, their keyboards, and who wrote them.

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::Entity;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct User {
    /// Their id; 0 until they meet a bot.
    pub id: i64,
    /// The first name.
    pub name: String,
    /// The name behind the `@`.
    pub username: Option<String>,
    /// The language of their app, as a tag.
    pub language: Option<String>,
}

impl User {
    /// Somebody of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { id: 0, name: name.to_owned(), username: None, language: None }
    }

    /// The same with an app in this language.
    #[must_use]
    pub fn speaking(self, language: &str) -> Self {
        Self { language: Some(language.to_owned()), ..self }
    }

    /// The same with a name behind the `@`.
    #[must_use]
    pub fn known_as(self, username: &str) -> Self {
        Self { username: Some(username.to_owned()), ..self }
    }

    pub(super) fn json(&self) -> Value {
        let mut user = Map::from_iter([
            ("id".to_owned(), json!(self.id)),
            ("is_bot".to_owned(), json!(false)),
            ("first_name".to_owned(), json!(self.name)),
        ]);
        user.extend(self.username.as_ref().map(|name| ("username".to_owned(), json!(name))));
        user.extend(self.language.as_ref().map(|tag| ("language_code".to_owned(), json!(tag))));
        Value::Object(user)
    }
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// What comes back when it is pressed.
    pub data: Option<String>,
    /// Where it leads.
    pub url: Option<String>,
}

impl Button {
    fn json(&self) -> Value {
        let mut button = Map::from_iter([("text".to_owned(), json!(self.text))]);
        button.extend(self.data.as_ref().map(|data| ("callback_data".to_owned(), json!(data))));
        button.extend(self.url.as_ref().map(|url| ("url".to_owned(), json!(url))));
        Value::Object(button)
    }
}

/// A file that hangs on a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Media {
    /// Telegram's name of its kind: `photo`, `voice`, `document` …
    pub kind: String,
    /// Its id.
    pub file_id: String,
    /// The bytes that were sent.
    pub bytes: bytes::Bytes,
}

/// A message as it stands now.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// Its id in its chat.
    pub id: i64,
    /// Its chat.
    pub chat: i64,
    /// The topic it stands in.
    pub topic: Option<i64>,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// The text or caption without markup.
    pub text: String,
    /// The markup.
    pub entities: Vec<Entity>,
    /// The rows of buttons under it.
    pub keyboard: Vec<Vec<Button>>,
    /// What hangs on it.
    pub media: Option<Media>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// The reaction that the bot put on it.
    pub reaction: Option<String>,
    /// When it came.
    pub at: Instant,
    /// When it was changed last.
    pub edited_at: Option<Instant>,
    /// How often it was changed.
    pub edits: u32,
    /// Whether it was taken away.
    pub deleted: bool,
    /// What the test called the request that showed it; see [`Bot::label`](super::Bot::label).
    pub label: String,
    /// Its place among all messages of the bot's chats.
    pub(super) nth: u64,
    pub(super) from: Value,
    /// The reaction that the customer put on it.
    pub(super) reacted: Option<String>,
    /// Fields of its JSON beside those above.
    pub(super) more: Map<String, Value>,
    pub(super) date: u64,
    pub(super) edit_date: Option<u64>,
}

impl Message {
    /// The text with the markup written out: `[bold:…]`, for tests that look at both.
    #[must_use]
    pub fn marked(&self) -> String {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let mut marked = Vec::new();
        for at in 0..=units.len() {
            let ends = self.entities.iter().filter(|entity| entity.offset + entity.length == at).count();
            marked.extend(std::iter::repeat_n(u16::from(b']'), ends));
            for entity in self.entities.iter().filter(|entity| entity.offset == at) {
                marked.extend(format!("[{}:", entity.kind).encode_utf16());
            }
            marked.extend(units.get(at));
        }
        String::from_utf16_lossy(&marked)
    }

    /// The buttons in reading order.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.keyboard.iter().flatten()
    }

    pub(super) fn json(&self, chat: &Value) -> Value {
        let mut message = self.more.clone();
        let is_caption = self.media.is_some();
        let mut set = |name: &str, value: Value| drop(message.insert(name.to_owned(), value));
        set("message_id", json!(self.id));
        set("from", self.from.clone());
        set("chat", chat.clone());
        set("date", json!(self.date));
        if !self.text.is_empty() {
            set(if is_caption { "caption" } else { "text" }, json!(self.text));
        }
        if !self.entities.is_empty() {
            let entities = self.entities.iter().map(Entity::json).collect();
            set(if is_caption { "caption_entities" } else { "entities" }, entities);
        }
        if !self.keyboard.is_empty() {
            let rows: Vec<Value> = self.keyboard.iter().map(|row| row.iter().map(Button::json).collect()).collect();
            set("reply_markup", json!({"inline_keyboard": rows}));
        }
        if let Some(topic) = self.topic {
            set("message_thread_id", json!(topic));
            set("is_topic_message", json!(true));
        }
        if let Some(date) = self.edit_date {
            set("edit_date", json!(date));
        }
        Value::Object(message)
    }
}
