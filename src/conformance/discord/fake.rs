//! The fake, and what it has seen.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::serve::serve;
use super::world::{Guild, Kind, State, User};
use super::{Customer, Fault, Gateway, Id, Interaction, Message, On, Setup};

/// One request and what it was answered.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Seen {
    /// When it had come.
    pub at: Instant,
    /// `POST`.
    pub method: String,
    /// The path without `/api/v10` and without the query.
    pub path: String,
    /// Its JSON.
    pub body: Value,
    /// The files beside it: names and bytes.
    pub files: Vec<(String, usize)>,
    /// The status; `None` while it is not answered, or when it never was.
    pub status: Option<u16>,
}

/// How often what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Requests, those for files not counted.
    pub requests: u64,
    /// Requests that were too many (429).
    pub busy: u64,
    /// Requests that Discord counts before it bans an address: 401, 403 and 429, shared limits left out.
    pub invalid: u64,
    /// Requests that were wrong (other 4xx).
    pub refused: u64,
    /// Pings of the bot's messages.
    pub pings: u64,
    /// Messages that were recognised as repeats by their nonce.
    pub repeats: u64,
}

/// The fake. It stops when it is dropped.
pub struct Fake {
    address: SocketAddr,
    pub(super) inner: Arc<Inner>,
    _stop: DropGuard,
}

pub(super) struct Inner {
    state: Mutex<State>,
    revision: watch::Sender<u64>,
}

