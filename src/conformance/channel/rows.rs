//! The harness of every row of the table.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use super::receiving::BOT;
use super::{FixedClock, Harness, MemoryMarks, NoHistory, NullSink, Platform, Receiver, Shown, Weather, house, install_tls};
use crate::channel::{Channel, Connect, Marks, Mount, Raw, Settings, Terminal, kind, terminal, web, webhook};
use crate::core::key::BotId;
use crate::core::message::{Address, Caps, plain};
use crate::core::signature::{self, Secret};
use crate::core::time::Timestamp;
use crate::ports::Blobs;
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
        #[cfg(feature = "telegram")]
        ("telegram", _) => of_telegram().await.map(Some),
        _ => Ok(None),
    }
}

fn raw(body: &Value, headers: HeaderMap) -> Raw {
    Raw { headers, body: Bytes::from(body.to_string()), received_at: NOW }
}

/// A channel as the program connects it, with nothing behind it but what it keeps.
struct Connected {
    channel: Arc<dyn Channel>,
    caps: Caps,
    blobs: Arc<dyn Blobs>,
    marks: Arc<MemoryMarks>,
}

fn connected(name: &str, settings: &Settings, secrets: &dyn Fn(&str) -> Option<String>) -> Result<Connected, String> {
    install_tls();
    let (blobs, marks): (Arc<dyn Blobs>, _) = (Arc::new(MemoryBlobs::default()), Arc::new(MemoryMarks::default()));
    let kind = kind(name).ok_or_else(|| format!("there is no row for {name}"))?;
    let connect = Connect {
        bot: BotId::new(BOT),
        account: ACCOUNT.into(),
        dir: Path::new("."),
        mount: &mut Mount::default(),
        secrets,
        clock: Arc::new(FixedClock(NOW)),
        sink: Arc::new(NullSink),
        history: Arc::new(NoHistory),
        blobs: Arc::clone(&blobs),
        marks: Arc::clone(&marks) as Arc<dyn Marks>,
        house: house("Maison Lune", &["en"])?,
        loopback: true,
    };
    Ok(Connected { channel: kind.connect(settings, connect)?, caps: kind.caps(settings), blobs, marks })
}

fn of_webhook(receiver: Option<Receiver>) -> Result<Harness, String> {
    let callback = receiver.as_ref().map(|receiver| webhook::Callback::Url(receiver.url()));
    let settings = webhook::Settings {
        secret_env: Some("SECRET".to_owned()),
        callback,
        callback_timeout: CALLBACK_TIMEOUT,
        ..webhook::Settings::default()
    };
    let settings: Settings = Arc::new(settings);
    let Connected { channel, caps, blobs, marks } = connected("webhook", &settings, &|name| (name == "SECRET").then(|| SECRET.to_owned()))?;
    Ok(Harness {
        name: "webhook".to_owned(),
        channel,
        caps,
        address: Address { channel: "webhook".into(), account: ACCOUNT.into(), place: "c1".into(), author: "u1".into() },
        inbound: Arc::new(|n, text| {
            let mut headers = HeaderMap::new();
            if let Ok(id) = HeaderValue::from_str(&format!("msg_{n}")) {
                headers.insert(signature::ID, id);
            }
            raw(&json!({"conversation": "c1", "author": {"id": "u1"}, "sequence": n, "text": text}), headers)
        }),
        platform: receiver.map(|receiver| Arc::new(receiver) as Arc<dyn Platform>),
        customer: None,
        moves: None,
        blobs,
        marks,
    })
}

/// A bot that asks for messages. Where it is posted to, it sends and reads in the same way.
#[cfg(feature = "telegram")]
async fn of_telegram() -> Result<Harness, String> {
    use crate::channel::telegram;
    use crate::conformance::telegram::{Alone, Fake, Limits, User, labelled};

    const TOKEN: &str = "100:conformance";
    const CUSTOMER: i64 = 7;
    let fake = Fake::start().await.map_err(|error| error.to_string())?;
    let bot = fake.bot(TOKEN, "maison_bot");
    // The runtime keeps to the pace, the channel does not.
    bot.limit(Limits::NONE);
    let customer = bot.customer_as(User { id: CUSTOMER, ..User::new("Ada") });
    let settings = telegram::Settings {
        token_env: "TOKEN".to_owned(),
        api_url: fake.api_url(),
        timeout: CALLBACK_TIMEOUT,
        ..telegram::Settings::default()
    };
    let settings: Settings = Arc::new(settings);
    let Connected { channel, caps, blobs, marks } = connected("telegram", &settings, &|name| (name == "TOKEN").then(|| TOKEN.to_owned()))?;
    let place: Arc<str> = customer.chat().to_string().into();
    Ok(Harness {
        name: "telegram".to_owned(),
        channel: labelled(channel, bot.clone()),
        caps,
        address: Address { channel: "telegram".into(), account: ACCOUNT.into(), place: Arc::clone(&place), author: place },
        inbound: Arc::new(|n, text| {
            let (chat, from) = (json!({"id": CUSTOMER, "type": "private"}), json!({"id": CUSTOMER, "is_bot": false, "first_name": "Ada"}));
            let message = json!({"message_id": n, "date": 1_790_000_000, "chat": chat, "from": from, "text": text});
            raw(&json!({"update_id": n, "message": message}), HeaderMap::new())
        }),
        platform: Some(Arc::new(Alone { fake, bot: bot.clone() })),
        customer: Some(Arc::new(customer)),
        moves: Some(moves(&bot)),
        blobs,
        marks,
    })
}

