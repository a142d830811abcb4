//! How Discord writes what it knows: the documented shapes.

use std::time::Duration;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Id;
use super::id::{iso, now_ms};
use super::intents;
use super::message::{File, Message};
use super::world::{Channel, Kind, State, User};

/// All rights a bot has in a guild: what the invite link of this fake asks for.
const PERMISSIONS: &str = "309237763136";
/// The form of a recorded voice, which nobody looks at.
const WAVEFORM: &str = "AAECAwQFBgcICQ==";

impl State {
    pub(super) fn user(&self, id: Id) -> Value {
        self.users.get(&id).map_or(Value::Null, user)
    }

    /// The bot, as it is told about itself.
    pub(super) fn current_user(&self) -> Value {
        let mut me = self.user(self.me);
        if let Some(me) = me.as_object_mut() {
            me.extend([("verified".to_owned(), json!(true)), ("mfa_enabled".to_owned(), json!(true)), ("email".to_owned(), Value::Null)]);
        }
        me
    }

    /// A member of a guild, without the user.
    pub(super) fn member(&self, _user: Id) -> Value {
        json!({
            "roles": [], "nick": null, "avatar": null, "joined_at": "2025-01-01T00:00:00.000000+00:00", "premium_since": null,
            "deaf": false, "mute": false, "flags": 0, "pending": false, "communication_disabled_until": null,
        })
    }

    pub(super) fn member_with_user(&self, user: Id) -> Value {
        let mut member = self.member(user);
        set(&mut member, "user", self.user(user));
        member
    }

    pub(super) fn application_flags(&self) -> u64 {
        let limited = [(intents::GUILD_PRESENCES, 1 << 13), (intents::GUILD_MEMBERS, 1 << 15), (intents::MESSAGE_CONTENT, 1 << 19)];
        limited.into_iter().filter(|(intent, _)| self.setup.privileged & intent != 0).map(|(_, flag)| flag).sum()
    }

    pub(super) fn application(&self) -> Value {
        json!({
            "id": self.me, "name": "turjuman", "icon": null, "description": "", "rpc_origins": [], "bot_public": true,
            "bot_require_code_grant": false, "verify_key": "00", "team": null, "flags": self.application_flags(),
            "owner": self.current_user(), "bot": self.user(self.me), "tags": [], "install_params": null,
            "approximate_guild_count": self.guilds.len(), "interactions_endpoint_url": null, "redirect_uris": [],
        })
    }

    pub(super) fn channel(&self, channel: &Channel) -> Value {
        let last = self.of_channel(channel.id, self.me).next_back().map(|message| message.id);
        if channel.kind == Kind::Direct {
            let recipients: Vec<Value> = channel.members.iter().filter(|id| **id != self.me).map(|id| self.user(*id)).collect();
            return json!({"id": channel.id, "type": 1, "last_message_id": last, "recipients": recipients, "flags": 0});
        }
        let mut shape = json!({
            "id": channel.id, "type": channel.kind as u8, "guild_id": channel.guild, "name": channel.name, "position": 0, "flags": 0,
            "parent_id": channel.parent, "permission_overwrites": [], "nsfw": false, "rate_limit_per_user": 0, "topic": null,
            "last_message_id": last,
        });
        if channel.kind == Kind::Forum {
            set(&mut shape, "available_tags", json!([]));
        }
        if channel.kind.is_thread() {
            let count = self.of_channel(channel.id, self.me).count();
            set(&mut shape, "owner_id", json!(channel.owner));
            set(&mut shape, "message_count", json!(count));
            set(&mut shape, "total_message_sent", json!(count));
            set(&mut shape, "member_count", json!(channel.members.len().min(50)));
            set(
                &mut shape,
                "thread_metadata",
                json!({
                    "archived": channel.archived, "locked": channel.locked, "auto_archive_duration": 1440, "invitable": false,
                    "archive_timestamp": iso(channel.id.unix_ms()), "create_timestamp": iso(channel.id.unix_ms()),
                }),
            );
        }
        shape
    }

