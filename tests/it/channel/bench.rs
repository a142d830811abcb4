//! A webhook channel with a sink and a history that tests can steer.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use http::{HeaderMap, HeaderName, Method};
use serde_json::Value;
use tokio::sync::watch;
use turjuman::channel::webhook::Settings;
use turjuman::channel::{
    Answers, Channel, Connect, History, HttpRequest, HttpResponse, Live, Mount, Recorded, Sink, SinkError, Taken, Told, kind,
};
use turjuman::conformance::channel::house;
use turjuman::core::key::{BotId, DeliveryId, LocaleTag};
use turjuman::core::message::{Address, Inbound, Markup, Origin, Outgoing};
use turjuman::core::signature::{Secret, sign};
use turjuman::core::time::Timestamp;
use turjuman::ports::Clock;
use turjuman::store::MemoryBlobs;

pub(super) const SECRET: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
pub(super) const OLD_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
pub(super) const NOW_SECS: i64 = 1_790_000_000;

/// A clock that tests set.
pub(super) struct SetClock(pub(super) AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst) * 1000)
    }
}

/// What was taken and what was said; both a sink and a history.
pub(super) struct World {
    pub(super) taken: Mutex<Vec<Inbound>>,
    said: Mutex<Vec<(Address, Recorded)>>,
    changes: watch::Sender<u64>,
    pub(super) unavailable: AtomicBool,
    /// Whether every new message is answered at once.
    pub(super) eager: AtomicBool,
}

impl World {
    pub(super) fn say(&self, address: &Address, delivery: &DeliveryId, text: &str) {
        let mut said = self.said.lock().unwrap();
        let cursor = said.len() as u64 + 1;
        let mut message = Outgoing::new(format!("{cursor}.0.0"), Markup::text(text), LocaleTag::new("ar"), Origin::Answer);
        message.answers = vec![delivery.clone()];
        said.push((address.clone(), Recorded { cursor, at: Timestamp(NOW_SECS * 1000), message }));
        self.changes.send_modify(|changes| *changes += 1);
    }

    pub(super) fn last_taken(&self) -> Inbound {
        self.taken.lock().unwrap().last().unwrap().clone()
    }

    fn said_to(&self, address: &Address) -> Vec<Recorded> {
        self.said.lock().unwrap().iter().filter(|(to, _)| to == address).map(|(_, recorded)| recorded.clone()).collect()
    }
}

impl Sink for World {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        if self.unavailable.load(Ordering::SeqCst) {
            return ready(Err(SinkError::Unavailable { what: "the store is busy".to_owned() })).boxed();
        }
        let mut answers = Vec::new();
        for event in events {
            let known = self.taken.lock().unwrap().iter().any(|taken| taken.delivery == event.delivery && taken.address == event.address);
            answers.push(if known { Taken::Duplicate } else { Taken::New });
            if !known {
                self.taken.lock().unwrap().push(event.clone());
                if self.eager.load(Ordering::SeqCst) {
                    self.say(&event.address, &event.delivery, "أهلا");
                }
            }
        }
        ready(Ok(answers)).boxed()
    }
}

impl History for World {
    fn since(&self, address: &Address, cursor: u64) -> BoxFuture<'_, Result<Vec<Recorded>, SinkError>> {
        ready(Ok(self.said_to(address).into_iter().filter(|recorded| recorded.cursor > cursor).collect())).boxed()
    }

    fn answers(&self, address: &Address, delivery: &DeliveryId) -> BoxFuture<'_, Result<Answers, SinkError>> {
        let known = self.taken.lock().unwrap().iter().any(|taken| taken.delivery == *delivery && taken.address == *address);
        let found: Vec<_> = self.said_to(address).into_iter().filter(|recorded| recorded.message.answers.contains(delivery)).collect();
        let answers = match (known, found.is_empty()) {
            (false, _) => Answers::Unknown,
            (true, true) => Answers::Waiting,
            (true, false) => Answers::Done(found),
        };
        ready(Ok(answers)).boxed()
    }

    fn changed(&self, _address: &Address) -> BoxFuture<'static, ()> {
        let mut changes = self.changes.subscribe();
        async move { assert!(changes.changed().await.is_ok()) }.boxed()
    }

    fn transcript(&self, _address: &Address, _cursor: u64) -> BoxFuture<'_, Result<Vec<Told>, SinkError>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn live(&self, _address: &Address) -> BoxStream<'static, Live> {
        stream::pending().boxed()
    }
}

