//! A bot on the fake of Discord: everything is real but Discord and, where a test says so, the model.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use turjuman::channel::{
    self, Attempt, Channel, Connect, DecodeError, FetchError, Finding, History, House as Business, Mount, Raw, Receipt, Recorded, Request,
    SendError, Sink, SinkError, Stop, Taken,
};
use turjuman::cli::bench::stage::{Manifest, Stage};
use turjuman::config::{self, Tables};
use turjuman::conformance::channel::install_tls;
use turjuman::conformance::discord::{Customer, Fake, Id, Message, Setup};
use turjuman::core::key::BotId;
use turjuman::core::message::{Action, Address, Inbound, MediaRef};
use turjuman::core::time::Timestamp;
use turjuman::model::{Extractive, assemble};
use turjuman::ports::{Clock, Store};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use turjuman::store::{Memory, MemoryBlobs};

pub const SOON: Duration = Duration::from_secs(20);
/// What is shown too often comes after what is shown.
pub const A_WHILE: Duration = Duration::from_millis(500);

/// What a test wants.
pub struct Plan {
    pub setup: Setup,
    /// More keys of the channel's section.
    pub keys: String,
    /// `locales` of the bot.
    pub locales: &'static str,
    /// The section `[model]`, or nothing for the extractive one.
    pub model: String,
    pub gather_ms: u32,
    /// Pages of knowledge beside the usual ones, by file name.
    pub pages: Vec<(String, String)>,
    pub store: Arc<dyn Store>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            setup: Setup::new().without_limits(),
            keys: "pace_per_account_per_sec = 0\npace_per_place_per_min = 0\n".to_owned(),
            locales: "\"en\", \"de\"",
            model: String::new(),
            gather_ms: 0,
            pages: Vec::new(),
            store: Arc::new(Memory::new()),
        }
    }
}

/// The clock on the wall: Discord's ids tell the time.
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Timestamp {
        Timestamp(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap())
    }
}

/// The channel, with a list of what the sink has taken, in order.
pub struct Spy {
    pub channel: Arc<dyn Channel>,
    pub taken: Arc<Mutex<Vec<(Address, String)>>>,
}

struct Listed {
    sink: Arc<dyn Sink>,
    taken: Arc<Mutex<Vec<(Address, String)>>>,
}

impl Sink for Listed {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        async move {
            let names: Vec<_> = events.iter().map(|event| (event.address.clone(), event.delivery.to_string())).collect();
            let done = self.sink.take(events).await?;
            let new = names.into_iter().zip(&done).filter(|(_, taken)| **taken == Taken::New).map(|(name, _)| name);
            self.taken.lock().unwrap().extend(new);
            Ok(done)
        }
        .boxed()
    }
}

impl Channel for Spy {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        self.channel.decode(raw)
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        self.channel.encode(address, action)
    }

    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        self.channel.receive(Arc::new(Listed { sink, taken: Arc::clone(&self.taken) }), stop)
    }

    fn send(&self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        self.channel.send(address, request, attempt)
    }

    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        self.channel.fetch(address, media)
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        self.channel.probe()
    }
}

/// Everything of one test.
pub struct House {
    pub fake: Fake,
    pub runtime: Runtime,
    pub history: Arc<dyn History>,
    pub channel: Arc<Spy>,
    pub bot: BotId,
    /// A guild with a text channel and a forum.
    pub guild: Id,
    pub help: Id,
    pub forum: Id,
    _folder: tempfile::TempDir,
}

impl House {
    /// A bot that Discord listens to; `{forum}` and `{help}` in the keys are the ids of those channels.
    pub async fn start(plan: Plan) -> Self {
        let house = Self::begin(plan).await;
        assert!(house.fake.gateway().wait_live(1, SOON).await, "{:?}", house.fake.seen());
        house
    }

