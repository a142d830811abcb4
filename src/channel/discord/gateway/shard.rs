//! One shard: connects, goes on with its session where it can, and puts what comes into the queue.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt as _, SinkExt as _, StreamExt as _};
use http::HeaderMap;
use serde_json::Value;
use serenity::constants::Opcode;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::super::account::Account;
use super::super::decode::parse;
use super::super::respond::ACKNOWLEDGE_AFTER;
use super::super::snowflake::Snowflake;
use super::super::wire::{self, Frame};
use super::closed::{Ended, closed};
use super::hello::{self, Turns};
use super::queue::{Item, MAX_WAITING, belongs};
use super::socket::{Socket, connect};
use crate::channel::{Raw, Sink, Stop};

/// How long Discord may take to greet us.
const GREETING: Duration = Duration::from_secs(15);
/// How long a payload may take to be written.
const WRITE: Duration = Duration::from_secs(10);
/// The longest wait between two connections.
const LONGEST: Duration = Duration::from_secs(60);
/// The fastest that heartbeats are sent, whatever is asked for.
const FASTEST_BEAT: Duration = Duration::from_millis(20);
/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_millis(200);
/// Ends a connection, not its session.
const KEEP_SESSION: u16 = 4000;

/// One shard.
pub(super) struct Shard<'a> {
    account: &'a Account,
    url: &'a str,
    turns: &'a Turns,
    shard: (u32, u32),
    sink: &'a dyn Sink,
    session: Option<Session>,
    /// The number of the last event.
    received: Option<u64>,
    /// The last message that was taken before the session began.
    since: Option<Snowflake>,
    /// Connections in a row that did not come so far as to bring events.
    failures: u32,
}

struct Session {
    id: String,
    url: Option<String>,
}

/// What is under way on one connection.
struct Talk<'a> {
    socket: Socket,
    beat: Interval,
    /// Whether the last heartbeat was answered.
    answered: bool,
    /// An event that the queue has no room for yet.
    pending: Option<Item>,
    acknowledging: FuturesUnordered<BoxFuture<'a, ()>>,
}

impl<'a> Shard<'a> {
    pub(super) fn new(account: &'a Account, url: &'a str, turns: &'a Turns, shard: (u32, u32), sink: &'a dyn Sink) -> Self {
        Self { account, url, turns, shard, sink, session: None, received: None, since: None, failures: 0 }
    }

    /// Receives until `stop`.
    ///
    /// # Errors
    /// One line with what somebody must repair.
    pub(super) async fn run(mut self, stop: &Stop) -> Result<(), String> {
        let (queue, items) = mpsc::channel(MAX_WAITING);
        let draining = self.account.drain(items, self.sink, self.shard);
        tokio::select! {
            ended = self.connections(queue, stop) => ended,
            () = draining => Ok(()),
        }
    }

