//! What is done to messages, by whomever.

use std::collections::BTreeSet;

use tokio::time::Instant;

use super::Id;
use super::draft::{Allowed, Draft};
use super::id::now_ms;
use super::markdown::mentioned;
use super::message::{File, LOADING, Message};
use super::reply::Problem;
use super::world::{Kind, State};

/// Discord's number of an answer to a message.
const REPLY: u8 = 19;

impl State {
    /// A message without words, that stands nowhere yet.
    pub(super) fn blank(&mut self, channel: Id, author: Id) -> Message {
        Message {
            id: self.ids.next(),
            channel,
            author,
            at: Instant::now(),
            kind: 0,
            content: String::new(),
            states: Vec::new(),
            nonce: None,
            reply_to: None,
            files: Vec::new(),
            components: Vec::new(),
            embeds: Vec::new(),
            stickers: Vec::new(),
            reactions: Vec::new(),
            flags: 0,
            only_for: None,
            interaction: None,
            mentions: Vec::new(),
            pings: Vec::new(),
            edited_ms: None,
            deleted: false,
        }
    }

    /// Writes what a draft says into a message.
    pub(super) fn fill(&mut self, message: &mut Message, draft: &Draft) {
        if let Some(content) = &draft.content {
            message.content.clone_from(content);
        }
        if let Some(embeds) = &draft.embeds {
            message.embeds.clone_from(embeds);
        }
        if let Some(components) = &draft.components {
            message.components.clone_from(components);
        }
        if let Some(keep) = &draft.keep {
            message.files.retain(|file| keep.contains(&file.id));
        }
        for upload in &draft.uploads {
            let file = File { id: self.ids.next(), ..File::new(&upload.name, &upload.mime, upload.bytes.clone()) };
            self.files.insert(file.id, file.clone());
            message.files.push(file);
        }
        message.flags = message.flags & !LOADING | draft.flags;
        message.states.push((Instant::now(), message.content.clone()));
        self.name_names(message, draft.allowed.as_ref());
    }

    /// Notes whom a message names and whom it pings. A message names nobody whom it may not ping.
    fn name_names(&mut self, message: &mut Message, allowed: Option<&Allowed>) {
        let found = mentioned(&message.content);
        let may = |all: fn(&Allowed) -> bool, id: Id| allowed.is_none_or(|allowed| all(allowed) || allowed.these.contains(&id));
        let mut users: BTreeSet<Id> = found.users.into_iter().filter(|id| may(|allowed| allowed.users, *id)).collect();
        let replied = message.reply_to.and_then(|id| self.message_by_id(id)).map(|replied| replied.author);
        users.extend(replied.filter(|_| allowed.is_none_or(|allowed| allowed.replied)));
        let roles = found.roles.into_iter().filter(|id| may(|allowed| allowed.roles, *id));
        let everyone = found.everyone && allowed.is_none_or(|allowed| allowed.everyone);
        message.pings = users.iter().map(Id::to_string).chain(roles.map(|id| id.to_string())).collect();
        message.pings.extend(everyone.then(|| "everyone".to_owned()));
        message.mentions = users.into_iter().collect();
        if message.author == self.me {
            self.counts.pings += u64::try_from(message.pings.len()).unwrap_or(0);
        }
    }

    /// Puts a message where it stands, and tells of it.
    pub(super) fn put(&mut self, mut message: Message) -> Message {
        if message.reply_to.is_some() && message.kind == 0 {
            message.kind = REPLY;
        }
        if let Some(channel) = self.channels.get_mut(&message.channel)
            && channel.kind.is_thread()
        {
            channel.archived = false;
            channel.members.insert(message.author);
            // Who is named in a private thread is let in.
            channel.members.extend(&message.mentions);
        }
        self.places.insert(message.id, message.channel);
        self.messages.insert((message.channel, message.id), message.clone());
        self.tell_message("MESSAGE_CREATE", &message);
        message
    }

