//! Spans reach a collector; one that is away keeps nobody waiting.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use turjuman::cli::bench::stage::question;

use super::served::Served;

/// One request as it came: its head, and its body.
type Posted = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

async fn take(mut stream: TcpStream, posted: Posted) -> Option<()> {
    let mut bytes = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            if stream.read_buf(&mut bytes).await.ok()? == 0 {
                return None;
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let length: usize = head.lines().find_map(|line| line.strip_prefix("content-length:"))?.trim().parse().ok()?;
        while bytes.len() < end + length {
            stream.read_buf(&mut bytes).await.ok()?;
        }
        let rest = bytes.split_off(end + length);
        posted.lock().unwrap().push((head, bytes.split_off(end)));
        bytes = rest;
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n").await.ok()?;
    }
}

async fn collector() -> (String, Posted) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let posted = Posted::default();
    let taken = Arc::clone(&posted);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take(stream, Arc::clone(&taken)));
        }
    });
    (at, posted)
}

#[tokio::test(flavor = "multi_thread")]
async fn spans_reach_a_collector_before_the_end() {
    let (at, posted) = collector().await;
    let variables = [("OTEL_EXPORTER_OTLP_ENDPOINT", at.as_str()), ("OTEL_SERVICE_NAME", "house-of-tests")];
    let mut served = Served::start(&["--metrics", "off"], &variables).await;
    served.ask("zebra-customer", &question(0)).await;
    served.terminate().await;
    let posted = posted.lock().unwrap();
    assert!(!posted.is_empty(), "{}", served.err());
    let mut all = Vec::new();
    for (head, body) in posted.iter() {
        assert!(head.starts_with("post /v1/traces http/1.1") && head.contains("content-type: application/x-protobuf"), "{head}");
        all.extend_from_slice(body);
    }
    let holds = |word: &str| all.windows(word.len()).any(|part| part == word.as_bytes());
    for word in ["service.name", "house-of-tests", "accept", "send"] {
        assert!(holds(word), "no {word} in {}", String::from_utf8_lossy(&all));
    }
    for word in ["zebra", "delivery of the"] {
        assert!(!holds(word), "{word} in {}", String::from_utf8_lossy(&all));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_away_or_hangs_keeps_nobody_waiting() {
    // One refuses, one takes connections and never answers, one is no address.
    let hangs = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hangs = format!("http://{}", hangs.local_addr().unwrap());
    for at in ["http://127.0.0.1:1", hangs.as_str(), "nowhere"] {
        let mut served = Served::start(&["--metrics", "off"], &[("OTEL_EXPORTER_OTLP_ENDPOINT", at)]).await;
        served.ask("c1", &question(0)).await;
        let took = served.terminate().await;
        assert!(took < Duration::from_secs(6), "{at}: {took:?}");
    }
}
