//! As much of HTTP/1.1 as a fake needs, by hand: a library would not break a connection where it is told to.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// No body is longer: the largest file of any platform, and room for what stands around it.
const MOST_BODY: usize = 80 << 20;

/// A request.
pub(in crate::conformance) struct Request {
    pub(in crate::conformance) method: String,
    /// The path with its query.
    pub(in crate::conformance) target: String,
    /// Names in small letters.
    pub(in crate::conformance) headers: BTreeMap<String, String>,
    pub(in crate::conformance) body: Vec<u8>,
}

/// A connection of one client.
pub(in crate::conformance) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub(in crate::conformance) fn new(stream: TcpStream) -> io::Result<Self> {
        // A token that waits for the next one would be measured as slow.
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The next request; `None` when the client has closed.
    pub(in crate::conformance) async fn request(&mut self) -> io::Result<Option<Request>> {
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
        let body = if headers.get("transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked")) {
            self.chunks().await?
        } else {
            let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            self.exactly(length).await?
        };
        let mut parts = head.split_whitespace().map(str::to_owned);
        let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        Ok(Some(Request { method, target, headers, body }))
    }

    async fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        if length > MOST_BODY {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    /// A body whose length nobody knew when it began.
    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await?;
            let length = line.trim().split(';').next().and_then(|length| usize::from_str_radix(length, 16).ok());
            let length = length.ok_or(io::ErrorKind::InvalidData)?;
            body.extend(self.exactly(length).await?);
            self.0.read_line(&mut line).await?;
            match length {
                0 => return Ok(body),
                _ if body.len() > MOST_BODY => return Err(io::ErrorKind::FileTooLarge.into()),
                _ => {}
            }
        }
    }

    /// A whole answer.
    pub(in crate::conformance) async fn answer(
        &mut self,
        status: u16,
        content_type: &str,
        more: &str,
        body: impl AsRef<[u8]>,
    ) -> io::Result<()> {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status} -\r\ncontent-type: {content_type}\r\n{more}content-length: {}\r\n\r\n", body.len());
        self.0.write_all(&[head.as_bytes(), body].concat()).await
    }

    /// The head of a streamed answer.
    pub(in crate::conformance) async fn begin(&mut self) -> io::Result<()> {
        self.0.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n").await
    }

    /// One event of a streamed answer.
    pub(in crate::conformance) async fn event(&mut self, data: &str) -> io::Result<()> {
        let event = format!("data: {data}\n\n");
        self.0.write_all(format!("{:x}\r\n{event}\r\n", event.len()).as_bytes()).await
    }

    /// The clean end of a streamed answer.
    pub(in crate::conformance) async fn end(&mut self) -> io::Result<()> {
        self.0.write_all(b"0\r\n\r\n").await
    }

    /// Waits.
    ///
    /// # Errors
    /// As soon as the client has closed.
    pub(in crate::conformance) async fn wait(&mut self, time: Duration) -> io::Result<()> {
        if time.is_zero() {
            return Ok(());
        }
        tokio::select! {
            () = tokio::time::sleep(time) => Ok(()),
            gone = self.gone() => gone,
        }
    }

    /// Waits until the client has closed.
    pub(in crate::conformance) async fn gone(&mut self) -> io::Result<()> {
        // A client that waits for an answer sends nothing more.
        self.0.fill_buf().await?;
        Err(io::ErrorKind::BrokenPipe.into())
    }
}
