//! The people on the other side: what they do, and what they see.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::draft::Draft;
use super::fake::Inner;
use super::id::now_ms;
use super::message::{File, Message, VOICE};
use super::world::{Kind, State};
use super::{Gateway, Id};

/// Why a person cannot do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub(super) &'static str);

/// A person on Discord.
#[derive(Clone)]
pub struct Customer {
    pub(super) inner: Arc<Inner>,
    pub(super) id: Id,
}

/// What a person writes.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Say {
    text: String,
    reply_to: Option<Id>,
    files: Vec<File>,
    stickers: Vec<String>,
}

impl Say {
    /// Words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// As an answer to another message.
    pub fn reply_to(self, message: Id) -> Self {
        Self { reply_to: Some(message), ..self }
    }

    /// With a file.
    pub fn file(mut self, file: File) -> Self {
        self.files.push(file);
        self
    }

    /// With a sticker.
    pub fn sticker(mut self, name: &str) -> Self {
        self.stickers.push(name.to_owned());
        self
    }
}

impl From<&str> for Say {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Say {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Customer {
    /// Their id.
    #[must_use]
    pub const fn id(&self) -> Id {
        self.id
    }

    /// The direct channel with the bot.
    #[must_use]
    pub fn direct(&self) -> Id {
        self.inner.state().direct(self.id)
    }

    /// Whether they take direct messages from the bot.
    pub fn take_direct(&self, take: bool) {
        if let Some(user) = self.inner.state().users.get_mut(&self.id) {
            user.reachable = take;
        }
    }

    /// Writes something; answers its id.
    ///
    /// # Errors
    /// When they cannot write there.
    pub fn say(&self, channel: Id, what: impl Into<Say>) -> Result<Id, Refused> {
        self.with(|state| {
            state.enter(self.id, channel)?;
            Ok(state.said(self.id, channel, what.into()).id)
        })
    }

    /// Writes something that begins with a mention of the bot.
    ///
    /// # Errors
    /// When they cannot write there.
    pub fn mention(&self, channel: Id, text: &str) -> Result<Id, Refused> {
        let me = self.inner.state().me;
        self.say(channel, format!("<@{me}> {text}"))
    }

    /// Begins a thread in a text channel with a message; answers the thread's id.
    ///
    /// # Errors
    /// When they cannot write there.
    pub fn thread(&self, channel: Id, name: &str, what: impl Into<Say>) -> Result<Id, Refused> {
        self.with(|state| {
            state.enter(self.id, channel)?;
            let thread = state.thread(channel, self.id, false, name);
            state.said(self.id, thread, what.into());
            Ok(thread)
        })
    }

    /// Begins a post in a forum; answers the id of its thread, which is also that of its first message.
    ///
    /// # Errors
    /// When it is no forum.
    pub fn post(&self, forum: Id, title: &str, what: impl Into<Say>) -> Result<Id, Refused> {
        self.with(|state| {
            let channel = state.channels.get(&forum).filter(|channel| channel.kind == Kind::Forum).ok_or(Refused("it is no forum"))?;
            let guild = channel.guild;
            let id = state.ids.next();
            state.put_channel(id, Kind::PublicThread, guild, Some(forum), title);
            if let Some(thread) = state.channels.get_mut(&id) {
                thread.owner = Some(self.id);
                thread.members.insert(self.id);
            }
            state.tell_channel("CREATE", id);
            state.said_as(Some(id), self.id, id, what.into());
            Ok(id)
        })
    }

    /// Changes what they wrote.
    ///
    /// # Errors
    /// When it is not theirs.
    pub fn edit(&self, message: Id, text: &str) -> Result<(), Refused> {
        self.with(|state| {
            state.theirs(self.id, message)?;
            let draft = Draft { content: Some(text.to_owned()), ..Draft::default() };
            state.edit(message, &draft).map(|_| ()).map_err(|_| Refused("nothing would be left"))
        })
    }

    /// Takes away what they wrote.
    ///
    /// # Errors
    /// When it is not theirs.
    pub fn delete(&self, message: Id) -> Result<(), Refused> {
        self.with(|state| {
            state.theirs(self.id, message)?;
            state.delete(message).map_err(|_| GONE)
        })
    }

