//! A house whose model is the fake, behind the chain that `run` assembles, with a screen that keeps every state that was
//! ever to be seen.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use serde_json::value::to_raw_value;
use tokio::time::Instant;
use tokio_util::task::AbortOnDropHandle;
use turjuman::channel::{
    Answers, Attempt, Channel, DecodeError, FetchError, Finding, History, Live, Raw, Receipt, Request, SendError, Sink, Stop,
};
use turjuman::config::{self, Tables};
use turjuman::conformance::channel::install_tls;
use turjuman::conformance::openai::Fake;
use turjuman::core::key::{DeliveryId, LocaleTag};
use turjuman::core::message::{
    Action, Address, Caps, Choice, Delivery, Inbound, MediaRef, MessageId, Origin, Outgoing, Place, Preview, plain,
};
use turjuman::core::text::{Text, id};
use turjuman::desk::Desk;
use turjuman::locale::{Occasion, Packs};
use turjuman::model::{Extractive, assemble};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use turjuman::store::Memory;

use crate::runtime::fixture::{CAPS, TokioClock, address, hears};

/// What is asked, and what the knowledge says of it.
pub const QUESTION: &str = "How long does delivery take?";
pub const RIGHT: &str = "Delivery takes three days. The carrier rings the bell twice. If nobody is at home, the parcel waits at the post \
                         office for a week. You can follow it on its way.";
/// Another question, so that the model can tell them apart.
pub const OTHER: &str = "Do you repair broken lamps?";
pub const OTHER_RIGHT: &str = "We repair every lamp that we have sold. Send it to the workshop in its box.";
/// What of a request tells that it is about the first.
pub const ASKED: &str = "\"question\":\"How long";

/// The longest pause between two looks at a conversation: there may be many.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// How customers see answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They read them from us, as they grow.
    Live,
    /// A message is edited until it is the answer.
    Edits,
    /// They get the whole answer.
    Plain,
}

pub const KINDS: [Kind; 3] = [Kind::Live, Kind::Edits, Kind::Plain];

impl Kind {
    fn caps(self) -> Caps {
        match self {
            Self::Live => Caps { delivery: Delivery::Pull, preview: Preview::Live, ..CAPS },
            Self::Edits => Caps { edits: true, deletes: true, preview: Preview::Edits { every_ms: 40 }, ..CAPS },
            Self::Plain => CAPS,
        }
    }
}

/// What stands on a screen.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    pub text: String,
    pub origin: Origin,
    pub choices: Vec<Choice>,
}

impl Message {
    fn of(message: &Outgoing, id: &str) -> Self {
        Self { id: id.to_owned(), text: words(&plain(&message.markup)), origin: message.origin, choices: message.choices.clone() }
    }
}

/// The text with one space between its words.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A platform that recognises repeats, edits and deletes.
#[derive(Default)]
pub struct Screen {
    shown: Mutex<Vec<(String, Message)>>,
    states: Mutex<Vec<(String, String)>>,
}

impl Screen {
    fn put(&self, place: &str, message: Message) {
        self.states.lock().unwrap().push((place.to_owned(), message.text.clone()));
        let mut shown = self.shown.lock().unwrap();
        match shown.iter_mut().find(|(_, other)| other.id == message.id) {
            Some((_, other)) => *other = message,
            None => shown.push((place.to_owned(), message)),
        }
    }
}

impl Channel for Screen {
    fn decode(&self, _: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        Ok(Vec::new())
    }

    fn encode(&self, _: &Address, action: &Action) -> Option<Request> {
        let (route, id, body) = match action {
            Action::Show(message) => (String::new(), message.id.clone(), to_raw_value(message)),
            Action::Edit { message, with } => (message.0.to_string(), with.id.clone(), to_raw_value(with)),
            Action::Delete { message: MessageId(id) } => (format!("delete:{id}"), format!("delete-{id}"), to_raw_value("")),
            _ => return None,
        };
        Some(Request { route, id, body: body.unwrap() })
    }

    fn receive(&self, _: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            stop.cancelled().await;
            Ok(())
        })
    }

    fn send(&self, address: &Address, request: &Request, _: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        if let Some(id) = request.route.strip_prefix("delete:") {
            self.shown.lock().unwrap().retain(|(_, shown)| shown.id != id);
        } else {
            let message: Outgoing = serde_json::from_str(request.body.get()).unwrap();
            let id = if request.route.is_empty() { &message.id } else { &request.route };
            self.put(&address.place, Message::of(&message, id));
        }
        Box::pin(async { Ok(Receipt::default()) })
    }

    fn fetch(&self, _: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        let media = media.clone();
        Box::pin(async { Ok(media) })
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        Box::pin(async { Vec::new() })
    }
}

