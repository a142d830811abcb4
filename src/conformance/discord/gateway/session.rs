//! Sessions: who is told what, under which number, and what is told again after a break.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::{Duration, Instant};

use super::super::world::State;
use super::super::{Id, intents};
use super::{Event, Met, Moment};

/// How many events of a session are kept, to be told again.
const KEPT: usize = 10_000;
/// How many frames a client may send in a minute.
const FRAMES: u32 = 120;
/// The longest frame of a client, in bytes.
const FRAME_BYTES: usize = 4096;

/// What is written to a connection.
#[derive(Clone, Debug)]
pub(super) enum Frame {
    Text(String),
    Close(u16),
    /// The connection breaks without a word.
    Drop,
}

pub(super) struct Connection {
    sender: UnboundedSender<Frame>,
    session: Option<String>,
    frames: (u32, Instant),
}

struct Session {
    shard: (u64, u64),
    intents: u64,
    sequence: u64,
    log: VecDeque<(u64, String)>,
    connection: Option<u64>,
    /// When its connection broke.
    lost: Option<Instant>,
}

/// All sessions and connections.
pub(crate) struct Sessions {
    sessions: BTreeMap<String, Session>,
    connections: BTreeMap<u64, Connection>,
    opened: u64,
    /// Events that wait to be told.
    pub(crate) held: Option<Vec<Event>>,
    /// Whether heartbeats are acknowledged.
    pub(super) acknowledges: bool,
    /// Whether a new connection is greeted.
    pub(super) greets: bool,
    /// Whether connections are taken at all.
    pub(crate) open: bool,
    pub(super) met: Vec<Met>,
    /// How many sessions were begun.
    pub(crate) started: u64,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            sessions: BTreeMap::new(),
            connections: BTreeMap::new(),
            opened: 0,
            held: None,
            acknowledges: true,
            greets: true,
            open: true,
            met: Vec::new(),
            started: 0,
        }
    }
}

impl Sessions {
    /// A new connection; what it is to be told comes through `sender`.
    pub(super) fn connect(&mut self, sender: UnboundedSender<Frame>, path: &str, heartbeat: Duration) -> u64 {
        self.opened += 1;
        let id = self.opened;
        self.note(id, Moment::Opened { path: path.to_owned() });
        self.connections.insert(id, Connection { sender, session: None, frames: (0, Instant::now()) });
        if self.greets {
            let interval = u64::try_from(heartbeat.as_millis()).unwrap_or(u64::MAX);
            self.send(id, &json!({"op": 10, "d": {"heartbeat_interval": interval}, "s": null, "t": null}));
        }
        id
    }

    /// A connection is gone. A client that closes with 1000 or 1001 does not want its session any more.
    pub(super) fn disconnect(&mut self, id: u64, code: Option<u16>) {
        self.note(id, Moment::Closed { code });
        let session = self.connections.remove(&id).and_then(|connection| connection.session);
        let Some(name) = session else { return };
        if matches!(code, Some(1000 | 1001)) {
            self.sessions.remove(&name);
        } else if let Some(session) = self.sessions.get_mut(&name)
            && session.connection == Some(id)
        {
            session.connection = None;
            session.lost = Some(Instant::now());
        }
    }

    pub(super) fn note(&mut self, connection: u64, what: Moment) {
        self.met.push(Met { at: Instant::now(), connection, what });
    }

    fn send(&self, connection: u64, frame: &Value) {
        self.write(connection, Frame::Text(frame.to_string()));
    }

    pub(super) fn write(&self, connection: u64, frame: Frame) {
        if let Some(known) = self.connections.get(&connection) {
            // A connection that has just ended hears no more.
            drop(known.sender.send(frame));
        }
    }

    pub(super) fn write_all(&self, frame: &Frame) -> usize {
        for id in self.connections.keys() {
            self.write(*id, frame.clone());
        }
        self.connections.len()
    }

    pub(super) fn close(&mut self, connection: u64, code: u16) {
        self.note(connection, Moment::Refused { code });
        self.write(connection, Frame::Close(code));
    }

    /// How many sessions have a connection.
    pub(super) fn live(&self) -> usize {
        self.sessions.values().filter(|session| session.connection.is_some()).count()
    }

    /// Forgets all sessions: the next resume is refused.
    pub(super) fn forget(&mut self) {
        self.sessions.clear();
    }

    fn deliver(&mut self, event: &Event) {
        let mut told = Vec::new();
        for session in self.sessions.values_mut() {
            let (shard, count) = session.shard;
            if shard != event.guild.map_or(0, |guild| guild.shard(count)) {
                continue;
            }
            if let Some(data) = event.told(session.intents) {
                let text = session.record(&event.name, &data);
                told.extend(session.connection.map(|connection| (connection, text)));
            }
        }
        for (connection, text) in told {
            self.write(connection, Frame::Text(text));
        }
    }
}

impl Session {
    fn record(&mut self, name: &str, data: &Value) -> String {
        self.sequence += 1;
        let text = json!({"op": 0, "t": name, "s": self.sequence, "d": data}).to_string();
        self.log.push_back((self.sequence, text.clone()));
        if self.log.len() > KEPT {
            self.log.pop_front();
        }
        text
    }
}

impl State {
    /// Tells all sessions that are meant; later, where events are held.
    pub(crate) fn tell(&mut self, event: Event) {
        match &mut self.gateway.held {
            Some(held) => held.push(event),
            None => self.gateway.deliver(&event),
        }
    }

