//! The fake, and what it has seen.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::serve::serve;
use super::{ChatRequest, Script, Turn};
use crate::conformance::http::Request;

/// Headers whose values are not kept.
const SECRET_HEADERS: [&str; 2] = ["authorization", "api-key"];

/// How an answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was sent as the script says.
    Whole,
    /// The fake cut it, as the script says.
    Cut,
    /// The client closed the connection first.
    ClientGone,
}

/// One request for a chat completion and what became of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The path with its query.
    pub target: String,
    /// The headers, names in small letters; in place of a key stands `present`.
    pub headers: BTreeMap<String, String>,
    /// What was asked.
    pub request: ChatRequest,
    /// When it had come.
    pub at: Instant,
    /// When the headers of a streamed answer were sent.
    pub headers_at: Option<Instant>,
    /// When each token was sent; a whole answer is one.
    pub tokens: Vec<Instant>,
    /// How it ended; `None` while it is being answered.
    pub ended: Option<(Ended, Instant)>,
}

impl Seen {
    /// How long the fake took for the first token: what a benchmark takes away.
    #[must_use]
    pub fn first_token(&self) -> Option<Duration> {
        self.tokens.first().map(|first| first.duration_since(self.at))
    }

    /// Whether the request came with a key.
    #[must_use]
    pub fn has_key(&self) -> bool {
        SECRET_HEADERS.iter().any(|name| self.headers.contains_key(*name))
    }
}

/// The fake. It stops when it is dropped.
pub struct Fake {
    address: SocketAddr,
    inner: Arc<Inner>,
    _stop: DropGuard,
}

pub(super) struct Inner(Mutex<State>);

/// A request that was taken.
pub(super) struct Taken {
    /// Its place among those that were seen.
    pub(super) at: usize,
    /// Its number, from 1.
    pub(super) nth: u64,
    /// When it had come.
    pub(super) came: Instant,
    pub(super) chat: ChatRequest,
    /// What is done with it.
    pub(super) turn: Turn,
}

struct State {
    script: Script,
    queue: VecDeque<Turn>,
    seen: Vec<Seen>,
    /// How many requests were forgotten before the first of `seen`.
    forgotten: usize,
    requests: u64,
    connections: usize,
    open: usize,
    most_open: usize,
}

impl Fake {
    /// Listens on a free port of loopback. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(script: Script) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let state =
            State { script, queue: VecDeque::new(), seen: Vec::new(), forgotten: 0, requests: 0, connections: 0, open: 0, most_open: 0 };
        let inner = Arc::new(Inner(Mutex::new(state)));
        let stop = CancellationToken::new();
        let (serving, stopped) = (Arc::clone(&inner), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(accept(listener, serving)).await });
        Ok(Self { address, inner, _stop: stop.drop_guard() })
    }

    /// What `base_url` in `bot.toml` has to be.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Does this with the next requests, one each, before the rules are asked.
    pub fn queue(&self, turns: impl IntoIterator<Item = Turn>) {
        self.inner.state().queue.extend(turns);
    }

    /// Takes another script from now on.
    pub fn set(&self, script: Script) {
        self.inner.state().script = script;
    }

    /// Every request for a completion since the start, or since [`Fake::forget`], in the order in which they came.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.inner.state().seen.clone()
    }

    /// Forgets the requests that were seen; those that are being answered too. For long benchmarks.
    pub fn forget(&self) {
        let mut state = self.inner.state();
        state.forgotten += state.seen.len();
        state.seen.clear();
    }

    /// How many requests there were since the start.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.inner.state().requests
    }

    /// How many connections were opened.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.inner.state().connections
    }

    /// The most requests that were open at once.
    #[must_use]
    pub fn most_open(&self) -> usize {
        self.inner.state().most_open
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn script(&self) -> Script {
        self.state().script.clone()
    }

    /// Notes a request and answers what is known of it.
    pub(super) fn take(&self, request: &Request) -> Taken {
        let came = Instant::now();
        let chat = ChatRequest::read(serde_json::from_slice(&request.body).unwrap_or_default());
        let mut headers = request.headers.clone();
        for name in SECRET_HEADERS {
            headers.entry(name.to_owned()).and_modify(|value| "present".clone_into(value));
        }
        let mut state = self.state();
        state.requests += 1;
        let nth = state.requests;
        let turn = state.queue.pop_front().unwrap_or_else(|| state.script.turn(nth, &chat));
        state.open += 1;
        state.most_open = state.most_open.max(state.open);
        let target = request.target.clone();
        state.seen.push(Seen { target, headers, request: chat.clone(), at: came, headers_at: None, tokens: Vec::new(), ended: None });
        Taken { at: state.forgotten + state.seen.len() - 1, nth, came, chat, turn }
    }

    pub(super) fn headers(&self, at: usize) {
        self.note(at, |seen| seen.headers_at = Some(Instant::now()));
    }

    pub(super) fn token(&self, at: usize) {
        self.note(at, |seen| seen.tokens.push(Instant::now()));
    }

    pub(super) fn end(&self, at: usize, how: Ended) {
        self.state().open -= 1;
        self.note(at, |seen| seen.ended = Some((how, Instant::now())));
    }

    fn note(&self, at: usize, note: impl FnOnce(&mut Seen)) {
        let mut state = self.state();
        let at = at.checked_sub(state.forgotten);
        if let Some(seen) = at.and_then(|at| state.seen.get_mut(at)) {
            note(seen);
        }
    }
}

async fn accept(listener: TcpListener, inner: Arc<Inner>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        inner.state().connections += 1;
        let inner = Arc::clone(&inner);
        // A connection that breaks is the client's business.
        connections.spawn(async move { serve(stream, &inner).await.is_ok() });
        // What has ended is not kept, however long the fake lives.
        while connections.try_join_next().is_some() {}
    }
}
