//! Customers, and the groups they are in.

use std::time::Duration;

use serde_json::{Value, json};

use super::state::{Kind, Press, unix_now};
use super::{Bot, Message, Refusal, Said, User};

/// A customer in one chat, alone with the bot or in a group. Cheap to clone.
#[derive(Clone)]
pub struct Customer {
    bot: Bot,
    chat: i64,
    user: User,
    topic: Option<i64>,
}

impl Customer {
    pub(super) fn new(bot: Bot, chat: i64, user: User) -> Self {
        Self { bot, chat, user, topic: None }
    }

    /// Their chat.
    #[must_use]
    pub const fn chat(&self) -> i64 {
        self.chat
    }

    /// Their id.
    #[must_use]
    pub const fn id(&self) -> i64 {
        self.user.id
    }

    /// The same customer in a topic of the group.
    #[must_use]
    pub fn in_topic(&self, topic: i64) -> Self {
        Self { topic: Some(topic), ..self.clone() }
    }

    /// Says something; the message's id.
    pub fn say(&self, text: &str) -> i64 {
        self.send(Said::text(text))
    }

    /// Sends anything; the message's id.
    pub fn send(&self, said: Said) -> i64 {
        let (id, update) = self.write(said);
        self.tell("message", &update);
        id
    }

    /// Opens the bot by a link that carries this.
    pub fn start(&self, payload: &str) -> i64 {
        self.say(format!("/start {payload}").trim_end())
    }

    /// Sends several files at once: messages of their own that belong together.
    pub fn album(&self, items: impl IntoIterator<Item = Said>) -> Vec<i64> {
        let group = self.bot.state().id().to_string();
        let items = items.into_iter().map(|said| self.send(said.with("media_group_id", json!(group))));
        items.collect()
    }

    fn write(&self, said: Said) -> (i64, Value) {
        let mut state = self.bot.state();
        let mut message = state.draft(self.chat, self.user.json(), false);
        said.write(&mut state, &mut message);
        message.topic = self.topic;
        if message.reply_to.is_none() {
            // In a topic every message answers the one that opened it.
            message.reply_to = self.topic;
        }
        (message.id, state.put(message))
    }

    fn tell(&self, kind: &str, update: &Value) {
        let mut state = self.bot.state();
        let private = state.chats.get(&self.chat).is_some_and(|chat| chat.kind == Kind::Private);
        if private || !state.privacy || kind != "message" || for_bot(update, &state.me) {
            state.updates.push(self.chat, kind, update);
        }
        drop(state);
        self.bot.changed();
    }

    /// Changes what a message says.
    pub fn edit(&self, message: i64, text: &str) {
        let update = {
            let mut state = self.bot.state();
            let Some(chat) = state.chats.get_mut(&self.chat) else { return };
            let of_chat = chat.json();
            let Some(message) = chat.message_mut(message).filter(|message| !message.by_bot) else { return };
            text.clone_into(&mut message.text);
            message.edit_date = Some(unix_now());
            message.edits += 1;
            message.json(&of_chat)
        };
        self.tell("edited_message", &update);
    }

    /// Presses the button that shows or carries `button`; the id of the press. `None` when there is no such button.
    pub fn press(&self, message: i64, button: &str) -> Option<String> {
        let (id, update) = {
            let mut state = self.bot.state();
            let id = state.id().to_string();
            let chat = state.chats.get(&self.chat)?;
            let message = chat.message(message)?;
            let fits = |data: &String, text: &str| data == button || text == button;
            let data = message.buttons().find_map(|button| button.data.clone().filter(|data| fits(data, &button.text)))?;
            let update = json!({
                "id": id, "from": self.user.json(), "message": message.json(&chat.json()), "chat_instance": "1", "data": data,
            });
            state.presses.insert(id.clone(), Press { at: tokio::time::Instant::now(), answered: None, text: None });
            (id, update)
        };
        self.tell("callback_query", &update);
        Some(id)
    }

