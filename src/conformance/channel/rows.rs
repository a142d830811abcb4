//! The harness of every row of the table.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use super::{FixedClock, Harness, MemoryMarks, NoHistory, NullSink, Platform, Receiver, Shown, Weather, house, install_tls};
use crate::channel::{Connect, Mount, Raw, Terminal, kind, terminal, web, webhook};
use crate::core::key::BotId;
use crate::core::message::{Address, plain};
use crate::core::signature::{self, Secret};
use crate::core::time::Timestamp;
use crate::store::MemoryBlobs;

const NOW: Timestamp = Timestamp(1_790_000_000_000);
const ACCOUNT: &str = "test";
const SECRET: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
/// Short, so that a slow platform costs the suite little; long enough for a busy machine.
const CALLBACK_TIMEOUT: Duration = Duration::from_millis(500);

/// The harness of one row of [`crate::channel::capability_table`]; `None` when nobody wrote one yet.
///
/// # Errors
/// When the fake cannot be started or the channel does not connect to it.
pub async fn harness(channel: &str, variant: &str) -> Result<Option<Harness>, String> {
    match (channel, variant) {
        ("terminal", _) => Ok(Some(of_terminal())),
        #[cfg(feature = "discord")]
        ("discord", _) => of_discord().await.map(Some),
        ("web", _) => of_web().map(Some),
        ("webhook", "without callback") => of_webhook(None).map(Some),
        ("webhook", _) => {
            let secrets = Secret::parse_all(SECRET).map_err(|error| error.to_string())?;
            let receiver = Receiver::start(secrets, Arc::new(FixedClock(NOW))).await.map_err(|error| error.to_string())?;
            of_webhook(Some(receiver)).map(Some)
        }
        _ => Ok(None),
    }
}

fn raw(body: &Value, headers: HeaderMap) -> Raw {
    Raw { headers, body: Bytes::from(body.to_string()), received_at: NOW }
}

fn of_webhook(receiver: Option<Receiver>) -> Result<Harness, String> {
    install_tls();
    let callback = receiver.as_ref().map(|receiver| webhook::Callback::Url(receiver.url()));
    let settings = webhook::Settings {
        secret_env: Some("SECRET".to_owned()),
        callback,
        callback_timeout: CALLBACK_TIMEOUT,
        ..webhook::Settings::default()
    };
    let settings: crate::channel::Settings = Arc::new(settings);
    let kind = kind("webhook").ok_or("there is no row for webhooks")?;
    let channel = kind.connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: ACCOUNT.into(),
            dir: std::path::Path::new("."),
            mount: &mut Mount::default(),
            secrets: &|name| (name == "SECRET").then(|| SECRET.to_owned()),
            clock: Arc::new(FixedClock(NOW)),
            sink: Arc::new(NullSink),
            history: Arc::new(NoHistory),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(MemoryMarks::default()),
            house: house("Maison Lune", &["en"])?,
            loopback: true,
        },
    )?;
    Ok(Harness {
        name: "webhook".to_owned(),
        channel,
        caps: kind.caps(&settings),
        address: Address { channel: "webhook".into(), account: ACCOUNT.into(), place: "c1".into(), author: "u1".into() },
        inbound: Arc::new(|n, text| {
            let mut headers = HeaderMap::new();
            if let Ok(id) = HeaderValue::from_str(&format!("msg_{n}")) {
                headers.insert(signature::ID, id);
            }
            raw(&json!({"conversation": "c1", "author": {"id": "u1"}, "sequence": n, "text": text}), headers)
        }),
        platform: receiver.map(|receiver| Arc::new(receiver) as Arc<dyn Platform>),
    })
}

