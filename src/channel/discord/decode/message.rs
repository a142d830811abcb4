//! Messages and their edits.

use serenity::model::channel::{MessageFlags, MessageType};

use super::super::snowflake::Snowflake;
use super::super::wire;
use super::super::world::Known;
use super::{Decoder, author, ignored};
use crate::channel::json::error;
use crate::channel::{DecodeError, Raw};
use crate::core::key::DeliveryId;
use crate::core::message::{Attachment, Inbound, MediaRef, Message, MessageId, Place, What};
use crate::core::time::Timestamp;

/// The most files that hang on one message; Discord allows ten.
const MAX_ATTACHMENTS: usize = 32;

impl Decoder {
    pub(super) fn message(&self, sent: &wire::Message, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let (user, place) = self.speaker(sent)?;
        let what = What::Message(self.content(sent)?);
        let inbound = self.inbound(sent, &user, place, DeliveryId::new(sent.id.to_string()), raw, what);
        Ok(vec![inbound.ordered(Some(sent.id.order())).sent(sent.id.at())])
    }

    /// Discord also tells of a message anew when it has looked at a link in it; only a new text is an edit.
    pub(super) fn edit(&self, sent: &wire::Message, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let Some(edited) = &sent.edited_timestamp else {
            return Err(ignored("take a message for edited that its author did not change", "Discord added what a link shows"));
        };
        let at = edited.parse::<jiff::Timestamp>().map_err(|_| error("read `edited_timestamp`", "write it as RFC 3339 says"))?;
        let at = Timestamp(at.as_millisecond());
        let (user, place) = self.speaker(sent)?;
        let what = What::Edited(self.content(sent)?);
        let delivery = DeliveryId::new(format!("{}:edited:{}", sent.id, at.0));
        let order = Snowflake::last_at(at).max(sent.id.next());
        Ok(vec![self.inbound(sent, &user, place, delivery, raw, what).ordered(Some(order.order())).sent(at)])
    }

    fn inbound(&self, sent: &wire::Message, user: &wire::User, place: Place, delivery: DeliveryId, raw: &Raw, what: What) -> Inbound {
        let author = author(user, sent.member.as_ref());
        Inbound::new(delivery, self.address(sent.channel_id, user.id), place, author, raw.received_at, what)
    }

    /// Who speaks to us, and who reads along.
    fn speaker(&self, sent: &wire::Message) -> Result<(wire::User, Place), DecodeError> {
        let Some(user) = sent.author.clone() else {
            return Err(error("tell whose message it is", "send messages with their author"));
        };
        let mut known = self.world.known();
        known.wrote(sent.id, user.id);
        if Some(user.id) == known.me {
            if let Some(nonce) = sent.nonce.as_ref().and_then(serde_json::Value::as_str) {
                known.shown(nonce, sent.id);
            }
            return Err(ignored("take a message of our own", "we know what we say"));
        }
        if sent.webhook_id.is_some() {
            return Err(ignored("take a message of a webhook", "no customer wrote it"));
        }
        if user.bot || user.system {
            return Err(ignored("take a message of another bot", "bots are not answered, lest two talk for ever"));
        }
        if !matches!(sent.kind, None | Some(MessageType::Regular | MessageType::InlineReply)) {
            return Err(ignored("take a message that Discord wrote for somebody", "it tells of a pin, a new member or the like"));
        }
        known.seen_in(sent.channel_id, sent.guild_id);
        match sent.guild_id {
            None if self.rules.dm => Ok((user, Place::Private)),
            None => Err(ignored("take a direct message", "`dm` is off")),
            Some(guild) => self.in_guild(&known, sent, guild, &user).map(|place| (user, place)),
        }
    }