    /// What a client said.
    pub(super) fn hear(&mut self, connection: u64, text: &str) {
        let Some(known) = self.gateway.connections.get_mut(&connection) else { return };
        let (frames, since) = &mut known.frames;
        if since.elapsed() > Duration::from_secs(60) {
            (*frames, *since) = (0, Instant::now());
        }
        *frames += 1;
        let (too_many, identified) = (*frames > FRAMES, known.session.is_some());
        let frame: Option<Value> = serde_json::from_str(text).ok().filter(|_| text.len() <= FRAME_BYTES);
        let Some(frame) = frame else { return self.gateway.close(connection, 4002) };
        let (op, data) = (frame.get("op").and_then(Value::as_u64), frame.get("d").unwrap_or(&Value::Null));
        match op {
            _ if too_many => self.gateway.close(connection, 4008),
            Some(1) => {
                self.gateway.note(connection, Moment::Heartbeat);
                if self.gateway.acknowledges {
                    self.gateway.send(connection, &json!({"op": 11, "d": null, "s": null, "t": null}));
                }
            }
            Some(2 | 6) if identified => self.gateway.close(connection, 4005),
            Some(2) => self.identify(connection, data),
            Some(6) => self.resume(connection, data),
            Some(3 | 4 | 8) if identified => {}
            Some(3 | 4 | 8) => self.gateway.close(connection, 4003),
            _ => self.gateway.close(connection, 4001),
        }
    }

    fn identify(&mut self, connection: u64, data: &Value) {
        let number = |name: &str| data.get(name).and_then(Value::as_u64);
        let shard = data.get("shard").and_then(|shard| Some((shard.get(0)?.as_u64()?, shard.get(1)?.as_u64()?))).unwrap_or((0, 1));
        let wanted = number("intents");
        let refused = match wanted {
            _ if !self.believes(data) => Some(4004),
            None => Some(4013),
            Some(intents) if intents & !intents::KNOWN != 0 => Some(4013),
            Some(intents) if intents & intents::PRIVILEGED & !self.setup.privileged != 0 => Some(4014),
            _ if shard.0 >= shard.1 => Some(4010),
            _ if shard.1 < self.setup.shards => Some(4011),
            _ => None,
        };
        if let Some(code) = refused {
            return self.gateway.close(connection, code);
        }
        let intents = wanted.unwrap_or(0);
        self.gateway.note(connection, Moment::Identified { shard, intents });
        self.gateway.started += 1;
        let name = format!("{:016x}", self.ids.next().0);
        let session = Session { shard, intents, sequence: 0, log: VecDeque::new(), connection: Some(connection), lost: None };
        self.gateway.sessions.insert(name.clone(), session);
        if let Some(known) = self.gateway.connections.get_mut(&connection) {
            known.session = Some(name.clone());
        }
        let guilds: Vec<Id> = self.guilds.keys().copied().filter(|guild| guild.shard(shard.1) == shard.0).collect();
        let ready = self.ready(&name, shard, &guilds);
        self.told_alone(&name, "READY", &ready);
        if intents & intents::GUILDS != 0 {
            for guild in guilds {
                let data = self.guild_event(guild);
                self.told_alone(&name, "GUILD_CREATE", &data);
            }
        }
    }

    fn ready(&self, session: &str, shard: (u64, u64), guilds: &[Id]) -> Value {
        let guilds: Vec<Value> = guilds.iter().map(|guild| json!({"id": guild, "unavailable": true})).collect();
        json!({
            "v": 10, "user": self.current_user(), "guilds": guilds, "session_id": session, "session_type": "normal",
            "resume_gateway_url": format!("ws://{}/resume", self.host), "shard": [shard.0, shard.1],
            "application": {"id": self.me, "flags": self.application_flags()},
            "private_channels": [], "relationships": [], "presences": [], "guild_join_requests": [], "geo_ordered_rtc_regions": [],
        })
    }

    fn told_alone(&mut self, session: &str, name: &str, data: &Value) {
        let Some(session) = self.gateway.sessions.get_mut(session) else { return };
        let (text, connection) = (session.record(name, data), session.connection);
        if let Some(connection) = connection {
            self.gateway.write(connection, Frame::Text(text));
        }
    }

    fn resume(&mut self, connection: u64, data: &Value) {
        if !self.believes(data) {
            return self.gateway.close(connection, 4004);
        }
        let name = data.get("session_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let sequence = data.get("seq").and_then(Value::as_u64).unwrap_or(0);
        let lives = self.setup.sessions_live;
        let session = self.gateway.sessions.get_mut(&name).filter(|session| {
            let first = session.log.front().map_or(1, |(first, _)| *first);
            session.lost.is_none_or(|lost| lost.elapsed() <= lives) && sequence <= session.sequence && sequence + 1 >= first
        });
        let Some(session) = session else {
            self.gateway.note(connection, Moment::Invalid);
            self.gateway.sessions.remove(&name);
            return self.gateway.send(connection, &json!({"op": 9, "d": false, "s": null, "t": null}));
        };
        (session.connection, session.lost) = (Some(connection), None);
        let missed: Vec<String> = session.log.iter().filter(|(known, _)| *known > sequence).map(|(_, text)| text.clone()).collect();
        if let Some(known) = self.gateway.connections.get_mut(&connection) {
            known.session = Some(name.clone());
        }
        self.gateway.note(connection, Moment::Resumed { replayed: missed.len() });
        for text in missed {
            self.gateway.write(connection, Frame::Text(text));
        }
        self.told_alone(&name, "RESUMED", &json!({"_trace": []}));
    }

    fn believes(&self, data: &Value) -> bool {
        data.get("token").and_then(Value::as_str).is_some_and(|token| token.trim_start_matches("Bot ") == self.token)
    }
}