    async fn connections(&mut self, queue: mpsc::Sender<Item>, stop: &Stop) -> Result<(), String> {
        loop {
            let ended = tokio::select! {
                ended = self.connection(&queue, stop) => ended,
                () = stop.cancelled() => Ended::Stopped,
            };
            let (bot, account, shard) = (&self.account.bot, &self.account.name, self.shard.0);
            let pause = match ended {
                Ended::Stopped => return Ok(()),
                Ended::Anew(what) => return Err(what),
                Ended::Fatal(what) => {
                    self.account.trouble();
                    return Err(what);
                }
                Ended::Resume(what) => {
                    tracing::info!(%bot, %account, shard, what, "the gateway's connection ended; the session goes on");
                    Duration::ZERO
                }
                Ended::Identify(what) => {
                    tracing::info!(%bot, %account, shard, what, "the gateway's session ended; a new one begins");
                    self.session = None;
                    self.received = None;
                    // All that Discord sent away must not come back at once.
                    Duration::from_secs(1) + part(Duration::from_secs(4))
                }
            };
            let wait = pause.max(self.wait());
            self.failures = self.failures.saturating_add(1);
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = stop.cancelled() => return Ok(()),
            }
        }
    }

    /// Nothing after a connection that brought events, then longer and longer.
    fn wait(&self) -> Duration {
        let Some(doublings) = self.failures.checked_sub(1) else { return Duration::ZERO };
        let wait = Duration::from_millis(500).saturating_mul(2_u32.saturating_pow(doublings.min(16))).min(LONGEST);
        wait / 2 + part(wait / 2)
    }

    async fn connection(&mut self, queue: &mpsc::Sender<Item>, stop: &Stop) -> Ended {
        if self.session.is_none() {
            self.turns.wait(self.shard.0).await;
        }
        let settings = &self.account.settings;
        let resumed = self.session.as_ref().and_then(|session| session.url.clone()).filter(|_| settings.gateway_url.is_none());
        let url = resumed.unwrap_or_else(|| self.url.to_owned());
        let mut socket = match connect(&url, &settings.way(), &self.account.tls).await {
            Ok(socket) => socket,
            Err(what) => return Ended::Resume(what.to_owned()),
        };
        let every = match timeout(GREETING, greeting(&mut socket)).await {
            Ok(Ok(every)) => every,
            Ok(Err(ended)) => return ended,
            Err(_) => return Ended::Resume("Discord did not greet us in time".to_owned()),
        };
        let token = self.account.rest.token();
        let first = match (&self.session, self.received) {
            (Some(session), Some(received)) => hello::resume(token, &session.id, received),
            _ => hello::identify(token, hello::intents(settings), self.shard),
        };
        let mut beat = interval_at(Instant::now() + part(every), every);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut talk = Talk { socket, beat, answered: true, pending: None, acknowledging: FuturesUnordered::new() };
        if let Err(ended) = write(&mut talk.socket, &first).await {
            return ended;
        }
        let ended = self.converse(&mut talk, queue, stop).await;
        let code = if ended == Ended::Stopped { 1000 } else { KEEP_SESSION };
        let farewell = CloseFrame { code: CloseCode::from(code), reason: "".into() };
        // Whether it is heard does not matter.
        drop(timeout(FAREWELL, talk.socket.close(Some(farewell))).await);
        // What waits for room was received, and is not sent again.
        if let Some(item) = talk.pending.take().filter(|_| ended != Ended::Stopped) {
            drop(queue.send(item).await);
        }
        ended
    }

    async fn converse(&mut self, talk: &mut Talk<'a>, queue: &mpsc::Sender<Item>, stop: &Stop) -> Ended {
        loop {
            let done = tokio::select! {
                () = stop.cancelled() => Err(Ended::Stopped),
                _ = talk.beat.tick() => self.beat(talk).await,
                Some(()) = talk.acknowledging.next() => Ok(()),
                room = queue.reserve(), if talk.pending.is_some() => {
                    match (room, talk.pending.take()) {
                        (Ok(room), Some(item)) => {
                            room.send(item);
                            Ok(())
                        }
                        _ => Err(Ended::Stopped),
                    }
                }
                came = talk.socket.next(), if talk.pending.is_none() => match came {
                    Some(Ok(Message::Text(text))) => self.heard(talk, text).await,
                    Some(Ok(Message::Close(frame))) => Err(closed(frame.map(|frame| frame.code.into()))),
                    Some(Ok(_)) => Ok(()),
                    Some(Err(_)) | None => Err(closed(None)),
                },
            };
            if let Err(ended) = done {
                return ended;
            }
        }
    }

    async fn beat(&self, talk: &mut Talk<'a>) -> Result<(), Ended> {
        if !std::mem::take(&mut talk.answered) {
            return Err(Ended::Resume("Discord does not answer heartbeats".to_owned()));
        }
        write(&mut talk.socket, &hello::heartbeat(self.received)).await
    }

    async fn heard(&mut self, talk: &mut Talk<'a>, text: String) -> Result<(), Ended> {
        let Ok(frame) = serde_json::from_str::<Frame>(&text) else {
            tracing::warn!(bot = %self.account.bot, account = %self.account.name, "a payload of the gateway cannot be read");
            return Ok(());
        };
        match Opcode::from(frame.op) {
            Opcode::Dispatch => {
                self.received = frame.s.or(self.received);
                talk.pending = self.dispatched(talk, &frame, text);
                Ok(())
            }
            Opcode::Heartbeat => write(&mut talk.socket, &hello::heartbeat(self.received)).await,
            Opcode::HeartbeatAck => {
                talk.answered = true;
                Ok(())
            }
            Opcode::Reconnect => {
                self.failures = 0;
                Err(Ended::Resume("Discord asked us to connect anew".to_owned()))
            }
            Opcode::InvalidSession => {
                let resumable = frame.d.as_deref().is_some_and(|data| data.get() == "true");
                let what = "Discord does not know the session".to_owned();
                Err(if resumable && self.session.is_some() { Ended::Resume(what) } else { Ended::Identify(what) })
            }
            _ => Ok(()),
        }
    }

    /// Learns from an event, and understands it where it is a customer's.
    fn dispatched(&mut self, talk: &mut Talk<'a>, frame: &Frame, text: String) -> Option<Item> {
        let (account, name, data) = (self.account, frame.t.as_deref()?, frame.d.as_deref()?);
        let known = || account.world.known();
        match name {
            "READY" => match parse::<wire::Ready>(name, data) {
                Ok(ready) => {
                    known().ready(&ready);
                    self.since = account.marks.latest(|guild| belongs(guild, self.shard));
                    tracing::info!(bot = %account.bot, account = %account.name, shard = self.shard.0, guilds = ready.guilds.len(), "Discord listens");
                    self.session = Some(Session { id: ready.session_id, url: ready.resume_gateway_url });
                    self.failures = 0;
                    Some(Item::Began)
                }
                Err(error) => {
                    tracing::error!(bot = %account.bot, account = %account.name, what = error.what, "the beginning of a session cannot be read");
                    Some(Item::Began)
                }
            },
            "RESUMED" => {
                tracing::info!(bot = %account.bot, account = %account.name, shard = self.shard.0, "the session goes on");
                self.failures = 0;
                None
            }
            "GUILD_CREATE" => {
                let guild = parse::<wire::Guild>(name, data).ok()?;
                known().guild(&guild);
                let found = account.unread(&guild, self.since);
                (!found.is_empty()).then_some(Item::Found(found))
            }
            "THREAD_CREATE" | "THREAD_UPDATE" => {
                known().thread(&parse(name, data).ok()?);
                None
            }
            "THREAD_LIST_SYNC" => {
                let list: wire::Threads = parse(name, data).ok()?;
                list.threads.iter().for_each(|thread| known().thread(thread));
                None
            }
            _ if name.starts_with("MESSAGE_") || name == "INTERACTION_CREATE" => self.understood(talk, frame, text),
            _ => None,
        }
    }

    fn understood(&self, talk: &mut Talk<'a>, frame: &Frame, text: String) -> Option<Item> {
        let account = self.account;
        let raw = Raw { headers: HeaderMap::new(), body: text.into(), received_at: account.clock.now() };
        let kind = frame.t.as_deref().unwrap_or_default();
        let events = match std::panic::catch_unwind(AssertUnwindSafe(|| account.decoder.decode(&raw))) {
            Ok(Ok(events)) => events,
            Ok(Err(error)) => {
                tracing::debug!(bot = %account.bot, account = %account.name, kind, what = error.what, "an event was not taken");
                return None;
            }
            Err(_) => {
                tracing::error!(bot = %account.bot, account = %account.name, kind, "understanding an event panicked; it was set aside");
                return None;
            }
        };
        let taken = frame.d.as_deref().filter(|_| kind == "INTERACTION_CREATE").and_then(|data| {
            let done: wire::Interaction = parse(kind, data).ok()?;
            let (taken, hears) = oneshot::channel();
            let under_way = account.pending.begin(&done.token);
            let acknowledge = async move {
                // Better late than never to the sink, but never late to Discord.
                drop(timeout(ACKNOWLEDGE_AFTER, hears).await);
                account.acknowledge(&done).await;
                drop(under_way);
            };
            talk.acknowledging.push(acknowledge.boxed());
            Some(taken)
        });
        Some(Item::Events { events, taken })
    }
}

