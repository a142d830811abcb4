//! The section `[channel.<account>] kind = "telegram"`.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use reqwest12::Url;

use super::api::{Api, Token};
use super::hook::{self, Hook};
use super::io::{Connected, Here, Receiving};
use crate::channel::remote::{Bring, FileLimits, Way, client};
use crate::channel::{Channel, Connect, Invitation, Kind, Settings as Opaque, Site};
use crate::config::{Form, KeyDoc, Reader, Section, Shape};
use crate::core::message::{Caps, Delivery, Idempotency, MarkupCaps, Media, Pace, Preview, Private, Syntax, TextCaps, Unit};

/// The name in the table and in addresses.
pub(super) const NAME: &str = "telegram";

/// The most UTF-16 units of a message. The platform counts them without markup, we with it: there is always room.
const MAX_TEXT: usize = 4_096;
/// The most buttons under a message that people still look through; the platform takes a hundred.
const MAX_CHOICES: usize = 30;
/// The least time between two edits of a preview: a chat takes a message each second.
const PREVIEW_EVERY_MS: u32 = 1_500;
/// The most mebibytes of a file that the platform gives out.
const MAX_FILE_MIB: i64 = 20;
const MIB: u64 = 1024 * 1024;

/// The row of the table.
pub struct Telegram;

/// What the section says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The environment variable with the bot's token.
    pub token_env: String,
    /// The public address under which the listener is reached; without it updates are asked for.
    pub webhook_url: Option<String>,
    /// The environment variable with the secret that the platform's requests carry.
    pub secret_env: Option<String>,
    /// Whether a webhook of somebody else's is taken away to ask for updates.
    pub take_over: bool,
    /// Where the Bot API is.
    pub api_url: String,
    /// Where its files are, where that differs.
    pub file_url: Option<String>,
    /// The proxy that leads there.
    pub proxy: Option<String>,
    /// A file with further certificates that are believed.
    pub ca_file: Option<String>,
    /// Whether we answer in groups when we are meant.
    pub groups: bool,
    /// Places in which everything is meant for us.
    pub topics: Vec<String>,
    /// Whether the platform is told the list of commands.
    pub commands: bool,
    /// Whether the beginning of an answer is shown.
    pub preview: bool,
    /// How long a request may take.
    pub timeout: Duration,
    /// How fast we may write.
    pub pace: Pace,
    /// What files are brought here; each key of `file_` is one of these.
    pub(crate) files: FileLimits,
}

impl Default for Settings {
    fn default() -> Self {
        Reader::defaults(&KEYS, Self::read)
    }
}

const fn integer(min: i64, max: i64, unit: &'static str) -> Shape {
    Shape::Integer { min, max, unit }
}

const TOPIC: Form = Form { noun: "groups or topics of groups", example: "-1001234567890/5", pattern: "^-[0-9]{1,19}(/[0-9]{1,19})?$" };

const FILES: [KeyDoc; 4] = FileLimits::keys(MAX_FILE_MIB);

