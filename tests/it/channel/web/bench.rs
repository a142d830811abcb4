//! A connected page with a sink and a history that tests can steer.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use http::{HeaderMap, HeaderName, Method};
use serde_json::{Value, json};
use tokio::sync::watch;
use turjuman::channel::web::Settings;
use turjuman::channel::{
    Answers, Connect, History, HttpRequest, Live, Mount, Payload, Recorded, Sink, SinkError, Taken, Told, Upload, kind,
};
use turjuman::conformance::channel::house;
use turjuman::core::key::{BotId, DeliveryId, LocaleTag};
use turjuman::core::message::{Address, Choice, Inbound, Markup, Origin, Outgoing};
use turjuman::core::time::Timestamp;
use turjuman::store::MemoryBlobs;

use crate::channel::bench::{NOW_SECS, SECRET, SetClock, call};

pub(super) const BASE: &str = "/web/maison/chat";

/// What was taken and what was said.
pub(super) struct World {
    pub(super) taken: Mutex<Vec<Inbound>>,
    /// The history: a line may hold several events.
    lines: Mutex<Vec<Vec<Told>>>,
    pub(super) changes: watch::Sender<u64>,
    pub(super) live: watch::Sender<Live>,
}

impl World {
    fn line(&self, told: impl FnOnce(u64) -> Vec<Told>) -> u64 {
        let mut lines = self.lines.lock().unwrap();
        let cursor = lines.len() as u64 + 1;
        lines.push(told(cursor));
        self.changes.send_modify(|changes| *changes += 1);
        cursor
    }

    pub(super) fn say(&self, text: &str) -> u64 {
        self.say_in("en", text, &[])
    }

    pub(super) fn say_in(&self, locale: &str, text: &str, choices: &[(&str, &str)]) -> u64 {
        self.line(|cursor| {
            let mut message = Outgoing::new(format!("msg_{cursor}"), Markup::text(text), LocaleTag::new(locale), Origin::Answer);
            message.choices = choices.iter().map(|(id, label)| Choice { id: (*id).to_owned(), label: (*label).to_owned() }).collect();
            vec![Told::Shown(Recorded { cursor, at: Timestamp(NOW_SECS * 1000), message })]
        })
    }

    /// Deals with all that waits: one line of history.
    pub(super) fn deal(&self) -> u64 {
        let taken: Vec<_> = self.taken.lock().unwrap().drain(..).collect();
        self.line(|cursor| taken.into_iter().map(|inbound| Told::Heard { cursor: Some(cursor), inbound: Box::new(inbound) }).collect())
    }

    /// Something that no page shows.
    pub(super) fn note(&self) -> u64 {
        self.line(|_| Vec::new())
    }

    pub(super) fn forget(&self) {
        self.lines.lock().unwrap().clear();
        self.taken.lock().unwrap().clear();
    }
}

impl Sink for World {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        let mut all = self.taken.lock().unwrap();
        let answers = events.into_iter().map(|event| {
            if all.iter().any(|taken| (&taken.delivery, &taken.address) == (&event.delivery, &event.address)) {
                return Taken::Duplicate;
            }
            all.push(event);
            Taken::New
        });
        let answers = answers.collect();
        ready(Ok(answers)).boxed()
    }
}

impl History for World {
    fn since(&self, _address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Recorded>, SinkError>> {
        let lines = self.lines.lock().unwrap();
        let shown = lines.iter().flatten().filter_map(|told| match told {
            Told::Shown(recorded) if recorded.cursor > cursor => Some(recorded.clone()),
            _ => None,
        });
        ready(Ok(shown.collect())).boxed()
    }

    fn answers(&self, _address: &Address, _delivery: &DeliveryId) -> BoxFuture<'_, Result<Answers, SinkError>> {
        ready(Ok(Answers::Unknown)).boxed()
    }

    fn changed(&self, _address: &Address) -> BoxFuture<'static, ()> {
        let mut changes = self.changes.subscribe();
        async move { assert!(changes.changed().await.is_ok()) }.boxed()
    }

    fn transcript(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Told>, SinkError>> {
        let lines = self.lines.lock().unwrap();
        let mut told: Vec<Told> = Vec::new();
        for line in lines.iter().skip(usize::try_from(cursor).unwrap()) {
            if told.len() >= 100 {
                return ready(Ok(told)).boxed();
            }
            told.extend(line.iter().cloned());
        }
        let waiting = self.taken.lock().unwrap();
        let waiting = waiting.iter().filter(|inbound| inbound.address == *address);
        told.extend(waiting.map(|inbound| Told::Heard { cursor: None, inbound: Box::new(inbound.clone()) }));
        ready(Ok(told)).boxed()
    }

    fn live(&self, _address: &Address) -> BoxStream<'static, Live> {
        let receiver = self.live.subscribe();
        stream::unfold((receiver, true), async |(mut receiver, first)| {
            if !first {
                receiver.changed().await.ok()?;
            }
            let live = receiver.borrow_and_update().clone();
            Some((live, (receiver, false)))
        })
        .boxed()
    }
}

/// A connected page.
pub(super) struct Page {
    pub(super) world: Arc<World>,
    pub(super) mount: Mount,
    pub(super) clock: Arc<SetClock>,
}