/// Whether the gateway greets us.
pub(in super::super) async fn reachable(account: &Account, url: &str) -> Result<(), String> {
    let mut socket = connect(url, &account.settings.way(), &account.tls).await?;
    let greeted = greeting(&mut socket).await;
    drop(timeout(FAREWELL, socket.close(None)).await);
    match greeted {
        Ok(_) | Err(Ended::Stopped) => Ok(()),
        Err(Ended::Resume(what) | Ended::Identify(what) | Ended::Fatal(what) | Ended::Anew(what)) => Err(what),
    }
}

/// How often Discord wants to hear from us.
async fn greeting(socket: &mut Socket) -> Result<Duration, Ended> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => {
                let frame: Option<Frame> = serde_json::from_str(&text).ok().filter(|frame: &Frame| Opcode::from(frame.op) == Opcode::Hello);
                let data: Option<Value> = frame.and_then(|frame| serde_json::from_str(frame.d?.get()).ok());
                let every = data.and_then(|data| data.get("heartbeat_interval").and_then(Value::as_u64));
                let every = every.ok_or_else(|| Ended::Resume("Discord did not greet us".to_owned()))?;
                return Ok(Duration::from_millis(every).max(FASTEST_BEAT));
            }
            Some(Ok(Message::Close(frame))) => return Err(closed(frame.map(|frame| frame.code.into()))),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Err(closed(None)),
        }
    }
}

async fn write(socket: &mut Socket, payload: &Value) -> Result<(), Ended> {
    let written = timeout(WRITE, socket.send(Message::Text(payload.to_string()))).await;
    written.ok().and_then(Result::ok).ok_or_else(|| closed(None))
}

/// A part of a time, by chance: not all come at once.
fn part(of: Duration) -> Duration {
    let mut byte = [0];
    match getrandom::fill(&mut byte) {
        Ok(()) => of * u32::from(byte[0]) / 255,
        Err(_) => of / 2,
    }
}