static KEYS: [KeyDoc; 20] = [
    KeyDoc::new("token_env", Shape::Env, "The variable with the bot's token, which @BotFather gives.").required(),
    KeyDoc::new(
        "webhook_url",
        Shape::Url,
        "The public address of this program's listener: Telegram posts to `/telegram/<bot>/<account>` below it. Without it messages are asked for, which needs no public address.",
    ),
    KeyDoc::new(
        "secret_env",
        Shape::Env,
        "The variable with a secret of your choice (1 to 256 signs of A-Z, a-z, 0-9, `_`, `-`) by which Telegram's posts are believed. A webhook needs it.",
    ),
    KeyDoc::new(
        "take_over",
        Shape::Boolean,
        "Whether a webhook that another program has set is taken away, so that messages can be asked for.",
    )
    .or("false"),
    KeyDoc::new("api_url", Shape::Url, "Where the Bot API is; another one for a server of your own.").or("\"https://api.telegram.org\""),
    KeyDoc::new("file_url", Shape::Url, "Where files of customers are, where that is not below `api_url`."),
    KeyDoc::new(
        "proxy",
        Shape::Text,
        "The proxy that leads to Telegram, `http://host:port`. Without it the one that the environment names.",
    ),
    KeyDoc::new("ca_file", Shape::Path, "A file (PEM) with further certificates that are believed."),
    KeyDoc::new("groups", Shape::Boolean, "Whether the bot answers in groups when it is mentioned, answered or sent a command.").or("true"),
    KeyDoc::new(
        "topics",
        Shape::Forms(TOPIC),
        "Groups or topics of groups in which every message is answered. The bot sees them where its privacy mode is off.",
    )
    .or("[]"),
    KeyDoc::new(
        "commands",
        Shape::Boolean,
        "Whether Telegram is told the bot's commands in its languages, which it lists while a customer writes.",
    )
    .or("true"),
    KeyDoc::new("preview", Shape::Boolean, "Whether customers see the beginning of an answer while it is written.").or("true"),
    KeyDoc::new("timeout_secs", integer(1, 300, "seconds"), "How long a request to Telegram may take; files have more.").or("20"),
    KeyDoc::new("pace_per_account_per_sec", integer(1, 1_000, "messages"), "The most messages per second.").or("25"),
    KeyDoc::new("pace_per_place_per_min", integer(1, 10_000, "messages"), "The most messages per minute to one chat.").or("60"),
    KeyDoc::new("pace_per_group_per_min", integer(1, 10_000, "messages"), "The most messages per minute to one group.").or("20"),
    FILES[0],
    FILES[1],
    FILES[2],
    FILES[3],
];

impl Section for Telegram {
    fn name(&self) -> &'static str {
        NAME
    }

    fn keys(&self) -> &'static [KeyDoc] {
        &KEYS
    }

    fn parse(&self, reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        Arc::new(Settings::read(reader))
    }
}

impl Kind for Telegram {
    fn caps(&self, settings: &Opaque) -> Caps {
        own(settings).caps()
    }

    fn examples(&self) -> Vec<(&'static str, Opaque)> {
        let settings = Settings { token_env: "TELEGRAM_TOKEN".to_owned(), ..Settings::default() };
        vec![("", Arc::new(settings))]
    }

    fn starter(&self, prefix: &str) -> Option<String> {
        Some(format!(
            "kind = \"{NAME}\"\n\
             token_env = \"{prefix}_TELEGRAM_TOKEN\"     # @BotFather gives it: send it /newbot\n\
             # webhook_url = \"https://…\"             # without it messages are asked for, and nothing has to be public\n"
        ))
    }

    fn missing(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, _loopback: bool) -> Option<String> {
        let settings = own(settings);
        if secrets(&settings.token_env).is_none() {
            return Some(format!("{}: the token that @BotFather gives", settings.token_env));
        }
        settings.webhook_url.as_ref()?;
        match &settings.secret_env {
            Some(name) if secrets(name).is_some() => None,
            Some(name) => Some(format!("{name}: a secret by which Telegram's posts are believed")),
            None => Some("`secret_env`: the variable with a secret by which Telegram's posts are believed".to_owned()),
        }
    }

    fn invite(&self, settings: &Opaque, _secrets: &dyn Fn(&str) -> Option<String>, at: Site<'_>) -> Invitation {
        let settings = own(settings);
        let detail = match &settings.webhook_url {
            Some(url) => format!("Telegram posts to {}", hook::address(url, at.bot, at.account)),
            None => format!("{} is asked for messages: write to your bot in Telegram", settings.api_url),
        };
        Invitation { detail, try_it: None }
    }

