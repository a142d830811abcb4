//! A channel connected to a fake, and a sink that keeps what it takes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use turjuman::channel::discord::Settings;
use turjuman::channel::{Attempt, Channel, Connect, Mount, Receipt, SendError, Sink, SinkError, Stop, Taken, kind};
use turjuman::conformance::channel::{MemoryMarks, NoHistory, house, install_tls};
use turjuman::conformance::discord::{Fake, Id};
use turjuman::core::key::{BotId, LocaleTag};
use turjuman::core::message::{Action, Address, Inbound, Interaction, Origin, Outgoing, What, parse};
use turjuman::core::time::Timestamp;
use turjuman::ports::Clock;
use turjuman::store::MemoryBlobs;

pub(super) const SOON: Duration = Duration::from_secs(10);

/// The time that it is.
pub(super) struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}

/// Takes everything once, in the order in which it comes.
pub(super) struct Kept {
    state: Mutex<(Vec<Inbound>, HashSet<String>)>,
    count: watch::Sender<usize>,
    /// What every taking waits for.
    pub(super) delay: Mutex<Duration>,
    /// How many takings fail first.
    pub(super) failures: Mutex<u32>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { state: Mutex::default(), count: watch::Sender::new(0), delay: Mutex::default(), failures: Mutex::default() }
    }
}

impl Kept {
    pub(super) fn all(&self) -> Vec<Inbound> {
        self.state.lock().unwrap().0.clone()
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.all().into_iter().map(text).collect()
    }

    /// Waits until so many were taken.
    pub(super) async fn wait(&self, count: usize) -> Vec<Inbound> {
        let mut seen = self.count.subscribe();
        let came = tokio::time::timeout(SOON, seen.wait_for(|seen| *seen >= count)).await;
        assert!(came.is_ok(), "only {:?} came", self.texts());
        self.all()
    }
}

pub(super) fn text(inbound: Inbound) -> String {
    match inbound.what {
        What::Message(message) => message.text,
        What::Edited(message) => format!("edited: {}", message.text),
        other => format!("{other:?}"),
    }
}

impl Sink for Kept {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        let delay = *self.delay.lock().unwrap();
        async move {
            tokio::time::sleep(delay).await;
            {
                let mut failures = self.failures.lock().unwrap();
                if *failures > 0 {
                    *failures -= 1;
                    return Err(SinkError::Unavailable { what: "it is told to fail".to_owned() });
                }
            }
            let mut state = self.state.lock().unwrap();
            let taken = events.into_iter().map(|event| {
                if !state.1.insert(event.delivery.to_string()) {
                    return Taken::Duplicate;
                }
                state.0.push(event);
                Taken::New
            });
            let taken = taken.collect();
            self.count.send_replace(state.0.len());
            Ok(taken)
        }
        .boxed()
    }
}

/// A channel of one bot.
pub(super) struct Bot {
    pub(super) channel: Arc<dyn Channel>,
    pub(super) sink: Arc<Kept>,
    pub(super) marks: Arc<MemoryMarks>,
    pub(super) stop: Stop,
    receiving: Option<JoinHandle<Result<(), String>>>,
}

pub(super) fn settings(fake: &Fake) -> Settings {
    let mut settings = Settings::default();
    settings.token_env = Some("TOKEN".to_owned());
    settings.api_url = fake.api_url();
    settings.gateway_url = Some(fake.gateway_url());
    settings.timeout = Duration::from_millis(1_500);
    settings.allowed_media_hosts = vec![fake.media_host()];
    settings.commands = false;
    settings
}

/// Connects; a bot that comes again remembers its marks.
pub(super) fn connect(settings: Settings, token: &str, marks: Arc<MemoryMarks>) -> Result<Bot, String> {
    install_tls();
    let sink = Arc::new(Kept::default());
    let settings: turjuman::channel::Settings = Arc::new(settings);
    let channel = kind("discord").unwrap().connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: "test".into(),
            dir: std::path::Path::new("."),
            mount: &mut Mount::default(),
            secrets: &|name| (name == "TOKEN").then(|| token.to_owned()),
            clock: Arc::new(Now),
            sink: sink.clone(),
            history: Arc::new(NoHistory),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: marks.clone(),
            house: house("Maison Lune", &["en", "de"])?,
            loopback: true,
        },
    )?;
    Ok(Bot { channel, sink, marks, stop: Stop::new(), receiving: None })
}

impl Bot {
    /// Connected as a test wants it.
    pub(super) fn of(fake: &Fake, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings(fake);
        change(&mut settings);
        connect(settings, &fake.token(), Arc::default()).unwrap()
    }

    /// Begins to receive, and waits until Discord listens.
    pub(super) async fn live(mut self, fake: &Fake) -> Self {
        let before = fake.gateway().started();
        self.start();
        let came = fake.until(SOON, |fake| (fake.gateway().started() > before).then_some(())).await;
        assert!(came.is_some(), "nobody came: {:?}", fake.gateway().met());
        self
    }

    pub(super) fn start(&mut self) {
        let (channel, sink, stop) = (self.channel.clone(), self.sink.clone(), self.stop.clone());
        self.receiving = Some(tokio::spawn(async move { channel.receive(sink, stop).await }));
    }

    /// What receiving ended with.
    pub(super) async fn ended(&mut self) -> Result<(), String> {
        tokio::time::timeout(SOON, self.receiving.take().unwrap()).await.unwrap().unwrap()
    }

    /// Stops, and takes its marks along.
    pub(super) async fn stopped(mut self) -> Arc<MemoryMarks> {
        self.stop.cancel();
        self.ended().await.unwrap();
        self.marks.clone()
    }

    pub(super) async fn send(&self, address: &Address, action: &Action) -> Result<Receipt, SendError> {
        self.send_as(address, action, Attempt::First).await
    }

    pub(super) async fn send_as(&self, address: &Address, action: &Action, attempt: Attempt) -> Result<Receipt, SendError> {
        let request = self.channel.encode(address, action).unwrap();
        self.channel.send(address, &request, attempt).await
    }
}

pub(super) fn address(place: Id, author: Id) -> Address {
    Address { channel: "discord".into(), account: "test".into(), place: place.to_string().into(), author: author.to_string().into() }
}

pub(super) fn outgoing(id: &str, markdown: &str) -> Outgoing {
    Outgoing::new(id.to_owned(), parse(markdown), LocaleTag::new("en"), Origin::Answer)
}

pub(super) fn answering(id: &str, markdown: &str, right: Option<Interaction>) -> Outgoing {
    let mut outgoing = outgoing(id, markdown);
    outgoing.interaction = right;
    outgoing
}

pub(super) fn id_of(receipt: &Receipt) -> Id {
    receipt.message.as_ref().unwrap().0.parse().unwrap()
}

/// Nothing else comes for a while.
pub(super) async fn quiet(sink: &Kept, count: usize) {
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(sink.all().len(), count, "{:?}", sink.texts());
}
