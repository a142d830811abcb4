//! The section `[channel.<account>] kind = "web"`.

use std::any::Any;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::address::Network;
use super::io::connected;
use super::limits::Limits;
use super::routes::Routes;
use super::session::Sessions;
use super::words::Words;
use crate::channel::{Channel, Connect, Invitation, Kind, Settings as Opaque, Site};
use crate::config::{Code, Form, KeyDoc, Reader, Section, Shape};
use crate::core::message::{Caps, Delivery, Idempotency, MarkupCaps, Media, Pace, Preview, Private, Syntax, TextCaps, Unit};
use crate::core::signature::Secret;

/// The name in the table, in addresses and in paths.
pub(super) const NAME: &str = "web";

const MAX_CHOICES: usize = 50;
/// The most files of one message to a customer.
const MAX_FILES_SHOWN: usize = 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// The row of the table.
pub struct Web;

/// What the section says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The sites that may show the page in a frame: `https://shop.example`.
    pub allowed_origins: Vec<String>,
    /// The environment variable with the secrets that identities are signed with.
    pub identity_secret_env: Option<String>,
    /// Whether only customers may write for whom the host vouches.
    pub identity_required: bool,
    /// The most characters of one message, the customer's or ours.
    pub text_max: usize,
    /// What files customers may send.
    pub files: FileSettings,
    /// How much may be asked.
    pub rates: Rates,
    /// Whose word counts for whom they ask.
    pub trusted_proxies: Vec<Network>,
    /// Whether the page shows that an answer is being written.
    pub typing: bool,
}

/// What files customers may send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSettings {
    /// The most of one message; 0 where none are taken.
    pub max: usize,
    /// The most mebibytes of one.
    pub max_mib: u64,
    /// The most mebibytes of all files of a customer.
    pub quota_mib: u64,
    /// The most gibibytes of all files of all customers.
    pub total_gib: u64,
    /// Their media types.
    pub types: Vec<String>,
    /// How long they are kept.
    pub days: i64,
}

impl FileSettings {
    /// The most bytes of one file.
    #[must_use]
    pub const fn max_bytes(&self) -> u64 {
        self.max_mib * MIB
    }

    /// The most bytes of all files of all customers.
    #[must_use]
    pub const fn total_bytes(&self) -> u64 {
        self.total_gib * GIB
    }

    /// The most bytes of all files of a customer.
    #[must_use]
    pub const fn quota_bytes(&self) -> u64 {
        self.quota_mib * MIB
    }
}

/// How much one session and one address may do, per minute where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Messages and choices of a session.
    pub messages: NonZeroU32,
    /// Messages and choices from an address.
    pub address_messages: NonZeroU32,
    /// Files of a session.
    pub uploads: NonZeroU32,
    /// Files from an address.
    pub address_uploads: NonZeroU32,
    /// Sessions from an address.
    pub address_sessions: NonZeroU32,
    /// Streams of events that are open from an address at a time.
    pub address_streams: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Reader::defaults(KEYS, Self::read)
    }
}

const fn integer(min: i64, max: i64, unit: &'static str) -> Shape {
    Shape::Integer { min, max, unit }
}

/// An origin as `frame-ancestors` takes it: nothing in it can end the header's list.
const ORIGINS: Form = Form {
    noun: "origins",
    example: "https://shop.example",
    pattern: "^(https://([*][.])?[a-z0-9-]+([.][a-z0-9-]+)*|http://(localhost|127[.]0[.]0[.]1))(:[0-9]{1,5})?$",
};
const MEDIA_TYPES: Form = Form { noun: "media types", example: "image/png", pattern: "^[a-z0-9.+_-]+/[a-z0-9.+_-]+$" };
const NETWORKS: Form = Form {
    noun: "IP addresses and networks",
    example: "10.0.0.0/8",
    pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])([.](25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}(/(3[0-2]|[12]?[0-9]))?|\
              [0-9a-f:]*:[0-9a-f:.]*(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?)$",
};

