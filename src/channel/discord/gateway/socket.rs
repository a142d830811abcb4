//! The connection to the gateway: through a proxy where there is one, believing the certificates that the account believes.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use reqwest12::Url;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::channel::remote::Way;

/// The version of the gateway that is spoken.
const QUERY: &str = "v=10&encoding=json";
/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(15);
/// The largest payload: a guild of tens of thousands of channels and members.
const MAX_PAYLOAD: usize = 64 * 1024 * 1024;
/// The most bytes that a proxy may answer with.
const MAX_PROXY_ANSWER: usize = 8 * 1024;

/// A stream of bytes.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// The connection.
pub(super) type Socket = WebSocketStream<Box<dyn Stream>>;

/// Whom the gateway's connection believes: the roots that browsers believe, and those of `ca_file`.
///
/// # Errors
/// A lower-case fragment that fits after "cannot".
pub(in super::super) fn trust(way: &Way, dir: &Path) -> Result<Arc<ClientConfig>, String> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(file) = &way.ca_file {
        let unreadable = |_| format!("read the certificates in {file}");
        for certificate in CertificateDer::pem_file_iter(dir.join(file)).map_err(unreadable)? {
            roots.add(certificate.map_err(unreadable)?).map_err(|_| format!("believe a certificate in {file}"))?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|_| "set up the TLS of the gateway".to_owned())?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

/// Connects.
///
/// # Errors
/// What failed, without an address.
pub(super) async fn connect(url: &str, way: &Way, tls: &Arc<ClientConfig>) -> Result<Socket, &'static str> {
    tokio::time::timeout(CONNECT, open(url, way, tls)).await.map_err(|_| "the gateway does not answer in time")?
}

async fn open(url: &str, way: &Way, tls: &Arc<ClientConfig>) -> Result<Socket, &'static str> {
    let mut url = Url::parse(url).map_err(|_| "the gateway's address cannot be read")?;
    if url.path().is_empty() {
        url.set_path("/");
    }
    url.set_query(Some(QUERY));
    let host = url.host_str().ok_or("the gateway's address has no host")?.to_owned();
    let port = url.port_or_known_default().ok_or("the gateway's address has no port")?;
    let stream = match &way.proxy {
        Some(proxy) => through(proxy, &host, port).await?,
        None => TcpStream::connect((host.trim_matches(['[', ']']), port)).await.map_err(|_| "there is no connection to the gateway")?,
    };
    // Payloads are small, and each is waited for.
    if stream.set_nodelay(true).is_err() {
        tracing::debug!("a connection gathers small packets");
    }
    let stream: Box<dyn Stream> = if url.scheme() == "wss" {
        let name = ServerName::try_from(host).map_err(|_| "the gateway's host has no name for a certificate")?;
        Box::new(TlsConnector::from(Arc::clone(tls)).connect(name, stream).await.map_err(|_| "the gateway's certificate is not believed")?)
    } else {
        Box::new(stream)
    };
    let limits = WebSocketConfig { max_message_size: Some(MAX_PAYLOAD), max_frame_size: Some(MAX_PAYLOAD), ..WebSocketConfig::default() };
    let (socket, _) =
        client_async_with_config(url.as_str(), stream, Some(limits)).await.map_err(|_| "the gateway did not open a connection")?;
    Ok(socket)
}

/// A tunnel through a proxy.
async fn through(proxy: &str, host: &str, port: u16) -> Result<TcpStream, &'static str> {
    let proxy = Url::parse(proxy).map_err(|_| "the proxy's address cannot be read")?;
    let (Some(at), Some(on)) = (proxy.host_str(), proxy.port_or_known_default()) else { return Err("the proxy's address has no host") };
    let mut stream = TcpStream::connect((at.trim_matches(['[', ']']), on)).await.map_err(|_| "there is no connection to the proxy")?;
    let cut = |_| "the proxy cut the connection";
    let mut asked = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n");
    if !proxy.username().is_empty() {
        use base64::Engine as _;
        let word =
            base64::engine::general_purpose::STANDARD.encode(format!("{}:{}", proxy.username(), proxy.password().unwrap_or_default()));
        asked.push_str(&format!("Proxy-Authorization: Basic {word}\r\n"));
    }
    asked.push_str("\r\n");
    stream.write_all(asked.as_bytes()).await.map_err(cut)?;
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        if answer.len() >= MAX_PROXY_ANSWER {
            return Err("the proxy does not answer as one");
        }
        answer.push(stream.read_u8().await.map_err(cut)?);
    }
    let taken = answer.split(|byte| *byte == b' ').nth(1).is_some_and(|status| status == b"200");
    if taken { Ok(stream) } else { Err("the proxy does not lead to the gateway") }
}

#[cfg(test)]
mod tests {
    use futures_util::{SinkExt as _, StreamExt as _};
    use tokio::net::TcpListener;
    use tokio_tungstenite::accept_async;
    use tokio_tungstenite::tungstenite::Message;

    use super::*;

    #[tokio::test]
    async fn a_proxy_leads_to_the_gateway() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Some(format!("http://user:word@{}", listener.local_addr().unwrap()));
        let leads = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = Vec::new();
            while !asked.ends_with(b"\r\n\r\n") {
                asked.push(stream.read_u8().await.unwrap());
            }
            stream.write_all(b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n").await.unwrap();
            let mut socket = accept_async(stream).await.unwrap();
            socket.send(Message::Text("hello".to_owned())).await.unwrap();
            String::from_utf8(asked).unwrap()
        });
        let way = Way { proxy, ca_file: None };
        let tls = trust(&way, Path::new(".")).unwrap();
        let mut socket = connect("ws://gateway.discord.example/", &way, &tls).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::Text("hello".to_owned()));
        let asked = leads.await.unwrap();
        assert!(asked.starts_with("CONNECT gateway.discord.example:80 HTTP/1.1\r\n"), "{asked}");
        assert!(asked.contains("Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n"), "{asked}");
    }

    #[tokio::test]
    async fn what_does_not_lead_there_is_said() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("none.pem"), "no certificate").unwrap();
        let with = |ca_file: &str| Way { proxy: None, ca_file: Some(ca_file.to_owned()) };
        assert!(trust(&with("missing.pem"), dir.path()).unwrap_err().contains("missing.pem"));
        let tls = trust(&Way::default(), dir.path()).unwrap();
        for (url, expect) in [("nowhere", "address cannot be read"), ("ws://127.0.0.1:1", "no connection to the gateway")] {
            let failed = connect(url, &Way::default(), &tls).await.err().unwrap();
            assert!(failed.contains(expect), "{failed}");
        }
    }
}