    /// The same, without waiting for Discord.
    pub async fn begin(plan: Plan) -> Self {
        install_tls();
        let fake = Fake::start(plan.setup.clone()).await.unwrap();
        let guild = fake.guild("Maison Lune");
        let (help, forum) = (fake.channel(guild, "help"), fake.forum(guild, "questions"));
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::new(folder.path()).unwrap();
        stage.write("127.0.0.1:1".parse().unwrap(), &Manifest::default()).unwrap();
        let keys = plan.keys.replace("{help}", &help.to_string()).replace("{forum}", &forum.to_string());
        let toml = format!(
            "[bot]\nbrand = \"Maison Lune\"\nlocales = [{}]\n\n[dialogue]\ngather_ms = {}\n\n{}\n\n{}",
            plan.locales,
            plan.gather_ms,
            section(&fake, &keys),
            plan.model
        );
        std::fs::write(stage.bot().join("bot.toml"), toml).unwrap();
        for (name, page) in &plan.pages {
            std::fs::write(stage.bot().join("knowledge").join(name), page).unwrap();
        }
        let token = fake.token();
        let env = |name: &str| (name == "TOKEN").then(|| token.clone());
        let tables = Tables { channels: channel::sections(), models: turjuman::model::sections() };
        let loaded = config::load(&stage.bot(), tables, &env).unwrap_or_else(|report| panic!("{}", report.render(false)));
        let assembled = assemble(&loaded.model, &loaded.dir, &|_| None).unwrap();
        let limits = Limits { settle: Duration::from_millis(100), ..Limits::default() };
        let clock: Arc<dyn Clock> = Arc::new(WallClock);
        let runtime = Runtime::new(plan.store, Arc::clone(&clock), limits);
        let (id, section) = (loaded.bot.id.clone(), loaded.channels.first().unwrap());
        let kind = channel::kind("discord").unwrap();
        let history = runtime.history(&id);
        let connect = Connect {
            bot: id.clone(),
            account: Arc::clone(&section.account),
            dir: &loaded.dir,
            mount: &mut Mount::default(),
            secrets: &env,
            clock,
            sink: runtime.sink(&id),
            history: Arc::clone(&history),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: runtime.marks(&id, "discord", &section.account),
            house: Business {
                brand: "Maison Lune".into(),
                languages: Arc::new(loaded.bot.languages.clone()),
                packs: Arc::clone(&loaded.packs),
            },
            loopback: true,
        };
        let connected = kind.connect(&section.settings, connect).unwrap();
        let channel = Arc::new(Spy { channel: connected, taken: Arc::default() });
        let unit = ChannelUnit::new(Arc::clone(&channel) as Arc<dyn Channel>, kind.caps(&section.settings));
        runtime.start(vec![BotUnit {
            channels: [(("discord".into(), Arc::clone(&section.account)), unit)].into_iter().collect(),
            bot: loaded.bot,
            packs: loaded.packs,
            desk: None,
            model: assembled.model,
            spare: Arc::new(Extractive::default()),
        }]);
        Self { fake, runtime, history, channel, bot: id, guild, help, forum, _folder: folder }
    }

    /// Where a customer's conversation is.
    pub fn address(&self, customer: &Customer, place: Id) -> Address {
        Address {
            channel: "discord".into(),
            account: "main".into(),
            place: place.to_string().into(),
            author: customer.id().to_string().into(),
        }
    }

    /// Waits until a customer sees a message of the bot's that is newer than `after` and holds these words.
    pub async fn answered(&self, customer: &Customer, place: Id, after: Id, words: &str) -> Message {
        let found = self.fake.until(SOON, |_| customer.answers(place, after).into_iter().find(|shown| shown.text().contains(words)));
        found.await.unwrap_or_else(|| {
            let shown: Vec<_> = customer.answers(place, after).iter().map(Message::text).collect();
            panic!("no {words:?} among {shown:?}; requests: {:#?}", self.fake.seen())
        })
    }

    /// What was shown in a conversation, with what it answers.
    pub async fn recorded(&self, address: &Address) -> Vec<Recorded> {
        let (mut all, mut cursor) = (Vec::new(), 0);
        loop {
            let page = self.history.since(address, cursor).await.unwrap();
            let Some(last) = page.last() else { return all };
            cursor = last.cursor;
            all.extend(page);
        }
    }
}

/// The channel's section in `bot.toml`.
pub fn section(fake: &Fake, keys: &str) -> String {
    format!(
        "[channel.main]\nkind = \"discord\"\ntoken_env = \"TOKEN\"\napi_url = \"{}\"\nallowed_media_hosts = [\"{}\"]\n{keys}",
        fake.api_url(),
        fake.media_host()
    )
}

/// What the knowledge says to the `n`th question.
pub fn right(n: usize) -> String {
    let question = turjuman::cli::bench::stage::question(n);
    let thing = question.trim_start_matches("How long does the delivery of the ").trim_end_matches(" take?");
    format!("The {thing} is made to order")
}