    /// A guild as `GUILD_CREATE` tells it.
    pub(super) fn guild_event(&self, id: Id) -> Value {
        let mut guild = self.guild(id);
        let of_guild = |is_thread: bool| -> Vec<Value> {
            let here = |channel: &&Channel| channel.guild == Some(id) && channel.kind.is_thread() == is_thread && !channel.archived;
            self.channels.values().filter(here).filter(|channel| self.sees(self.me, channel)).map(|channel| self.channel(channel)).collect()
        };
        let more = json!({
            "joined_at": "2025-01-01T00:00:00.000000+00:00", "large": false, "unavailable": false, "member_count": self.users.len(),
            "voice_states": [], "members": [self.member_with_user(self.me)], "channels": of_guild(false), "threads": of_guild(true),
            "presences": [], "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
        });
        if let (Some(guild), Value::Object(more)) = (guild.as_object_mut(), more) {
            guild.extend(more);
        }
        guild
    }

    pub(super) fn guild(&self, id: Id) -> Value {
        let name = self.guilds.get(&id).map_or("", |guild| guild.name.as_str());
        let everyone = json!({
            "id": id, "name": "@everyone", "color": 0, "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null}, "hoist": false, "icon": null, "unicode_emoji": null, "position": 0,
            "permissions": PERMISSIONS, "managed": false, "mentionable": false, "flags": 0,
        });
        json!({
            "id": id, "name": name, "icon": null, "splash": null, "discovery_splash": null, "owner_id": id, "afk_channel_id": null,
            "afk_timeout": 300, "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
            "roles": [everyone], "emojis": [], "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null,
            "system_channel_flags": 0, "rules_channel_id": null, "max_presences": null, "max_members": 500_000, "vanity_url_code": null,
            "description": null, "banner": null, "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US",
            "public_updates_channel_id": null, "nsfw_level": 0, "stickers": [], "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null, "permissions": PERMISSIONS,
        })
    }

    /// A message as REST gives it.
    pub(super) fn message_shape(&self, message: &Message) -> Value {
        let mentions: Vec<Value> = message.mentions.iter().map(|id| self.user(*id)).filter(|user| !user.is_null()).collect();
        let files: Vec<Value> = message.files.iter().map(|file| self.file(message.channel, file)).collect();
        let reactions: Vec<Value> = message.reactions.iter().map(|reaction| self.reaction(reaction)).collect();
        let mut shape = json!({
            "id": message.id, "channel_id": message.channel, "type": message.kind, "author": self.user(message.author),
            "content": message.content, "timestamp": iso(message.id.unix_ms()), "edited_timestamp": message.edited_ms.map(iso),
            "tts": false, "mention_everyone": message.pings.iter().any(|ping| ping == "everyone"), "mentions": mentions,
            "mention_roles": [], "attachments": files, "embeds": message.embeds, "components": message.components, "pinned": false,
            "flags": message.flags,
        });
        if let Some(nonce) = &message.nonce {
            set(&mut shape, "nonce", json!(nonce));
        }
        if !reactions.is_empty() {
            set(&mut shape, "reactions", json!(reactions));
        }
        if !message.stickers.is_empty() {
            let stickers = message.stickers.iter().map(|name| json!({"id": message.id, "name": name, "format_type": 1}));
            set(&mut shape, "sticker_items", stickers.collect());
        }
        if let Some(replied) = message.reply_to {
            let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
            let mut reference = json!({"type": 0, "channel_id": message.channel, "message_id": replied});
            if let Some(guild) = guild {
                set(&mut reference, "guild_id", json!(guild));
            }
            set(&mut shape, "message_reference", reference);
            let known = self.message_by_id(replied).filter(|known| !known.deleted && known.reply_to.is_none());
            set(&mut shape, "referenced_message", known.map_or(Value::Null, |known| self.message_shape(known)));
        }
        if let Some(interaction) = message.interaction.and_then(|id| self.interactions.get(&id)) {
            set(&mut shape, "application_id", json!(self.me));
            set(&mut shape, "webhook_id", json!(self.me));
            set(
                &mut shape,
                "interaction_metadata",
                json!({
                    "id": interaction.id, "type": interaction.kind as u8, "user": self.user(interaction.user),
                    "authorizing_integration_owners": {}, "name": "command",
                }),
            );
        }
        shape
    }

    /// A message as REST gives it to one who may or may not read what messages say.
    pub(super) fn message_told(&self, message: &Message) -> Value {
        let mut shape = self.message_shape(message);
        // Discord does not keep what senders call their messages.
        if let Some(fields) = shape.as_object_mut() {
            fields.remove("nonce");
        }
        if self.setup.privileged & intents::MESSAGE_CONTENT == 0 && self.is_gated(message) {
            super::gateway::strip(&mut shape);
        }
        shape
    }

