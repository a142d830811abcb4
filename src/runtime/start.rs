//! Starts and stops everything that runs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::account::{Account, Places, Remembered};
use super::aggregate::key_of;
use super::counters::Counters;
use super::dispatcher;
use super::history::Reader;
use super::lease::{self, Parked};
use super::meter::Meter;
use super::ready::{Pulse, Readiness};
use super::running::{BotStatus, Bots, Running};
use super::shared::Inner;
use super::take::Taker;
use super::unit::{BotUnit, Limits};
use crate::channel::{History, Marks, Sink};
use crate::core::dialogue::Conversation;
use crate::core::key::BotId;
use crate::core::message::Address;
use crate::core::time::Timestamp;
use crate::desk::AgentSink;
use crate::ports::{Clock, Store, StoreResult};

/// How long a channel that ended with an error waits before it is started again, doubled up to [`LONGEST_RESTART`].
const FIRST_RESTART: Duration = Duration::from_secs(1);
/// The longest such wait.
const LONGEST_RESTART: Duration = Duration::from_secs(60);
/// How long the channels of a new version wait until those of the one before have stopped receiving: two that poll one
/// account would disturb each other.
const HANDING_OVER: Duration = Duration::from_secs(5);

/// The runtime of any number of bots over one store.
pub struct Runtime {
    inner: Arc<Inner>,
    tasks: TaskTracker,
    lanes: TaskTracker,
}

/// How stopping went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Everything under way was finished.
    Finished,
    /// Something took too long and was parked; it goes on at the next start.
    Parked,
}

impl Runtime {
    /// A runtime that nothing runs in yet.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, limits: Limits) -> Self {
        let counters = Arc::<Counters>::default();
        let inner = Inner {
            store,
            clock,
            limits,
            bots: Bots::new(Arc::clone(&counters)),
            parked: Parked::default(),
            lanes: Arc::default(),
            readers: Arc::default(),
            lives: Arc::default(),
            places: Places::default(),
            unique: AtomicU64::default(),
            counters,
            meter: Meter::new(),
            pulse: Pulse::default(),
            stop: CancellationToken::new(),
            stop_now: CancellationToken::new(),
            failed: CancellationToken::new(),
            ended: CancellationToken::new(),
        };
        Self { inner: Arc::new(inner), tasks: TaskTracker::new(), lanes: TaskTracker::new() }
    }

    /// Where a bot's channels put what they receive.
    #[must_use]
    pub fn sink(&self, bot: &BotId) -> Arc<dyn Sink> {
        Arc::new(Taker { inner: Arc::clone(&self.inner), bot: bot.clone() })
    }

    /// Where a bot's desk puts what people do.
    #[must_use]
    pub fn agents(&self, bot: &BotId) -> Arc<dyn AgentSink> {
        Arc::new(Taker { inner: Arc::clone(&self.inner), bot: bot.clone() })
    }

    /// What was shown in a bot's conversations.
    #[must_use]
    pub fn history(&self, bot: &BotId) -> Arc<dyn History> {
        Arc::new(Reader { inner: Arc::clone(&self.inner), bot: bot.clone() })
    }

    /// What one account of a bot on one channel remembers of its platform.
    #[must_use]
    pub fn marks(&self, bot: &BotId, channel: &str, account: &str) -> Arc<dyn Marks> {
        let account = Account { bot: bot.clone(), channel: channel.into(), account: account.into() };
        Arc::new(Remembered { inner: Arc::clone(&self.inner), account })
    }

    /// Resolves when the store has failed, for example because its disk is full: what was acknowledged is safe, and
    /// nothing more is taken until the store is opened again.
    pub async fn failed(&self) {
        self.inner.failed.cancelled().await;
    }

    /// The clock's time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// What happened since the start.
    #[must_use]
    pub fn counters(&self) -> Arc<Counters> {
        Arc::clone(&self.inner.counters)
    }

    /// Whether customers are served now, and if not, why. Answers within seconds whatever the store does.
    pub async fn readiness(&self) -> Readiness {
        self.inner.readiness().await
    }

    /// The store underneath.
    #[must_use]
    pub fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.inner.store)
    }

    /// The state of a conversation as it was last committed.
    ///
    /// # Errors
    /// When the store fails, or a newer program wrote the record.
    pub async fn conversation(&self, bot: &BotId, address: &Address) -> StoreResult<Option<Conversation>> {
        self.inner.conversation(&key_of(bot, address)).await
    }

    /// Whether nothing waits to be done in a conversation: no message, no timer, nothing to be sent.
    ///
    /// # Errors
    /// When the store fails, or a newer program wrote the record.
    pub async fn is_settled(&self, bot: &BotId, address: &Address) -> StoreResult<bool> {
        let key = key_of(bot, address);
        if !self.inner.store.inbox(&key).await?.is_empty() {
            return Ok(false);
        }
        let now = self.inner.clock.now();
        Ok(self.inner.aggregate(&key).await?.and_then(|aggregate| aggregate.due(now)).is_none_or(|due| due > now))
    }

    /// Starts receiving, working and sending. Must be called within a tokio runtime, once.
    pub fn start(&self, bots: Vec<BotUnit>) {
        for unit in bots {
            self.put(unit);
        }
        self.tasks.spawn(dispatcher::run(Arc::clone(&self.inner), self.lanes.clone()));
        self.tasks.spawn(dispatcher::tidy(Arc::clone(&self.inner)));
    }

    /// Lets a new version of a bot take the place of the one that runs. A turn under way is finished by the version it
    /// began with, everything after is done by the new one: conversations move to it with their next step, and what
    /// waits to be sent is sent by its channels. Must be called within a tokio runtime.
    pub fn reload(&self, unit: BotUnit) {
        self.put(unit);
    }

    /// Counts a new version of a bot that was not good enough to run.
    pub fn refused(&self, bot: &BotId) {
        self.inner.bots.refused(bot);
    }

    /// The bots as they run now.
    #[must_use]
    pub fn bots(&self) -> Vec<BotStatus> {
        self.inner.bots.status()
    }

    /// How many conversations are worked on now.
    pub(super) fn lanes_at_work(&self) -> usize {
        self.lanes.len()
    }

    /// What its lanes share.
    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    fn put(&self, unit: BotUnit) {
        let sink = self.sink(&unit.bot.id);
        let (running, old) = self.inner.bots.put(unit, self.inner.stop.child_token(), self.inner.clock.now());
        let before = old.map(|old| old.receiving.clone());
        for key in running.unit.channels.keys() {
            let receive = receive(Arc::clone(&self.inner), Arc::clone(&running), key.clone(), Arc::clone(&sink), before.clone());
            self.tasks.spawn(running.receiving.track_future(receive));
        }
        let (inner, parked) = (Arc::clone(&self.inner), self.inner.parked.take(&running.unit.bot.id));
        if !parked.is_empty() {
            self.tasks.spawn(async move {
                for lease in parked {
                    lease::release(&inner, lease).await;
                }
            });
        }
    }

    /// Runs one task of the program's own (a listener, the admin socket) until the runtime stops.
    pub fn serve<F: Future<Output = ()> + Send + 'static>(&self, task: impl FnOnce(CancellationToken) -> F) {
        self.tasks.spawn(task(self.inner.stop.clone()));
    }

    /// Runs one task that tells of the runtime itself, also while it stops, until its end.
    pub fn outlast<F: Future<Output = ()> + Send + 'static>(&self, task: impl FnOnce(CancellationToken) -> F) {
        tokio::spawn(task(self.inner.ended.clone()));
    }

    /// Takes nothing new, finishes or parks what is under way within the limit, and closes the store.
    ///
    /// # Errors
    /// When the store cannot be closed cleanly; nothing that was acknowledged is lost even then.
    pub async fn stop(&self) -> StoreResult<Stopped> {
        self.inner.stop.cancel();
        self.tasks.close();
        self.lanes.close();
        let mut stopped = Stopped::Finished;
        if tokio::time::timeout(self.inner.limits.stop, self.lanes.wait()).await.is_err() {
            stopped = Stopped::Parked;
            self.inner.stop_now.cancel();
            let parked = tokio::time::timeout(Duration::from_secs(1), self.lanes.wait()).await;
            if parked.is_err() {
                tracing::warn!("some conversations were left as they were last committed");
            }
        }
        if tokio::time::timeout(Duration::from_millis(500), self.tasks.wait()).await.is_err() {
            tracing::debug!("a channel did not stop in time");
        }
        let closed = self.inner.store.close().await;
        self.inner.ended.cancel();
        closed.map(|()| stopped)
    }
}

