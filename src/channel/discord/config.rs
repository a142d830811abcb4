//! The section `[channel.<account>] kind = "discord"`.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use super::io::{Parts, connected};
use super::snowflake::Snowflake;
use crate::channel::remote::{FileLimits, Way};
use crate::channel::{Channel, Connect, Invitation, Kind, Settings as Opaque, Site};
use crate::config::{Form, KeyDoc, Reader, Section, Shape};
use crate::core::message::{Caps, Delivery, Idempotency, MarkupCaps, Media, Pace, Preview, Private, Syntax, TextCaps, Unit};

/// The name in the table and in addresses.
pub(super) const NAME: &str = "discord";
/// Discord's own.
const API: &str = "https://discord.com/api/v10";
/// The most characters of a message.
const TEXT_MAX: usize = 2_000;
/// The most files of a message.
const MAX_FILES: usize = 10;
/// The most that Discord lets anybody upload, in MiB.
const LARGEST_FILE_MIB: i64 = 500;

/// The row of the table.
pub struct Discord;

/// What the section says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The environment variable with the bot's token.
    pub token_env: Option<String>,
    /// Where the REST interface is.
    pub api_url: String,
    /// Where the gateway is; without it Discord says.
    pub gateway_url: Option<String>,
    /// The proxy that leads there.
    pub proxy: Option<String>,
    /// A file with further certificates that are believed.
    pub ca_file: Option<String>,
    /// Whether the words of messages that do not mention us are asked for.
    pub message_content: bool,
    /// Channels in which every message is answered.
    pub channels: Vec<u64>,
    /// Forums in which whoever opens a post is answered in it.
    pub forums: Vec<u64>,
    /// Whether direct messages are answered.
    pub dm: bool,
    /// Whether a slash command is answered so that only who gave it sees it.
    pub ephemeral: bool,
    /// Whether slash commands are registered.
    pub commands: bool,
    /// Whether an answer is seen while it is written.
    pub preview: bool,
    /// How long a request may take.
    pub timeout: Duration,
    /// The hosts that customers' files come from.
    pub allowed_media_hosts: Vec<String>,
    /// What of customers' files is kept.
    pub(super) files: FileLimits,
    /// How fast we may write.
    pub pace: Pace,
    /// How often a preview is edited.
    pub preview_every_ms: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Reader::defaults(KEYS, Self::read)
    }
}

const fn integer(min: i64, max: i64, unit: &'static str) -> Shape {
    Shape::Integer { min, max, unit }
}

const IDS: Form = Form { noun: "channel ids", example: "1057301830345400330", pattern: "^[1-9][0-9]{14,19}$" };
const HOSTS: Form = Form { noun: "hosts", example: "cdn.discordapp.com", pattern: "^[a-z0-9.-]+(:[0-9]{1,5})?$" };
const FILES: [KeyDoc; 4] = FileLimits::keys(LARGEST_FILE_MIB);

