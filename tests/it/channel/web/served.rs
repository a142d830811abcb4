//! The page over real connections: what is cut, resumed, stopped, replaced, compressed, too large, too slow.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use turjuman::web::{Live, app};

use super::bench::{BASE, Page, page, parse, with};

/// A page behind a listener.
struct Served {
    page: Page,
    live: Live,
    base: String,
    address: std::net::SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    client: reqwest::Client,
}

async fn serve(page: Page) -> Served {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let live = Live::from(app(&page.mount).unwrap());
    let serving = tokio::spawn(turjuman::web::listen(listener, live.clone(), stop.clone()));
    turjuman::conformance::channel::install_tls();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    Served { page, live, base: format!("http://{address}{BASE}"), address, stop, serving, client }
}

/// A stream of events as a browser reads it.
struct Reading {
    response: reqwest::Response,
    rest: Vec<u8>,
}

impl Reading {
    /// The next event; `None` at the end.
    async fn next(&mut self) -> Option<(String, Option<u64>, Value)> {
        loop {
            if let Some(end) = self.rest.windows(2).position(|window| window == b"\n\n") {
                let event: Vec<u8> = self.rest.drain(..end + 2).collect();
                match parse(&event) {
                    Some(event) => return Some((event.name, event.id, event.data)),
                    None => continue,
                }
            }
            let more = timeout(Duration::from_secs(5), self.response.chunk()).await.unwrap();
            self.rest.extend_from_slice(&more.unwrap()?);
        }
    }

    async fn texts(&mut self, n: usize) -> Vec<String> {
        let mut texts = Vec::new();
        while texts.len() < n {
            let (name, _, data) = self.next().await.unwrap();
            if name == "message" {
                texts.push(data["text"].as_str().unwrap().to_owned());
            }
        }
        texts
    }
}

impl Served {
    async fn session(&self) -> String {
        let response = self.client.post(format!("{}/session", self.base)).body("{}").send().await.unwrap();
        let told: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
        told["session"].as_str().unwrap().to_owned()
    }

