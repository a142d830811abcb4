//! A fake of whoever receives signed webhooks, on loopback: verifies signatures, recognises repeats, keeps what it
//! was sent and injects faults.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::{Platform, Shown, Weather};
use crate::core::signature::{self, Headers, Secret, TOLERANCE_SECS};
use crate::ports::Clock;

/// One request that came with a good signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// Its `webhook-id`.
    pub id: String,
    /// Its body.
    pub body: Value,
}

/// The fake. It stops when it is dropped.
pub struct Receiver {
    address: SocketAddr,
    inner: Arc<Inner>,
    _stop: DropGuard,
}

struct Inner {
    secrets: Vec<Secret>,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    weather: VecDeque<Weather>,
    received: Vec<Received>,
    shown: Vec<Shown>,
    refused: usize,
    connections: usize,
}

impl Receiver {
    /// Listens on a free port of loopback; believes requests that are signed with one of `secrets`, or all if there is none.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(secrets: Vec<Secret>, clock: Arc<dyn Clock>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let inner = Arc::new(Inner { secrets, clock, state: Mutex::default() });
        let stop = CancellationToken::new();
        let (serving, stopped) = (Arc::clone(&inner), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(accept(listener, serving)).await });
        Ok(Self { address, inner, _stop: stop.drop_guard() })
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/replies", self.address)
    }

    /// Every request with a good signature, repeats and faults included.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.inner.state().received.clone()
    }

    /// How many requests had no good signature.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.inner.state().refused
    }

    /// How many connections were opened.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.inner.state().connections
    }
}

impl Platform for Receiver {
    fn script(&self, weather: &[Weather]) -> bool {
        self.inner.state().weather = weather.iter().copied().collect();
        true
    }

    fn shown(&self) -> Vec<Shown> {
        self.inner.state().shown.clone()
    }
}

/// What is done with the connection.
enum Reply {
    Answer(u16, Option<u64>, String),
    Silence,
    Cut,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn believed(&self, headers: &BTreeMap<String, String>, body: &[u8]) -> bool {
        let header = |name: &str| headers.get(name).map(String::as_str);
        let signed =
            Headers { id: header(signature::ID), timestamp: header(signature::TIMESTAMP), signature: header(signature::SIGNATURE) };
        self.secrets.is_empty() || signature::verify(&self.secrets, signed, body, self.clock.now(), TOLERANCE_SECS).is_ok()
    }

    fn reply(&self, headers: &BTreeMap<String, String>, body: &[u8]) -> Reply {
        let believed = self.believed(headers, body);
        let mut state = self.state();
        let (true, Ok(body)) = (believed, serde_json::from_slice::<Value>(body)) else {
            state.refused += 1;
            return Reply::Answer(401, None, String::new());
        };
        let id = headers.get(signature::ID).cloned().unwrap_or_default();
        state.received.push(Received { id: id.clone(), body: body.clone() });
        let weather = state.weather.pop_front().unwrap_or(Weather::Fine);
        match weather {
            Weather::Busy { after } => return Reply::Answer(429, after.map(|after| after.as_secs()), String::new()),
            Weather::Broken => return Reply::Answer(500, None, "<html>oops</html>".to_owned()),
            Weather::Gone => return Reply::Answer(410, None, String::new()),
            Weather::Fine | Weather::Slow | Weather::Cut | Weather::Garbled => state.show(&id, &body),
        }
        match weather {
            Weather::Slow => Reply::Silence,
            Weather::Cut => Reply::Cut,
            Weather::Garbled => Reply::Answer(200, None, "{\"message\": ".to_owned()),
            _ => Reply::Answer(200, None, serde_json::json!({"message": format!("shown-{id}")}).to_string()),
        }
    }
}

impl State {
    fn show(&mut self, id: &str, body: &Value) {
        let known = self.shown.iter().any(|shown| shown.id == id);
        if let (false, Some(text)) = (known, body.get("text").and_then(Value::as_str)) {
            self.shown.push(Shown { id: id.to_owned(), text: text.to_owned() });
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
    }
}

/// Serves requests of one connection until it is closed.
async fn serve(stream: TcpStream, inner: &Inner) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    while let Some((head, headers)) = read_head(&mut stream).await? {
        let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        let reply = if head.starts_with("POST ") { inner.reply(&headers, &body) } else { Reply::Answer(204, None, String::new()) };
        match reply {
            Reply::Cut => return Ok(()),
            Reply::Silence => {
                // Until the client gives up.
                stream.read_to_end(&mut Vec::new()).await?;
                return Ok(());
            }
            Reply::Answer(status, after, body) => {
                let after = after.map(|secs| format!("retry-after: {secs}\r\n")).unwrap_or_default();
                let length = if status == 204 { String::new() } else { format!("content-length: {}\r\n", body.len()) };
                stream.write_all(format!("HTTP/1.1 {status} -\r\n{after}{length}\r\n{body}").as_bytes()).await?;
            }
        }
    }
    Ok(())
}

/// The request line and the headers, names in lower case; `None` at the end of the connection.
async fn read_head(stream: &mut BufReader<TcpStream>) -> io::Result<Option<(String, BTreeMap<String, String>)>> {
    let (mut head, mut headers) = (String::new(), BTreeMap::new());
    if stream.read_line(&mut head).await? == 0 {
        return Ok(None);
    }
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()),
            None => return Ok(Some((head, headers))),
        };
    }
}