/// A desk that takes everything.
struct Willing;

impl Desk for Willing {
    fn send<'a>(&'a self, _: &'a Request, _: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>> {
        Box::pin(async { Ok(Receipt::default()) })
    }
}

/// What became of a question.
#[derive(Debug)]
pub struct Outcome {
    /// Every text that was to be seen, but the greeting.
    pub states: Vec<String>,
    /// What stands there in the end, without the greeting.
    pub last: Vec<Message>,
    /// How long the customer waited for it.
    pub took: Duration,
    /// What those see last who watch.
    pub live: Live,
}

/// The right answers and the honest texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The model's.
    Model,
    /// The passages.
    Passages,
    /// The beginning of the model's: nothing tells that it was cut.
    Cut,
    /// It was withheld.
    Withheld,
    /// There is none.
    Error,
    /// Nothing was found.
    Nothing,
}

/// Everything of one test.
pub struct House {
    pub runtime: Runtime,
    sink: Arc<dyn Sink>,
    history: Arc<dyn History>,
    screen: Arc<Screen>,
    packs: Arc<Packs>,
    kind: Kind,
    _folder: tempfile::TempDir,
}

impl House {
    /// A bot that answers by `fake`; `model` is more of its section.
    pub fn start(fake: &Fake, kind: Kind, desk: bool, model: &str) -> Self {
        install_tls();
        let folder = tempfile::tempdir().unwrap();
        let bot = folder.path().join("shop");
        let toml = format!(
            "[bot]\nbrand = \"Shop\"\nlocales = [\"en\", \"de\"]\n\n[dialogue]\ngather_ms = 0\n\n[handover]\nurl_env = \"DESK_URL\"\n\
             secret_env = \"DESK_SECRET\"\n\n[model]\nkind = \"openai\"\nmodel = \"m\"\nbase_url = \"{}\"\n{model}\n",
            fake.base_url()
        );
        let knowledge = format!("+++\ntitle = \"Delivery\"\nlocale = \"en\"\n+++\n\n## {QUESTION}\n{RIGHT}\n\n## {OTHER}\n{OTHER_RIGHT}\n");
        std::fs::create_dir_all(bot.join("knowledge")).unwrap();
        std::fs::write(bot.join("bot.toml"), toml).unwrap();
        std::fs::write(bot.join("knowledge/delivery.md"), knowledge).unwrap();
        let tables = Tables { channels: &[], models: turjuman::model::sections() };
        let env = |_: &str| desk.then(|| "https://desk.example".to_owned());
        let loaded = config::load(&bot, tables, &env).unwrap_or_else(|report| panic!("{}", report.render(false)));
        let assembled = assemble(&loaded.model, &loaded.dir, &|_| None).unwrap();
        assert!(assembled.off.is_empty(), "{:?}", assembled.off);

        let limits = Limits { settle: Duration::from_millis(100), ..Limits::default() };
        let runtime = Runtime::new(Arc::new(Memory::new()), Arc::new(TokioClock(Instant::now())), limits);
        let (screen, packs) = (Arc::<Screen>::default(), Arc::clone(&loaded.packs));
        let (sink, history) = (runtime.sink(&loaded.bot.id), runtime.history(&loaded.bot.id));
        let channel = ChannelUnit::new(Arc::clone(&screen) as Arc<dyn Channel>, kind.caps());
        runtime.start(vec![BotUnit {
            bot: loaded.bot,
            packs: loaded.packs,
            channels: [(("test".into(), "a".into()), channel)].into_iter().collect(),
            desk: desk.then(|| Arc::new(Willing) as Arc<dyn Desk>),
            model: assembled.model,
            spare: Arc::new(Extractive::default()),
        }]);
        Self { runtime, sink, history, screen, packs, kind, _folder: folder }
    }

