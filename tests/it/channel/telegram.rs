//! The adapter against the fake of its platform.

mod files;
mod markup;
mod poll;
mod posts;
mod secrets;
mod send;
mod updates;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;
use turjuman::channel::telegram::Settings;
use turjuman::channel::{Channel, Connect, Mount, Sink, SinkError, Taken, kind};
use turjuman::conformance::channel::{FixedClock, MemoryMarks, NoHistory, house, install_tls};
use turjuman::conformance::telegram::{Bot, Fake};
use turjuman::core::key::{BotId, LocaleTag};
use turjuman::core::message::{Address, Inbound, Markup, Origin, Outgoing, What};
use turjuman::core::time::Timestamp;
use turjuman::ports::Blobs;
use turjuman::store::MemoryBlobs;

const TOKEN: &str = "100:AA-secret_of_the_bot";
const SECRET: &str = "posts-are-believed_by-this";
const SOON: Duration = Duration::from_secs(10);

/// A channel that is connected to the fake.
struct Here {
    channel: Arc<dyn Channel>,
    mount: Mount,
    sink: Arc<Kept>,
    blobs: Arc<dyn Blobs>,
}

/// A sink that keeps what it takes, after a while or not at all if that is wanted.
#[derive(Default)]
struct Kept {
    events: Mutex<Vec<Inbound>>,
    refuse: Mutex<u32>,
    slow: Mutex<Duration>,
}

impl Sink for Kept {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        async move {
            let slow = *self.slow.lock().unwrap();
            tokio::time::sleep(slow).await;
            let mut refuse = self.refuse.lock().unwrap();
            if *refuse > 0 {
                *refuse -= 1;
                return Err(SinkError::Unavailable { what: "busy".to_owned() });
            }
            let taken = vec![Taken::New; events.len()];
            self.events.lock().unwrap().extend(events);
            Ok(taken)
        }
        .boxed()
    }
}

impl Kept {
    fn all(&self) -> Vec<Inbound> {
        self.events.lock().unwrap().clone()
    }

    fn texts(&self) -> Vec<String> {
        self.all().into_iter().map(|event| text(&event)).collect()
    }

    async fn until(&self, count: usize) -> Vec<Inbound> {
        let enough = async {
            while self.all().len() < count {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        assert!(tokio::time::timeout(SOON, enough).await.is_ok(), "{:#?} instead of {count} events", self.all());
        self.all()
    }
}

fn text(event: &Inbound) -> String {
    match &event.what {
        What::Message(message) | What::Edited(message) => message.text.clone(),
        other => format!("{other:?}"),
    }
}

async fn fake() -> (Fake, Bot) {
    let fake = Fake::start().await.unwrap();
    let bot = fake.bot(TOKEN, "lune_bot");
    (fake, bot)
}

/// Connects; what is not said is as it is without the key.
fn connect(api_url: String, change: impl FnOnce(&mut Settings)) -> Here {
    try_connect(api_url, TOKEN, change).unwrap_or_else(|error| panic!("cannot connect {error}"))
}

fn try_connect(api_url: String, token: &str, change: impl FnOnce(&mut Settings)) -> Result<Here, String> {
    install_tls();
    let mut settings = Settings::default();
    settings.token_env = "TOKEN".to_owned();
    settings.secret_env = Some("SECRET".to_owned());
    settings.api_url = api_url;
    settings.timeout = Duration::from_secs(2);
    change(&mut settings);
    let (sink, blobs, mut mount) = (Arc::new(Kept::default()), Arc::new(MemoryBlobs::default()), Mount::default());
    let settings: turjuman::channel::Settings = Arc::new(settings);
    let secrets = |name: &str| match name {
        "TOKEN" => Some(token.to_owned()),
        "SECRET" => Some(SECRET.to_owned()),
        _ => None,
    };
    let connect = Connect {
        bot: BotId::new("maison"),
        account: "shop".into(),
        dir: Path::new("."),
        mount: &mut mount,
        secrets: &secrets,
        clock: Arc::new(FixedClock(Timestamp(1_790_000_000_000))),
        sink: Arc::clone(&sink) as Arc<dyn Sink>,
        history: Arc::new(NoHistory),
        blobs: Arc::clone(&blobs) as Arc<dyn Blobs>,
        marks: Arc::new(MemoryMarks::default()),
        house: house("Maison Lune", &["en", "de"])?,
        loopback: true,
    };
    let channel = kind("telegram").unwrap().connect(&settings, connect)?;
    Ok(Here { channel, mount, sink, blobs })
}

impl Here {
    /// Receives until what comes back is dropped.
    fn receive(&self) -> (CancellationToken, AbortOnDropHandle<Result<(), String>>) {
        let (channel, sink, stop) = (Arc::clone(&self.channel), Arc::clone(&self.sink) as Arc<dyn Sink>, CancellationToken::new());
        let stopped = stop.clone();
        (stop, AbortOnDropHandle::new(tokio::spawn(async move { channel.receive(sink, stopped).await })))
    }
}

fn at(place: impl ToString) -> Address {
    let place = place.to_string();
    Address { channel: "telegram".into(), account: "shop".into(), author: place.as_str().into(), place: place.into() }
}

fn outgoing(id: &str, markdown: &str) -> Outgoing {
    Outgoing::new(id.to_owned(), turjuman::core::message::parse(markdown), LocaleTag::new("en"), Origin::Answer)
}

fn nothing(id: &str) -> Outgoing {
    Outgoing::new(id.to_owned(), Markup::default(), LocaleTag::new("en"), Origin::Agent)
}

#[test]
fn it_is_documented_by_its_own_names() {
    const README: &str = include_str!("../../../src/channel/telegram/README.md");
    for key in [
        "token_env",
        "webhook_url",
        "secret_env",
        "take_over",
        "api_url",
        "proxy",
        "ca_file",
        "topics",
        "groups",
        "commands",
        "preview",
        "file_max_mib",
        "pace_per_place_per_min",
        "pace_per_group_per_min",
        "pace_per_account_per_sec",
    ] {
        assert!(README.contains(key) && kind("telegram").unwrap().keys().iter().any(|doc| doc.key == key), "{key}");
    }
}
