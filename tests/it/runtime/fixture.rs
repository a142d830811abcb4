//! A house with one bot over the memory store: everything is real but the platform, the model's words and the desk.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use serde_json::value::to_raw_value;
use turjuman::channel::{Attempt, Channel, DecodeError, FetchError, Finding, History, Raw, Receipt, Request, SendError, Sink, Stop};
use turjuman::config::{self, Section, Tables};
use turjuman::core::bot::{Budget, Usage};
use turjuman::core::dialogue::{Agent, Frame, Phase};
use turjuman::core::key::{BotId, DeliveryId};
use turjuman::core::message::{
    Action, Address, Author, Caps, Delivery, Idempotency, Inbound, Interaction, MarkupCaps, Media, MediaRef, Message, Origin, Outgoing,
    Pace, Place, Preview, Syntax, TextCaps, Unit, What, plain,
};
use turjuman::core::prompt::Prompt;
use turjuman::core::time::Timestamp;
use turjuman::desk::{ActTaken, AgentSink, Desk};
use turjuman::model::Extractive;
use turjuman::ports::{Ask, Chunk, Clock, Condensed, Model, ModelError, Store};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime, Snapshot};
use turjuman::store::Memory;

use super::slow::Slow;

/// A push channel that recognises repeats.
pub const CAPS: Caps = Caps {
    text: TextCaps { max: 4000, unit: Unit::Chars, syntax: Syntax::Markdown, markup: MarkupCaps::ALL },
    max_choices: 10,
    media: Media::None,
    edits: false,
    deletes: false,
    reactions: false,
    typing: false,
    preview: Preview::None,
    private: turjuman::core::message::Private::None,
    replies: true,
    can_initiate: true,
    delivery: Delivery::Push,
    idempotency: Idempotency::ByReceiver,
    pace: Pace::UNLIMITED,
};

/// What a test wants.
#[derive(Clone)]
pub struct Script {
    /// How long the model takes.
    pub delay: Duration,
    /// What it does wrong.
    pub fault: &'static str,
    /// How often; 0 means always.
    pub fault_times: u64,
    /// What the channel can do.
    pub caps: Caps,
    /// Whether people can be asked for.
    pub desk: bool,
    /// Whether the desk refuses for good.
    pub desk_refuses: bool,
    /// How long messages are gathered.
    pub gather_ms: u32,
    /// How long a lease lasts.
    pub lease: Duration,
    /// How long the store takes to read an inbox.
    pub inbox: Duration,
    /// What the model says before it repeats the question.
    pub says: &'static str,
    /// Whether it says so.
    pub slow: bool,
    /// What it says instead, each after `pace`.
    pub words: &'static [&'static str],
    /// The wait before each of them.
    pub pace: Duration,
    /// What an answer of it costs.
    pub tokens: u64,
    /// What answers may cost.
    pub budget: Budget,
    /// Whether the channel is there.
    pub connected: bool,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            delay: Duration::ZERO,
            fault: "",
            fault_times: 0,
            caps: CAPS,
            desk: false,
            desk_refuses: false,
            gather_ms: 300,
            lease: Duration::from_secs(30),
            inbox: Duration::ZERO,
            says: "",
            slow: false,
            words: &[],
            pace: Duration::from_millis(400),
            tokens: 0,
            budget: Budget::default(),
            connected: true,
        }
    }
}

/// A clock that follows tokio's, paused or not.
pub struct TokioClock(pub tokio::time::Instant);

impl Clock for TokioClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_800_000_000_000).plus_ms(i64::try_from(self.0.elapsed().as_millis()).unwrap())
    }
}

/// Repeats the question as the answer.
struct Echo {
    script: Script,
    asked: AtomicU64,
}

impl Model for Echo {
    fn describe(&self) -> String {
        "echo".to_owned()
    }

    fn is_slow(&self) -> bool {
        self.script.slow
    }

    fn condense(&self, prompt: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        assert!(prompt.turns.iter().any(|turn| turn.text.contains("parcel")), "it is told what was said");
        let text = "So far they spoke of 7 parcels. They were slow.".to_owned();
        ready(Ok(Condensed { text, ..Condensed::default() })).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(Vec::new()).boxed()
    }

