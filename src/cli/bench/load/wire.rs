//! HTTP/1.1 messages with a `content-length`, one after the other on one connection.

use std::io::{Error, ErrorKind};

use bytes::{Buf as _, Bytes, BytesMut};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The most bytes of a message's start line and headers.
const MAX_HEAD: usize = 16 * 1024;
/// The most bytes of a body.
const MAX_BODY: usize = 4 * 1024 * 1024;
/// What ends the headers.
const BLANK_LINE: &[u8] = b"\r\n\r\n";

/// A connection on which whole messages are read.
pub(super) struct Wire {
    stream: TcpStream,
    buffer: BytesMut,
}

/// One message.
#[derive(Debug)]
pub(super) struct Frame {
    head: String,
    /// The body.
    pub(super) body: Bytes,
}

impl Frame {
    /// The request line or the status line.
    pub(super) fn start(&self) -> &str {
        self.head.split("\r\n").next().unwrap_or_default()
    }

    /// The header of that name, in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    /// The code of a status line.
    pub(super) fn status(&self) -> Option<u16> {
        self.start().split(' ').nth(1)?.parse().ok()
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.split("\r\n").skip(1).filter_map(|line| line.split_once(':'));
    fields.filter(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

impl Wire {
    /// A connection from its beginning.
    pub(super) fn new(stream: TcpStream) -> std::io::Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: BytesMut::with_capacity(4096) })
    }

    /// Writes bytes as they are.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// The next message; `None` when the other side ended the connection between two messages.
    pub(super) async fn read(&mut self) -> std::io::Result<Option<Frame>> {
        loop {
            if let Some(frame) = take(&mut self.buffer)? {
                return Ok(Some(frame));
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return if self.buffer.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
            }
        }
    }
}

/// The first message of the buffer, once it is whole.
fn take(buffer: &mut BytesMut) -> std::io::Result<Option<Frame>> {
    let Some(end) = buffer.windows(BLANK_LINE.len()).position(|window| window == BLANK_LINE) else {
        return if buffer.len() > MAX_HEAD { Err(invalid("the headers are too long")) } else { Ok(None) };
    };
    let head = std::str::from_utf8(buffer.get(..end).unwrap_or_default()).map_err(|_| invalid("the headers are not UTF-8"))?;
    let length = match header(head, "content-length") {
        Some(length) => length.parse().ok().filter(|length| *length <= MAX_BODY).ok_or_else(|| invalid("the length is no length"))?,
        None if header(head, "transfer-encoding").is_some() => return Err(invalid("the body has no length")),
        None => 0,
    };
    let head_len = end + BLANK_LINE.len();
    if buffer.len() < head_len + length {
        return Ok(None);
    }
    let head = head.to_owned();
    buffer.advance(head_len);
    Ok(Some(Frame { head, body: buffer.split_to(length).freeze() }))
}

fn invalid(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(bytes: &[u8], step: usize) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        let (mut buffer, mut frames) = (BytesMut::new(), Vec::new());
        for piece in bytes.chunks(step) {
            buffer.extend_from_slice(piece);
            while let Some(frame) = take(&mut buffer)? {
                frames.push((frame.start().to_owned(), frame.body.to_vec()));
            }
        }
        assert!(buffer.is_empty(), "{buffer:?} is left over");
        Ok(frames)
    }

    #[test]
    fn reads_messages_however_they_are_cut() {
        let bytes = b"POST / HTTP/1.1\r\nContent-Length:  4\r\nx: y\r\n\r\nbodyHTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n";
        for step in 1..=bytes.len() {
            let frames = frames(bytes, step).expect("good messages");
            let expected = [("POST / HTTP/1.1", &b"body"[..]), ("HTTP/1.1 204 No Content", b""), ("HTTP/1.1 202 Accepted", b"")];
            assert_eq!(frames, expected.map(|(start, body)| (start.to_owned(), body.to_vec())), "cut every {step} bytes");
        }
    }

    #[test]
    fn finds_headers_and_the_status() {
        let mut buffer = BytesMut::from(&b"HTTP/1.1 429 Too Many\r\nRetry-After: 3\r\nWebhook-Id: a:b\r\n\r\n"[..]);
        let frame = take(&mut buffer).expect("a good message").expect("a whole one");
        assert_eq!((frame.status(), frame.header("retry-after"), frame.header("webhook-id")), (Some(429), Some("3"), Some("a:b")));
        assert_eq!(frame.header("absent"), None);
    }

    #[test]
    fn refuses_what_it_cannot_frame() {
        let long = vec![b'a'; MAX_HEAD + 1];
        for bytes in [
            &long[..],
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length: 4194305\r\n\r\n",
            b"HTTP/1.1 200 \xff\r\n\r\n",
        ] {
            assert!(take(&mut BytesMut::from(bytes)).is_err());
        }
        assert!(take(&mut BytesMut::from(&long[..MAX_HEAD])).expect("it may still end").is_none());
    }
}