    /// Discord looks at a message again, for a preview of a link: an update that changes nothing anybody wrote.
    ///
    /// # Errors
    /// When there is no such message.
    pub fn unfurl(&self, message: Id) -> Result<(), Refused> {
        self.with(|state| {
            let message = state.message_by_id(message).cloned().ok_or(GONE)?;
            state.tell_message("MESSAGE_UPDATE", &message);
            Ok(())
        })
    }

    /// Puts a reaction, or takes it off.
    ///
    /// # Errors
    /// When there is no such message.
    pub fn react(&self, message: Id, emoji: &str, put: bool) -> Result<(), Refused> {
        self.with(|state| {
            state.seen_by(self.id, message)?;
            state.react(message, self.id, emoji, put).map_err(|_| GONE)
        })
    }

    /// What they see in a channel, oldest first.
    ///
    /// # Errors
    /// When they cannot look there.
    pub fn sees(&self, channel: Id) -> Result<Vec<Message>, Refused> {
        let state = self.inner.state();
        state.enter(self.id, channel)?;
        Ok(state.of_channel(channel, self.id).cloned().collect())
    }

    /// The bot's messages among them that are newer than `after` and say something.
    #[must_use]
    pub fn answers(&self, channel: Id, after: Id) -> Vec<Message> {
        answers(&self.inner.state(), self.id, channel, after)
    }

    /// Waits until the bot has written at least `count` messages that are newer than `after` and say something.
    pub async fn wait_answers(&self, channel: Id, after: Id, count: usize, within: Duration) -> Option<Vec<Message>> {
        let enough = |state: &State| Some(answers(state, self.id, channel, after)).filter(|found| found.len() >= count);
        self.inner.until(within, enough).await
    }

    /// Waits for the first message of the bot's that is newer than `after` and says something.
    pub async fn wait_answer(&self, channel: Id, after: Id, within: Duration) -> Option<Message> {
        self.wait_answers(channel, after, 1, within).await?.into_iter().next()
    }

    /// The gateway that tells of what they do.
    #[must_use]
    pub fn gateway(&self) -> Gateway {
        Gateway(Arc::clone(&self.inner))
    }

    pub(super) fn with<T>(&self, act: impl FnOnce(&mut State) -> Result<T, Refused>) -> Result<T, Refused> {
        let done = act(&mut self.inner.state());
        self.inner.changed();
        done
    }
}

pub(super) const GONE: Refused = Refused("there is no such message");

fn answers(state: &State, user: Id, channel: Id, after: Id) -> Vec<Message> {
    let said = state.of_channel(channel, user).filter(|message| message.author == state.me && message.id > after && !message.is_loading());
    said.cloned().collect()
}

impl State {
    /// Whether a person can look into a channel.
    pub(super) fn enter(&self, user: Id, channel: Id) -> Result<(), Refused> {
        let channel = self.channels.get(&channel).ok_or(Refused("there is no such channel"))?;
        if self.sees(user, channel) { Ok(()) } else { Err(Refused("they cannot look there")) }
    }

    /// A message that a person sees.
    pub(super) fn seen_by(&self, user: Id, id: Id) -> Result<&Message, Refused> {
        let message = self.message_by_id(id).filter(|message| message.is_for(user)).ok_or(GONE)?;
        self.enter(user, message.channel).map(|()| message)
    }

    fn theirs(&self, user: Id, id: Id) -> Result<(), Refused> {
        if self.seen_by(user, id)?.author == user { Ok(()) } else { Err(Refused("it is somebody else's")) }
    }

    fn said(&mut self, user: Id, channel: Id, say: Say) -> Message {
        self.said_as(None, user, channel, say)
    }

    fn said_as(&mut self, id: Option<Id>, user: Id, channel: Id, say: Say) -> Message {
        let mut message = self.blank(channel, user);
        message.id = id.unwrap_or(message.id);
        message.reply_to = say.reply_to;
        // The program on a person's side gives every message a name.
        message.nonce = Some(now_ms().to_string());
        message.stickers = say.stickers;
        if say.files.iter().any(|file| file.voice.is_some()) {
            message.flags |= VOICE;
        }
        for file in say.files {
            let file = File { id: self.ids.next(), ..file };
            self.files.insert(file.id, file.clone());
            message.files.push(file);
        }
        let flags = message.flags;
        self.fill(&mut message, &Draft { content: Some(say.text), flags, ..Draft::default() });
        message.at = Instant::now();
        self.put(message)
    }
}