    /// Puts a reaction on a message, in the place of the one before; `None` takes it off.
    pub fn react(&self, message: i64, emoji: Option<&str>) {
        let update = {
            let mut state = self.bot.state();
            let Some(chat) = state.chats.get_mut(&self.chat) else { return };
            let of_chat = chat.json();
            let Some(message) = chat.message_mut(message) else { return };
            let list =
                |emoji: Option<&str>| Value::Array(emoji.map(|emoji| json!({"type": "emoji", "emoji": emoji})).into_iter().collect());
            let old = list(message.reacted.as_deref());
            message.reacted = emoji.map(str::to_owned);
            json!({
                "chat": of_chat, "message_id": message.id, "user": self.user.json(), "date": unix_now(),
                "old_reaction": old, "new_reaction": list(emoji),
            })
        };
        self.tell("message_reaction", &update);
    }

    /// Does not want to hear from the bot any more.
    pub fn block(&self) {
        self.membership("kicked", Some(Refusal::forbidden("bot was blocked by the user")));
    }

    /// Wants to hear from the bot again.
    pub fn unblock(&self) {
        self.membership("member", None);
    }

    fn membership(&self, status: &str, closed: Option<Refusal>) {
        let update = {
            let mut state = self.bot.state();
            let me = state.me_json();
            let Some(chat) = state.chats.get_mut(&self.chat) else { return };
            chat.closed = closed;
            membership(&chat.json(), &self.user, &me, status)
        };
        self.tell("my_chat_member", &update);
    }

    /// What stands in the chat (in the topic), both sides, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let state = self.bot.state();
        let all = state.chats.get(&self.chat).map(|chat| chat.messages.as_slice()).unwrap_or_default();
        all.iter().filter(|message| !message.deleted && (self.topic.is_none() || message.topic == self.topic)).cloned().collect()
    }

    /// What the bot shows them, oldest first.
    #[must_use]
    pub fn shown(&self) -> Vec<Message> {
        self.messages().into_iter().filter(|message| message.by_bot).collect()
    }

    /// Waits for the bot's first message after their own last one; `None` when none comes within that time.
    pub async fn answer(&self, within: Duration) -> Option<Message> {
        let answer = |customer: &Self| {
            let messages = customer.messages();
            let after = messages.iter().rposition(|message| !message.by_bot).map_or(0, |at| at + 1);
            messages.into_iter().nth(after)
        };
        self.until(within, |customer| answer(customer).is_some()).await;
        answer(self)
    }

    /// Waits until `done` holds of them; `false` when it does not within that time.
    pub async fn until(&self, within: Duration, done: impl Fn(&Self) -> bool) -> bool {
        self.bot.until(within, |_| done(self)).await
    }
}

/// Whether a bot in privacy mode is told of a group's message.
fn for_bot(message: &Value, me: &User) -> bool {
    let text = message.get("text").or_else(|| message.get("caption")).and_then(Value::as_str).unwrap_or_default();
    let named = me.username.as_ref().is_some_and(|name| text.to_lowercase().contains(&format!("@{}", name.to_lowercase())));
    let answers = message.pointer("/reply_to_message/from/id").and_then(Value::as_i64) == Some(me.id);
    text.starts_with('/') || named || answers
}

fn membership(chat: &Value, by: &User, me: &Value, status: &str) -> Value {
    let member = |status: &str| match status {
        "kicked" => json!({"status": "kicked", "user": me, "until_date": 0}),
        other => json!({"status": other, "user": me}),
    };
    let old = if status == "member" { "kicked" } else { "member" };
    json!({"chat": chat, "from": by.json(), "date": unix_now(), "old_chat_member": member(old), "new_chat_member": member(status)})
}

/// A group that the bot is in. Cheap to clone.
#[derive(Clone)]
pub struct Group {
    bot: Bot,
    chat: i64,
}