    fn answer(&self, ask: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        let faulty = self.script.fault_times == 0 || asked < self.script.fault_times;
        let (delay, fault) = (self.script.delay, if faulty { self.script.fault } else { "" });
        let text = Ok(Chunk::Text(format!("{}{}", self.script.says, ask.question.text)));
        let done = Ok(Chunk::Done { sources: Vec::new(), frame: Frame::None });
        let spent = Ok(Chunk::Spent(Usage { prompt_tokens: self.script.tokens, ..Usage::default() }));
        if !self.script.words.is_empty() && fault.is_empty() {
            let (words, pace) = (self.script.words, self.script.pace);
            let said = stream::iter(words).then(move |word| async move {
                tokio::time::sleep(pace).await;
                Ok(Chunk::Text((*word).to_owned()))
            });
            return stream::iter([spent]).chain(said).chain(stream::iter([done])).boxed();
        }
        let words: Vec<Result<Chunk, ModelError>> = match fault {
            "" => vec![spent, text, done],
            "cut" => vec![text],
            "retry" => vec![Err(ModelError::Retry { what: "busy".to_owned(), after: None })],
            "permanent" => vec![Err(ModelError::Permanent { what: "refused".to_owned() })],
            "panic" => panic!("a model of this test panics"),
            "stall" => return stream::pending().boxed(),
            other => unreachable!("{other}"),
        };
        stream::once(tokio::time::sleep(delay)).flat_map(move |()| stream::iter(words.clone())).boxed()
    }
}

/// What a platform does with a request.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    Retry(Option<Duration>),
    Slow(Duration),
    Unknown,
    Permanent,
}

/// One message as the platform shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub id: String,
    pub text: String,
    pub parts: usize,
    pub origin: Origin,
    pub answers: Vec<DeliveryId>,
    pub interaction: Option<Interaction>,
}

/// A platform of this test.
#[derive(Default)]
pub struct Platform {
    plans: Mutex<HashMap<String, Vec<Outcome>>>,
    attempts: Mutex<Vec<(String, String, bool)>>,
    shown: Mutex<Vec<(String, Shown)>>,
    /// Every state that the edited messages had, in order.
    pub edits: Mutex<Vec<(String, String)>>,
    /// How receiving began and ended.
    pub received: Mutex<Vec<&'static str>>,
    /// Whether receiving goes on when it is told to stop.
    pub ignores_stop: AtomicBool,
}

impl Platform {
    /// The next requests to a place end like this.
    pub fn will(&self, place: &str, mut outcomes: Vec<Outcome>) {
        outcomes.reverse();
        self.plans.lock().unwrap().insert(place.to_owned(), outcomes);
    }

    /// All attempts to write to a place: the request's id, and whether it came after an unknown outcome.
    pub fn attempts(&self, place: &str) -> Vec<(String, bool)> {
        self.attempts.lock().unwrap().iter().filter(|(at, ..)| at == place).map(|(_, id, unknown)| (id.clone(), *unknown)).collect()
    }
}

impl Channel for Platform {
    fn decode(&self, _raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        Ok(Vec::new())
    }

    fn encode(&self, _address: &Address, action: &Action) -> Option<Request> {
        let (route, id, body) = match action {
            Action::Show(message) => {
                assert!(!plain(&message.markup).contains("boom"), "an adapter of this test panics");
                ("message".to_owned(), message.id.clone(), to_raw_value(message).unwrap())
            }
            Action::Edit { message, with } => (format!("edit:{}", message.0), with.id.clone(), to_raw_value(with).unwrap()),
            Action::Delete { message } => (format!("delete:{}", message.0), format!("delete-{}", message.0), to_raw_value("").unwrap()),
            _ => return None,
        };
        Some(Request { route, id, body })
    }

    fn receive(&self, _sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            self.received.lock().unwrap().push("began");
            stop.cancelled().await;
            if self.ignores_stop.load(Ordering::Relaxed) {
                std::future::pending::<()>().await;
            }
            // As one that waits for an answer of its platform.
            tokio::time::sleep(Duration::from_millis(100)).await;
            self.received.lock().unwrap().push("ended");
            Ok(())
        })
    }

    fn send(&self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let place = address.place.to_string();
        self.attempts.lock().unwrap().push((place.clone(), request.id.clone(), attempt == Attempt::AfterUnknown));
        let outcome = self.plans.lock().unwrap().get_mut(&place).and_then(Vec::pop);
        let (route, id) = (request.route.clone(), request.id.clone());
        let message = serde_json::from_str::<Outgoing>(request.body.get()).ok();
        Box::pin(async move {
            match outcome {
                Some(Outcome::Retry(after)) => return Err(SendError::Retry { what: "busy".to_owned(), after }),
                Some(Outcome::Unknown) => return Err(SendError::Unknown { what: "cut".to_owned() }),
                Some(Outcome::Permanent) => return Err(SendError::Permanent { what: "gone".to_owned() }),
                Some(Outcome::Slow(time)) => tokio::time::sleep(time).await,
                None => {}
            }
            let mut all = self.shown.lock().unwrap();
            let Some(message) = message else {
                all.retain(|(_, shown)| Some(shown.id.as_str()) != route.strip_prefix("delete:"));
                return Ok(Receipt::default());
            };
            let text = plain(&message.markup);
            let shown = Shown {
                id,
                text,
                parts: message.markup.blocks.len(),
                origin: message.origin,
                answers: message.answers,
                interaction: message.interaction,
            };
            match route.strip_prefix("edit:") {
                Some(edited) => {
                    self.edits.lock().unwrap().push((edited.to_owned(), shown.text.clone()));
                    let Some((_, message)) = all.iter_mut().find(|(_, shown)| shown.id == edited) else {
                        return Err(SendError::Permanent { what: "an edit of what was never shown".to_owned() });
                    };
                    *message = Shown { id: edited.to_owned(), ..shown };
                }
                // A repeat is recognised.
                None if all.iter().any(|(_, other)| other.id == shown.id) => {}
                None => all.push((place, shown)),
            }
            Ok(Receipt::default())
        })
    }

    fn fetch(&self, _address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        let kept = match media.id.as_str() {
            "gone" => Err(FetchError::Refused { what: "it is gone".to_owned() }),
            id => Ok(MediaRef { id: format!("kept-{id}"), ..media.clone() }),
        };
        Box::pin(async { kept })
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        Box::pin(async { Vec::new() })
    }
}

