//! What an event of the gateway means. Pure, but for what is known of the account's threads and latest messages.
//!
//! What is nobody's word to us (another bot's, a stranger's who speaks to others) is refused like what cannot be read: with
//! what is wrong.

mod interaction;
mod message;
mod rest;

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::config::{NAME, Settings};
use super::snowflake::Snowflake;
use super::wire::{Frame, Member, User};
use super::world::World;
use crate::channel::json::error;
use crate::channel::{DecodeError, Raw};
use crate::core::message::{Address, Author, Inbound};

/// The gateway's code for an event.
const DISPATCH: u8 = 0;
/// What to do about a payload that has another form.
const DOCUMENTED: &str = "send payloads of the gateway as Discord documents them";

/// Who is answered, and where.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    channels: Vec<Snowflake>,
    forums: Vec<Snowflake>,
    dm: bool,
    ephemeral: bool,
}

impl Rules {
    pub(super) fn of(settings: &Settings) -> Self {
        let ids = |ids: &[u64]| ids.iter().copied().map(Snowflake).collect();
        Self { channels: ids(&settings.channels), forums: ids(&settings.forums), dm: settings.dm, ephemeral: settings.ephemeral }
    }

    /// Whether a channel or its parent is one of those that are answered in.
    pub(super) fn answers_in(&self, channel: Snowflake, parent: Option<Snowflake>) -> bool {
        [Some(channel), parent].into_iter().flatten().any(|id| self.channels.contains(&id) || self.forums.contains(&id))
    }
}

/// Understands events of one account.
pub(super) struct Decoder {
    pub(super) account: Arc<str>,
    pub(super) rules: Rules,
    pub(super) world: Arc<World>,
}

impl Decoder {
    /// One event.
    ///
    /// # Errors
    /// What is wrong with it, or why it is not taken.
    pub(super) fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let frame: Frame = serde_json::from_slice(&raw.body)
            .map_err(|cause| error(format!("read a payload of the gateway: {}", place_of(&cause)), DOCUMENTED))?;
        let (DISPATCH, Some(name), Some(data)) = (frame.op, frame.t.as_deref(), frame.d.as_deref()) else {
            return Err(error(format!("take a payload with code {} for an event", frame.op), DOCUMENTED));
        };
        match name {
            "MESSAGE_CREATE" => self.message(&parse(name, data)?, raw),
            "MESSAGE_UPDATE" => self.edit(&parse(name, data)?, raw),
            "MESSAGE_DELETE" | "MESSAGE_DELETE_BULK" => self.deletion(&parse(name, data)?, raw),
            "MESSAGE_REACTION_ADD" => self.reaction(&parse(name, data)?, false, frame.s, raw),
            "MESSAGE_REACTION_REMOVE" => self.reaction(&parse(name, data)?, true, frame.s, raw),
            "INTERACTION_CREATE" => self.interaction(&parse(name, data)?, raw),
            other => Err(ignored(format!("use the event {}", shortened(other)), "it says nothing of a customer's")),
        }
    }

    fn address(&self, channel: Snowflake, author: Snowflake) -> Address {
        Address {
            channel: NAME.into(),
            account: Arc::clone(&self.account),
            place: channel.to_string().into(),
            author: author.to_string().into(),
        }
    }
}

/// The data of an event.
pub(super) fn parse<T: DeserializeOwned>(name: &str, data: &RawValue) -> Result<T, DecodeError> {
    serde_json::from_str(data.get()).map_err(|cause| error(format!("read the event {name}: {}", reason(&cause)), DOCUMENTED))
}

/// What is wrong, without the value itself: that may be a customer's.
fn reason(cause: &serde_json::Error) -> String {
    let text = cause.to_string();
    let says = |what: &str| text.starts_with(what);
    if says("missing field") || says("an id of Discord") { text } else { place_of(cause) }
}

fn place_of(cause: &serde_json::Error) -> String {
    let what = if cause.is_data() { "a value is of another kind" } else { "it is no JSON" };
    format!("{what} (line {}, column {})", cause.line(), cause.column())
}

/// Why an event is not taken.
fn ignored(what: impl Into<String>, why: &str) -> DecodeError {
    error(what, format!("nothing: {why}"))
}

fn shortened(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_graphic()).take(40).collect()
}

/// A customer as Discord shows them.
fn author(user: &User, member: Option<&Member>) -> Author {
    let nick = member.and_then(|member| member.nick.clone());
    Author::new(user.id.to_string()).named(nick.or_else(|| user.global_name.clone()).or_else(|| user.username.clone()))
}
