//! The OpenAI-compatible model against the fake, and the chain around it.

mod building;
mod cancel;
mod chain;
mod command;
mod deadlines;
mod faults;
mod figures;
mod probe;
mod requests;
mod secrets;
mod suite;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use turjuman::config::{ModelSettings, Tables, load};
use turjuman::conformance::channel::install_tls;
use turjuman::conformance::model::sample;
use turjuman::conformance::openai::{Fake, Script};
use turjuman::core::knowledge::Passage;
use turjuman::model::{Assembled, assemble};
use turjuman::ports::{Ask, Chunk, Model, ModelError, Usage};

/// A key that must stand nowhere.
pub const KEY: &str = "sk-test-0123456789abcdef";

/// Short deadlines: real sockets know no paused time.
pub const QUICK: &str = "connect_timeout_ms = 500\nfirst_token_timeout_ms = 400\nidle_timeout_ms = 300\ntotal_timeout_ms = 2000\n";

/// The one variable that is set.
fn secrets(name: &str) -> Option<String> {
    (name == "KEY").then(|| KEY.to_owned())
}

/// What `[model]` says in a bot of its own.
fn settings(model: &str) -> ModelSettings {
    let dir = tempfile::tempdir().unwrap();
    let bot = dir.path().join("shop");
    std::fs::create_dir_all(bot.join("knowledge")).unwrap();
    std::fs::write(bot.join("bot.toml"), format!("[bot]\nbrand = \"Shop\"\nlocales = [\"en\"]\n\n[model]\n{model}")).unwrap();
    std::fs::write(bot.join("knowledge/delivery.md"), "+++\ntitle = \"Delivery\"\n+++\n\nThree days.\n").unwrap();
    let tables = Tables { channels: &[], models: turjuman::model::sections() };
    load(&bot, tables, &secrets).unwrap_or_else(|report| panic!("{model}\n{}", report.render(false))).model
}

/// The model that `[model]` describes.
pub fn assembled(model: &str) -> Assembled {
    install_tls();
    assemble(&settings(model), Path::new("."), &secrets).unwrap_or_else(|error| panic!("{model}\n{error}"))
}

/// The section of a model behind `fake`.
pub fn section(fake: &Fake, more: &str) -> String {
    let mut section = String::new();
    writeln!(section, "kind = \"openai\"\nmodel = \"m\"\nbase_url = \"{}\"\nresponse_format = \"none\"\n{more}", fake.base_url()).unwrap();
    section
}

/// The model alone, without the knowledge behind it, as another program would use it.
pub fn alone(fake: &Fake, more: &str) -> Arc<dyn Model> {
    install_tls();
    let kind = turjuman::model::kind("openai").unwrap();
    let settings = settings(&section(fake, more)).settings;
    kind.build(settings.as_ref(), Path::new("."), &secrets).unwrap_or_else(|error| panic!("{error}"))
}

pub async fn fake() -> Fake {
    Fake::start(Script::new()).await.unwrap()
}

/// An answer with all that came on the way.
#[derive(Debug, Default)]
pub struct Answered {
    /// The words that stand in the end.
    pub text: String,
    /// Each cost that was told.
    pub spent: Vec<Usage>,
    /// How often it began again.
    pub restarts: usize,
    /// The passages, where it came to its end.
    pub end: Option<Result<Vec<Arc<Passage>>, ModelError>>,
}

impl Answered {
    pub fn is_done(&self) -> bool {
        matches!(self.end, Some(Ok(_)))
    }
}

pub async fn answered(model: &Arc<dyn Model>, ask: Ask) -> Answered {
    let mut answered = Answered::default();
    let mut stream = model.answer(ask);
    while let Some(item) = tokio::time::timeout(Duration::from_secs(30), stream.next()).await.unwrap() {
        assert!(answered.end.is_none(), "{item:?} after the end");
        match item {
            Ok(Chunk::Text(more)) => answered.text.push_str(&more),
            Ok(Chunk::Source(_)) => {}
            Ok(Chunk::Spent(usage)) => answered.spent.push(usage),
            Ok(Chunk::Restart) => {
                answered.restarts += 1;
                answered.text.clear();
            }
            Ok(Chunk::Done { sources, .. }) => answered.end = Some(Ok(sources)),
            Err(error) => answered.end = Some(Err(error)),
        }
    }
    answered
}

pub async fn ask(model: &Arc<dyn Model>) -> Answered {
    answered(model, sample()).await
}