impl Group {
    pub(super) fn new(bot: &Bot, kind: Kind, title: &str) -> Self {
        let mut state = bot.state();
        let id = state.id();
        let chat = if kind == Kind::Supergroup { -1_000_000_000_000 - id % 1_000_000_000 } else { -id };
        state.add_chat(chat, kind, title, Vec::new());
        drop(state);
        Self { bot: bot.clone(), chat }
    }

    /// Its id.
    #[must_use]
    pub const fn chat(&self) -> i64 {
        self.chat
    }

    /// A new member of this name.
    #[must_use]
    pub fn member(&self, name: &str) -> Customer {
        self.member_as(User::new(name))
    }

    /// This member; one without an id gets one.
    #[must_use]
    pub fn member_as(&self, mut user: User) -> Customer {
        let mut state = self.bot.state();
        if user.id == 0 {
            user.id = state.id();
        }
        if let Some(chat) = state.chats.get_mut(&self.chat) {
            chat.members.push(user.clone());
        }
        drop(state);
        Customer::new(self.bot.clone(), self.chat, user)
    }

    /// Opens a topic of this name; its id.
    #[must_use]
    pub fn topic(&self, name: &str) -> i64 {
        let opened = json!({"name": name, "icon_color": 7_322_096});
        let id = self.service("forum_topic_created", opened, true);
        if let Some(chat) = self.bot.state().chats.get_mut(&self.chat) {
            chat.topics.push((id, name.to_owned()));
        }
        id
    }

    /// Becomes a supergroup under another id.
    #[must_use]
    pub fn migrate(&self) -> Self {
        let (title, members) = {
            let state = self.bot.state();
            state.chats.get(&self.chat).map(|chat| (chat.title.clone(), chat.members.clone())).unwrap_or_default()
        };
        let new = Self::new(&self.bot, Kind::Supergroup, &title);
        self.service("migrate_to_chat_id", json!(new.chat), false);
        {
            let mut state = self.bot.state();
            if let Some(chat) = state.chats.get_mut(&self.chat) {
                chat.closed = Some(Refusal::migrated(new.chat));
            }
            if let Some(chat) = state.chats.get_mut(&new.chat) {
                chat.members = members;
            }
        }
        new.service("migrate_from_chat_id", json!(self.chat), false);
        new
    }

    /// The same member after the group became another one.
    #[must_use]
    pub fn again(&self, member: &Customer) -> Customer {
        Customer::new(self.bot.clone(), self.chat, member.user.clone())
    }

    /// Throws the bot out.
    pub fn kick(&self) {
        let update = {
            let mut state = self.bot.state();
            let me = state.me_json();
            let Some(chat) = state.chats.get_mut(&self.chat) else { return };
            let kind = if chat.kind == Kind::Supergroup { "supergroup" } else { "group" };
            chat.closed = Some(Refusal::forbidden(&format!("bot was kicked from the {kind} chat")));
            let by = chat.members.first().cloned().unwrap_or_else(|| User::new("Admin"));
            membership(&chat.json(), &by, &me, "kicked")
        };
        self.bot.state().updates.push(self.chat, "my_chat_member", &update);
        self.bot.changed();
    }

    /// What stands in it, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let state = self.bot.state();
        let all = state.chats.get(&self.chat).map(|chat| chat.messages.as_slice()).unwrap_or_default();
        all.iter().filter(|message| !message.deleted).cloned().collect()
    }

    /// A message about the group itself; its id.
    fn service(&self, field: &str, value: Value, in_topic: bool) -> i64 {
        let id = {
            let mut state = self.bot.state();
            let chat = state.chats.get(&self.chat);
            let by =
                chat.and_then(|chat| chat.members.first().cloned()).unwrap_or_else(|| User { id: 1_087_968_824, ..User::new("Group") });
            let mut message = state.draft(self.chat, by.json(), false);
            message.more.insert(field.to_owned(), value);
            message.topic = in_topic.then_some(message.id);
            let id = message.id;
            let update = state.put(message);
            state.updates.push(self.chat, "message", &update);
            id
        };
        self.bot.changed();
        id
    }
}