const KEYS: &[KeyDoc] = &[
    KeyDoc::new("token_env", Shape::Env, "The variable with the bot's token."),
    KeyDoc::new(
        "message_content",
        Shape::Boolean,
        "Whether the words of messages are asked for that neither mention the bot nor are sent to it directly. `channels` and `forums` need it; \"Message Content Intent\" must be on in the application's settings.",
    )
    .or("false"),
    KeyDoc::new("channels", Shape::Forms(IDS), "Channels in which every message is answered. Elsewhere the bot answers who mentions it or replies to it.").or("[]"),
    KeyDoc::new("forums", Shape::Forms(IDS), "Forums in which the author of a post is answered in it.").or("[]"),
    KeyDoc::new("dm", Shape::Boolean, "Whether direct messages are answered.").or("true"),
    KeyDoc::new("ephemeral", Shape::Boolean, "Whether only who gave a slash command in a channel sees the answer.").or("true"),
    KeyDoc::new("commands", Shape::Boolean, "Whether the bot's commands are registered as slash commands in its languages.").or("true"),
    KeyDoc::new("preview", Shape::Boolean, "Whether an answer is seen while it is written.").or("true"),
    KeyDoc::new("preview_every_ms", integer(1_000, 60_000, "milliseconds"), "The least time between two edits of an answer that is being written.").or("1500"),
    KeyDoc::new("api_url", Shape::Url, "Where Discord's REST interface is.").or("\"https://discord.com/api/v10\""),
    KeyDoc::new("gateway_url", Shape::Text, "Where Discord's gateway is, `wss://…` or `ws://…`. Without it Discord says."),
    KeyDoc::new("proxy", Shape::Text, "The HTTP proxy that leads to Discord, the gateway included: `http://host:port`."),
    KeyDoc::new("ca_file", Shape::Path, "A PEM file with further certificates that are believed, for the gateway as well."),
    KeyDoc::new("timeout_secs", integer(1, 60, "seconds"), "The longest time a request to Discord may take; a file may take four times as long.").or("10"),
    KeyDoc::new("allowed_media_hosts", Shape::Forms(HOSTS), "The hosts that customers' files are brought from.")
        .or(r#"["cdn.discordapp.com", "media.discordapp.net"]"#),
    FILES[0],
    FILES[1],
    FILES[2],
    FILES[3],
    KeyDoc::new("pace_per_account_per_sec", integer(0, 50, "requests"), "The most messages per second; 0 is no limit.").or("45"),
    KeyDoc::new("pace_per_place_per_min", integer(0, 600, "requests"), "The most messages per minute to one channel; 0 is no limit.").or("60"),
];

impl Section for Discord {
    fn name(&self) -> &'static str {
        NAME
    }

    fn keys(&self) -> &'static [KeyDoc] {
        KEYS
    }

    fn parse(&self, reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        Arc::new(Settings::read(reader))
    }
}

impl Kind for Discord {
    fn caps(&self, settings: &Opaque) -> Caps {
        own(settings).caps()
    }

    fn examples(&self) -> Vec<(&'static str, Opaque)> {
        vec![("", Arc::new(Settings::default()))]
    }

    fn starter(&self, prefix: &str) -> Option<String> {
        Some(format!(
            "kind = \"{NAME}\"\n\
             token_env = \"{prefix}_DISCORD_TOKEN\"     # of the application's page \"Bot\"\n\
             # channels = [\"…\"]                      # channels in which every message is answered\n"
        ))
    }

    fn missing(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, _loopback: bool) -> Option<String> {
        match own(settings).token_env {
            None => Some("`token_env`: the name of the variable with the bot's token".to_owned()),
            Some(name) => secrets(&name).is_none().then(|| format!("{name}: the bot's token, from the application's page \"Bot\"")),
        }
    }

    fn invite(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, _at: Site<'_>) -> Invitation {
        let settings = own(settings);
        let mut ways = Vec::from(["mentions", "replies", "slash commands"]);
        ways.extend(settings.dm.then_some("direct messages"));
        ways.extend((!settings.channels.is_empty()).then_some("its channels"));
        ways.extend((!settings.forums.is_empty()).then_some("its forums"));
        let token = settings.token_env.as_deref().and_then(secrets);
        let application = token.as_deref().and_then(user_of);
        Invitation {
            detail: format!("answers {}", ways.join(", ")),
            try_it: application.map(|id| format!("open {}", super::probe::invite_link(id))),
        }
    }

