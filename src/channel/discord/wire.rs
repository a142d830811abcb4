//! What Discord writes, as far as it is read: unknown keys are let be, and what may be missing may be null as well.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serenity::model::application::InteractionType;
use serenity::model::channel::{ChannelType, MessageFlags, MessageType};

use super::snowflake::Snowflake;

/// One payload of the gateway.
#[derive(Debug, Deserialize)]
pub(super) struct Frame {
    pub(super) op: u8,
    #[serde(default)]
    pub(super) t: Option<String>,
    #[serde(default)]
    pub(super) s: Option<u64>,
    #[serde(default)]
    pub(super) d: Option<Box<RawValue>>,
}

/// Null is what is not there.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct User {
    pub(super) id: Snowflake,
    #[serde(default)]
    pub(super) username: Option<String>,
    #[serde(default)]
    pub(super) global_name: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) bot: bool,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) system: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Member {
    #[serde(default)]
    pub(super) nick: Option<String>,
    #[serde(default)]
    pub(super) user: Option<User>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Message {
    pub(super) id: Snowflake,
    pub(super) channel_id: Snowflake,
    #[serde(default)]
    pub(super) guild_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) author: Option<User>,
    #[serde(default)]
    pub(super) member: Option<Member>,
    #[serde(default)]
    pub(super) content: Option<String>,
    #[serde(default)]
    pub(super) edited_timestamp: Option<String>,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<MessageType>,
    #[serde(default)]
    pub(super) flags: Option<MessageFlags>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) mentions: Vec<User>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) mention_roles: Vec<Snowflake>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) attachments: Vec<Attachment>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) sticker_items: Vec<Named>,
    #[serde(default)]
    pub(super) message_reference: Option<Reference>,
    #[serde(default)]
    pub(super) referenced_message: Option<Box<Referenced>>,
    #[serde(default)]
    pub(super) webhook_id: Option<Snowflake>,
    /// Text or number.
    #[serde(default)]
    pub(super) nonce: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Attachment {
    pub(super) id: Snowflake,
    #[serde(default)]
    pub(super) filename: Option<String>,
    #[serde(default)]
    pub(super) content_type: Option<String>,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) size: Option<u64>,
    #[serde(default)]
    pub(super) url: Option<String>,
    #[serde(default)]
    pub(super) duration_secs: Option<f64>,
    #[serde(default)]
    pub(super) waveform: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Named {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) name: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Reference {
    #[serde(default)]
    pub(super) message_id: Option<Snowflake>,
    /// 0 for an answer, 1 for what was passed on.
    #[serde(default, rename = "type")]
    pub(super) kind: Option<u8>,
}

/// The message that another one answers.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Referenced {
    #[serde(default)]
    pub(super) author: Option<User>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Deleted {
    pub(super) channel_id: Snowflake,
    #[serde(default)]
    pub(super) guild_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) id: Option<Snowflake>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) ids: Vec<Snowflake>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Reaction {
    pub(super) user_id: Snowflake,
    pub(super) channel_id: Snowflake,
    pub(super) message_id: Snowflake,
    #[serde(default)]
    pub(super) guild_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) member: Option<Member>,
    #[serde(default)]
    pub(super) message_author_id: Option<Snowflake>,
    pub(super) emoji: Emoji,
}

#[derive(Debug, Deserialize)]
pub(super) struct Emoji {
    #[serde(default)]
    pub(super) id: Option<Snowflake>,
    #[serde(default)]
    pub(super) name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Interaction {
    pub(super) id: Snowflake,
    pub(super) application_id: Snowflake,
    pub(super) token: String,
    #[serde(rename = "type")]
    pub(super) kind: InteractionType,
    #[serde(default)]
    pub(super) channel_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) channel: Option<Channel>,
    #[serde(default)]
    pub(super) guild_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) member: Option<Member>,
    #[serde(default)]
    pub(super) user: Option<User>,
    #[serde(default)]
    pub(super) locale: Option<String>,
    #[serde(default)]
    pub(super) message: Option<Pressed>,
    #[serde(default)]
    pub(super) data: Option<InteractionData>,
    /// 0 in a guild, 1 in a direct message with us, 2 elsewhere.
    #[serde(default)]
    pub(super) context: Option<u8>,
}

/// The message that a component hangs on.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    pub(super) id: Snowflake,
    #[serde(default)]
    pub(super) flags: Option<MessageFlags>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct InteractionData {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) custom_id: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) values: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) options: Vec<CommandOption>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) components: Vec<Component>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CommandOption {
    #[serde(default)]
    pub(super) value: Option<serde_json::Value>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) options: Vec<CommandOption>,
}

/// A component of a modal: a row of them, a label around one, or one with a value.
#[derive(Debug, Deserialize)]
pub(super) struct Component {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) components: Vec<Component>,
    #[serde(default)]
    pub(super) component: Option<Box<Component>>,
    #[serde(default)]
    pub(super) value: Option<serde_json::Value>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) values: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Channel {
    pub(super) id: Snowflake,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<ChannelType>,
    #[serde(default)]
    pub(super) parent_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) owner_id: Option<Snowflake>,
    #[serde(default)]
    pub(super) last_message_id: Option<Snowflake>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Guild {
    pub(super) id: Snowflake,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) channels: Vec<Channel>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) threads: Vec<Channel>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) roles: Vec<Role>,
}

/// The active threads of a guild, told again.
#[derive(Debug, Deserialize)]
pub(super) struct Threads {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) threads: Vec<Channel>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Role {
    pub(super) id: Snowflake,
    #[serde(default)]
    pub(super) tags: Option<RoleTags>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RoleTags {
    #[serde(default)]
    pub(super) bot_id: Option<Snowflake>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Ready {
    pub(super) session_id: String,
    #[serde(default)]
    pub(super) resume_gateway_url: Option<String>,
    pub(super) user: User,
    #[serde(default)]
    pub(super) application: Option<Application>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) guilds: Vec<Application>,
}

/// Something of which the id is enough.
#[derive(Debug, Deserialize)]
pub(super) struct Application {
    pub(super) id: Snowflake,
}
