//! What an update means.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use teloxide::types::{ReactionType, User};

use super::addressed;
use super::config::NAME;
use super::content::{attachments, full_name, words};
use super::shapes::{Bearer, Chat, Membership, Message as Told, Pressed, Reacted};
use crate::channel::json::error;
use crate::channel::{DecodeError, Raw};
use crate::core::bot::CommandTable;
use crate::core::key::DeliveryId;
use crate::core::message::{Address, Author, Inbound, Message, MessageId, Place, What};
use crate::core::time::Timestamp;

/// The most parts of an album.
pub(super) const MAX_ALBUM: usize = 10;
/// How a reaction that was paid for is told.
const PAID: &str = "⭐";
/// The kinds of updates that are read.
const READ: &[&str] = &["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"];
/// Keys of a message that say nothing about what it holds.
const FRAME: &[&str] = &[
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "from",
    "sender_chat",
    "sender_tag",
    "date",
    "edit_date",
    "chat",
    "reply_to_message",
    "has_protected_content",
];

/// What is needed to read updates.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The account's name.
    pub account: Arc<str>,
    /// Who we are there; until that is known nothing in a group is meant for us.
    pub me: Option<Me>,
    /// Whether we answer in groups when we are meant.
    pub groups: bool,
    /// The places in which everything is meant for us: `<chat>` or `<chat>/<topic>`.
    pub topics: Vec<String>,
    /// Names of commands that are meant for us without our name.
    pub commands: CommandTable,
    /// The most bytes of a photo, of which there are several sizes.
    pub photo_max: u64,
}

/// Who we are on the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// Our id.
    pub id: u64,
    /// Our name, without `@`.
    pub username: String,
}

impl Me {
    /// Whether `name` is ours, without `@`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.username.eq_ignore_ascii_case(name)
    }
}

/// Why nothing came of an update.
pub(super) enum Refusal {
    /// It is none that could be answered.
    Ignored(DecodeError),
    /// It is not as documented.
    Unreadable(DecodeError),
}

type Read<T> = Result<T, Refusal>;

/// An update, or a list of the updates of one album, as events. Pure.
///
/// # Errors
/// What is wrong with it, or why it is not answered.
pub fn decode(reading: &Reading, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
    read(reading, &raw.body, raw.received_at).map_err(|refusal| match refusal {
        Refusal::Ignored(error) | Refusal::Unreadable(error) => error,
    })
}

/// The same, told apart by whether it could be read.
pub(super) fn read(reading: &Reading, body: &[u8], at: Timestamp) -> Read<Vec<Inbound>> {
    let json = serde_json::from_slice(body);
    // A serde error may quote what it met.
    match json.map_err(|_| unreadable("read the body as JSON", "an update is one JSON object in UTF-8"))? {
        Value::Object(map) => update(reading, map, at),
        Value::Array(parts) if (1..=MAX_ALBUM).contains(&parts.len()) => {
            let parts: Read<Vec<_>> = parts.into_iter().map(part_of_album).collect();
            Ok(vec![album(reading, parts?, at)?])
        }
        _ => Err(unreadable("find an update", "send one object with `update_id`, or a list of the updates of one album")),
    }
}

fn update(reading: &Reading, mut map: Map<String, Value>, at: Timestamp) -> Read<Vec<Inbound>> {
    let id = update_id(&map)?;
    map.remove("update_id");
    let known = READ.iter().find_map(|kind| map.remove(*kind).map(|value| ((*kind).to_owned(), value)));
    let Some((kind, value)) = known.or_else(|| map.into_iter().next()) else {
        return Err(unreadable("tell what an update is about", "it has a second key: `message`, `callback_query` …"));
    };
    let head = Head { reading, id, at };
    match kind.as_str() {
        "message" if value.get("media_group_id").is_some() => Ok(vec![album(reading, vec![(id, value)], at)?]),
        "message" => head.message(value, What::Message).map(|event| vec![event]),
        "edited_message" => head.message(value, What::Edited).map(|event| vec![event]),
        "callback_query" => head.pressed(shape(value, "callback_query")?).map(|event| vec![event]),
        "message_reaction" => head.reacted(shape(value, "message_reaction")?),
        "my_chat_member" => head.membership(&shape(value, "my_chat_member")?).map(|event| vec![event]),
        _ => Err(ignored(format!("answer an update of the kind `{}`", plain(&kind)), "only what a person says or does to us is answered")),
    }
}

fn update_id(map: &Map<String, Value>) -> Read<i64> {
    map.get("update_id").and_then(Value::as_i64).ok_or_else(|| unreadable("find `update_id`", "every update has one, a whole number"))
}

fn part_of_album(value: Value) -> Read<(i64, Value)> {
    let Value::Object(mut map) = value else { return Err(unreadable("read a part of an album", "each is an update")) };
    let id = update_id(&map)?;
    let message = map.remove("message").filter(|message| message.get("media_group_id").is_some());
    let message = message.ok_or_else(|| unreadable("read a part of an album", "each has a `message` with `media_group_id`"))?;
    Ok((id, message))
}