    fn connect(&self, settings: &Opaque, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String> {
        let settings = own(settings);
        let token = token(&settings.token_env, connect.secrets)?;
        let base = settings.api_url.trim_end_matches('/').to_owned();
        let files = settings.file_url.as_deref().map_or_else(|| base.clone(), |url| url.trim_end_matches('/').to_owned());
        let way = Way { proxy: settings.proxy.clone(), ca_file: settings.ca_file.clone() };
        let client = client(&way, connect.dir, is_loopback(&base)).map_err(|error| format!("because it cannot {error}"))?;
        let bring = Bring {
            client: client.clone(),
            blobs: Arc::clone(&connect.blobs),
            clock: Arc::clone(&connect.clock),
            limits: settings.files,
            hosts: vec![host(&files).ok_or("with the address of files: write `file_url` as https://host")?],
        };
        let hook = match &settings.webhook_url {
            None => None,
            Some(url) => Some(Hook {
                url: hook::address(url, &connect.bot, &connect.account),
                secret: secret(settings.secret_env.as_deref(), connect.secrets)?,
            }),
        };
        let here = Here {
            bot: connect.bot,
            account: Arc::clone(&connect.account),
            token_env: settings.token_env.clone(),
            api: Api { client, base, files, token, timeout: settings.timeout },
            blobs: connect.blobs,
            clock: connect.clock,
            bring,
            hook,
            take_over: settings.take_over,
            commands: settings.commands.then(|| super::commands::Told::of(&connect.house)),
            receiving: Receiving::new(&settings, connect.account, &connect.house),
        };
        Ok(Connected::mounted(here, connect.mount, connect.sink))
    }
}

impl Settings {
    fn read(reader: &mut Reader<'_>) -> Self {
        // What has a problem is never built.
        let flag = |reader: &mut Reader<'_>, key| reader.boolean(key).unwrap_or_default();
        Self {
            token_env: reader.env("token_env").unwrap_or_default(),
            webhook_url: reader.url("webhook_url"),
            secret_env: reader.env("secret_env"),
            take_over: flag(reader, "take_over"),
            api_url: reader.url("api_url").unwrap_or_default(),
            file_url: reader.url("file_url"),
            proxy: reader.text("proxy"),
            ca_file: reader.path("ca_file"),
            groups: flag(reader, "groups"),
            topics: reader.forms("topics").unwrap_or_default(),
            commands: flag(reader, "commands"),
            preview: flag(reader, "preview"),
            timeout: Duration::from_secs(reader.number("timeout_secs").unwrap_or_default()),
            pace: Pace {
                per_account_per_sec: reader.number("pace_per_account_per_sec").unwrap_or_default(),
                per_place_per_min: reader.number("pace_per_place_per_min").unwrap_or_default(),
                per_public_place_per_min: reader.number("pace_per_group_per_min").unwrap_or_default(),
            },
            files: FileLimits::read(reader),
        }
    }

    /// The most bytes of a file.
    pub(super) const fn file_max(&self) -> u64 {
        self.files.max_mib.saturating_mul(MIB)
    }

    fn caps(&self) -> Caps {
        let markup = MarkupCaps { bold: true, italic: true, code: true, link: true, list: true, quote: true };
        Caps {
            text: TextCaps { max: MAX_TEXT, unit: Unit::Utf16, syntax: Syntax::Html, markup },
            max_choices: MAX_CHOICES,
            media: Media::Alone,
            edits: true,
            deletes: true,
            reactions: true,
            typing: true,
            preview: if self.preview { Preview::Edits { every_ms: PREVIEW_EVERY_MS } } else { Preview::None },
            replies: true,
            // Only who has written to us can be written to.
            can_initiate: false,
            private: Private::Link,
            delivery: Delivery::Push,
            idempotency: Idempotency::None,
            pace: self.pace,
        }
    }
}

/// Settings of another kind cannot come here; if they did, the defaults would stand in.
fn own(settings: &Opaque) -> Settings {
    settings.downcast_ref::<Settings>().cloned().unwrap_or_default()
}

fn token(name: &str, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Token, String> {
    let text = lookup(name).ok_or_else(|| format!("without the environment variable {name}: the token that @BotFather gives"))?;
    let token = Token::new(text.trim());
    if token.is_wellformed() {
        Ok(token)
    } else {
        Err(format!("with what is in {name}: a token of @BotFather has the form 123456789:AA…"))
    }
}

fn secret(name: Option<&str>, lookup: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    const HELP: &str = "a secret of 1 to 256 signs of A-Z, a-z, 0-9, `_`, `-`, by which Telegram's posts are believed";
    let name = name.ok_or_else(|| format!("by a webhook without `secret_env`: the variable with {HELP}"))?;
    let secret = lookup(name).ok_or_else(|| format!("without the environment variable {name}: {HELP}"))?.trim().to_owned();
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_good = (1..=256).contains(&secret.len()) && secret.chars().all(allowed);
    if is_good { Ok(secret) } else { Err(format!("with what is in {name}: write {HELP}")) }
}

/// The host of an address, with its port where that is not the scheme's own.
fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

fn is_loopback(url: &str) -> bool {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
