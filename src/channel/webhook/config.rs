//! The section `[channel.<account>] kind = "webhook"`.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use super::io::{Parts, connected};
use super::routes;
use crate::channel::signed::{Gate, SignedPost};
use crate::channel::{Channel, Connect, Invitation, Kind, Settings as Opaque, Site};
use crate::config::{KeyDoc, Reader, Section, Shape, Without};
use crate::core::message::{Caps, Delivery, Idempotency, MarkupCaps, Media, Pace, Preview, Private, Syntax, TextCaps, Unit};
use crate::core::signature::Secret;
use crate::ports::Clock;

/// The name in the table and in addresses.
pub(super) const NAME: &str = "webhook";

const MAX_CHOICES: usize = 50;
/// A callback is told the state of an answer that is being written at most this often.
const PREVIEW_EVERY_MS: u32 = 500;

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
        Reader::defaults(KEYS, Self::read)
    }
}

/// Where the callback's address is.
const CALLBACK: &[&str] = &["callback_url", "callback_url_env"];

const fn integer(min: i64, max: i64, unit: &'static str) -> Shape {
    Shape::Integer { min, max, unit }
}

const KEYS: &[KeyDoc] = &[
    KeyDoc::new(
        "secret_env",
        Shape::Env,
        "The variable with one or more `whsec_…` secrets, separated by spaces. Each one verifies, the first one signs. Without a secret only programs on this machine are believed.",
    ),
    KeyDoc::new("callback_url", Shape::Url, "Where replies are posted. Without it they are read from us.")
        .without(Without::AtMostOneOf(CALLBACK)),
    KeyDoc::new("callback_url_env", Shape::Env, "The variable with the callback's address, instead of `callback_url`.")
        .without(Without::AtMostOneOf(CALLBACK)),
    KeyDoc::new("callback_secret_env", Shape::Env, "The variable with the secrets that sign callbacks; all of them sign.")
        .without(Without::Words("the first of secret_env")),
    KeyDoc::new("tolerance_secs", integer(1, 3600, "seconds"), "How far a `webhook-timestamp` may lie from our clock.").or("300"),
    KeyDoc::new("max_body_kib", integer(1, 64, "KiB"), "The largest request.").or("64"),
    KeyDoc::new("wait_secs_max", integer(0, 300, "seconds"), "The longest time a caller can wait for a reply.").or("30"),
    KeyDoc::new("text_max", integer(200, 100_000, "characters"), "The longest reply; longer ones become several.").or("4000"),
    KeyDoc::new("callback_timeout_secs", integer(1, 60, "seconds"), "The longest time a callback can take.").or("10"),
    KeyDoc::new("pace_per_account_per_sec", integer(0, 10_000, "callbacks"), "The most callbacks per second; 0 is no limit.").or("0"),
    KeyDoc::new(
        "pace_per_place_per_min",
        integer(0, 10_000, "callbacks"),
        "The most callbacks per minute to one conversation; 0 is no limit.",
    )
    .or("0"),
];

impl Section for Webhook {
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

    fn invite(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, at: Site<'_>) -> Invitation {
        let settings = own(settings);
        let Site { base, bot, account, question } = at;
        let url = format!("{base}/webhook/{bot}/{account}");
        let replies = match &settings.callback {
            Some(Callback::Url(url)) => format!("replies are posted to {url}"),
            Some(Callback::Env(name)) => format!("replies are posted to the address in {name}"),
            None => "replies stand in the response".to_owned(),
        };
        let signed = settings.secret_env.as_deref().is_some_and(|name| secrets(name).is_some());
        let believed = if signed { "signed requests" } else { "unsigned requests from this machine" };
        // Between single quotes a shell takes everything but a single quote as it is.
        let body = serde_json::json!({"conversation": "c1", "text": question}).to_string().replace('\'', r"'\''");
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
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.one_key(CALLBACK);
        let url = reader.url("callback_url").map(Callback::Url);
        let url_env = reader.env("callback_url_env").map(Callback::Env);
        // What has a problem is never built.
        let secs = |reader: &mut Reader<'_>, key| Duration::from_secs(reader.number(key).unwrap_or_default());
        Self {
            secret_env: reader.env("secret_env"),
            callback: url.or(url_env),
            callback_secret_env: reader.env("callback_secret_env"),
            tolerance_secs: reader.integer("tolerance_secs").unwrap_or_default(),
            max_body: reader.number("max_body_kib").map_or(0, |kib: usize| kib * 1024),
            wait_max: secs(reader, "wait_secs_max"),
            text_max: reader.number("text_max").unwrap_or_default(),
            callback_timeout: secs(reader, "callback_timeout_secs"),
            pace: Pace {
                per_account_per_sec: reader.number("pace_per_account_per_sec").unwrap_or_default(),
                per_place_per_min: reader.number("pace_per_place_per_min").unwrap_or_default(),
                per_public_place_per_min: 0,
            },
        }
    }

    fn caps(&self) -> Caps {
        let pushes = self.callback.is_some();
        Caps {
            private: Private::Link,
            text: TextCaps { max: self.text_max, unit: Unit::Chars, syntax: Syntax::Markdown, markup: MarkupCaps::ALL },
            max_choices: MAX_CHOICES,
            media: Media::None,
            edits: pushes,
            deletes: pushes,
            reactions: pushes,
            typing: pushes,
            preview: if pushes { Preview::Edits { every_ms: PREVIEW_EVERY_MS } } else { Preview::None },
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