impl Inner {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes those who wait for something.
    pub(super) fn changed(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Waits until `look` finds something.
    pub(super) async fn until<T>(&self, within: Duration, mut look: impl FnMut(&State) -> Option<T>) -> Option<T> {
        let mut revision = self.revision.subscribe();
        let found = async {
            loop {
                if let Some(found) = look(&self.state()) {
                    return Some(found);
                }
                revision.changed().await.ok()?;
            }
        };
        tokio::time::timeout(within, found).await.ok().flatten()
    }
}

impl Fake {
    /// Listens on a free port of loopback. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(setup: Setup) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let state = Mutex::new(State::new(setup, address.to_string()));
        let inner = Arc::new(Inner { state, revision: watch::Sender::new(0) });
        let stop = CancellationToken::new();
        let (serving, stopped) = (Arc::clone(&inner), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(accept(listener, serving)).await });
        Ok(Self { address, inner, _stop: stop.drop_guard() })
    }

    /// Its address as that of `https://discord.com`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The REST interface.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("{}/api/v10", self.url())
    }

    /// The gateway.
    #[must_use]
    pub fn gateway_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// The host that files lie on: `127.0.0.1:8080`.
    #[must_use]
    pub fn media_host(&self) -> String {
        self.address.to_string()
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> String {
        self.inner.state().token.clone()
    }

    /// The bot, which is also its application.
    #[must_use]
    pub fn bot(&self) -> Id {
        self.inner.state().me
    }

    /// The gateway, to do something to it.
    #[must_use]
    pub fn gateway(&self) -> Gateway {
        Gateway(Arc::clone(&self.inner))
    }

    /// A new person, whose Discord speaks the language of this locale.
    pub fn customer(&self, name: &str, locale: &str) -> Customer {
        let mut state = self.inner.state();
        let id = state.ids.next();
        let user = User { id, name: name.to_owned(), locale: locale.to_owned(), bot: false, reachable: true };
        state.users.insert(id, user);
        Customer { inner: Arc::clone(&self.inner), id }
    }

    /// Another bot.
    pub fn other_bot(&self, name: &str) -> Customer {
        let other = self.customer(name, "en-US");
        if let Some(user) = self.inner.state().users.get_mut(&other.id) {
            user.bot = true;
        }
        other
    }

    /// A new guild that the bot is in.
    pub fn guild(&self, name: &str) -> Id {
        let id = self.inner.state().ids.next();
        self.join(id, name)
    }

    /// A new guild of this shard among `count`.
    pub fn guild_of_shard(&self, name: &str, shard: u64, count: u64) -> Id {
        let id = self.inner.state().ids.of_shard(shard, count);
        self.join(id, name)
    }

    fn join(&self, id: Id, name: &str) -> Id {
        let mut state = self.inner.state();
        state.guilds.insert(id, Guild { id, name: name.to_owned() });
        let event = state.guild_event(id);
        state.tell(super::gateway::Event::new("GUILD_CREATE", Some(id), super::intents::GUILDS, event));
        id
    }

    /// A new text channel.
    pub fn channel(&self, guild: Id, name: &str) -> Id {
        self.add_channel(Kind::Text, guild, name)
    }

    /// A new forum.
    pub fn forum(&self, guild: Id, name: &str) -> Id {
        self.add_channel(Kind::Forum, guild, name)
    }

    fn add_channel(&self, kind: Kind, guild: Id, name: &str) -> Id {
        let mut state = self.inner.state();
        let id = state.add_channel(kind, Some(guild), None, name);
        state.tell_channel("CREATE", id);
        id
    }

    /// Takes a channel away.
    pub fn remove_channel(&self, id: Id) {
        let mut state = self.inner.state();
        state.tell_channel("DELETE", id);
        state.channels.remove(&id);
    }

    /// Takes the bot out of a guild.
    pub fn kick(&self, guild: Id) {
        let mut state = self.inner.state();
        state.guilds.remove(&guild);
        let data = serde_json::json!({"id": guild});
        state.tell(super::gateway::Event::new("GUILD_DELETE", Some(guild), super::intents::GUILDS, data));
    }

    /// Whether the bot may look into a channel, and write there.
    pub fn permit(&self, channel: Id, look: bool, write: bool) {
        if let Some(channel) = self.inner.state().channels.get_mut(&channel) {
            (channel.visible, channel.writable) = (look, write);
        }
    }

    /// Archives a thread; a locked one is not opened by a message.
    pub fn archive(&self, thread: Id, locked: bool) {
        let mut state = self.inner.state();
        if let Some(thread) = state.channels.get_mut(&thread) {
            (thread.archived, thread.locked) = (true, locked);
        }
        state.tell_channel("UPDATE", thread);
    }

    /// The threads of a channel: id and name.
    #[must_use]
    pub fn threads(&self, channel: Id) -> Vec<(Id, String)> {
        let state = self.inner.state();
        let threads = state.channels.values().filter(|thread| thread.parent == Some(channel));
        threads.map(|thread| (thread.id, thread.name.clone())).collect()
    }

    /// Who is in a thread or a direct channel.
    #[must_use]
    pub fn members(&self, channel: Id) -> Vec<Id> {
        self.inner.state().channels.get(&channel).map(|channel| channel.members.iter().copied().collect()).unwrap_or_default()
    }

    /// When the bot was seen typing.
    #[must_use]
    pub fn typing(&self, channel: Id) -> Vec<Instant> {
        self.inner.state().channels.get(&channel).map(|channel| channel.typing.clone()).unwrap_or_default()
    }

    /// A message, also one that was taken away.
    #[must_use]
    pub fn message(&self, id: Id) -> Option<Message> {
        self.inner.state().message_by_id(id).cloned()
    }

    /// All messages of the bot's, those that were taken away too, oldest first.
    #[must_use]
    pub fn posted(&self) -> Vec<Message> {
        let state = self.inner.state();
        let mut posted: Vec<Message> = state.messages.values().filter(|message| message.author == state.me).cloned().collect();
        posted.sort_by_key(|message| message.id);
        posted
    }

    /// An interaction and how it was answered.
    #[must_use]
    pub fn interaction(&self, id: Id) -> Option<Interaction> {
        self.inner.state().interactions.get(&id).cloned()
    }

    /// The slash commands as they are registered.
    #[must_use]
    pub fn commands(&self) -> Vec<Value> {
        self.inner.state().commands.clone()
    }

    /// Waits until `look` finds something in the fake, which is asked again whenever something happens there.
    pub async fn until<T>(&self, within: Duration, mut look: impl FnMut(&Self) -> Option<T>) -> Option<T> {
        let mut revision = self.inner.revision.subscribe();
        let found = async {
            loop {
                if let Some(found) = look(self) {
                    return Some(found);
                }
                revision.changed().await.ok()?;
            }
        };
        tokio::time::timeout(within, found).await.ok().flatten()
    }

    /// The next requests of this kind meet these, once each.
    pub fn queue(&self, on: On, faults: impl IntoIterator<Item = Fault>) {
        self.inner.state().faults.extend(faults.into_iter().map(|fault| (on, fault)));
    }

    /// All requests of this kind meet this, until [`Fake::clear`].
    pub fn always(&self, on: On, fault: Fault) {
        self.inner.state().weather.push((on, fault));
    }

    /// Nothing goes wrong any more.
    pub fn clear(&self) {
        let mut state = self.inner.state();
        state.faults.clear();
        state.weather.clear();
    }

    /// Every request since the start, or since [`Fake::forget`], in the order in which they came; those for files too.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.inner.state().seen.clone()
    }

    /// Forgets the requests that were seen.
    pub fn forget(&self) {
        self.inner.state().seen.clear();
    }

    /// How often what happened since the start.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.inner.state().counts
    }
}

async fn accept(listener: TcpListener, inner: Arc<Inner>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let inner = Arc::clone(&inner);
        // A connection that breaks is the client's business.
        connections.spawn(async move { serve(stream, &inner).await.is_ok() });
        // What has ended is not kept, however long the fake lives.
        while connections.try_join_next().is_some() {}
    }
}
