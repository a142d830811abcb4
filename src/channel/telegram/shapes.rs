//! What is read of an update, and no more: a part that is not as documented is as if it were not there, so that a change of
//! the platform loses that part and not the message.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use teloxide::types::{ReactionType, User};

/// A message of any kind.
#[derive(Deserialize)]
pub(super) struct Message {
    pub(super) message_id: i64,
    pub(super) chat: Chat,
    #[serde(default)]
    pub(super) date: i64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) edit_date: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) from: Option<User>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) sender_chat: Option<Chat>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) message_thread_id: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) is_topic_message: Option<bool>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) reply_to_message: Option<Replied>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) quote: Option<Quote>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) media_group_id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) caption: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) entities: Vec<Entity>,
    #[serde(default, deserialize_with = "each")]
    pub(super) caption_entities: Vec<Entity>,
    #[serde(default, deserialize_with = "each")]
    pub(super) photo: Vec<Photo>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) voice: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) video_note: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) video: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) animation: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) audio: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) document: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) sticker: Option<Sticker>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) dice: Option<Dice>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) contact: Option<Contact>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) venue: Option<Venue>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) location: Option<Location>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) migrate_to_chat_id: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Chat {
    pub(super) id: i64,
    #[serde(rename = "type", default)]
    pub(super) kind: String,
}

/// The message that another one answers, or that a button hangs on.
#[derive(Deserialize)]
pub(super) struct Replied {
    pub(super) message_id: i64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) from: Option<User>,
}

#[derive(Deserialize)]
pub(super) struct Quote {
    pub(super) text: String,
}

/// A part of a text; offsets and lengths count UTF-16 units.
#[derive(Deserialize)]
pub(super) struct Entity {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) offset: usize,
    pub(super) length: usize,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) user: Option<User>,
}

#[derive(Deserialize)]
pub(super) struct Photo {
    pub(super) file_id: String,
    #[serde(default)]
    pub(super) width: u64,
    #[serde(default)]
    pub(super) height: u64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) file_size: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct File {
    pub(super) file_id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) file_size: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) mime_type: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) file_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) duration: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct Sticker {
    pub(super) file_id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) emoji: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) file_size: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct Dice {
    pub(super) emoji: String,
}

#[derive(Deserialize)]
pub(super) struct Contact {
    pub(super) first_name: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) last_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) phone_number: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Location {
    pub(super) latitude: f64,
    pub(super) longitude: f64,
}

#[derive(Deserialize)]
pub(super) struct Venue {
    pub(super) location: Location,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) address: String,
}

/// A button was pressed.
#[derive(Deserialize)]
pub(super) struct Pressed {
    pub(super) from: User,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) message: Option<Bearer>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) data: Option<String>,
}

/// The message that a button hangs on; of an old one nothing else is told.
#[derive(Deserialize)]
pub(super) struct Bearer {
    pub(super) message_id: i64,
    pub(super) chat: Chat,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) message_thread_id: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) is_topic_message: Option<bool>,
}

/// The reactions of one person to one message, before and after.
#[derive(Deserialize)]
pub(super) struct Reacted {
    pub(super) chat: Chat,
    pub(super) message_id: i64,
    #[serde(default)]
    pub(super) date: i64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) user: Option<User>,
    #[serde(default, deserialize_with = "each")]
    pub(super) old_reaction: Vec<ReactionType>,
    #[serde(default, deserialize_with = "each")]
    pub(super) new_reaction: Vec<ReactionType>,
}

/// What we are in a chat has changed.
#[derive(Deserialize)]
pub(super) struct Membership {
    pub(super) chat: Chat,
    pub(super) from: User,
    #[serde(default)]
    pub(super) date: i64,
    pub(super) new_chat_member: Status,
}

#[derive(Deserialize)]
pub(super) struct Status {
    pub(super) status: String,
}

fn lenient<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).ok())
}

fn each<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let Value::Array(items) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect())
}
