//! What the server knows of one bot.

use std::collections::{BTreeMap, HashMap};
use std::time::SystemTime;

use bytes::Bytes;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::fault::Faults;
use super::limits::Written;
use super::params::Upload;
use super::updates::Updates;
use super::webhook::Webhook;
use super::{Call, Limits, Media, Message, Refusal, User, Watch};

/// What a chat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Private,
    Group,
    Supergroup,
}

/// One chat.
#[derive(Debug)]
pub(super) struct Chat {
    pub(super) id: i64,
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) members: Vec<User>,
    pub(super) topics: Vec<(i64, String)>,
    pub(super) messages: Vec<Message>,
    /// What the bot is told when it writes.
    pub(super) closed: Option<Refusal>,
    /// Supergroups count their own messages.
    own_messages: i64,
}

impl Chat {
    pub(super) fn json(&self) -> Value {
        let mut chat = Map::from_iter([("id".to_owned(), json!(self.id))]);
        let mut set = |name: &str, value: Value| drop(chat.insert(name.to_owned(), value));
        match self.kind {
            Kind::Private => {
                set("type", json!("private"));
                set("first_name", json!(self.title));
                if let Some(name) = self.members.first().and_then(|user| user.username.as_ref()) {
                    set("username", json!(name));
                }
            }
            Kind::Group => {
                set("type", json!("group"));
                set("title", json!(self.title));
            }
            Kind::Supergroup => {
                set("type", json!("supergroup"));
                set("title", json!(self.title));
                if !self.topics.is_empty() {
                    set("is_forum", json!(true));
                }
            }
        }
        Value::Object(chat)
    }

    pub(super) fn message(&self, id: i64) -> Option<&Message> {
        self.messages.iter().rfind(|message| message.id == id && !message.deleted)
    }

    pub(super) fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.messages.iter_mut().rfind(|message| message.id == id && !message.deleted)
    }
}

/// A press on a button.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Press {
    /// When it was pressed.
    pub at: Instant,
    /// When the bot acknowledged it.
    pub answered: Option<Instant>,
    /// What it said then.
    pub text: Option<String>,
}

/// A command that is offered: its name and what it does.
pub type Command = (String, String);

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Requests.
    pub requests: u64,
    /// Requests that were refused because they came too fast for the [`Limits`]; injected faults do not count.
    pub too_fast: u64,
    /// Requests that were wrong: markup that does not parse, texts that are too long, unknown methods …
    pub malformed: u64,
    /// Messages that were shown.
    pub shown: u64,
    /// Messages that were edited.
    pub edited: u64,
}

pub(super) struct State {
    pub(super) me: User,
    pub(super) chats: BTreeMap<i64, Chat>,
    pub(super) files: HashMap<String, (String, Upload)>,
    pub(super) updates: Updates,
    pub(super) limits: Limits,
    pub(super) written: Written,
    pub(super) faults: Faults,
    pub(super) commands: BTreeMap<(String, String), Vec<Command>>,
    pub(super) presses: BTreeMap<String, Press>,
    pub(super) webhook: Option<Webhook>,
    pub(super) calls: Vec<Call>,
    pub(super) counts: Counts,
    pub(super) watch: Option<Watch>,
    /// Whether calls and messages are kept.
    pub(super) keeps: bool,
    /// Whether group messages that are not for the bot are kept from it.
    pub(super) privacy: bool,
    /// Whether files are named by absolute paths, as a local server does.
    pub(super) local_files: bool,
    pub(super) logged_out: bool,
    /// The number of the latest poll; an older one is ended by it.
    pub(super) poll: u64,
    pub(super) label: String,
    ids: i64,
    messages: i64,
    nth: u64,
}

impl State {
    pub(super) fn new(me: User) -> Self {
        Self {
            me,
            chats: BTreeMap::new(),
            files: HashMap::new(),
            updates: Updates::default(),
            limits: Limits::DOCUMENTED,
            written: Written::default(),
            faults: Faults::default(),
            commands: BTreeMap::new(),
            presses: BTreeMap::new(),
            webhook: None,
            calls: Vec::new(),
            counts: Counts::default(),
            watch: None,
            keeps: true,
            privacy: false,
            local_files: false,
            logged_out: false,
            poll: 0,
            label: String::new(),
            ids: 5_000_000_000,
            messages: 0,
            nth: 0,
        }
    }