/// The parts of an album as one message.
fn album(reading: &Reading, parts: Vec<(i64, Value)>, at: Timestamp) -> Read<Inbound> {
    let mut read = parts.into_iter().map(|(id, value)| Ok((id, shape::<Told>(value, "message")?))).collect::<Read<Vec<_>>>()?;
    read.sort_by_key(|(_, message)| message.message_id);
    read.dedup_by_key(|(_, message)| message.message_id);
    let group = |message: &Told| (message.chat.id, message.media_group_id.clone());
    let (Some((_, first)), Some((_, last))) = (read.first(), read.last()) else {
        return Err(unreadable("read an album", "it has parts"));
    };
    if read.iter().any(|(_, message)| group(message) != group(first)) {
        return Err(unreadable("read an album", "all its parts have one `media_group_id`"));
    }
    let id = read.iter().map(|(id, _)| *id).min().unwrap_or_default();
    let head = Head { reading, id, at };
    // What is taken again after a kill may have more parts than before; it is another delivery then, so that none is lost.
    let delivery = format!("album:{}:{}:{}", first.media_group_id.as_deref().unwrap_or_default(), read.len(), last.message_id);
    let said: Vec<String> = read.iter().map(|(_, message)| words(message)).filter(|words| !words.is_empty()).collect();
    let hanging = read.iter().flat_map(|(_, message)| attachments(message, reading.photo_max)).collect();
    let place = place_of(&first.chat, first.is_topic_message, first.message_thread_id);
    let author = author_of(first)?;
    if !is_private(&first.chat) && !read.iter().any(|(_, message)| addressed::is_for_us(reading, message, &place)) {
        return Err(not_for_us());
    }
    let message = message_of(first, said.join("\n")).with_attachments(hanging);
    let inbound = head.inbound(delivery, (&first.chat, place), author, What::Message(message));
    Ok(inbound.sent(secs(first.date)))
}

/// What all kinds of updates share.
#[derive(Clone, Copy)]
struct Head<'a> {
    reading: &'a Reading,
    id: i64,
    at: Timestamp,
}

impl Head<'_> {
    fn delivery(self) -> String {
        format!("u{}", self.id)
    }

    fn inbound(self, delivery: String, (chat, place): (&Chat, String), author: Author, what: What) -> Inbound {
        let address = Address {
            channel: NAME.into(),
            account: Arc::clone(&self.reading.account),
            place: place.into(),
            author: Arc::clone(&author.id),
        };
        let visible = if is_private(chat) { Place::Private } else { Place::Public };
        Inbound::new(DeliveryId::new(delivery), address, visible, author, self.at, what).ordered(Some(self.id))
    }

    fn message(self, value: Value, what: fn(Message) -> What) -> Read<Inbound> {
        let holds = holds(&value);
        let message: Told = shape(value, "message")?;
        let place = place_of(&message.chat, message.is_topic_message, message.message_thread_id);
        if let Some(to) = message.migrate_to_chat_id {
            // Whoever did it, an anonymous administrator too: the place has moved for all.
            let author = message.from.as_ref().map_or_else(|| Author::new(message.chat.id.to_string()), person);
            let moved = What::Moved { to: to.to_string().into() };
            return Ok(self.inbound(self.delivery(), (&message.chat, place), author, moved));
        }
        let author = author_of(&message)?;
        let said = words(&message);
        let hanging = attachments(&message, self.reading.photo_max);
        if said.is_empty() && hanging.is_empty() {
            return Err(ignored(
                format!("answer a message that holds `{}`", plain(&holds)),
                "people are answered by their words and files",
            ));
        }
        if message.edit_date.is_some() && message.location.is_some() {
            return Err(ignored("answer each step of a live location", "its first point was taken"));
        }
        if !is_private(&message.chat) && !addressed::is_for_us(self.reading, &message, &place) {
            return Err(not_for_us());
        }
        let sent = message.edit_date.unwrap_or(message.date);
        let told = what(message_of(&message, said).with_attachments(hanging));
        Ok(self.inbound(self.delivery(), (&message.chat, place), author, told).sent(secs(sent)))
    }

    fn pressed(self, pressed: Pressed) -> Read<Inbound> {
        let Pressed { from, message: Some(Bearer { message_id, chat, message_thread_id, is_topic_message }), data: Some(choice) } = pressed
        else {
            return Err(ignored("answer a button that is none of ours", "buttons of ours have `data` and hang on a message"));
        };
        let place = place_of(&chat, is_topic_message, message_thread_id);
        let what = What::Chose { choice, message: Some(id_of(message_id)) };
        Ok(self.inbound(self.delivery(), (&chat, place), person(&from), what))
    }

    fn reacted(self, reacted: Reacted) -> Read<Vec<Inbound>> {
        let Reacted { chat, message_id, date, user, old_reaction, new_reaction } = reacted;
        let user = user.ok_or_else(|| ignored("answer a reaction of nobody", "an anonymous reaction has no `user`"))?;
        if !is_private(&chat) {
            // It may be on anybody's message: of which one, the platform tells only the number.
            return Err(ignored("answer a reaction in a group", "it may be meant for anybody"));
        }
        let gone = old_reaction.iter().filter(|old| !new_reaction.contains(old)).map(|old| (old, true));
        let come = new_reaction.iter().filter(|new| !old_reaction.contains(new)).map(|new| (new, false));
        let changes: Vec<_> = gone.chain(come).filter_map(|(reaction, removed)| Some((emoji(reaction)?, removed))).collect();
        if changes.is_empty() {
            return Err(ignored("answer a reaction that is no emoji", "emoji of somebody's own have no meaning to others"));
        }
        let events = changes.into_iter().enumerate().map(|(index, (emoji, removed))| {
            let delivery = if index == 0 { self.delivery() } else { format!("{}:{index}", self.delivery()) };
            let what = What::Reacted { message: id_of(message_id), emoji, removed };
            self.inbound(delivery, (&chat, chat.id.to_string()), person(&user), what).sent(secs(date))
        });
        Ok(events.collect())
    }

    fn membership(self, membership: &Membership) -> Read<Inbound> {
        let Membership { chat, from, date, new_chat_member } = membership;
        if !is_private(chat) {
            return Err(ignored("answer what we are in a group", "in a group customers are answered, not administrators"));
        }
        let what = match new_chat_member.status.as_str() {
            "kicked" | "left" => What::Blocked,
            "member" => What::Unblocked,
            _ => return Err(ignored("answer this change of what we are", "a customer blocks us or does so no longer")),
        };
        Ok(self.inbound(self.delivery(), (chat, chat.id.to_string()), person(from), what).sent(secs(*date)))
    }
}