pub(super) fn connect(settings: Settings, brand: &str) -> Result<Page, String> {
    let world = Arc::new(World {
        taken: Mutex::default(),
        lines: Mutex::default(),
        changes: watch::Sender::new(0),
        live: watch::Sender::new(Live::Idle),
    });
    let clock = Arc::new(SetClock(AtomicI64::new(NOW_SECS)));
    let mut mount = Mount::default();
    let settings: turjuman::channel::Settings = Arc::new(settings);
    kind("web").unwrap().connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: "chat".into(),
            dir: std::path::Path::new("."),
            mount: &mut mount,
            secrets: &|name| (name == "IDENTITY").then(|| SECRET.to_owned()),
            clock: clock.clone(),
            sink: world.clone(),
            history: world.clone(),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(turjuman::conformance::channel::MemoryMarks::default()),
            house: house(brand, &["en", "de", "ar"]).unwrap(),
            loopback: true,
        },
    )?;
    Ok(Page { world, mount, clock })
}

pub(super) fn with(change: impl FnOnce(&mut Settings)) -> Page {
    let mut settings = Settings::default();
    change(&mut settings);
    connect(settings, "Maison Lune").unwrap()
}

pub(super) fn page() -> Page {
    with(|_| {})
}

/// A request as a browser sends it.
pub(super) fn request(headers: &[(&'static str, &str)], body: &str) -> HttpRequest {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(HeaderName::from_static(name), value.parse().unwrap());
    }
    HttpRequest {
        path: BTreeMap::new(),
        query: BTreeMap::new(),
        headers: map,
        body: Bytes::copy_from_slice(body.as_bytes()),
        upload: None,
        remote: Some(SocketAddr::from(([192, 0, 2, 1], 5000))),
    }
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Answer {
    #[track_caller]
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Page {
    pub(super) async fn ask(&self, method: Method, path: &str, request: HttpRequest) -> Answer {
        let response = call(&self.mount, method, &format!("{BASE}{path}"), request).await;
        let body = match response.body {
            Payload::Whole(bytes) => bytes,
            Payload::Stream(pieces) => pieces.map(Result::unwrap).collect::<Vec<_>>().await.concat().into(),
            Payload::Events(_) => Bytes::new(),
        };
        Answer { status: response.status.as_u16(), headers: response.headers, body }
    }

    pub(super) async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        self.ask(Method::POST, path, request(&[("authorization", &bearer), ("accept-language", "de-AT,en;q=0.5")], &body.to_string())).await
    }

    /// A new session's token.
    pub(super) async fn session(&self) -> String {
        let answer = self.ask(Method::POST, "/session", request(&[], r#"{"languages":["en"]}"#)).await;
        answer.json()["session"].as_str().unwrap().to_owned()
    }

    pub(super) async fn write(&self, token: &str, id: &str, text: &str) -> Answer {
        self.post("/messages", token, &json!({"id": id, "text": text})).await
    }

    pub(super) async fn upload(&self, token: &str, mime: &str, name: &str, pieces: Vec<std::io::Result<Bytes>>) -> Answer {
        let bearer = format!("Bearer {token}");
        let mut request = request(&[("authorization", &bearer), ("content-type", mime), ("x-file-name", name)], "");
        // As a body does, it bears no question after its end.
        let pieces = stream::unfold(pieces.into_iter(), async |mut pieces| pieces.next().map(|piece| (piece, pieces)));
        request.upload = Some(Upload(pieces.boxed()));
        self.ask(Method::POST, "/files", request).await
    }

    pub(super) async fn events(&self, token: &str, after: Option<u64>) -> Result<Feed, u16> {
        let bearer = format!("Bearer {token}");
        let after = after.map(|after| after.to_string());
        let mut headers = vec![("authorization", bearer.as_str())];
        headers.extend(after.as_deref().map(|after| ("last-event-id", after)));
        let response = call(&self.mount, Method::GET, &format!("{BASE}/events"), request(&headers, "")).await;
        match response.body {
            Payload::Events(pieces) => Ok(Feed(pieces)),
            _ => Err(response.status.as_u16()),
        }
    }

    pub(super) fn later(&self, secs: i64) {
        self.clock.0.fetch_add(secs, Ordering::SeqCst);
    }
}

/// A stream of events.
pub(super) struct Feed(pub(super) BoxStream<'static, Bytes>);

/// One event: its name, its place, its data.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) name: String,
    pub(super) id: Option<u64>,
    pub(super) data: Value,
}

pub(super) fn parse(bytes: &[u8]) -> Option<Event> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\n\n"), "{text:?}");
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    let name = field("event")?.to_owned();
    let id = field("id").map(|id| id.parse().unwrap());
    Some(Event { name, id, data: serde_json::from_str(field("data").unwrap()).unwrap() })
}

impl Feed {
    /// The next event that is no sign of life.
    pub(super) async fn next(&mut self) -> Event {
        loop {
            let bytes = tokio::time::timeout(std::time::Duration::from_secs(5), self.0.next()).await.unwrap().unwrap();
            if let Some(event) = parse(&bytes) {
                return event;
            }
        }
    }

    /// The next `n` events: their names, places, and texts or ids.
    pub(super) async fn told(&mut self, n: usize) -> Vec<String> {
        let mut told = Vec::new();
        for _ in 0..n {
            let Event { name, id, data } = self.next().await;
            let id = id.map_or_else(String::new, |id| format!("@{id}"));
            let what = data["text"].as_str().or(data["locale"].as_str()).unwrap_or_default();
            told.push(format!("{name}{id} {what}").trim_end().to_owned());
        }
        told
    }
}