    /// An id that nobody has yet.
    pub(super) fn id(&mut self) -> i64 {
        self.ids += 1;
        self.ids
    }

    pub(super) fn add_chat(&mut self, id: i64, kind: Kind, title: &str, members: Vec<User>) {
        let chat =
            Chat { id, kind, title: title.to_owned(), members, topics: Vec::new(), messages: Vec::new(), closed: None, own_messages: 0 };
        self.chats.insert(id, chat);
    }

    /// The chat where the bot may write.
    pub(super) fn writable(&self, id: Option<i64>) -> Result<&Chat, Refusal> {
        let chat = id.and_then(|id| self.chats.get(&id)).ok_or_else(|| Refusal::bad("chat not found"))?;
        chat.closed.clone().map_or(Ok(chat), Err)
    }

    /// Counts one more message or edit.
    pub(super) fn limited(&mut self, chat: i64) -> Result<(), Refusal> {
        let private = self.chats.get(&chat).is_some_and(|chat| chat.kind == Kind::Private);
        self.written.note(self.limits, chat, private, Instant::now()).map_err(|wait| {
            self.counts.too_fast += 1;
            Refusal::busy(Some(wait))
        })
    }

    /// The bot as the author of a message.
    pub(super) fn me_json(&self) -> Value {
        let mut me = self.me.json();
        if let Some(fields) = me.as_object_mut() {
            fields.insert("is_bot".to_owned(), json!(true));
        }
        me
    }

    /// A message that says nothing yet.
    pub(super) fn draft(&mut self, chat: i64, from: Value, by_bot: bool) -> Message {
        let own = self.chats.get_mut(&chat).filter(|chat| chat.kind == Kind::Supergroup);
        let id = own.map_or(&mut self.messages, |chat| &mut chat.own_messages);
        *id += 1;
        let id = *id;
        self.nth += 1;
        Message {
            id,
            chat,
            topic: None,
            by_bot,
            text: String::new(),
            entities: Vec::new(),
            keyboard: Vec::new(),
            media: None,
            reply_to: None,
            reaction: None,
            at: Instant::now(),
            edited_at: None,
            edits: 0,
            deleted: false,
            label: if by_bot { self.label.clone() } else { String::new() },
            nth: self.nth,
            from,
            reacted: None,
            more: Map::new(),
            date: unix_now(),
            edit_date: None,
        }
    }

    /// Puts a message into its chat and answers with its JSON.
    pub(super) fn put(&mut self, mut message: Message) -> Value {
        let keeps = self.keeps;
        let Some(chat) = self.chats.get_mut(&message.chat) else { return Value::Null };
        if let Some(replied) = message.reply_to.and_then(|id| chat.message(id)) {
            message.more.insert("reply_to_message".to_owned(), replied.json(&chat.json()));
        }
        let json = message.json(&chat.json());
        if !keeps {
            // Enough for an edit of the message that was shown last.
            let surplus = chat.messages.len().saturating_sub(8);
            chat.messages.drain(..surplus);
        }
        chat.messages.push(message);
        json
    }

    /// Keeps a file and answers with the JSON of it.
    pub(super) fn keep(&mut self, kind: &str, file: Upload) -> (Media, Value) {
        let n = self.id();
        let (file_id, bytes) = (format!("{kind}-{n}"), file.bytes.clone());
        let extension = file.name.rsplit_once('.').map_or("bin", |(_, extension)| extension);
        let path = format!("{kind}s/file_{n}.{extension}");
        let json = json!({"file_id": file_id, "file_unique_id": format!("u{n}"), "file_size": bytes.len()});
        self.files.insert(file_id.clone(), (path, file));
        (Media { kind: kind.to_owned(), file_id, bytes }, json)
    }

    pub(super) fn file(&self, path: &str) -> Option<Bytes> {
        self.files.values().find(|(known, _)| known == path).map(|(_, file)| file.bytes.clone())
    }
}

/// The time as Telegram writes it.
pub(super) fn unix_now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