    /// A new message of the bot's.
    pub(super) fn post(&mut self, channel: Id, draft: &Draft) -> Result<Message, Problem> {
        self.writable(channel)?;
        if draft.is_empty() {
            return Err(Problem::EMPTY);
        }
        if let Some(known) = self.known_nonce(draft) {
            return Ok(known);
        }
        let reply_to = self.replied(channel, draft)?;
        let mut message = self.blank(channel, self.me);
        message.reply_to = reply_to;
        message.nonce.clone_from(&draft.nonce);
        self.fill(&mut message, draft);
        if let Some(nonce) = &message.nonce {
            self.nonces.insert(nonce.clone(), (message.id, Instant::now()));
        }
        Ok(self.put(message))
    }

    /// The message that a nonce stands for, while it is known. Discord looks for it whatever the channel.
    fn known_nonce(&mut self, draft: &Draft) -> Option<Message> {
        let nonce = draft.nonce.as_ref().filter(|_| draft.enforce_nonce)?;
        let window = self.setup.nonce_window;
        let (id, _) = *self.nonces.get(nonce).filter(|(_, at)| at.elapsed() < window)?;
        self.counts.repeats += 1;
        self.message_by_id(id).cloned()
    }

    fn replied(&self, channel: Id, draft: &Draft) -> Result<Option<Id>, Problem> {
        let Some((id, must)) = draft.reply_to else { return Ok(None) };
        match self.message(channel, id) {
            Ok(_) => Ok(Some(id)),
            Err(_) if !must => Ok(None),
            Err(_) => Err(Problem::form("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")),
        }
    }

    /// Changes a message.
    pub(super) fn edit(&mut self, id: Id, draft: &Draft) -> Result<Message, Problem> {
        let mut message = self.message_by_id(id).filter(|message| !message.deleted).cloned().ok_or(Problem::UNKNOWN_MESSAGE)?;
        let was_loading = message.is_loading();
        let ephemeral = message.flags & super::message::EPHEMERAL;
        self.fill(&mut message, draft);
        if message.content.is_empty() && message.embeds.is_empty() && message.files.is_empty() && message.stickers.is_empty() {
            return Err(Problem::EMPTY);
        }
        message.flags |= ephemeral;
        if !was_loading {
            message.edited_ms = Some(now_ms());
        }
        self.messages.insert((message.channel, id), message.clone());
        self.tell_message("MESSAGE_UPDATE", &message);
        Ok(message)
    }

    /// Takes a message away.
    pub(super) fn delete(&mut self, id: Id) -> Result<(), Problem> {
        let message = self.message_mut(id).filter(|message| !message.deleted).ok_or(Problem::UNKNOWN_MESSAGE)?;
        message.deleted = true;
        let message = message.clone();
        self.tell_deletion(&message);
        Ok(())
    }

    /// Puts a reaction, or takes it off.
    pub(super) fn react(&mut self, id: Id, user: Id, emoji: &str, put: bool) -> Result<(), Problem> {
        let message = self.message_mut(id).filter(|message| !message.deleted).ok_or(Problem::UNKNOWN_MESSAGE)?;
        if !message.reactions.iter().any(|(known, _)| known == emoji) {
            message.reactions.push((emoji.to_owned(), Vec::new()));
        }
        let mut changed = false;
        for (_, by) in message.reactions.iter_mut().filter(|(known, _)| known == emoji) {
            changed = by.contains(&user) != put;
            by.retain(|known| *known != user);
            if put {
                by.push(user);
            }
        }
        message.reactions.retain(|(_, by)| !by.is_empty());
        let message = message.clone();
        if changed {
            self.tell_reaction(put, user, &message, emoji);
        }
        Ok(())
    }

    /// Begins a thread.
    pub(super) fn thread(&mut self, parent: Id, owner: Id, private: bool, name: &str) -> Id {
        let kind = if private { Kind::PrivateThread } else { Kind::PublicThread };
        let guild = self.channels.get(&parent).and_then(|parent| parent.guild);
        let id = self.add_channel(kind, guild, Some(parent), name);
        if let Some(thread) = self.channels.get_mut(&id) {
            thread.owner = Some(owner);
            thread.members.insert(owner);
        }
        self.tell_channel("CREATE", id);
        id
    }
}