/// A connected webhook.
pub(super) struct Bench {
    pub(super) world: Arc<World>,
    pub(super) mount: Mount,
    pub(super) channel: Arc<dyn Channel>,
}

pub(super) fn connect(settings: Settings, env: &[(&str, &str)], loopback: bool) -> Result<Bench, String> {
    turjuman::conformance::channel::install_tls();
    let world = Arc::new(World {
        taken: Mutex::default(),
        said: Mutex::default(),
        changes: watch::Sender::new(0),
        unavailable: AtomicBool::new(false),
        eager: AtomicBool::new(false),
    });
    let mut mount = Mount::default();
    let settings: turjuman::channel::Settings = Arc::new(settings);
    let channel = kind("webhook").unwrap().connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: "shop".into(),
            dir: std::path::Path::new("."),
            mount: &mut mount,
            secrets: &|name| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()),
            clock: Arc::new(SetClock(AtomicI64::new(NOW_SECS))),
            sink: world.clone(),
            history: world.clone(),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(turjuman::conformance::channel::MemoryMarks::default()),
            house: house("Maison Lune", &["en"]).unwrap(),
            loopback,
        },
    )?;
    Ok(Bench { world, mount, channel })
}

/// Unsigned, on loopback, without callback.
pub(super) fn open() -> Bench {
    connect(Settings::default(), &[], true).unwrap()
}

/// With two secrets.
pub(super) fn closed() -> Bench {
    let settings = Settings { secret_env: Some("SECRET".to_owned()), ..Settings::default() };
    connect(settings, &[("SECRET", &format!("{SECRET} {OLD_SECRET}"))], false).unwrap()
}

pub(super) fn post(body: &str) -> HttpRequest {
    HttpRequest {
        path: BTreeMap::new(),
        query: BTreeMap::new(),
        headers: HeaderMap::new(),
        body: bytes::Bytes::copy_from_slice(body.as_bytes()),
        upload: None,
        remote: Some(SocketAddr::from(([127, 0, 0, 1], 5000))),
    }
}

/// The same request once more.
pub(super) fn same(request: &HttpRequest) -> HttpRequest {
    let HttpRequest { path, query, headers, body, remote, .. } = request;
    HttpRequest { path: path.clone(), query: query.clone(), headers: headers.clone(), body: body.clone(), upload: None, remote: *remote }
}

pub(super) fn header(mut request: HttpRequest, name: &'static str, value: &str) -> HttpRequest {
    request.headers.insert(HeaderName::from_static(name), value.parse().unwrap());
    request
}

pub(super) fn query(mut request: HttpRequest, name: &str, value: &str) -> HttpRequest {
    request.query.insert(name.to_owned(), value.to_owned());
    request
}

pub(super) fn signed(request: HttpRequest, secret: &str, id: &str, at: i64) -> HttpRequest {
    let signature = sign(&Secret::parse(secret).unwrap(), id, at, &request.body);
    let request = header(request, "webhook-id", id);
    header(header(request, "webhook-timestamp", &at.to_string()), "webhook-signature", &signature)
}

/// Calls the route that fits a concrete path, as a server would.
pub(super) async fn call(mount: &Mount, method: Method, path: &str, mut request: HttpRequest) -> HttpResponse {
    for route in mount.routes().iter().filter(|route| route.method == method) {
        if let Some(parts) = fit(&route.path, path) {
            request.path = parts;
            return (route.handler)(request).await;
        }
    }
    panic!("no route for {method} {path}");
}

fn fit(template: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    if template.len() != path.len() {
        return None;
    }
    let mut parts = BTreeMap::new();
    for (template, part) in template.into_iter().zip(path) {
        match template.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => drop(parts.insert(name.to_owned(), part.to_owned())),
            None if template != part => return None,
            None => {}
        }
    }
    Some(parts)
}

impl Bench {
    pub(super) async fn post(&self, request: HttpRequest) -> (u16, Value, HeaderMap) {
        split(call(&self.mount, Method::POST, "/webhook/maison/shop", request).await)
    }

    pub(super) async fn get(&self, path: &str, request: HttpRequest) -> (u16, Value, HeaderMap) {
        split(call(&self.mount, Method::GET, &format!("/webhook/maison/shop/conversations/{path}"), request).await)
    }
}

pub(super) fn split(response: HttpResponse) -> (u16, Value, HeaderMap) {
    (response.status.as_u16(), serde_json::from_slice(response.body.whole().unwrap()).unwrap(), response.headers)
}