/// A desk of this test.
#[derive(Default)]
struct TestDesk {
    refuses: bool,
    is_down: AtomicBool,
    told: Mutex<Vec<String>>,
}

impl Desk for TestDesk {
    fn send<'a>(&'a self, request: &'a Request, _attempt: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>> {
        Box::pin(async move {
            if self.refuses {
                return Err(SendError::Permanent { what: "gone".to_owned() });
            }
            if self.is_down.load(Ordering::Relaxed) {
                return Err(SendError::Retry { what: "down".to_owned(), after: None });
            }
            let body: serde_json::Value = serde_json::from_str(request.body.get()).unwrap();
            self.told.lock().unwrap().push(body["type"].as_str().unwrap().to_owned());
            Ok(Receipt::default())
        })
    }
}

/// Everything of one test.
pub struct House {
    pub runtime: Arc<Runtime>,
    pub channel: Arc<Platform>,
    pub sink: Arc<dyn Sink>,
    pub history: Arc<dyn History>,
    agents: Arc<dyn AgentSink>,
    desk: Arc<TestDesk>,
    pub bot: BotId,
    /// Whether the store hangs.
    pub store_hangs: Arc<AtomicBool>,
    said: Mutex<HashMap<String, u64>>,
    began: tokio::time::Instant,
}

/// Where a conversation of this test is.
pub fn address(place: &str) -> Address {
    Address { channel: "test".into(), account: "a".into(), place: place.into(), author: "customer".into() }
}

/// An event of a customer.
pub fn hears(place: &str, delivery: &str, order: Option<i64>, text: &str) -> Inbound {
    let what = What::Message(Message::text(delivery, text));
    Inbound::new(DeliveryId::new(delivery), address(place), Place::Private, Author::new("customer"), Timestamp(0), what).ordered(order)
}

/// A version of the bot in `tests/it/runtime/bot`.
fn unit(script: Script, channel: &Arc<Platform>, desk: &Arc<TestDesk>) -> BotUnit {
    let models: Vec<&dyn Section> = turjuman::model::kinds().iter().map(|kind| *kind as &dyn Section).collect();
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/runtime/bot");
    let env = |_: &str| script.desk.then(|| "https://desk.example".to_owned());
    let mut loaded =
        config::load(&dir, Tables { channels: &[], models: &models }, &env).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let bot = Arc::get_mut(&mut loaded.bot).unwrap();
    bot.dialogue.gather_ms = script.gather_ms;
    bot.budget = script.budget;
    // What the model says is part of the version here.
    bot.version = script.says.bytes().fold(1, |version, byte| version * 31 + u64::from(byte));
    let connected = ChannelUnit::new(Arc::clone(channel) as Arc<dyn Channel>, script.caps);
    BotUnit {
        bot: Arc::clone(&loaded.bot),
        packs: Arc::clone(&loaded.packs),
        channels: script.connected.then_some((("test".into(), "a".into()), connected)).into_iter().collect(),
        desk: script.desk.then(|| Arc::clone(desk) as Arc<dyn Desk>),
        model: Arc::new(Echo { script, asked: AtomicU64::new(0) }),
        spare: Arc::new(Extractive::default()),
    }
}

