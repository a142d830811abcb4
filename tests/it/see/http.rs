//! The smallest client: one request, one connection.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What was answered.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// Asks for a path.
pub async fn get(at: SocketAddr, path: &str) -> Answered {
    ask(at, path).await.unwrap()
}

/// The same of a server that may be away.
pub async fn ask(at: SocketAddr, path: &str) -> std::io::Result<Answered> {
    let mut stream = TcpStream::connect(at).await?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok(Answered { status, head: head.to_lowercase(), body: body.to_owned() })
}
