//! One conversation over the memory store, for `chat` and `test`: the whole runtime, without a network.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::mpsc;

use super::environment::{self, SystemClock};
use super::why::{self, Watched};
use super::{assemble, log};
use crate::channel::{Attempt, Receipt, Request, SendError, Sink, Terminal, terminal};
use crate::config::Loaded;
use crate::core::bot::Bot;
use crate::core::dialogue::{Agent, Conversation};
use crate::core::key::{BotId, DeliveryId};
use crate::core::message::{Address, Author, Inbound, Outgoing, Place, What};
use crate::desk::{ActTaken, AgentSink, Desk};
use crate::model::Assembled;
use crate::ports::{Clock, Model};
use crate::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use crate::store::Memory;

/// How long a reply may take before the session gives up.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the session looks whether everything is done.
const POLL: Duration = Duration::from_millis(2);

/// What a person at the keyboard or a scenario says next.
pub(super) struct Said {
    /// What.
    pub(super) what: What,
    /// The platform's language hint.
    pub(super) hint: Option<String>,
    /// Who can read along.
    pub(super) place: Place,
}

/// What the bot did.
pub(super) enum Did {
    /// It showed something.
    Show(Box<Outgoing>),
    /// It told the desk something.
    Relay,
}

/// A running bot with one customer.
pub(super) struct Session {
    runtime: Runtime,
    bot: BotId,
    address: Address,
    clock: Arc<dyn Clock>,
    sink: Arc<dyn Sink>,
    agents: Arc<dyn AgentSink>,
    done: mpsc::UnboundedReceiver<Did>,
    deliveries: u64,
    /// Where the customer last said something.
    place: Place,
}

/// A desk that only notes what it is told.
struct NotingDesk(mpsc::UnboundedSender<Did>);

impl Desk for NotingDesk {
    fn send<'a>(&'a self, _request: &'a Request, _attempt: Attempt) -> futures_util::future::BoxFuture<'a, Result<Receipt, SendError>> {
        // Nobody listens any more only when the session is over.
        let gone = self.0.send(Did::Relay).is_err();
        Box::pin(
            async move { if gone { Err(SendError::Permanent { what: "the session is over".to_owned() }) } else { Ok(Receipt::default()) } },
        )
    }
}

/// The bot of a folder for a person at the terminal. A chat has no desk, whatever the environment says; asking for a person
/// is answered honestly. `None` when it has mistakes, which are told.
pub(super) fn load(dir: &Path) -> Option<Loaded> {
    log::quiet("error");
    environment::tls();
    assemble::load(dir, &|_| None).map_err(|report| environment::tell(&report.render(environment::color()))).ok()
}

/// A session that is looked at; what of the model is off is told. Must be called within a tokio runtime.
pub(super) fn watched(loaded: &Loaded) -> anyhow::Result<(Arc<Watched>, Session)> {
    let limits = Limits { settle: Duration::from_millis(1), ..Limits::default() };
    let Assembled { model, off } = assemble::model(loaded, &environment::secret)?;
    for (name, needs) in off {
        environment::tell(&format!("off {name}: needs {needs}\n"));
    }
    let watched = Arc::new(Watched::new(model));
    let session = Session::start(loaded, Arc::clone(&watched) as _, Arc::new(SystemClock), limits)?;
    Ok((watched, session))
}

impl Session {
    /// Starts the bot. Must be called within a tokio runtime.
    pub(super) fn start(loaded: &Loaded, model: Arc<dyn Model>, clock: Arc<dyn Clock>, limits: Limits) -> anyhow::Result<Self> {
        let bot = loaded.bot.id.clone();
        let runtime = Runtime::new(Arc::new(Memory::new()), Arc::clone(&clock), limits);
        let (does, done) = mpsc::unbounded_channel();
        let desk = NotingDesk(does.clone());
        // Nobody listens any more only when the session is over.
        let output = move |message: &Outgoing| drop(does.send(Did::Show(Box::new(message.clone()))));
        let channel = Terminal::new("terminal", Arc::new(output));
        let address = channel.address();
        let key = (Arc::clone(&address.channel), Arc::clone(&address.account));
        let channels = [(key, ChannelUnit::new(Arc::new(channel), terminal::CAPS))].into();
        let unit = BotUnit {
            bot: Arc::clone(&loaded.bot),
            packs: Arc::clone(&loaded.packs),
            model,
            spare: assemble::spare(),
            channels,
            desk: Some(Arc::new(desk)),
        };
        let (sink, agents) = (runtime.sink(&bot), runtime.agents(&bot));
        runtime.start(vec![unit]);
        Ok(Self { runtime, bot, address, clock, sink, agents, done, deliveries: 0, place: Place::Private })
    }

    /// Says something (several messages arrive at once) and answers with all that is done then.
    pub(super) async fn say(&mut self, said: Vec<Said>) -> anyhow::Result<Vec<Did>> {
        let mut events = Vec::new();
        for Said { what, hint, place } in said {
            self.place = place;
            let author = Author::new(Arc::clone(&self.address.author)).hinted(hint);
            let delivery = self.next_delivery();
            events.push(Inbound::new(delivery, self.at(place), place, author, self.clock.now(), what));
        }
        self.sink.take(events).await?;
        self.settle().await
    }

    /// A person of the business does something; answers with what is done then.
    pub(super) async fn act(&mut self, agent: Agent) -> anyhow::Result<Vec<Did>> {
        let delivery = self.next_delivery();
        if self.agents.act(delivery, agent).await? == ActTaken::UnknownTicket {
            anyhow::bail!("act on a ticket that is not open");
        }
        self.settle().await
    }

    /// Waits until nothing is left to do; answers with what was done meanwhile.
    pub(super) async fn settle(&mut self) -> anyhow::Result<Vec<Did>> {
        let wait = async {
            // What is said before others may go on in private.
            for place in [Place::Public, Place::Private] {
                while !self.runtime.is_settled(&self.bot, &self.at(place)).await? {
                    tokio::time::sleep(POLL).await;
                }
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, wait).await.context("get a whole reply within a minute")??;
        Ok(std::iter::from_fn(|| self.done.try_recv().ok()).collect())
    }

    /// The rules about what is not spoken of that hear something in what the customer says.
    pub(super) async fn heard(&self, bot: &Bot, text: &str) -> anyhow::Result<Vec<String>> {
        let conversation = self.conversation().await?.unwrap_or_default();
        let setting = conversation.setting(bot, self.clock.now());
        Ok(why::heard(bot, text, conversation.language.locale(&bot.languages), &setting))
    }

    /// The address of the place that the customer has to themselves, or of the one where others read along.
    fn at(&self, place: Place) -> Address {
        match place {
            Place::Private => self.address.clone(),
            Place::Public => Address { place: terminal::PUBLIC_PLACE.into(), ..self.address.clone() },
        }
    }

    /// The state of the conversation where the customer last said something, as it was last committed.
    pub(super) async fn conversation(&self) -> anyhow::Result<Option<Conversation>> {
        Ok(self.runtime.conversation(&self.bot, &self.at(self.place)).await?)
    }

    /// Ends the session.
    pub(super) async fn stop(self) -> anyhow::Result<()> {
        self.runtime.stop().await?;
        Ok(())
    }

    fn next_delivery(&mut self) -> DeliveryId {
        self.deliveries += 1;
        DeliveryId::new(format!("line-{}", self.deliveries))
    }
}
