//! The section `[channel.<account>] kind = "webhook"`.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use super::io::{Parts, connected};
use super::routes;
use crate::channel::signed::{Gate, SignedPost};
use crate::channel::{Channel, Connect, Invitation, Kind, Settings as Opaque};
use crate::config::{Code, KeyDoc, Reader, Section};
use crate::core::key::BotId;
use crate::core::message::{Caps, Delivery, Idempotency, MarkupCaps, Pace, Syntax, TextCaps, Unit};
use crate::core::signature::{Secret, TOLERANCE_SECS};
use crate::ports::Clock;

/// The name in the table and in addresses.
pub(super) const NAME: &str = "webhook";

const MAX_CHOICES: usize = 50;

/// The row of the table.
pub struct Webhook;

/// Where replies are posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callback {
    /// To this address.
    Url(String),
    /// To the address in this environment variable.
    Env(String),
}

/// What the section says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The environment variable with our secrets.
    pub secret_env: Option<String>,
    /// Where replies are posted; without it they are read from us.
    pub callback: Option<Callback>,
    /// The environment variable with the callback's secrets, where they differ.
    pub callback_secret_env: Option<String>,
    /// How far a `webhook-timestamp` may lie from our clock.
    pub tolerance_secs: i64,
    /// The most bytes of a request.
    pub max_body: usize,
    /// The longest time a caller can wait for a reply.
    pub wait_max: Duration,
    /// The most characters of one reply.
    pub text_max: usize,
    /// The longest time a callback can take.
    pub callback_timeout: Duration,
    /// How fast we may write.
    pub pace: Pace,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            secret_env: None,
            callback: None,
            callback_secret_env: None,
            tolerance_secs: TOLERANCE_SECS,
            max_body: 64 * 1024,
            wait_max: Duration::from_secs(30),
            text_max: 4000,
            callback_timeout: Duration::from_secs(10),
            pace: Pace { per_place_per_min: 0, per_account_per_sec: 0 },
        }
    }
}

const fn key(key: &'static str, default: &'static str, doc: &'static str) -> KeyDoc {
    KeyDoc { key, doc, default }
}

const KEYS: &[KeyDoc] = &[
    key(
        "secret_env",
        "none",
        "The environment variable with one or more `whsec_…` secrets, separated by spaces. Each one verifies, the first one signs. Without a secret only programs on this machine are believed.",
    ),
    key("callback_url", "none", "Where replies are posted. Without it they are read from us."),
    key("callback_url_env", "none", "The environment variable with the callback's address, instead of `callback_url`."),
    key(
        "callback_secret_env",
        "the first of secret_env",
        "The environment variable with the secrets that sign callbacks; all of them sign.",
    ),
    key("tolerance_secs", "300", "How far a `webhook-timestamp` may lie from our clock, 1 to 3600 seconds."),
    key("max_body_kib", "64", "The most KiB of a request, 1 to 64."),
    key("wait_secs_max", "30", "The longest time a caller can wait for a reply, 0 to 300 seconds."),
    key("text_max", "4000", "The most characters of one reply, 200 to 100000; longer ones become several."),
    key("callback_timeout_secs", "10", "The longest time a callback can take, 1 to 60 seconds."),
    key("pace_per_account_per_sec", "0", "The most callbacks per second, 0 for no limit."),
    key("pace_per_place_per_min", "0", "The most callbacks per minute to one conversation, 0 for no limit."),
];

impl Section for Webhook {
    fn name(&self) -> &'static str {
        NAME
    }

    fn keys(&self) -> &'static [KeyDoc] {
        KEYS
    }

    fn parse(&self, reader: &mut Reader<'_>) -> Arc<dyn Any + Send + Sync> {
        let default = Settings::default();
        let url = reader.url("callback_url").map(Callback::Url);
        let url_env = reader.env("callback_url_env").map(Callback::Env);
        if url.is_some() && url_env.is_some() {
            reader.problem(
                "callback_url_env",
                Code::CONFLICT,
                "`callback_url` and `callback_url_env` both say where replies go".to_owned(),
                "keep one of them".to_owned(),
            );
        }
        Arc::new(Settings {
            secret_env: reader.env("secret_env"),
            callback: url.or(url_env),
            callback_secret_env: reader.env("callback_secret_env"),
            tolerance_secs: reader.integer("tolerance_secs", 1..=3600).unwrap_or(default.tolerance_secs),
            max_body: number(reader, "max_body_kib", 1..=64).map_or(default.max_body, |kib: usize| kib * 1024),
            wait_max: number(reader, "wait_secs_max", 0..=300).map_or(default.wait_max, Duration::from_secs),
            text_max: number(reader, "text_max", 200..=100_000).unwrap_or(default.text_max),
            callback_timeout: number(reader, "callback_timeout_secs", 1..=60).map_or(default.callback_timeout, Duration::from_secs),
            pace: Pace {
                per_account_per_sec: number(reader, "pace_per_account_per_sec", 0..=10_000).unwrap_or(default.pace.per_account_per_sec),
                per_place_per_min: number(reader, "pace_per_place_per_min", 0..=10_000).unwrap_or(default.pace.per_place_per_min),
            },
        })
    }
}

fn number<T: TryFrom<i64>>(reader: &mut Reader<'_>, key: &'static str, limits: std::ops::RangeInclusive<i64>) -> Option<T> {
    reader.integer(key, limits).and_then(|value| T::try_from(value).ok())
}

impl Kind for Webhook {
    fn caps(&self, settings: &Opaque) -> Caps {
        own(settings).caps()
    }

    fn examples(&self) -> Vec<(&'static str, Opaque)> {
        let callback = Some(Callback::Url("https://example.com/replies".to_owned()));
        vec![("without callback", Arc::new(Settings::default())), ("with callback", Arc::new(Settings { callback, ..Settings::default() }))]
    }

