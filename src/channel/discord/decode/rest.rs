//! Deletions and reactions. They have no order of Discord's: they come after what they concern.

use super::super::snowflake::Snowflake;
use super::super::wire;
use super::{Decoder, author, ignored};
use crate::channel::json::error;
use crate::channel::{DecodeError, Raw};
use crate::core::key::DeliveryId;
use crate::core::message::{Author, Inbound, MessageId, Place, What};
use crate::core::time::Timestamp;

/// After the message, and after what came before by our clock.
fn after(message: Snowflake, received_at: Timestamp) -> Option<i64> {
    Some(Snowflake::last_at(received_at).max(message.next()).order())
}

impl Decoder {
    pub(super) fn deletion(&self, deleted: &wire::Deleted, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let known = self.world.known();
        let of_customer =
            |message: Snowflake| known.author_of(message).filter(|author| Some(*author) != known.me).map(|author| (message, author));
        let gone: Vec<_> = deleted.ids.iter().copied().chain(deleted.id).filter_map(of_customer).collect();
        if gone.is_empty() {
            return Err(ignored("tell whose message is gone", "it was none of a customer's of late"));
        }
        let place = self.reads_along(&known, deleted.channel_id, deleted.guild_id);
        let inbound = |(message, author): (Snowflake, Snowflake)| {
            let what = What::Deleted { message: MessageId::new(message.to_string()) };
            let delivery = DeliveryId::new(format!("{message}:deleted"));
            let address = self.address(deleted.channel_id, author);
            let author = Author::new(author.to_string());
            Inbound::new(delivery, address, place, author, raw.received_at, what).ordered(after(message, raw.received_at))
        };
        Ok(gone.into_iter().map(inbound).collect())
    }

    pub(super) fn reaction(
        &self,
        put: &wire::Reaction,
        removed: bool,
        sequence: Option<u64>,
        raw: &Raw,
    ) -> Result<Vec<Inbound>, DecodeError> {
        let known = self.world.known();
        let user = put.member.as_ref().and_then(|member| member.user.as_ref());
        if Some(put.user_id) == known.me || user.is_some_and(|user| user.bot) {
            return Err(ignored("take a reaction of a bot", "no customer put it"));
        }
        // Among others only what is put on our messages is meant for us.
        let author_of = put.message_author_id.or_else(|| known.author_of(put.message_id));
        let meant = if put.guild_id.is_some() { author_of.is_some() && author_of == known.me } else { self.rules.dm };
        if !meant {
            return Err(ignored("take a reaction that was not put on a message of ours", "it is meant for somebody else"));
        }
        let Some(emoji) = put.emoji.name.clone().or_else(|| put.emoji.id.map(|id| id.to_string())) else {
            return Err(error("tell which emoji it is", "send its name or its id"));
        };
        let place = self.reads_along(&known, put.channel_id, put.guild_id);
        let sign = if removed { "unreacted" } else { "reacted" };
        let sequence = sequence.unwrap_or_default();
        let delivery = DeliveryId::new(format!(
            "{}:{sign}:{}:{}:{sequence}",
            put.message_id,
            put.user_id,
            put.emoji.id.map_or_else(|| emoji.clone(), |id| id.to_string())
        ));
        let who = user.map_or_else(|| Author::new(put.user_id.to_string()), |user| author(user, put.member.as_ref()));
        let what = What::Reacted { message: MessageId::new(put.message_id.to_string()), emoji, removed };
        let inbound = Inbound::new(delivery, self.address(put.channel_id, put.user_id), place, who, raw.received_at, what);
        Ok(vec![inbound.ordered(after(put.message_id, raw.received_at))])
    }

    /// Who reads along where something happened to a message.
    fn reads_along(&self, known: &super::super::world::Known, channel: Snowflake, guild: Option<Snowflake>) -> Place {
        let ours = |thread: super::super::world::Thread| thread.private && thread.owner.is_some() && thread.owner == known.me;
        if guild.is_none() || known.thread_of(channel).is_some_and(ours) { Place::Private } else { Place::Public }
    }
}