/// The customer; nobody where a group, a channel or another bot speaks.
fn author_of(message: &Told) -> Read<Author> {
    match &message.from {
        Some(from) if !from.is_bot && message.sender_chat.is_none() => Ok(person(from)),
        _ => Err(ignored("answer a bot, a channel or an anonymous administrator", "only people are answered, each as themselves")),
    }
}

fn person(user: &User) -> Author {
    let name = full_name(&user.first_name, user.last_name.as_deref());
    Author::new(user.id.0.to_string()).named((!name.is_empty()).then_some(name)).hinted(user.language_code.clone())
}

fn message_of(message: &Told, text: String) -> Message {
    let replied = addressed::replied(message).map(|replied| id_of(replied.message_id));
    let quote = message.quote.as_ref().map(|quote| quote.text.clone());
    Message::text(message.message_id.to_string(), text).replying_to(replied).quoting(quote)
}

fn emoji(reaction: &ReactionType) -> Option<String> {
    match reaction {
        ReactionType::Emoji { emoji } => Some(emoji.clone()),
        ReactionType::Paid => Some(PAID.to_owned()),
        ReactionType::CustomEmoji { .. } => None,
    }
}

fn id_of(message: i64) -> MessageId {
    MessageId::new(message.to_string())
}

fn is_private(chat: &Chat) -> bool {
    chat.kind == "private"
}

/// The chat, and the topic where the message stands in one: `<chat>/<topic>`.
fn place_of(chat: &Chat, is_topic: Option<bool>, thread: Option<i64>) -> String {
    match thread.filter(|_| is_topic == Some(true)) {
        Some(thread) => format!("{}/{thread}", chat.id),
        None => chat.id.to_string(),
    }
}

/// The chat and the topic of a place.
pub(super) fn chat_of(place: &str) -> Option<(i64, Option<i64>)> {
    match place.split_once('/') {
        Some((chat, thread)) => Some((chat.parse().ok()?, Some(thread.parse().ok()?))),
        None => Some((place.parse().ok()?, None)),
    }
}

fn secs(at: i64) -> Timestamp {
    Timestamp(at.saturating_mul(1000))
}

/// What a message without words and files holds.
fn holds(message: &Value) -> String {
    let keys = message.as_object().into_iter().flat_map(Map::keys);
    keys.into_iter().find(|key| !FRAME.contains(&key.as_str())).map_or_else(|| "nothing".to_owned(), Clone::clone)
}

/// A key of somebody else's, as it may stand in a message.
fn plain(key: &str) -> String {
    const SHOWN: usize = 40;
    key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(SHOWN).collect()
}

fn shape<T: DeserializeOwned>(value: Value, what: &str) -> Read<T> {
    serde_json::from_value(value).map_err(|_| unreadable(format!("read `{what}` of an update"), "it is as the Bot API documents it"))
}

fn not_for_us() -> Refusal {
    ignored("answer a message in a group that is not for us", "mention the bot, answer it, or name the topic in `topics`")
}

fn ignored(what: impl Into<String>, help: &str) -> Refusal {
    Refusal::Ignored(error(what, help))
}

fn unreadable(what: impl Into<String>, help: &str) -> Refusal {
    Refusal::Unreadable(error(what, help))
}