    fn starter(&self, prefix: &str) -> Option<String> {
        Some(format!(
            "kind = \"{NAME}\"\n\
             secret_env = \"{prefix}_WEBHOOK_SECRET\"     # without it, only programs on this machine are believed\n\
             # callback_url = \"https://…\"            # where replies are posted; without it they stand in the response\n"
        ))
    }

    fn missing(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, loopback: bool) -> Option<String> {
        let settings = own(settings);
        let unset = |name: &Option<String>| name.as_deref().is_none_or(|name| secrets(name).is_none());
        if !loopback && unset(&settings.secret_env) {
            let name = settings.secret_env.as_deref().unwrap_or("a variable that `secret_env` names");
            return Some(format!("{name}: `whsec_…` secrets, without which only programs on this machine are believed"));
        }
        match &settings.callback {
            Some(Callback::Env(name)) if secrets(name).is_none() => Some(format!("{name}: the address that replies are posted to")),
            Some(_) => settings
                .callback_secret_env
                .filter(|name| secrets(name).is_none())
                .map(|name| format!("{name}: the `whsec_…` secrets that sign callbacks")),
            None => None,
        }
    }

    fn invite(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, base: &str, bot: &BotId, account: &str) -> Invitation {
        let settings = own(settings);
        let url = format!("{base}/webhook/{bot}/{account}");
        let replies = match &settings.callback {
            Some(Callback::Url(url)) => format!("replies are posted to {url}"),
            Some(Callback::Env(name)) => format!("replies are posted to the address in {name}"),
            None => "replies stand in the response".to_owned(),
        };
        let signed = settings.secret_env.as_deref().is_some_and(|name| secrets(name).is_some());
        let believed = if signed { "signed requests" } else { "unsigned requests from this machine" };
        let body = r#"{"conversation":"c1","text":"How long does delivery take?"}"#;
        // A request that must be signed is more than a line.
        let try_it = (!signed).then(|| format!("curl -s '{url}' -d '{body}'"));
        Invitation { detail: format!("{url}  ({believed}; {replies})"), try_it }
    }

    fn connect(&self, settings: &Opaque, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String> {
        let settings = own(settings);
        let secrets = secrets_of(settings.secret_env.as_deref(), connect.secrets)?;
        if secrets.is_empty() && !connect.loopback {
            let name = settings.secret_env.as_deref().unwrap_or("that `secret_env` names, for example MAISON_WEBHOOK_SECRET");
            return Err(format!(
                "on a public address without the environment variable {name} (one or more `whsec_…` secrets, separated by spaces)"
            ));
        }
        if let (true, Some(name)) = (secrets.is_empty(), &settings.secret_env) {
            tracing::warn!(bot = %connect.bot, account = %connect.account, "{name} is not set: unsigned requests from this machine are believed");
        }
        let post = callback(&settings, &secrets, connect.secrets, &connect.clock)?;
        let gate =
            Gate { secrets, tolerance_secs: settings.tolerance_secs, max_body: settings.max_body, clock: Arc::clone(&connect.clock) };
        let routes = routes::Routes {
            bot: connect.bot,
            account: Arc::clone(&connect.account),
            gate,
            wait_max: settings.wait_max,
            pushes: post.is_some(),
            sink: connect.sink,
            history: connect.history,
        };
        routes.mount(connect.mount);
        Ok(connected(Parts { account: connect.account, post, clock: connect.clock }))
    }
}

impl Settings {
    fn caps(&self) -> Caps {
        let pushes = self.callback.is_some();
        Caps {
            text: TextCaps { max: self.text_max, unit: Unit::Chars, syntax: Syntax::Markdown, markup: MarkupCaps::ALL },
            max_choices: MAX_CHOICES,
            media: false,
            edits: pushes,
            deletes: pushes,
            reactions: pushes,
            typing: pushes,
            replies: true,
            can_initiate: pushes,
            delivery: if pushes { Delivery::Push } else { Delivery::Pull },
            idempotency: Idempotency::ByReceiver,
            pace: self.pace,
        }
    }
}

/// Settings of another kind cannot come here; if they did, the defaults would stand in.
fn own(settings: &Opaque) -> Settings {
    settings.downcast_ref::<Settings>().cloned().unwrap_or_default()
}

/// The secrets in the variable `name`; none when it is not named or not set.
fn secrets_of(name: Option<&str>, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Secret>, String> {
    let Some(name) = name else { return Ok(Vec::new()) };
    match lookup(name) {
        None => Ok(Vec::new()),
        Some(text) => Secret::parse_all(&text).map_err(|error| format!("with the secrets in {name}: cannot {error}")),
    }
}

/// The client for the callback, if there is one; it signs with secrets of its own or with our first.
fn callback(
    settings: &Settings,
    secrets: &[Secret],
    lookup: &dyn Fn(&str) -> Option<String>,
    clock: &Arc<dyn Clock>,
) -> Result<Option<SignedPost>, String> {
    let unset = |name: &str| format!("without the environment variable {name}");
    let url = match &settings.callback {
        None => return Ok(None),
        Some(Callback::Url(url)) => url.clone(),
        Some(Callback::Env(name)) => lookup(name).ok_or_else(|| unset(name))?,
    };
    let signing = match &settings.callback_secret_env {
        None => secrets.first().cloned().into_iter().collect(),
        Some(name) if lookup(name).is_none() => return Err(unset(name)),
        Some(name) => secrets_of(Some(name), lookup)?,
    };
    SignedPost::new(&url, signing, settings.callback_timeout, Arc::clone(clock)).map(Some)
}