    /// Whether a message among others is meant for us.
    fn in_guild(&self, known: &Known, sent: &wire::Message, guild: Snowflake, user: &wire::User) -> Result<Place, DecodeError> {
        let is_me = |user: &wire::User| Some(user.id) == known.me;
        let role = known.role_in(guild);
        let mentioned = sent.mentions.iter().any(is_me) || role.is_some_and(|role| sent.mention_roles.contains(&role));
        let answered = sent.referenced_message.as_ref().and_then(|message| message.author.as_ref()).is_some_and(is_me);
        let thread = known.thread_of(sent.channel_id);
        let configured = |list: &[Snowflake]| {
            list.contains(&sent.channel_id) || thread.and_then(|thread| thread.parent).is_some_and(|parent| list.contains(&parent))
        };
        // A thread that we opened is there for the customer whom we added to it.
        let ours = thread.is_some_and(|thread| thread.owner.is_some() && thread.owner == known.me);
        if mentioned || answered || ours || configured(&self.rules.channels) {
            let private = ours && thread.is_some_and(|thread| thread.private);
            return Ok(if private { Place::Private } else { Place::Public });
        }
        if !configured(&self.rules.forums) {
            return Err(ignored("take a message that was not meant for us", "nobody mentions us in it"));
        }
        if thread.and_then(|thread| thread.owner) == Some(user.id) {
            return Ok(Place::Public);
        }
        Err(ignored("take the message of somebody else in a customer's post", "only its author is answered, and who mentions us"))
    }

    fn content(&self, sent: &wire::Message) -> Result<Message, DecodeError> {
        let mut text = sent.content.clone().unwrap_or_default();
        if sent.guild_id.is_some() {
            text = self.without_mention(text, sent.guild_id);
        }
        for sticker in sent.sticker_items.iter().filter(|sticker| !sticker.name.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&sticker.name);
        }
        let attachments: Vec<_> = sent.attachments.iter().take(MAX_ATTACHMENTS).map(|attachment| of(sent, attachment)).collect();
        if text.is_empty() && attachments.is_empty() && sent.content.as_deref().is_none_or(str::is_empty) {
            let help = "switch on \"Message Content Intent\" on the application's page \"Bot\" and set `message_content = true`";
            return Err(error("read a message without words and files", help));
        }
        // What was passed on is no answer to the message that it comes from.
        let reply_to = sent.message_reference.as_ref().filter(|reference| reference.kind.unwrap_or(0) == 0);
        let reply_to = reply_to.and_then(|reference| reference.message_id).map(|id| MessageId::new(id.to_string()));
        Ok(Message::text(sent.id.to_string(), text).with_attachments(attachments).replying_to(reply_to))
    }

    /// Whom a message is for stands before or after it, and is no word of it.
    fn without_mention(&self, text: String, guild: Option<Snowflake>) -> String {
        let known = self.world.known();
        let role = guild.and_then(|guild| known.role_in(guild));
        let mentions = known.me.iter().flat_map(|me| [format!("<@{me}>"), format!("<@!{me}>")]);
        let mentions: Vec<_> = mentions.chain(role.map(|role| format!("<@&{role}>"))).collect();
        for mention in &mentions {
            if let Some(rest) = text.trim_start().strip_prefix(mention.as_str()) {
                return rest.trim_start().to_owned();
            }
            if let Some(rest) = text.trim_end().strip_suffix(mention.as_str()) {
                return rest.trim_end().to_owned();
            }
        }
        text
    }
}

/// A file by ids under which it is found again: its address expires.
fn of(sent: &wire::Message, attachment: &wire::Attachment) -> Attachment {
    let mime = attachment.content_type.as_deref().map(|mime| mime.split(';').next().unwrap_or(mime).trim().to_owned());
    let media = MediaRef {
        id: format!("{}/{}/{}", sent.channel_id, sent.id, attachment.id),
        mime: mime.clone(),
        name: attachment.filename.clone(),
        size: attachment.size,
    };
    let voice = sent.flags.is_some_and(|flags| flags.contains(MessageFlags::IS_VOICE_MESSAGE)) || attachment.waveform.is_some();
    if voice {
        return Attachment::Voice { media, duration_ms: attachment.duration_secs.and_then(milliseconds) };
    }
    if mime.is_some_and(|mime| mime.starts_with("image/")) {
        return Attachment::Image { media, alt: attachment.description.clone() };
    }
    Attachment::File { media }
}

fn milliseconds(seconds: f64) -> Option<u64> {
    std::time::Duration::try_from_secs_f64(seconds).ok().and_then(|time| u64::try_from(time.as_millis()).ok())
}
