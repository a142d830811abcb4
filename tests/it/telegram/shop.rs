//! A shop whose customers write on the fake: everything but the platform is real.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};
use turjuman::channel::{self, Connect, History, House, Mount, Recorded, Told};
use turjuman::cli::bench::stage::{Manifest, write_bot};
use turjuman::config::{self, Tables};
use turjuman::conformance::channel::install_tls;
use turjuman::conformance::telegram::{Bot, Customer, Fake, Limits};
use turjuman::core::message::{Address, Origin};
use turjuman::model::{Extractive, assemble};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits as RuntimeLimits, Runtime};
use turjuman::store::{Memory, MemoryBlobs};
use turjuman::web::{Live, app};

use crate::runtime::fixture::TokioClock;

pub const SOON: Duration = Duration::from_secs(20);
pub const TOKEN: &str = "100:shop";
const SECRET: &str = "a-secret_of-the-shop";

/// As fast as it goes: what is paced is tested elsewhere.
pub const FAST: &str = "pace_per_account_per_sec = 1000\npace_per_place_per_min = 10000\npace_per_group_per_min = 10000\n";

/// What a test wants.
#[derive(Clone)]
pub struct Wish {
    /// The bot's languages.
    pub locales: &'static str,
    /// More keys of the channel's section.
    pub channel: String,
    /// More sections.
    pub more: String,
    /// More pages of knowledge.
    pub pages: Vec<(String, String)>,
    /// Whether the platform posts to us.
    pub webhook: bool,
    /// How fast the platform lets us write.
    pub limits: Limits,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            locales: "\"en\", \"de\"",
            channel: FAST.to_owned(),
            more: String::new(),
            pages: Vec::new(),
            webhook: false,
            limits: Limits::NONE,
        }
    }
}

pub struct Shop {
    pub bot: Bot,
    pub runtime: Runtime,
    history: Arc<dyn History>,
    /// Where the platform posts to.
    pub address: String,
    _stop: DropGuard,
    _fake: Fake,
    _folder: tempfile::TempDir,
}

impl Shop {
    pub async fn open(wish: Wish) -> Self {
        install_tls();
        let fake = Fake::start().await.unwrap();
        let bot = fake.bot(TOKEN, "shop_bot");
        bot.limit(wish.limits);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("shop");
        let hook = if wish.webhook { format!("webhook_url = \"{address}\"\nsecret_env = \"SECRET\"\n") } else { String::new() };
        write(&dir, &wish, &format!("kind = \"telegram\"\ntoken_env = \"TOKEN\"\napi_url = \"{}\"\n{hook}", fake.api_url()));

        let tables = Tables { channels: channel::sections(), models: turjuman::model::sections() };
        let env = |name: &str| match name {
            "TOKEN" => Some(TOKEN.to_owned()),
            "SECRET" => Some(SECRET.to_owned()),
            _ => None,
        };
        let loaded = config::load(&dir, tables, &env).unwrap_or_else(|report| panic!("{}", report.render(false)));
        let limits = RuntimeLimits { settle: Duration::from_millis(100), ..RuntimeLimits::default() };
        let clock = Arc::new(TokioClock(Instant::now()));
        let runtime = Runtime::new(Arc::new(Memory::new()), clock.clone(), limits);
        let id = loaded.bot.id.clone();
        let history = runtime.history(&id);
        let mut mount = Mount::default();
        let mut channels = std::collections::BTreeMap::new();
        for section in &loaded.channels {
            let kind = channel::kind(section.kind).unwrap();
            let house = House {
                brand: loaded.bot.brand.as_str().into(),
                languages: Arc::new(loaded.bot.languages.clone()),
                packs: Arc::clone(&loaded.packs),
            };
            let connect = Connect {
                bot: id.clone(),
                account: Arc::clone(&section.account),
                dir: &loaded.dir,
                mount: &mut mount,
                secrets: &env,
                clock: clock.clone(),
                sink: runtime.sink(&id),
                history: runtime.history(&id),
                blobs: Arc::new(MemoryBlobs::default()),
                marks: runtime.marks(&id, section.kind, &section.account),
                house,
                loopback: true,
            };
            let connected = kind.connect(&section.settings, connect).unwrap();
            channels.insert((section.kind.into(), Arc::clone(&section.account)), ChannelUnit::new(connected, kind.caps(&section.settings)));
        }
        let model = assemble(&loaded.model, &loaded.dir, &|_| None).unwrap().model;
        let stop = CancellationToken::new();
        tokio::spawn(turjuman::web::listen(listener, Live::from(app(&mount).unwrap()), stop.clone()));
        runtime.start(vec![BotUnit {
            bot: loaded.bot,
            packs: loaded.packs,
            channels,
            desk: None,
            model,
            spare: Arc::new(Extractive::default()),
        }]);
        let shop = Self { bot, runtime, history, address, _stop: stop.drop_guard(), _fake: fake, _folder: folder };
        let ready = |bot: &Bot| if wish.webhook { bot.webhook().is_some() } else { bot.polls() > 0 };
        assert!(shop.bot.until(SOON, ready).await, "the bot does not ask for messages");
        shop
    }

    /// Where a customer's conversation is.
    pub fn place(&self, customer: &Customer) -> Address {
        let (place, author) = (customer.chat().to_string().into(), customer.id().to_string().into());
        Address { channel: "telegram".into(), account: "tg".into(), place, author }
    }

    /// Everything that was to be shown at an address.
    pub async fn recorded(&self, address: &Address) -> Vec<Recorded> {
        let mut all: Vec<Recorded> = Vec::new();
        loop {
            let more = self.history.since(address, all.last().map_or(0, |last| last.cursor)).await.unwrap();
            if more.is_empty() {
                return all;
            }
            all.extend(more);
        }
    }

    /// What was said by both sides in a customer's conversation.
    pub async fn transcript(&self, customer: &Customer) -> Vec<Told> {
        self.history.transcript(&self.place(customer), 0).await.unwrap()
    }

    /// Of each answer, the deliveries that it answers.
    pub async fn answers(&self, address: &Address) -> Vec<Vec<String>> {
        let recorded = self.recorded(address).await.into_iter().filter(|recorded| recorded.message.origin == Origin::Answer);
        recorded.map(|recorded| recorded.message.answers.iter().map(|id| id.as_str().to_owned()).collect()).collect()
    }
}

fn write(dir: &Path, wish: &Wish, channel: &str) {
    write_bot(dir, channel, &Manifest::default()).unwrap();
    for (path, text) in &wish.pages {
        let path = dir.join("knowledge").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let Wish { locales, channel: more, more: sections, .. } = wish;
    let toml = format!(
        "[bot]\nbrand = \"Shop\"\nlocales = [{locales}]\n\n[dialogue]\ngather_ms = 100\n\n[channel.tg]\n{channel}{more}\n{sections}"
    );
    std::fs::write(dir.join("bot.toml"), toml).unwrap();
}

/// A key of what was sent.
pub fn sent<'a>(body: &'a Value, at: &str) -> &'a Value {
    body.pointer(at).unwrap_or(&Value::Null)
}
