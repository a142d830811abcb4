//! Sends signed messages to one webhook.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::wire::Wire;
use crate::core::signature::{self, Secret};

/// The webhook of one bot and the secret that it believes.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The path: `/webhook/<bot>/<account>`.
    pub path: Arc<str>,
    /// What signs.
    pub secret: Secret,
}

/// The body of a customer's message.
#[must_use]
pub fn message(conversation: &str, text: &str) -> Vec<u8> {
    let author = serde_json::json!({"id": conversation});
    serde_json::json!({"type": "message", "conversation": conversation, "author": author, "text": text}).to_string().into_bytes()
}

/// One kept-alive connection, made when it is needed.
pub struct Client {
    target: Target,
    wire: Option<Wire>,
}

impl Client {
    /// A client that is not connected yet.
    #[must_use]
    pub fn new(target: Target) -> Self {
        Self { target, wire: None }
    }

    /// Posts a body under an id and answers the status.
    ///
    /// # Errors
    /// When there was no answer; whether the message was taken is unknown then, and it may be posted again.
    pub async fn post(&mut self, id: &str, body: &[u8]) -> std::io::Result<u16> {
        let request = self.request(id, body);
        let reused = self.wire.is_some();
        match self.exchange(&request).await {
            // The server may end an idle connection; the same id makes a second attempt safe.
            Err(_) if reused => self.exchange(&request).await,
            outcome => outcome,
        }
    }

    async fn exchange(&mut self, request: &[u8]) -> std::io::Result<u16> {
        let mut wire = match self.wire.take() {
            Some(wire) => wire,
            None => Wire::new(TcpStream::connect(self.target.listen).await?)?,
        };
        wire.write(request).await?;
        let frame = wire.read().await?.ok_or(ErrorKind::UnexpectedEof)?;
        let status = frame.status().ok_or(ErrorKind::InvalidData)?;
        if !frame.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
            self.wire = Some(wire);
        }
        Ok(status)
    }

    fn request(&self, id: &str, body: &[u8]) -> Vec<u8> {
        let Target { listen, path, secret } = &self.target;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let timestamp = i64::try_from(now).unwrap_or_default();
        let signature = signature::sign(secret, id, timestamp, body);
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {listen}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
             {}: {id}\r\n{}: {timestamp}\r\n{}: {signature}\r\n\r\n",
            body.len(),
            signature::ID,
            signature::TIMESTAMP,
            signature::SIGNATURE,
        );
        let mut request = head.into_bytes();
        request.extend_from_slice(body);
        request
    }
}

/// One message for the pool.
struct Job {
    id: String,
    body: Vec<u8>,
}

/// What became of a message of the pool.
pub type Posted<'a> = (&'a str, std::io::Result<u16>);

/// A fixed number of connections. Messages given to the same one arrive in order.
pub struct Pool {
    connections: Vec<mpsc::UnboundedSender<Job>>,
}

impl Pool {
    /// Connections that tell `posted` what became of each message. They end when the pool is dropped.
    /// Must be called within a tokio runtime.
    pub fn new(target: &Target, connections: usize, posted: impl Fn(Posted<'_>) + Send + Sync + 'static) -> Self {
        let posted = Arc::new(posted);
        let connect = |_| {
            let (sender, mut jobs) = mpsc::unbounded_channel::<Job>();
            let (mut client, posted) = (Client::new(target.clone()), Arc::clone(&posted));
            tokio::spawn(async move {
                while let Some(Job { id, body }) = jobs.recv().await {
                    let outcome = client.post(&id, &body).await;
                    posted((&id, outcome));
                }
            });
            sender
        };
        Self { connections: (0..connections.max(1)).map(connect).collect() }
    }

    /// Queues a message on the connection that belongs to `lane`.
    pub fn post(&self, lane: usize, id: String, body: Vec<u8>) {
        let connection = self.connections.get(lane % self.connections.len().max(1));
        // A connection's task ends only with the pool.
        if connection.is_none_or(|jobs| jobs.send(Job { id, body }).is_err()) {
            tracing::error!("a connection of the generator ended early");
        }
    }
}
