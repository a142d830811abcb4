//! The routes behind a real listener.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use http::Method;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use turjuman::channel::{Intake, Route};
use turjuman::core::signature::{Secret, sign};

use super::bench::{NOW_SECS, SECRET, closed, open};

#[tokio::test]
async fn a_signed_request_travels_through_the_listener() {
    let bench = closed();
    bench.world.eager.store(true, Ordering::SeqCst);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let base = format!("http://{}/webhook/maison/shop", listener.local_addr().unwrap());
    let stop = CancellationToken::new();
    let served = tokio::spawn(turjuman::web::listen(listener, turjuman::web::app(&bench.mount).unwrap(), stop.clone()));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let call = |post: bool, path: &str, body: &'static str| {
        let signature = sign(&Secret::parse(SECRET).unwrap(), "m1", NOW_SECS, body.as_bytes());
        let url = format!("{base}{path}");
        let request = if post { client.post(url).body(body) } else { client.get(url) };
        let request = request.header("webhook-id", "m1").header("webhook-timestamp", NOW_SECS).header("webhook-signature", signature);
        async move {
            let response = request.send().await.unwrap();
            (response.status().as_u16(), serde_json::from_slice::<Value>(&response.bytes().await.unwrap()).unwrap())
        }
    };
    let body = r#"{"conversation":"c ü/1","author":{"id":"u&1"},"text":"hello"}"#;
    let (status, answered) = call(true, "", body).await;
    assert_eq!((status, &answered["status"]), (200, &Value::from("answered")));
    let again = call(false, "/conversations/c%20%C3%BC%2F1/messages/m1?author=u%261", "").await;
    assert_eq!(again, (200, answered.clone()));
    let (status, page) = call(false, "/conversations/c%20%C3%BC%2F1/replies?author=u%261", "").await;
    assert_eq!((status, &page["replies"]), (200, &answered["replies"]));
    assert_eq!(call(true, "", "{}").await.0, 400);
    stop.cancel();
    served.await.unwrap();
}

/// What the listener answers to `bytes`, and after how many seconds it ends the connection.
async fn sent(bytes: &str) -> (String, u64) {
    let mut bench = open();
    bench.mount.add(Route {
        method: Method::GET,
        path: "/panics".to_owned(),
        intake: Intake::NONE,
        handler: Arc::new(|_| Box::pin(async { panic!("a secret") })),
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let mut stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let stop = CancellationToken::new();
    let served = tokio::spawn(turjuman::web::listen(listener, turjuman::web::app(&bench.mount).unwrap(), stop.clone()));
    let begun = Instant::now();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    stop.cancel();
    served.await.unwrap();
    (answer, begun.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn who_sends_slowly_is_not_waited_for() {
    let head = "POST /webhook/maison/shop HTTP/1.1\r\nhost: 127.0.0.1\r\n";
    for (bytes, status, secs) in [
        (String::new(), "", 30),
        ("PRI * HTTP/2.0\r\n\r\n".to_owned(), "HTTP/1.1 ", 0),
        (head.to_owned(), "", 30),
        (format!("{head}connection: close\r\ncontent-length: 100\r\n\r\n{{"), "HTTP/1.1 413 ", 20),
        (format!("{head}connection: close\r\ntransfer-encoding: chunked\r\n\r\nFFFFFF\r\n{{"), "HTTP/1.1 413 ", 20),
    ] {
        let (answer, took) = sent(&bytes).await;
        assert!(answer.starts_with(status) && answer.is_empty() == status.is_empty(), "{bytes:?}: {answer}");
        assert_eq!(took, secs, "{bytes:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_reads_nothing_is_not_waited_for() {
    let bench = open();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let mut stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let stop = CancellationToken::new();
    let served = tokio::spawn(turjuman::web::listen(listener, turjuman::web::app(&bench.mount).unwrap(), stop.clone()));
    let begun = Instant::now();
    let questions = "GET /nowhere HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".repeat(1000);
    while stream.write_all(questions.as_bytes()).await.is_ok() {}
    assert_eq!(begun.elapsed().as_secs(), 30);
    stop.cancel();
    served.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_is_told_in_json() {
    for (path, code) in [
        ("/nowhere", "not_found"),
        ("/panics", "internal"),
        ("/webhook/maison/shop/conversations/%ff/replies", "bad_path"),
        ("/webhook/maison/shop/conversations/c1/replies?after=%ff", "malformed"),
    ] {
        let (answer, _) = sent(&format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["error"]["code"], code, "{answer}");
        assert_eq!(head.starts_with("HTTP/1.1 500 "), code == "internal", "{answer}");
        let is_guarded = head.contains("x-content-type-options: nosniff") && head.contains("cache-control: no-store");
        assert!(is_guarded || code == "malformed", "{answer}");
        assert!(!answer.contains("secret"), "{answer}");
    }
}