/// A group that becomes a supergroup.
#[cfg(feature = "telegram")]
fn moves(bot: &crate::conformance::telegram::Bot) -> super::Moves {
    let group = bot.group("Lune");
    let member = group.member("Ada");
    let (from, to) = (group.chat(), group.migrate().chat());
    let message = json!({
        "message_id": 9, "date": 1_790_000_000, "chat": {"id": from, "type": "group", "title": "Lune"},
        "from": {"id": member.id(), "is_bot": false, "first_name": "Ada"}, "migrate_to_chat_id": to,
    });
    super::Moves {
        from: Address {
            channel: "telegram".into(),
            account: ACCOUNT.into(),
            place: from.to_string().into(),
            author: member.id().to_string().into(),
        },
        told: raw(&json!({"update_id": 900, "message": message}), HeaderMap::new()),
        to: to.to_string().into(),
    }
}

/// A page that is read from: nothing is sent.
fn of_web() -> Result<Harness, String> {
    let settings: Settings = Arc::new(web::Settings::default());
    let Connected { channel, caps, blobs, marks } = connected("web", &settings, &|_| None)?;
    Ok(Harness {
        name: "web".to_owned(),
        channel,
        caps,
        address: Address { channel: "web".into(), account: ACCOUNT.into(), place: "u1".into(), author: "u1".into() },
        inbound: Arc::new(|n, text| {
            let sent = json!({"id": format!("m{n}"), "text": text});
            raw(&json!({"act": "message", "author": {"id": "u1"}, "sent": sent}), HeaderMap::new())
        }),
        platform: None,
        customer: None,
        moves: None,
        blobs,
        marks,
    })
}

/// The fake believes the token, and one customer writes to the bot directly.
#[cfg(feature = "discord")]
async fn of_discord() -> Result<Harness, String> {
    use crate::channel::discord;
    use crate::conformance::discord::{Fake, Setup};
    let fake = Fake::start(Setup::new().without_limits()).await.map_err(|error| error.to_string())?;
    let mut settings = discord::Settings::default();
    settings.token_env = Some("TOKEN".to_owned());
    settings.api_url = fake.api_url();
    settings.gateway_url = Some(fake.gateway_url());
    settings.timeout = CALLBACK_TIMEOUT;
    settings.allowed_media_hosts = vec![fake.media_host()];
    let settings: Settings = Arc::new(settings);
    let token = fake.token();
    let Connected { channel, caps, blobs, marks } = connected("discord", &settings, &|name| (name == "TOKEN").then(|| token.clone()))?;
    let customer = fake.customer("ada", "de");
    let (place, author) = (customer.direct().to_string(), customer.id().to_string());
    let address =
        Address { channel: "discord".into(), account: ACCOUNT.into(), place: place.as_str().into(), author: author.as_str().into() };
    Ok(Harness {
        name: "discord".to_owned(),
        channel,
        caps,
        address,
        inbound: Arc::new(move |n, text| {
            let id = (1_400_000_000_000_000_000 + u64::from(n)).to_string();
            let data = json!({"id": id, "channel_id": place, "author": {"id": author, "username": "ada"}, "content": text, "type": 0});
            raw(&json!({"op": 0, "t": "MESSAGE_CREATE", "s": n, "d": data}), HeaderMap::new())
        }),
        platform: Some(Arc::new(fake)),
        customer: Some(Arc::new(customer)),
        moves: None,
        blobs,
        marks,
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
        customer: None,
        moves: None,
        blobs: Arc::new(MemoryBlobs::default()),
        marks: Arc::new(MemoryMarks::default()),
    }
}
