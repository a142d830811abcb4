//! The demo bot over the memory store, whose customers read what it says from its history.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use turjuman::channel::{
    Answers, Attempt, Channel, DecodeError, FetchError, Finding, History, Raw, Receipt, Recorded, Request, SendError, Sink, Stop,
};
use turjuman::config::{self, Section, Tables};
use turjuman::core::bot::Bot;
use turjuman::core::key::{DeliveryId, LocaleTag};
use turjuman::core::message::{Action, Address, Author, Caps, Delivery, Inbound, MediaRef, Message, Place, What, plain};
use turjuman::core::text::{Text, id};
use turjuman::core::time::Timestamp;
use turjuman::locale::{Occasion, Packs};
use turjuman::model::Extractive;
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use turjuman::store::Memory;

use super::model::Mutator;
use crate::runtime::fixture::{CAPS, TokioClock, address};

/// How long an answer may take, on the clock of the test.
const PATIENCE: Duration = Duration::from_secs(600);

/// The demo bot, loaded once for all tests.
static MAISON: LazyLock<(Arc<Bot>, Arc<Packs>)> = LazyLock::new(|| {
    let channels: Vec<&dyn Section> = turjuman::channel::sections().to_vec();
    let models: Vec<&dyn Section> = turjuman::model::sections().to_vec();
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("bots/maison");
    let tables = Tables { channels: &channels, models: &models };
    let mut loaded = config::load(&dir, tables, &|_| None).unwrap_or_else(|report| panic!("{}", report.render(false)));
    Arc::get_mut(&mut loaded.bot).unwrap().dialogue.gather_ms = 0;
    (loaded.bot, loaded.packs)
});

/// A platform that reads from the history.
struct Reader;

impl Channel for Reader {
    fn decode(&self, _: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        Ok(Vec::new())
    }

    fn encode(&self, _: &Address, _: &Action) -> Option<Request> {
        None
    }

    fn receive(&self, _: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            stop.cancelled().await;
            Ok(())
        })
    }

    fn send(&self, _: &Address, _: &Request, _: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
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

/// The text with one space between its words.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is shown of a message.
pub fn shown(recorded: &Recorded) -> String {
    words(&plain(&recorded.message.markup))
}

/// A running bot.
pub struct House {
    pub model: Arc<Mutator>,
    runtime: Runtime,
    sink: Arc<dyn Sink>,
    history: Arc<dyn History>,
    packs: Arc<Packs>,
}

impl House {
    /// Must be called within a tokio runtime.
    pub fn start() -> Self {
        let (bot, packs) = &*MAISON;
        let model = Arc::new(Mutator::new(Arc::clone(bot)));
        let limits = Limits { settle: Duration::from_millis(1), ..Limits::default() };
        let runtime = Runtime::new(Arc::new(Memory::new()), Arc::new(TokioClock(tokio::time::Instant::now())), limits);
        let (sink, history) = (runtime.sink(&bot.id), runtime.history(&bot.id));
        let channel = ChannelUnit::new(Arc::new(Reader), Caps { delivery: Delivery::Pull, ..CAPS });
        runtime.start(vec![BotUnit {
            bot: Arc::clone(bot),
            packs: Arc::clone(packs),
            model: Arc::clone(&model) as _,
            spare: Arc::new(Extractive::default()),
            channels: [(("test".into(), "a".into()), channel)].into(),
            desk: None,
        }]);
        Self { model, runtime, sink, history, packs: Arc::clone(packs) }
    }

    /// A customer writes; answers with what is shown for it.
    pub async fn says(&self, at: &str, delivery: &str, hint: &str, place: Place, text: &str) -> Vec<Recorded> {
        let author = Author::new("customer").hinted(Some(hint.to_owned()));
        let (address, id) = (address(at), DeliveryId::new(delivery));
        let what = What::Message(Message::text(delivery, text));
        self.sink.take(vec![Inbound::new(id.clone(), address.clone(), place, author, self.runtime.now(), what)]).await.unwrap();
        let answered = async {
            loop {
                let changed = self.history.changed(&address);
                if let Answers::Done(found) = self.history.answers(&address, &id).await.unwrap() {
                    return found;
                }
                changed.await;
            }
        };
        tokio::time::timeout(PATIENCE, answered).await.unwrap_or_else(|_| panic!("{delivery} gets no answer"))
    }

    /// Everything that was shown in a place, in order.
    pub async fn all(&self, at: &str) -> Vec<Recorded> {
        self.history.since(&address(at), 0).await.unwrap()
    }

    /// Whether this is the honest text of a locale for an answer that is held back; where others read along, that it is
    /// better spoken of in private.
    pub fn is_honest(&self, text: &str, locale: &LocaleTag, place: Place) -> bool {
        let occasion = Occasion { place, at: Timestamp(0) };
        let is = |id| words(&self.packs.format(locale, &Text::new(id), &occasion).text) == text;
        is(id::ANSWER_WITHHELD) || (place == Place::Public && is(id::PRIVATE_INVITE))
    }

    pub async fn stop(self) {
        self.runtime.stop().await.unwrap();
    }
}