    async fn events(&self, token: &str, after: Option<u64>) -> Reading {
        let mut request = self.client.get(format!("{}/events", self.base)).header("authorization", format!("Bearer {token}"));
        if let Some(after) = after {
            request = request.header("last-event-id", after);
        }
        let response = request.header("accept-encoding", "gzip").send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.headers().get("content-encoding")), (200, None));
        Reading { response, rest: Vec::new() }
    }

    async fn end(self) {
        self.stop.cancel();
        timeout(Duration::from_secs(5), self.serving).await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_cut_stream_goes_on_where_it_was() {
    let served = serve(page()).await;
    let token = served.session().await;
    let mut reading = served.events(&token, None).await;
    served.page.world.say("one");
    served.page.world.say("two");
    assert_eq!(reading.texts(2).await, ["one", "two"]);
    drop(reading);
    served.page.world.say("three");
    let mut reading = served.events(&token, Some(2)).await;
    served.page.world.say("four");
    assert_eq!(reading.texts(2).await, ["three", "four"]);
    drop(reading);
    served.end().await;
}

#[tokio::test]
async fn stopping_and_replacing_end_streams_at_once() {
    let served = serve(page()).await;
    let token = served.session().await;
    let mut reading = served.events(&token, None).await;
    served.page.world.say("one");
    assert_eq!(reading.texts(1).await, ["one"]);
    // A new version of the bot: the page comes again, on the same connection, and misses nothing.
    let began = Instant::now();
    served.live.replace(app(&served.page.mount).unwrap());
    while reading.next().await.is_some() {}
    served.page.world.say("two");
    let mut reading = served.events(&token, Some(1)).await;
    assert_eq!(reading.texts(1).await, ["two"]);
    let others = [served.events(&token, None).await, served.events(&token, None).await];
    served.stop.cancel();
    while reading.next().await.is_some() {}
    timeout(Duration::from_secs(1), served.serving).await.unwrap().unwrap();
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    drop(others);
}

#[tokio::test]
async fn texts_are_compressed_and_nothing_else() {
    let served = serve(page()).await;
    let token = served.session().await;
    let png = [b"\x89PNG\r\n\x1a\n", &[0; 4000][..]].concat();
    let authorization = format!("Bearer {token}");
    let sent = served.client.post(format!("{}/files", served.base)).header("authorization", &authorization);
    let sent = sent.header("content-type", "image/png").body(png).send().await.unwrap();
    let file: Value = serde_json::from_slice(&sent.bytes().await.unwrap()).unwrap();
    let picture = format!("/files/{}", file["id"].as_str().unwrap());
    for (path, expect) in [("", true), ("/app.css", true), ("/app.js", true), ("/embed.js", true), (picture.as_str(), false)] {
        let request = served.client.get(format!("{}{path}", served.base)).header("authorization", &authorization);
        let response = request.header("accept-encoding", "gzip").send().await.unwrap();
        assert_eq!(response.headers().get("content-encoding").is_some_and(|encoding| encoding == "gzip"), expect, "{path}");
        let head = served.client.head(format!("{}{path}", served.base)).header("authorization", &authorization).send().await.unwrap();
        assert_eq!(head.status().as_u16(), 200, "{path}");
    }
    served.end().await;
}

/// What the listener answers to a request written by hand.
async fn by_hand(served: &Served, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    // It may be cut while it is being sent.
    drop(stream.write_all(bytes).await);
    let mut answer = Vec::new();
    drop(timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await);
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn bodies_are_held_to_their_limits() {
    let served = serve(with(|settings| settings.files.max_mib = 1)).await;
    let token = served.session().await;
    let send = async |path: &str, body: Vec<u8>, chunked: bool| {
        let request = served.client.post(format!("{}{path}", served.base)).header("authorization", format!("Bearer {token}"));
        let request = request.header("content-type", "image/png");
        let body = if chunked {
            let pieces: Vec<_> = body.chunks(60_000).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect();
            reqwest::Body::wrap_stream(futures_util::stream::iter(pieces))
        } else {
            body.into()
        };
        request.body(body).send().await.map(|response| response.status().as_u16())
    };
    let png = |size: usize| [b"\x89PNG\r\n\x1a\n", &vec![0; size - 8][..]].concat();
    for chunked in [false, true] {
        assert_eq!(send("/files", png(1 << 20), chunked).await.unwrap(), 201);
        // The answer may be lost where the connection is cut before all was sent.
        for size in [(1 << 20) + 1, (1 << 20) + 2, 5 << 20] {
            assert!(matches!(send("/files", png(size), chunked).await, Ok(413) | Err(_)), "{size} {chunked}");
        }
        assert!(matches!(send("/messages", vec![b' '; 1 << 20], chunked).await, Ok(413) | Err(_)));
        assert!(matches!(send("/session", vec![b' '; 17 * 1024], chunked).await, Ok(413) | Err(_)));
    }
    let head = format!("POST {BASE}/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {token}\r\n");
    for (rest, status) in [
        ("content-length: 99999999999\r\n\r\n".to_owned(), "413"),
        (format!("x-forwarded-for: {}\r\ncontent-length: 2\r\n\r\n{{}}", "1,".repeat(3000)), "400"),
        ("accept-language: \u{fffd}\u{0}\r\n\r\n".to_owned(), "400"),
        (format!("last-event-id: {}\r\ncontent-length: 2\r\n\r\n{{}}", "9".repeat(5000)), "400"),
        (format!("x: {}\r\n\r\n", "y".repeat(900_000)), "431"),
    ] {
        let answer = by_hand(&served, format!("{head}{rest}").as_bytes()).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{status}: {answer}");
    }
    served.end().await;
}

#[tokio::test]
async fn paths_lead_nowhere_else() {
    let served = serve(page()).await;
    let token = served.session().await;
    for path in ["/files/..%2f..%2fkeys", "/files/%2e%2e", "/files/../../../etc/passwd", "/../chat/app.js/..", "/page/index.html", "/"] {
        let request = format!("GET {BASE}{path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\r\n");
        let answer = by_hand(&served, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    served.end().await;
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_stalls_is_ended_and_keeps_nothing() {
    let served = serve(page()).await;
    let token = served.page.session().await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let head = format!(
        "POST {BASE}/files HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {token}\r\ncontent-type: image/png\r\ncontent-length: 100\r\n\r\n\u{1}"
    );
    let begun = Instant::now();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("body_not_read"), "{answer}");
    assert_eq!(begun.elapsed().as_secs(), 20);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_nobody_reads_is_given_up() {
    let served = serve(page()).await;
    let token = served.page.session().await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let head = format!("GET {BASE}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    // More than any buffer between us holds.
    for _ in 0..200 {
        served.page.world.say(&"x".repeat(100_000));
    }
    // Its place is free again when the other side has taken nothing for half a minute.
    let mut free = 0;
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        free = 0;
        let mut open = Vec::new();
        while let Ok(feed) = served.page.events(&token, None).await {
            free += 1;
            open.push(feed);
        }
        if free == 3 {
            break;
        }
    }
    assert_eq!(free, 3);
    drop(stream);
}

#[tokio::test]
async fn many_open_pages_leave_room_for_others() {
    let served = serve(page()).await;
    let mut open = Vec::new();
    for _ in 0..21 {
        let token = served.session().await;
        for _ in 0..3 {
            open.push(served.events(&token, None).await);
        }
    }
    let token = served.session().await;
    let response = served.client.post(format!("{}/messages", served.base)).header("authorization", format!("Bearer {token}"));
    let response = response.body(json!({"id": "m1", "text": "hi"}).to_string()).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 202);
    drop(open);
    served.end().await;
}
