//! Receives callbacks.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::wire::{Frame, Wire};
use crate::core::signature::{self, Headers, Secret, TOLERANCE_SECS};
use crate::core::time::Timestamp;

/// One callback.
#[derive(Clone, Debug)]
pub struct Callback {
    /// The `webhook-id`.
    pub id: String,
    /// Whether the signature is right.
    pub signed: bool,
    /// What it says.
    pub body: Delivered,
    /// When it had arrived whole.
    pub at: Instant,
}

/// What a callback says, as far as a load looks at it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Delivered {
    /// `message`, `edit` …
    #[serde(rename = "type")]
    pub kind: String,
    /// Where.
    pub conversation: String,
    /// The id of what it edits or deletes.
    pub message: String,
    /// The words, without markup.
    pub text: String,
    /// Who speaks: `answer`, `system`, `agent`.
    pub origin: String,
    /// Which messages it answers.
    pub answers: Vec<String>,
}

/// What the receiver does with a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Says that it arrived.
    Take,
    /// Answers another status.
    Refuse {
        /// Which.
        status: u16,
        /// The value of `Retry-After`, seconds.
        retry_after: Option<u64>,
    },
    /// Ends the connection without an answer.
    Cut,
    /// Says that it arrived, after a while.
    Late(Duration),
}

type Handle = dyn Fn(Callback) -> Verdict + Send + Sync;

/// A server for callbacks on loopback; it ends when it is dropped.
pub struct Receiver {
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Receiver {
    /// Listens on a free port and lets `handle` decide about each callback.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(secret: Secret, handle: impl Fn(Callback) -> Verdict + Send + Sync + 'static) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let handle: Arc<Handle> = Arc::new(handle);
        let accepting = tokio::spawn(async move {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => drop(tokio::spawn(serve(stream, secret.clone(), Arc::clone(&handle)))),
                    Err(error) => {
                        tracing::warn!(%error, "cannot take a connection for callbacks");
                        tokio::time::sleep(Duration::from_millis(10)).await;
                    }
                }
            }
        });
        Ok(Self { address, accepting })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Serves one connection. The server under test may be killed at any moment, so an error only ends it.
async fn serve(stream: TcpStream, secret: Secret, handle: Arc<Handle>) {
    let Ok(mut wire) = Wire::new(stream) else { return };
    while let Ok(Some(frame)) = wire.read().await {
        let response = match read(&frame, &secret).map(|callback| handle(callback)) {
            None => respond(400, None),
            Some(Verdict::Take) => respond(204, None),
            Some(Verdict::Refuse { status, retry_after }) => respond(status, retry_after),
            Some(Verdict::Cut) => return,
            Some(Verdict::Late(time)) => {
                tokio::time::sleep(time).await;
                respond(204, None)
            }
        };
        if wire.write(response.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn read(frame: &Frame, secret: &Secret) -> Option<Callback> {
    let at = Instant::now();
    let id = frame.header(signature::ID)?;
    let headers = Headers { id: Some(id), timestamp: frame.header(signature::TIMESTAMP), signature: frame.header(signature::SIGNATURE) };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = Timestamp(i64::try_from(now).unwrap_or(i64::MAX));
    let signed = signature::verify(std::slice::from_ref(secret), headers, &frame.body, now, TOLERANCE_SECS).is_ok();
    let body = serde_json::from_slice(&frame.body).ok()?;
    Some(Callback { id: id.to_owned(), signed, body, at })
}

fn respond(status: u16, retry_after: Option<u64>) -> String {
    let length = if status == 204 { "" } else { "content-length: 0\r\n" };
    let retry_after = retry_after.map_or_else(String::new, |secs| format!("retry-after: {secs}\r\n"));
    format!("HTTP/1.1 {status} Status\r\n{length}{retry_after}\r\n")
}