    /// The first question of a place, and what becomes of it.
    pub async fn ask(&self, place: &str, text: &str, within: Duration) -> Outcome {
        let (address, delivery, began) = (address(place), DeliveryId::new(format!("{place}-1")), Instant::now());
        let lives: Arc<Mutex<Vec<Live>>> = Arc::default();
        let mut live = self.history.live(&address);
        let watched = Arc::clone(&lives);
        let _watching = AbortOnDropHandle::new(tokio::spawn(async move {
            while let Some(live) = live.next().await {
                watched.lock().unwrap().push(live);
            }
        }));
        self.sink.take(vec![hears(place, delivery.as_str(), None, text)]).await.unwrap();
        let mut pause = Duration::from_millis(5);
        let took = loop {
            if self.is_answered(&address, &delivery).await {
                break began.elapsed();
            }
            assert!(began.elapsed() < within, "{:?} {place} waits: {:?} {:?}", self.kind, self.states(place), lives.lock().unwrap());
            tokio::time::sleep(pause).await;
            pause = (pause * 5 / 4).min(LONGEST_PAUSE);
        };
        // What is shown too often comes after what is shown.
        tokio::time::sleep(Duration::from_millis(250)).await;
        let mut states = self.states(place);
        let lives = lives.lock().unwrap().clone();
        states.extend(lives.iter().filter_map(|live| match live {
            Live::Preview { markup, .. } => Some(words(&plain(markup))),
            Live::Typing | Live::Idle => None,
        }));
        let mut last = self.standing(&address).await;
        let greeting = last.remove(0);
        assert!(greeting.origin == Origin::System && greeting.text.contains("Shop"), "{greeting:?}");
        states.extend(last.iter().map(|message| message.text.clone()));
        states.retain(|state| *state != greeting.text);
        Outcome { states, last, took, live: lives.last().cloned().unwrap() }
    }

    async fn is_answered(&self, address: &Address, delivery: &DeliveryId) -> bool {
        let Answers::Done(found) = self.history.answers(address, delivery).await.unwrap() else { return false };
        let last = found.last().map(|recorded| words(&plain(&recorded.message.markup)));
        self.kind == Kind::Live || self.standing(address).await.last().map(|message| &message.text) == last.as_ref()
    }

    /// What stands in a place now, the greeting first.
    async fn standing(&self, address: &Address) -> Vec<Message> {
        if self.kind == Kind::Live {
            let recorded = self.history.since(address, 0).await.unwrap();
            return recorded.iter().map(|recorded| Message::of(&recorded.message, &recorded.message.id)).collect();
        }
        let shown = self.screen.shown.lock().unwrap();
        shown.iter().filter(|(at, _)| **at == *address.place).map(|(_, message)| message.clone()).collect()
    }

    fn states(&self, place: &str) -> Vec<String> {
        self.screen.states.lock().unwrap().iter().filter(|(at, _)| at == place).map(|(_, state)| state.clone()).collect()
    }

    fn says(&self, id: &'static str) -> String {
        let occasion = Occasion { place: Place::Private, at: self.runtime.now() };
        words(&self.packs.format(&LocaleTag::new("en"), &Text::new(id), &occasion).text)
    }

    /// Which end a question came to whose answer is `right`; fails unless it is one message, nothing is written any more, and
    /// nothing was ever to be seen that is not right.
    pub fn end(&self, outcome: &Outcome, right: &str, context: &str) -> End {
        self.end_behind(outcome, right, right, context)
    }

    /// The same where what begins like `written` may be seen before.
    pub fn end_behind(&self, outcome: &Outcome, right: &str, written: &str, context: &str) -> End {
        let [message] = &*outcome.last else { panic!("{context}: not one answer: {outcome:#?}") };
        assert_eq!(outcome.live, Live::Idle, "{context}: {outcome:#?}");
        let is = |id| message.text == self.says(id);
        let end = match message.origin {
            Origin::Answer if message.text == right => End::Model,
            Origin::Answer if message.text.starts_with(&self.says(id::ANSWER_FRAME)) && message.text.contains(right) => End::Passages,
            Origin::Answer if right.starts_with(&message.text) => End::Cut,
            Origin::System if is(id::ANSWER_WITHHELD) => End::Withheld,
            Origin::System if is(id::ERROR_MODEL) => End::Error,
            Origin::System if is(id::NOTHING_FOUND) => End::Nothing,
            _ => panic!("{context}: neither right nor honest: {outcome:#?}"),
        };
        for state in &outcome.states {
            let is_right = written.starts_with(state) || *state == message.text;
            assert!(is_right, "{context}: it was to be seen: {state:?} in {outcome:#?}");
        }
        end
    }
}
