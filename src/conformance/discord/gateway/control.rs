//! What a test does to the gateway.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::fake::Inner;
use super::super::{Id, Random};
use super::Event;
use super::session::Frame;

/// Something that happened on a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Moment {
    /// It was opened; a path of `/resume` is the address that READY gave for resuming.
    Opened {
        /// The path.
        path: String,
    },
    /// A session was begun.
    Identified {
        /// Its shard, and how many there are.
        shard: (u64, u64),
        /// Its intents.
        intents: u64,
    },
    /// A session goes on.
    Resumed {
        /// How many events were told again.
        replayed: usize,
    },
    /// A session that was to go on is unknown.
    Invalid,
    /// A heartbeat came.
    Heartbeat,
    /// We closed it.
    Refused {
        /// Why.
        code: u16,
    },
    /// It is gone.
    Closed {
        /// What the client said, where it was the one to close.
        code: Option<u16>,
    },
}

/// A moment with its time and the number of its connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// When.
    pub at: Instant,
    /// On which connection, from 1.
    pub connection: u64,
    /// What.
    pub what: Moment,
}

/// The gateway of a fake, in a test's hands.
#[derive(Clone)]
pub struct Gateway(pub(in super::super) Arc<Inner>);

impl Gateway {
    /// Everything that happened on connections, in order.
    #[must_use]
    pub fn met(&self) -> Vec<Met> {
        self.0.state().gateway.met.clone()
    }

    /// How many sessions have a connection now.
    #[must_use]
    pub fn live(&self) -> usize {
        self.0.state().gateway.live()
    }

    /// How many sessions were begun; one that goes on is not counted again.
    #[must_use]
    pub fn started(&self) -> u64 {
        self.0.state().gateway.started
    }

    /// Waits until this many sessions have a connection; `false` when they do not in time.
    pub async fn wait_live(&self, sessions: usize, within: Duration) -> bool {
        self.0.until(within, |state| (state.gateway.live() >= sessions).then_some(())).await.is_some()
    }

    /// Breaks all connections without a word; answers how many there were.
    pub fn cut(&self) -> usize {
        self.0.state().gateway.write_all(&Frame::Drop)
    }

    /// Closes all connections with a code.
    pub fn close(&self, code: u16) -> usize {
        self.0.state().gateway.write_all(&Frame::Close(code))
    }

    /// Takes no new connections, or takes them again.
    pub fn shut(&self, shut: bool) {
        self.0.state().gateway.open = !shut;
    }

    /// Asks all clients to reconnect (op 7).
    pub fn reconnect(&self) -> usize {
        self.0.state().gateway.write_all(&op(7, &Value::Null))
    }

    /// Tells all clients that their session is invalid (op 9). One that is not resumable is forgotten.
    pub fn invalidate(&self, resumable: bool) -> usize {
        let mut state = self.0.state();
        if !resumable {
            state.gateway.forget();
        }
        state.gateway.write_all(&op(9, &json!(resumable)))
    }

    /// Forgets all sessions without telling: who resumes is refused, and what happens meanwhile is told to nobody.
    pub fn forget(&self) {
        self.0.state().gateway.forget();
    }

    /// Whether heartbeats are acknowledged.
    pub fn acknowledge(&self, acknowledge: bool) {
        self.0.state().gateway.acknowledges = acknowledge;
    }

    /// Whether new connections are greeted (HELLO).
    pub fn greet(&self, greet: bool) {
        self.0.state().gateway.greets = greet;
    }

    /// Keeps events back from now on.
    pub fn hold(&self) {
        self.0.state().gateway.held.get_or_insert_default();
    }

    /// Tells what was kept back in an order that follows from `seed`, and so many of a hundred twice. Answers how many events
    /// were told, repeats included.
    pub fn release(&self, seed: u64, twice_percent: u64) -> usize {
        let mut state = self.0.state();
        let held = state.gateway.held.take().unwrap_or_default();
        let mut random = Random::new(seed);
        let mut events: Vec<(u64, Event)> = Vec::new();
        for event in held {
            if random.below(100) < twice_percent {
                events.push((random.below(u64::MAX), event.clone()));
            }
            events.push((random.below(u64::MAX), event));
        }
        events.sort_by_key(|(place, _)| *place);
        let count = events.len();
        for (_, event) in events {
            state.tell(event);
        }
        count
    }

    /// Tells an event of any name and shape: one that does not exist, or that cannot be read.
    pub fn dispatch(&self, name: &str, guild: Option<Id>, data: Value) {
        self.0.state().tell(Event::new(name, guild, 0, data));
    }

    /// Writes a frame as it is.
    pub fn write(&self, text: &str) -> usize {
        self.0.state().gateway.write_all(&Frame::Text(text.to_owned()))
    }
}

fn op(op: u64, data: &Value) -> Frame {
    Frame::Text(json!({"op": op, "d": data, "s": null, "t": null}).to_string())
}