    fn connect(&self, settings: &Opaque, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String> {
        let settings = own(settings);
        if settings.gateway_url.as_deref().is_some_and(|url| !(url.starts_with("wss://") || url.starts_with("ws://"))) {
            return Err("to what `gateway_url` says: write it as wss://… or ws://…, or leave it out".to_owned());
        }
        let name = settings.token_env.as_deref().unwrap_or("that `token_env` names");
        let token = settings.token_env.as_deref().and_then(connect.secrets);
        let token = token.map(|token| token.trim().trim_start_matches("Bot ").to_owned()).filter(|token| !token.is_empty());
        let token = token.ok_or_else(|| format!("without the bot's token in the environment variable {name}"))?;
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!("with what stands in {name}: a bot's token has no spaces and no letters of other scripts"));
        }
        if !(settings.message_content || settings.channels.is_empty() && settings.forums.is_empty()) {
            return Err("without the words of messages in `channels` and `forums`: set `message_content = true`, and switch on \"Message Content Intent\" on the application's page \"Bot\"".to_owned());
        }
        connected(Parts { settings, token, connect }).map(|channel| channel as Arc<dyn Channel>)
    }
}

impl Settings {
    fn read(reader: &mut Reader<'_>) -> Self {
        // What has a problem is never built.
        let ids = |reader: &mut Reader<'_>, key| {
            let texts = reader.forms(key).unwrap_or_default();
            texts.iter().filter_map(|text| Snowflake::parse(text)).map(|id| id.0).collect()
        };
        let gateway_url = reader.text("gateway_url");
        Self {
            token_env: reader.env("token_env"),
            api_url: reader.url("api_url").unwrap_or_else(|| API.to_owned()),
            gateway_url,
            proxy: reader.text("proxy"),
            ca_file: reader.path("ca_file"),
            message_content: reader.boolean("message_content").unwrap_or_default(),
            channels: ids(reader, "channels"),
            forums: ids(reader, "forums"),
            dm: reader.boolean("dm").unwrap_or_default(),
            ephemeral: reader.boolean("ephemeral").unwrap_or_default(),
            commands: reader.boolean("commands").unwrap_or_default(),
            preview: reader.boolean("preview").unwrap_or_default(),
            timeout: Duration::from_secs(reader.number("timeout_secs").unwrap_or(10)),
            allowed_media_hosts: reader.forms("allowed_media_hosts").unwrap_or_default(),
            files: FileLimits::read(reader),
            pace: Pace {
                per_account_per_sec: reader.number("pace_per_account_per_sec").unwrap_or_default(),
                per_place_per_min: reader.number("pace_per_place_per_min").unwrap_or_default(),
                per_public_place_per_min: 0,
            },
            preview_every_ms: reader.number("preview_every_ms").unwrap_or(1_500),
        }
    }

    /// What stands between us and Discord.
    pub(super) fn way(&self) -> Way {
        Way { proxy: self.proxy.clone(), ca_file: self.ca_file.clone() }
    }

    fn caps(&self) -> Caps {
        Caps {
            text: TextCaps { max: TEXT_MAX, unit: Unit::Chars, syntax: Syntax::ChatMarkdown, markup: MarkupCaps::ALL },
            max_choices: super::choice::MAX_CHOICES,
            media: Media::Beside { max: MAX_FILES },
            edits: true,
            deletes: true,
            reactions: true,
            typing: true,
            preview: if self.preview { Preview::Edits { every_ms: self.preview_every_ms } } else { Preview::None },
            replies: true,
            can_initiate: true,
            private: Private::Open,
            delivery: Delivery::Push,
            idempotency: Idempotency::ByReceiver,
            pace: self.pace,
        }
    }
}

/// Settings of another kind cannot come here; if they did, the defaults would stand in.
fn own(settings: &Opaque) -> Settings {
    settings.downcast_ref::<Settings>().cloned().unwrap_or_default()
}

/// The user whose token it is: the first part is its id in Base64. The application has the same one, but for very old bots.
pub(super) fn user_of(token: &str) -> Option<Snowflake> {
    use base64::Engine as _;
    let first = token.split('.').next()?;
    let bytes = base64::engine::general_purpose::STANDARD_NO_PAD.decode(first.trim_end_matches('=')).ok()?;
    Snowflake::parse(std::str::from_utf8(&bytes).ok()?)
}
