//! A message as the fake keeps it.

use serde_json::Value;
use tokio::time::Instant;

use super::{Id, markdown};

/// Bits of `flags`.
pub(super) const EPHEMERAL: u64 = 1 << 6;
pub(super) const LOADING: u64 = 1 << 7;
pub(super) const VOICE: u64 = 1 << 13;

/// A message, and what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Message {
    /// Its id.
    pub id: Id,
    /// Where it stands.
    pub channel: Id,
    /// Who wrote it.
    pub author: Id,
    /// When it came.
    pub at: Instant,
    /// Discord's number of its kind: 0 a message, 19 an answer to another, 20 an answer to a command, 21 the first of a thread.
    pub kind: u8,
    /// What it says now, in Discord's dialect of Markdown.
    pub content: String,
    /// Everything it has said, oldest first, what it says now included.
    pub states: Vec<(Instant, String)>,
    /// What its sender called it.
    pub nonce: Option<String>,
    /// The message it answers.
    pub reply_to: Option<Id>,
    /// What hangs on it.
    pub files: Vec<File>,
    /// Buttons and menus, as they were sent.
    pub components: Vec<Value>,
    /// Embeds, as they were sent.
    pub embeds: Vec<Value>,
    /// Names of its stickers.
    pub stickers: Vec<String>,
    /// Emoji, and who put them.
    pub reactions: Vec<(String, Vec<Id>)>,
    /// Discord's bits about it.
    pub flags: u64,
    /// The one who can see it, where it is not for all.
    pub only_for: Option<Id>,
    /// The interaction that it answers.
    pub interaction: Option<Id>,
    /// Whom its text names.
    pub mentions: Vec<Id>,
    /// Whom it pinged: users by id, `everyone`, roles by id.
    pub pings: Vec<String>,
    /// When it was changed last, in Unix milliseconds.
    pub edited_ms: Option<u64>,
    /// Whether it was taken away.
    pub deleted: bool,
}

impl Message {
    /// What a reader sees of it, without markup.
    #[must_use]
    pub fn text(&self) -> String {
        markdown::read(&self.content).map_or_else(|_| self.content.clone(), |read| read.text)
    }

    /// The labels of its buttons and options with their ids.
    #[must_use]
    pub fn choices(&self) -> Vec<(String, String)> {
        let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut choices = Vec::new();
        for component in self.parts() {
            choices.extend(list(component, "options").map(|option| (text(option, "label"), text(option, "value"))));
            if component.get("label").is_some() {
                choices.push((text(component, "label"), text(component, "custom_id")));
            }
        }
        choices
    }

    /// The button or menu of this id.
    pub(super) fn component(&self, custom_id: &str) -> Option<&Value> {
        self.parts().find(|component| component.get("custom_id").and_then(Value::as_str) == Some(custom_id))
    }

    fn parts(&self) -> impl Iterator<Item = &Value> {
        self.components.iter().flat_map(|row| list(row, "components"))
    }

    /// Whether `user` sees it.
    pub(super) fn is_for(&self, user: Id) -> bool {
        !self.deleted && self.only_for.is_none_or(|only| only == user)
    }

    /// Whether it says nothing yet: somebody thinks.
    #[must_use]
    pub const fn is_loading(&self) -> bool {
        self.flags & LOADING != 0
    }
}

pub(super) fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// A file of a customer's, or of the bot's.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct File {
    /// Its id; given by the fake.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What it is said to be.
    pub mime: String,
    /// What it is.
    pub bytes: bytes::Bytes,
    /// The size that Discord claims.
    pub size: u64,
    /// Length and form of a recorded voice.
    pub voice: Option<f64>,
    /// What it shows.
    pub alt: Option<String>,
    /// Another address than the fake's own.
    pub url: Option<String>,
}

impl File {
    /// A file.
    #[must_use]
    pub fn new(name: &str, mime: &str, bytes: impl Into<bytes::Bytes>) -> Self {
        let bytes = bytes.into();
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { id: Id(0), name: name.to_owned(), mime: mime.to_owned(), bytes, size, voice: None, alt: None, url: None }
    }

    /// A recorded voice.
    #[must_use]
    pub fn voice(bytes: impl Into<bytes::Bytes>, secs: f64) -> Self {
        Self { voice: Some(secs), ..Self::new("voice-message.ogg", "audio/ogg", bytes) }
    }

    /// Discord claims another size than it has.
    #[must_use]
    pub fn claiming(self, size: u64) -> Self {
        Self { size, ..self }
    }

    /// It lies elsewhere.
    #[must_use]
    pub fn lying_at(self, url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..self }
    }
}