const KEYS: &[KeyDoc] = &[
    KeyDoc::new(
        "allowed_origins",
        Shape::Forms(ORIGINS),
        "The sites that may show the page in a frame; `https://*.shop.example` names all sites of a domain. The page itself is open to all.",
    )
    .or("[]"),
    KeyDoc::new(
        "identity_secret_env",
        Shape::Env,
        "The variable with one or more `whsec_…` secrets, separated by spaces, with which your server signs who a customer is. Each one verifies, the first one signs sessions.",
    ),
    KeyDoc::new("identity_required", Shape::Boolean, "Whether only customers may write whose identity is signed.").or("false"),
    KeyDoc::new("text_max", integer(200, 20_000, "characters"), "The longest message; of longer replies several are made.").or("4000"),
    KeyDoc::new("files_max", integer(0, 10, "files"), "The most files of one message; 0 takes none.").or("4"),
    KeyDoc::new("file_max_mib", integer(1, 25, "MiB"), "The largest file.").or("10"),
    KeyDoc::new("file_quota_mib", integer(1, 1_000, "MiB"), "The most that the files of one customer may have together.").or("100"),
    KeyDoc::new("file_total_gib", integer(1, 10_000, "GiB"), "The most that the files of all customers may have together, those of other bots of the process included.").or("10"),
    KeyDoc::new("file_days", integer(1, 3_650, "days"), "How long files are kept.").or("90"),
    KeyDoc::new(
        "file_types",
        Shape::Forms(MEDIA_TYPES),
        "The media types of files that are taken. Pictures and PDF files are held to their first bytes.",
    )
    .or(r#"["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"]"#),
    KeyDoc::new("messages_per_min", integer(1, 600, "messages"), "The most messages per minute of one customer.").or("30"),
    KeyDoc::new("uploads_per_min", integer(1, 600, "files"), "The most files per minute of one customer.").or("10"),
    KeyDoc::new("address_messages_per_min", integer(1, 100_000, "messages"), "The most messages per minute from one address.").or("300"),
    KeyDoc::new("address_uploads_per_min", integer(1, 100_000, "files"), "The most files per minute from one address.").or("60"),
    KeyDoc::new("address_sessions_per_min", integer(1, 100_000, "sessions"), "The most sessions per minute from one address.").or("60"),
    KeyDoc::new("address_streams_max", integer(1, 2_000, "pages"), "The most pages that may be open at a time from one address.").or("64"),
    KeyDoc::new(
        "trusted_proxies",
        Shape::Forms(NETWORKS),
        "The addresses and networks of proxies whose `x-forwarded-for` is believed. Without them limits count by who connects.",
    )
    .or("[]"),
    KeyDoc::new("typing", Shape::Boolean, "Whether the page shows that an answer is being written.").or("true"),
];

impl Section for Web {
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

impl Kind for Web {
    fn caps(&self, settings: &Opaque) -> Caps {
        own(settings).caps()
    }

    fn examples(&self) -> Vec<(&'static str, Opaque)> {
        vec![("", Arc::new(Settings::default()))]
    }

    fn starter(&self, prefix: &str) -> Option<String> {
        Some(format!(
            "kind = \"{NAME}\"\n\
             # allowed_origins = [\"https://…\"]     # the sites that may show the page in a frame\n\
             # identity_secret_env = \"{prefix}_IDENTITY_SECRET\"     # for customers who are logged in there\n"
        ))
    }

    fn missing(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, _loopback: bool) -> Option<String> {
        let settings = own(settings);
        let unset = settings.identity_secret_env.as_deref().is_none_or(|name| secrets(name).is_none());
        (settings.identity_required && unset).then(|| {
            let name = settings.identity_secret_env.as_deref().unwrap_or("a variable that `identity_secret_env` names");
            format!("{name}: `whsec_…` secrets, with which your server signs who a customer is")
        })
    }

    fn invite(&self, settings: &Opaque, secrets: &dyn Fn(&str) -> Option<String>, at: Site<'_>) -> Invitation {
        let settings = own(settings);
        let url = format!("{}/{NAME}/{}/{}", at.base, at.bot, at.account);
        let knows = settings.identity_secret_env.as_deref().is_some_and(|name| secrets(name).is_some());
        let who = match (settings.identity_required, knows) {
            (true, _) => "customers who are logged in",
            (false, true) => "everybody; who is logged in is known",
            (false, false) => "everybody",
        };
        Invitation { detail: format!("{url}  ({who})"), try_it: Some(format!("open {url}")) }
    }

    fn connect(&self, settings: &Opaque, connect: Connect<'_>) -> Result<Arc<dyn Channel>, String> {
        let settings = own(settings);
        let secrets = secrets_of(settings.identity_secret_env.as_deref(), connect.secrets)?;
        if settings.identity_required && secrets.is_empty() {
            return Err("without a secret that identities are signed with (`identity_secret_env`)".to_owned());
        }
        if let (true, Some(name)) = (secrets.is_empty(), &settings.identity_secret_env) {
            tracing::warn!(bot = %connect.bot, account = %connect.account, "{name} is not set: nobody is known as logged in");
        }
        let routes = Routes {
            sessions: Sessions::new(&connect.bot, &connect.account, secrets),
            words: Words::new(connect.house, settings.files.clone(), Arc::clone(&connect.clock)),
            limits: Limits::new(settings.rates),
            bot: connect.bot,
            account: Arc::clone(&connect.account),
            settings,
            sink: connect.sink,
            history: connect.history,
            blobs: connect.blobs,
            clock: connect.clock,
        };
        routes.mount(connect.mount);
        Ok(connected(connect.account))
    }
}

impl Settings {
    fn read(reader: &mut Reader<'_>) -> Self {
        // What has a problem is never built.
        let rate = |reader: &mut Reader<'_>, key| reader.number(key).and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        Self {
            allowed_origins: reader.forms("allowed_origins").unwrap_or_default(),
            identity_secret_env: reader.env("identity_secret_env"),
            identity_required: reader.boolean("identity_required").unwrap_or_default(),
            text_max: reader.number("text_max").unwrap_or_default(),
            files: FileSettings {
                max: reader.number("files_max").unwrap_or_default(),
                max_mib: reader.number("file_max_mib").unwrap_or_default(),
                quota_mib: reader.number("file_quota_mib").unwrap_or_default(),
                total_gib: reader.number("file_total_gib").unwrap_or_default(),
                types: reader.forms("file_types").unwrap_or_default(),
                days: reader.integer("file_days").unwrap_or_default(),
            },
            rates: Rates {
                messages: rate(reader, "messages_per_min"),
                address_messages: rate(reader, "address_messages_per_min"),
                uploads: rate(reader, "uploads_per_min"),
                address_uploads: rate(reader, "address_uploads_per_min"),
                address_sessions: rate(reader, "address_sessions_per_min"),
                address_streams: reader.number("address_streams_max").unwrap_or_default(),
            },
            trusted_proxies: networks(reader),
            typing: reader.boolean("typing").unwrap_or_default(),
        }
    }

    fn caps(&self) -> Caps {
        Caps {
            text: TextCaps { max: self.text_max, unit: Unit::Chars, syntax: Syntax::Markdown, markup: MarkupCaps::ALL },
            max_choices: MAX_CHOICES,
            media: Media::Beside { max: MAX_FILES_SHOWN },
            edits: false,
            deletes: false,
            reactions: false,
            typing: self.typing,
            preview: Preview::Live,
            private: Private::None,
            replies: false,
            can_initiate: true,
            delivery: Delivery::Pull,
            idempotency: Idempotency::ByReceiver,
            pace: Pace::UNLIMITED,
        }
    }
}

/// What the form lets through and is no network all the same is reported too.
fn networks(reader: &mut Reader<'_>) -> Vec<Network> {
    const KEY: &str = "trusted_proxies";
    let texts = reader.forms(KEY).unwrap_or_default();
    let (good, bad): (Vec<_>, Vec<_>) = texts.iter().map(|text| text.parse().map_err(|()| text)).partition(Result::is_ok);
    for text in bad.into_iter().filter_map(Result::err) {
        reader.problem(
            KEY,
            Code::BAD_FORM,
            format!("`{text}` is no network"),
            "write an address, or a network such as 10.0.0.0/8".to_owned(),
        );
    }
    good.into_iter().flatten().collect()
}

/// Settings of another kind cannot come here; if they did, the defaults would stand in.
fn own(settings: &Opaque) -> Settings {
    settings.downcast_ref::<Settings>().cloned().unwrap_or_default()
}

/// The secrets in the variable `name`; none when it is not named or not set.
fn secrets_of(name: Option<&str>, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Secret>, String> {
    let Some((name, text)) = name.and_then(|name| Some((name, lookup(name)?))) else { return Ok(Vec::new()) };
    Secret::parse_all(&text).map_err(|error| format!("with the secrets in {name}: cannot {error}"))
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn origins_cannot_end_the_header_they_stand_in() {
        let [origins, types, networks] = [ORIGINS, MEDIA_TYPES, NETWORKS].map(|form| Regex::new(form.pattern).expect("a pattern"));
        for (text, expect) in [
            ("https://shop.example", true),
            ("https://shop.example:8443", true),
            ("https://*.shop.example", true),
            ("http://localhost:3000", true),
            ("http://127.0.0.1:3000", true),
            ("http://shop.example", false),
            ("https://shop.example/", false),
            ("https://shop.example/path", false),
            ("https://shop.example?x", false),
            ("https://shop.example; script-src *", false),
            ("https://shop.example *", false),
            ("https://shop.example\nx", false),
            ("https://a@shop.example", false),
            ("https://Shop.example", false),
            ("https://*", false),
            ("*", false),
            ("shop.example", false),
            ("ftp://shop.example", false),
            ("", false),
        ] {
            assert_eq!(origins.is_match(text), expect, "{text}");
        }
        for (text, expect) in
            [("image/png", true), ("application/vnd.ms-excel", true), ("image/*", false), ("Image/PNG", false), ("png", false)]
        {
            assert_eq!(types.is_match(text), expect, "{text}");
        }
        for (text, expect) in [
            ("10.0.0.0/8", true),
            ("127.0.0.1", true),
            ("::1", true),
            ("2001:db8::/32", true),
            ("::ffff:10.0.0.1/128", true),
            ("10.0.0.0/33", false),
            ("256.0.0.1", false),
            ("10.0.0", false),
            ("::/129", false),
            ("example.com", false),
        ] {
            assert_eq!(networks.is_match(text), expect, "{text}");
            assert!(!expect || text.parse::<Network>().is_ok(), "{text}");
        }
    }
}