impl House {
    /// Starts the bot in `tests/it/runtime/bot`.
    pub async fn start(script: Script) -> Self {
        let store_hangs: Arc<AtomicBool> = Arc::default();
        let store = Slow { store: Memory::new(), inbox: script.inbox, hangs: Arc::clone(&store_hangs), stuck: Arc::default() };
        Self::over(script, Arc::new(store), store_hangs, Arc::default(), tokio::time::Instant::now())
    }

    /// The house after a kill at this moment: store and platform are as they were left.
    pub async fn killed(&self, script: Script) -> Self {
        let lines: Vec<_> = self.runtime.store().export().await.unwrap().map(Result::unwrap).collect().await;
        let store = Memory::new();
        store.import(lines).await.unwrap();
        let channel = Arc::new(Platform::default());
        channel.shown.lock().unwrap().clone_from(&self.channel.shown.lock().unwrap());
        Self::over(script, Arc::new(store), Arc::default(), channel, self.began)
    }

    fn over(
        script: Script,
        store: Arc<dyn Store>,
        store_hangs: Arc<AtomicBool>,
        channel: Arc<Platform>,
        began: tokio::time::Instant,
    ) -> Self {
        let limits = Limits { settle: Duration::from_millis(200), lease: script.lease, ..Limits::default() };
        let runtime = Runtime::new(store, Arc::new(TokioClock(began)), limits);
        let desk = Arc::new(TestDesk { refuses: script.desk_refuses, ..TestDesk::default() });
        let unit = unit(script, &channel, &desk);
        let bot = unit.bot.id.clone();
        let (sink, history, agents) = (runtime.sink(&bot), runtime.history(&bot), runtime.agents(&bot));
        runtime.start(vec![unit]);
        Self { runtime: Arc::new(runtime), channel, sink, history, agents, desk, bot, store_hangs, said: Mutex::default(), began }
    }

    /// Another version takes the place of the one that runs.
    pub fn reload(&self, script: Script) {
        self.runtime.reload(unit(script, &self.channel, &self.desk));
    }

    /// The customer of a place writes.
    pub async fn say(&self, place: &str, text: &str) {
        let n = {
            let mut said = self.said.lock().unwrap();
            let n = said.entry(place.to_owned()).or_default();
            *n += 1;
            *n
        };
        self.take(vec![hears(place, &format!("{place}-{n}"), None, text)]).await;
    }

    /// Events arrive.
    pub async fn take(&self, events: Vec<Inbound>) {
        let now = self.runtime_now();
        let events = events.into_iter().map(|mut event| {
            event.received_at = now;
            event
        });
        self.sink.take(events.collect()).await.unwrap();
    }

    fn runtime_now(&self) -> Timestamp {
        self.runtime.now()
    }

    /// A person of the business does something.
    pub async fn act(&self, delivery: &str, agent: Agent) -> ActTaken {
        self.agents.act(DeliveryId::new(delivery), agent).await.unwrap()
    }

    /// Everything shown in a place.
    pub fn shown(&self, place: &str) -> Vec<Shown> {
        self.channel.shown.lock().unwrap().iter().filter(|(at, _)| at == place).map(|(_, shown)| shown.clone()).collect()
    }

    /// Waits for `n` answers (not system texts) in a place.
    pub async fn answers(&self, place: &str, n: usize) -> Vec<Shown> {
        self.until(place, |shown| shown.origin == Origin::Answer, n).await
    }

    /// Waits for anything in a place, and for what comes with it.
    pub async fn any(&self, place: &str) -> Vec<Shown> {
        self.until(place, |_| true, 2).await
    }

    async fn until(&self, place: &str, wanted: impl Fn(&Shown) -> bool, n: usize) -> Vec<Shown> {
        let wait = async {
            loop {
                let found: Vec<_> = self.shown(place).into_iter().filter(&wanted).collect();
                if found.len() >= n {
                    return found;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(7200), wait).await.unwrap_or_else(|_| panic!("{:?}", self.shown(place)))
    }

    /// The desk does not answer, or does again.
    pub fn desk_is_down(&self, is_down: bool) {
        self.desk.is_down.store(is_down, Ordering::Relaxed);
    }

    /// What the desk was told.
    pub fn relayed(&self) -> Vec<String> {
        self.desk.told.lock().unwrap().clone()
    }

    /// The phase of a conversation.
    pub async fn phase(&self, place: &str) -> Phase {
        self.runtime.conversation(&self.bot, &address(place)).await.unwrap().unwrap().phase
    }

    /// The ticket of a conversation that waits.
    pub async fn ticket(&self, place: &str) -> String {
        match self.phase(place).await {
            Phase::Waiting { ticket } => ticket.id,
            other => panic!("{other:?}"),
        }
    }

    /// The counters.
    pub fn counters(&self) -> Snapshot {
        self.runtime.counters().snapshot()
    }
}
