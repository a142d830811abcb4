//! As much of HTTP/1.1 as a fake needs, by hand: a library would not break a connection where it is told to.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A request.
pub(super) struct Request {
    pub(super) method: String,
    /// The path with its query.
    pub(super) target: String,
    /// Names in small letters.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

/// A connection of one client.
pub(super) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        // A token that waits for the next one would be measured as slow.
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The next request; `None` when the client has closed.
    pub(super) async fn request(&mut self) -> io::Result<Option<Request>> {
        let (mut head, mut headers) = (String::new(), BTreeMap::new());
        if self.0.read_line(&mut head).await? == 0 {
            return Ok(None);
        }
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await?;
            match line.trim_end().split_once(':') {
                Some((name, value)) => headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()),
                None => break,
            };
        }
        let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        let mut parts = head.split_whitespace().map(str::to_owned);
        let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        Ok(Some(Request { method, target, headers, body }))
    }

    /// A whole answer.
    pub(super) async fn answer(&mut self, status: u16, content_type: &str, more: &str, body: &str) -> io::Result<()> {
        let head = format!("HTTP/1.1 {status} -\r\ncontent-type: {content_type}\r\n{more}content-length: {}\r\n\r\n", body.len());
        self.0.write_all((head + body).as_bytes()).await
    }

    /// The head of a streamed answer.
    pub(super) async fn begin(&mut self) -> io::Result<()> {
        self.0.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n").await
    }

    /// One event of a streamed answer.
    pub(super) async fn event(&mut self, data: &str) -> io::Result<()> {
        let event = format!("data: {data}\n\n");
        self.0.write_all(format!("{:x}\r\n{event}\r\n", event.len()).as_bytes()).await
    }

    /// The clean end of a streamed answer.
    pub(super) async fn end(&mut self) -> io::Result<()> {
        self.0.write_all(b"0\r\n\r\n").await
    }

    /// Waits.
    ///
    /// # Errors
    /// As soon as the client has closed.
    pub(super) async fn wait(&mut self, time: Duration) -> io::Result<()> {
        if time.is_zero() {
            return Ok(());
        }
        tokio::select! {
            () = tokio::time::sleep(time) => Ok(()),
            gone = self.gone() => gone,
        }
    }

    /// Waits until the client has closed.
    pub(super) async fn gone(&mut self) -> io::Result<()> {
        // A client that waits for an answer sends nothing more.
        self.0.fill_buf().await?;
        Err(io::ErrorKind::BrokenPipe.into())
    }
}