/// A page that is read from: nothing is sent.
fn of_web() -> Result<Harness, String> {
    let settings: crate::channel::Settings = Arc::new(web::Settings::default());
    let kind = kind("web").ok_or("there is no row for pages")?;
    let channel = kind.connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: ACCOUNT.into(),
            dir: std::path::Path::new("."),
            mount: &mut Mount::default(),
            secrets: &|_| None,
            clock: Arc::new(FixedClock(NOW)),
            sink: Arc::new(NullSink),
            history: Arc::new(NoHistory),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(MemoryMarks::default()),
            house: house("Maison Lune", &["en"])?,
            loopback: true,
        },
    )?;
    Ok(Harness {
        name: "web".to_owned(),
        channel,
        caps: kind.caps(&settings),
        address: Address { channel: "web".into(), account: ACCOUNT.into(), place: "u1".into(), author: "u1".into() },
        inbound: Arc::new(|n, text| {
            let sent = json!({"id": format!("m{n}"), "text": text});
            raw(&json!({"act": "message", "author": {"id": "u1"}, "sent": sent}), HeaderMap::new())
        }),
        platform: None,
    })
}

/// The fake believes the token, and one customer writes to the bot directly.
#[cfg(feature = "discord")]
async fn of_discord() -> Result<Harness, String> {
    use crate::channel::discord;
    use crate::conformance::discord::{Fake, Setup};
    install_tls();
    let fake = Fake::start(Setup::new().without_limits()).await.map_err(|error| error.to_string())?;
    let mut settings = discord::Settings::default();
    settings.token_env = Some("TOKEN".to_owned());
    settings.api_url = fake.api_url();
    settings.gateway_url = Some(fake.gateway_url());
    settings.timeout = CALLBACK_TIMEOUT;
    let settings: crate::channel::Settings = Arc::new(settings);
    let (kind, token) = (kind("discord").ok_or("there is no row for Discord")?, fake.token());
    let channel = kind.connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: ACCOUNT.into(),
            dir: std::path::Path::new("."),
            mount: &mut Mount::default(),
            secrets: &|name| (name == "TOKEN").then(|| token.clone()),
            clock: Arc::new(FixedClock(NOW)),
            sink: Arc::new(NullSink),
            history: Arc::new(NoHistory),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(MemoryMarks::default()),
            house: house("Maison Lune", &["en"])?,
            loopback: true,
        },
    )?;
    let customer = fake.customer("ada", "de");
    let (place, author) = (customer.direct().to_string(), customer.id().to_string());
    let address =
        Address { channel: "discord".into(), account: ACCOUNT.into(), place: place.as_str().into(), author: author.as_str().into() };
    Ok(Harness {
        name: "discord".to_owned(),
        channel,
        caps: kind.caps(&settings),
        address,
        inbound: Arc::new(move |n, text| {
            let id = (1_400_000_000_000_000_000 + u64::from(n)).to_string();
            let data = json!({"id": id, "channel_id": place, "author": {"id": author, "username": "ada"}, "content": text, "type": 0});
            raw(&json!({"op": 0, "t": "MESSAGE_CREATE", "s": n, "d": data}), HeaderMap::new())
        }),
        platform: Some(Arc::new(fake)),
    })
}

/// What a terminal shows.
#[derive(Default)]
struct Screen(Mutex<Vec<Shown>>);

impl Platform for Screen {
    fn script(&self, _weather: &[Weather]) -> bool {
        false
    }

    fn shown(&self) -> Vec<Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn of_terminal() -> Harness {
    let screen = Arc::new(Screen::default());
    let output = Arc::clone(&screen);
    let channel = Terminal::new(
        ACCOUNT,
        Arc::new(move |outgoing| {
            let shown = Shown { id: outgoing.id.clone(), text: plain(&outgoing.markup) };
            output.0.lock().unwrap_or_else(PoisonError::into_inner).push(shown);
        }),
    );
    Harness {
        name: "terminal".to_owned(),
        address: channel.address(),
        channel: Arc::new(channel),
        caps: terminal::CAPS,
        inbound: Arc::new(|n, text| raw(&json!({"id": n.to_string(), "text": text}), HeaderMap::new())),
        platform: Some(screen),
    }
}
