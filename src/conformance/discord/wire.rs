//! As much of HTTP/1.1 as the fake needs, by hand: a library would not break a connection where it is told to.

use std::collections::BTreeMap;
use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::reply::Reply;

/// A request.
#[derive(Clone, Debug, Default)]
pub(super) struct Request {
    pub(super) method: String,
    /// Without the query.
    pub(super) path: String,
    pub(super) query: BTreeMap<String, String>,
    /// Names in small letters.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Request {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.query.get(name)?.parse().ok()
    }
}

/// A connection of one client.
pub(super) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The next request; `None` when the client has closed.
    pub(super) async fn request(&mut self) -> io::Result<Option<Request>> {
        let mut request = Request::default();
        let mut head = String::new();
        if self.0.read_line(&mut head).await? == 0 {
            return Ok(None);
        }
        let mut parts = head.split_whitespace().map(str::to_owned);
        let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        request.method = method;
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        path.clone_into(&mut request.path);
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        request.query = pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect();
        loop {
            let line = self.line().await?;
            match line.split_once(':') {
                Some((name, value)) => request.headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()),
                None => break,
            };
        }
        request.body = match request.header("transfer-encoding") {
            "chunked" => self.chunks().await?,
            _ => self.exactly(request.header("content-length").parse().unwrap_or(0)).await?,
        };
        Ok(Some(request))
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line).await?;
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    async fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16).map_err(io::Error::other)?;
            body.extend(self.exactly(size).await?);
            self.line().await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    /// A whole answer.
    pub(super) async fn answer(&mut self, reply: &Reply) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} -\r\ndate: {}\r\n", reply.status, date());
        for (name, value) in &reply.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if reply.status != 204 {
            head.push_str(&format!("content-type: {}\r\ncontent-length: {}\r\n", reply.mime, reply.body.len()));
        }
        head.push_str("\r\n");
        self.0.write_all(&[head.as_bytes(), &reply.body].concat()).await
    }

    /// Waits until the client has closed.
    pub(super) async fn gone(&mut self) -> io::Result<()> {
        // A client that waits for an answer sends nothing more.
        self.0.fill_buf().await?;
        Err(io::ErrorKind::BrokenPipe.into())
    }

    /// Goes on as a WebSocket.
    pub(super) async fn upgrade(mut self, request: &Request) -> io::Result<WebSocketStream<TcpStream>> {
        let accept = derive_accept_key(request.header("sec-websocket-key").as_bytes());
        let head = "HTTP/1.1 101 -\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: ";
        self.0.write_all(format!("{head}{accept}\r\n\r\n").as_bytes()).await?;
        let early = self.0.buffer().to_vec();
        Ok(WebSocketStream::from_partially_read(self.0.into_inner(), early, Role::Server, None).await)
    }
}

/// Percent-decoded; what is not text any more is left out.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, hex) {
            (b'%', Some(hex)) => {
                bytes.push(hex);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn date() -> String {
    jiff::Timestamp::now().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