    /// A message as the gateway tells it.
    pub(super) fn message_event(&self, message: &Message) -> Value {
        let mut shape = self.message_shape(message);
        let Some(channel) = self.channels.get(&message.channel) else { return shape };
        set(&mut shape, "channel_type", json!(channel.kind as u8));
        if let Some(guild) = channel.guild {
            set(&mut shape, "guild_id", json!(guild));
            set(&mut shape, "member", self.member(message.author));
        }
        shape
    }

    fn reaction(&self, (emoji, by): &(String, Vec<Id>)) -> Value {
        json!({
            "emoji": {"id": null, "name": emoji}, "count": by.len(), "count_details": {"burst": 0, "normal": by.len()},
            "me": by.contains(&self.me), "me_burst": false, "burst_colors": [],
        })
    }

    fn file(&self, channel: Id, file: &File) -> Value {
        let url = file.url.clone().unwrap_or_else(|| self.link(channel, file));
        let mut shape = json!({
            "id": file.id, "filename": file.name, "size": file.size, "url": url, "proxy_url": url, "content_type": file.mime, "flags": 0,
        });
        if let Some(secs) = file.voice {
            set(&mut shape, "duration_secs", json!(secs));
            set(&mut shape, "waveform", json!(WAVEFORM));
        }
        if let Some(alt) = &file.alt {
            set(&mut shape, "description", json!(alt));
        }
        if file.mime.starts_with("image/") {
            set(&mut shape, "width", json!(64));
            set(&mut shape, "height", json!(64));
        }
        shape
    }

    /// An address that leads to a file for a while.
    pub(super) fn link(&self, channel: Id, file: &File) -> String {
        let issued = Duration::from_millis(now_ms());
        let path = format!("/attachments/{channel}/{}/{}", file.id, encoded(&file.name));
        let expires = format!("{:x}", (issued + self.setup.links_live).as_secs());
        let hash = signature(&path, &expires);
        format!("http://{}{path}?ex={expires}&is={:x}&hm={hash}&", self.host, issued.as_secs())
    }

    /// What an interaction is about, beside its own data.
    pub(super) fn interaction(&self, id: Id) -> Value {
        let Some(interaction) = self.interactions.get(&id) else { return Value::Null };
        let Some(channel) = self.channels.get(&interaction.channel) else { return Value::Null };
        let locale = self.users.get(&interaction.user).map_or("en-US", |user| user.locale.as_str());
        let mut shape = json!({
            "id": id, "application_id": self.me, "type": interaction.kind as u8, "token": interaction.token, "version": 1,
            "data": interaction.data, "channel_id": channel.id, "locale": locale,
            "app_permissions": PERMISSIONS, "entitlements": [], "attachment_size_limit": self.setup.upload_bytes,
            "authorizing_integration_owners": {}, "context": if channel.guild.is_some() { 0 } else { 1 },
        });
        let mut place = self.channel(channel);
        set(&mut place, "permissions", json!(PERMISSIONS));
        set(&mut shape, "channel", place);
        match channel.guild {
            Some(guild) => {
                set(&mut shape, "guild_id", json!(guild));
                set(&mut shape, "guild", json!({"id": guild, "features": [], "locale": "en-US"}));
                set(&mut shape, "guild_locale", json!("en-US"));
                let mut member = self.member_with_user(interaction.user);
                set(&mut member, "permissions", json!(PERMISSIONS));
                set(&mut shape, "member", member);
            }
            None => set(&mut shape, "user", self.user(interaction.user)),
        }
        if let Some(message) = interaction.message.and_then(|message| self.message_by_id(message)) {
            set(&mut shape, "message", self.message_shape(message));
        }
        shape
    }
}

/// Adds a field.
pub(super) fn set(shape: &mut Value, name: &str, value: Value) {
    if let Some(fields) = shape.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn user(user: &User) -> Value {
    let mut shape = json!({
        "id": user.id, "username": user.name, "discriminator": "0", "global_name": user.name, "avatar": null, "public_flags": 0, "flags": 0,
        "banner": null, "accent_color": null, "avatar_decoration_data": null, "collectibles": null, "primary_guild": null,
    });
    if user.bot {
        set(&mut shape, "bot", json!(true));
    }
    shape
}

/// What Discord puts behind an address so that nobody makes one up.
pub(super) fn signature(path: &str, expires: &str) -> String {
    let digest = Sha256::digest(format!("loopback {path} {expires}").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file's name in an address.
fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
