//! Events, and who hears of them.

use serde_json::{Value, json};

use super::super::message::Message;
use super::super::shape::set;
use super::super::world::{Channel, Kind, State};
use super::super::{Id, intents};

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) guild: Option<Id>,
    /// One of these intents is wanted; 0 where everybody hears of it.
    pub(crate) needs: u64,
    pub(crate) data: Value,
    /// Whether what it says is for those alone who may read what messages say.
    pub(crate) gated: bool,
}

impl Event {
    /// Something in a guild, or in a direct channel.
    pub(crate) fn new(name: &str, guild: Option<Id>, needs: u64, data: Value) -> Self {
        Self { name: name.to_owned(), guild, needs, data, gated: false }
    }

    /// The event as a session of these intents is told it; `None` when it is not.
    pub(super) fn told(&self, intents: u64) -> Option<Value> {
        if self.needs != 0 && self.needs & intents == 0 {
            return None;
        }
        let mut data = self.data.clone();
        if self.gated && intents & intents::MESSAGE_CONTENT == 0 {
            strip(&mut data);
        }
        Some(data)
    }
}

/// Takes away what only those may read who have the right to.
pub(crate) fn strip(message: &mut Value) {
    let Some(fields) = message.as_object_mut() else { return };
    fields.insert("content".to_owned(), json!(""));
    for name in ["attachments", "embeds", "components", "sticker_items"] {
        if let Some(list) = fields.get_mut(name) {
            *list = json!([]);
        }
    }
}

impl State {
    /// Tells of a message.
    pub(crate) fn tell_message(&mut self, name: &str, message: &Message) {
        let Some(channel) = self.channels.get(&message.channel) else { return };
        if message.only_for.is_some() || !self.is_heard(channel) {
            return;
        }
        let guild = channel.guild;
        let data = self.message_event(message);
        let gated = self.is_gated(message);
        self.tell(Event { gated, ..Event::new(name, guild, messages(guild), data) });
    }

    /// Whether what a message says is kept from those who may not read messages.
    pub(crate) fn is_gated(&self, message: &Message) -> bool {
        let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
        guild.is_some() && message.author != self.me && !message.mentions.contains(&self.me)
    }

    /// Tells that a message is gone.
    pub(crate) fn tell_deletion(&mut self, message: &Message) {
        let Some(channel) = self.channels.get(&message.channel) else { return };
        if message.only_for.is_some() || !self.is_heard(channel) {
            return;
        }
        let guild = channel.guild;
        let mut data = json!({"id": message.id, "channel_id": message.channel});
        with_guild(&mut data, guild);
        self.tell(Event::new("MESSAGE_DELETE", guild, messages(guild), data));
    }

    /// Tells that a reaction was put or taken off.
    pub(crate) fn tell_reaction(&mut self, added: bool, user: Id, message: &Message, emoji: &str) {
        let Some(channel) = self.channels.get(&message.channel) else { return };
        if !self.is_heard(channel) {
            return;
        }
        let guild = channel.guild;
        let mut data = json!({
            "user_id": user, "channel_id": message.channel, "message_id": message.id,
            "emoji": {"id": null, "name": emoji}, "burst": false, "type": 0,
        });
        if added {
            set(&mut data, "message_author_id", json!(message.author));
            if guild.is_some() {
                set(&mut data, "member", self.member_with_user(user));
            }
        }
        with_guild(&mut data, guild);
        let needs = if guild.is_some() { intents::GUILD_MESSAGE_REACTIONS } else { intents::DIRECT_MESSAGE_REACTIONS };
        self.tell(Event::new(if added { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" }, guild, needs, data));
    }

    /// Tells of a channel or thread (`CREATE`, `UPDATE`, `DELETE`).
    pub(crate) fn tell_channel(&mut self, what: &str, id: Id) {
        let Some(channel) = self.channels.get(&id) else { return };
        if channel.kind == Kind::Direct || !self.is_heard(channel) {
            return;
        }
        let (guild, is_thread) = (channel.guild, channel.kind.is_thread());
        let mut data = self.channel(channel);
        if is_thread && what == "CREATE" {
            set(&mut data, "newly_created", json!(true));
        }
        let name = format!("{}_{what}", if is_thread { "THREAD" } else { "CHANNEL" });
        self.tell(Event::new(&name, guild, intents::GUILDS, data));
    }

    /// Whether the bot hears of what happens there.
    fn is_heard(&self, channel: &Channel) -> bool {
        self.sees(self.me, channel)
    }
}

fn messages(guild: Option<Id>) -> u64 {
    if guild.is_some() { intents::GUILD_MESSAGES } else { intents::DIRECT_MESSAGES }
}

pub(super) fn with_guild(data: &mut Value, guild: Option<Id>) {
    if let Some(guild) = guild {
        set(data, "guild_id", json!(guild));
    }
}