/// Keeps a channel receiving until its version ends: one that ends with an error, or panics, is started again; the
/// others go on.
async fn receive(inner: Arc<Inner>, running: Arc<Running>, key: (Arc<str>, Arc<str>), sink: Arc<dyn Sink>, before: Option<TaskTracker>) {
    let (unit, stop) = (&running.unit, &running.stop);
    let Some(channel) = unit.channels.get(&key) else { return };
    let (bot, (name, account)) = (&unit.bot.id, &key);
    if let Some(before) = before
        && tokio::time::timeout(HANDING_OVER, before.wait()).await.is_err()
    {
        tracing::warn!(%bot, "a channel of the version before does not stop receiving");
    }
    let known = Account { bot: bot.clone(), channel: Arc::clone(name), account: Arc::clone(account) };
    let mut wait = FIRST_RESTART;
    while !stop.is_cancelled() {
        if let Err(error) = inner.places.load(inner.store.as_ref(), &known).await {
            tracing::error!(%bot, channel = %name, %account, %error, "what is known of an account cannot be read");
        }
        let receiving = AssertUnwindSafe(channel.channel.receive(Arc::clone(&sink), stop.clone())).catch_unwind();
        match receiving.await {
            Ok(Ok(())) => return,
            Ok(Err(what)) => tracing::error!(%bot, channel = %name, %account, what, "a channel stopped; it is started again"),
            Err(_) => {
                Counters::count(&inner.counters.panics);
                tracing::error!(%bot, channel = %name, %account, "a channel panicked; it is started again");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => return,
        }
        wait = wait.saturating_mul(2).min(LONGEST_RESTART);
    }
}
