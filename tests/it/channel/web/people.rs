//! Files between a customer on the page and a person at the desk: everything is real but the desk's own program.

use std::path::PathBuf;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::future::{BoxFuture, FutureExt as _, ready};
use futures_util::stream;
use http::Method;
use serde_json::{Value, json};
use turjuman::channel::web::Settings;
use turjuman::channel::{Attempt, Connect, House, Mount, Payload, Receipt, Request, SendError, Upload, kind};
use turjuman::config::{self, Section, Tables};
use turjuman::core::signature::Secret;
use turjuman::desk::{Desk, Inbox};
use turjuman::model::Extractive;
use turjuman::ports::{Blobs, Clock, Model};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use turjuman::store::{Memory, MemoryBlobs};

use super::bench::{Feed, request};
use crate::channel::bench::{NOW_SECS, SECRET, SetClock, call, post, query, signed};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

/// What the desk's own program was told.
#[derive(Default)]
struct Told(Mutex<Vec<Value>>);

impl Desk for Told {
    fn send<'a>(&'a self, request: &'a Request, _attempt: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>> {
        self.0.lock().unwrap().push(serde_json::from_str(request.body.get()).unwrap());
        ready(Ok(Receipt::default())).boxed()
    }
}

/// A bot with a page and a desk.
struct Shop {
    mount: Mount,
    runtime: Runtime,
    told: Arc<Told>,
    bot: String,
}

fn open() -> Shop {
    let models: Vec<&dyn Section> = turjuman::model::kinds().iter().map(|kind| *kind as &dyn Section).collect();
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/runtime/bot");
    let mut loaded = config::load(&dir, Tables { channels: &[], models: &models }, &|_| Some("https://desk.example".to_owned())).unwrap();
    Arc::get_mut(&mut loaded.bot).unwrap().dialogue.gather_ms = 0;
    let (bot, packs) = (Arc::clone(&loaded.bot), Arc::clone(&loaded.packs));
    let clock: Arc<dyn Clock> = Arc::new(SetClock(AtomicI64::new(NOW_SECS)));
    let blobs: Arc<dyn Blobs> = Arc::new(MemoryBlobs::default());
    let runtime = Runtime::new(Arc::new(Memory::new()), Arc::clone(&clock), Limits::default());
    let mut mount = Mount::default();
    let settings: turjuman::channel::Settings = Arc::new(Settings::default());
    let web = kind("web").unwrap();
    let connect = Connect {
        bot: bot.id.clone(),
        account: "chat".into(),
        dir: std::path::Path::new("."),
        mount: &mut mount,
        secrets: &|_| None,
        clock: Arc::clone(&clock),
        sink: runtime.sink(&bot.id),
        history: runtime.history(&bot.id),
        blobs: Arc::clone(&blobs),
        marks: Arc::new(turjuman::conformance::channel::MemoryMarks::default()),
        house: House { brand: bot.brand.as_str().into(), languages: Arc::new(bot.languages.clone()), packs: Arc::clone(&packs) },
        loopback: true,
    };
    let channel = ChannelUnit::new(web.connect(&settings, connect).unwrap(), web.caps(&settings));
    let secrets = Secret::parse_all(SECRET).unwrap();
    Inbox::new(bot.id.clone(), secrets, true, clock, runtime.agents(&bot.id), blobs).unwrap().mount(&mut mount);
    let told = Arc::new(Told::default());
    let model: Arc<dyn Model> = Arc::new(Extractive::default());
    let name = bot.id.to_string();
    runtime.start(vec![BotUnit {
        bot,
        packs,
        spare: Arc::clone(&model),
        model,
        channels: [(("web".into(), "chat".into()), channel)].into(),
        desk: Some(Arc::clone(&told) as Arc<dyn Desk>),
    }]);
    Shop { mount, runtime, told, bot: name }
}

impl Shop {
    async fn page(&self, method: Method, path: &str, token: &str, body: &Value) -> (u16, Value) {
        let bearer = format!("Bearer {token}");
        let request = request(&[("authorization", &bearer)], &body.to_string());
        let response = call(&self.mount, method, &format!("/web/{}/chat{path}", self.bot), request).await;
        (response.status.as_u16(), serde_json::from_slice(response.body.whole().unwrap()).unwrap())
    }

    async fn say(&self, token: &str, id: &str, text: &str, files: &[&str]) {
        let message = json!({"id": id, "text": text, "files": files});
        assert_eq!(self.page(Method::POST, "/messages", token, &message).await.0, 202);
    }

    async fn upload(&self, token: &str, name: &str) -> String {
        let bearer = format!("Bearer {token}");
        let mut request = request(&[("authorization", &bearer), ("content-type", "image/png"), ("x-file-name", name)], "");
        request.upload = Some(Upload(stream::iter([Ok(Bytes::from_static(PNG))]).boxed()));
        let response = call(&self.mount, Method::POST, &format!("/web/{}/chat/files", self.bot), request).await;
        let file: Value = serde_json::from_slice(response.body.whole().unwrap()).unwrap();
        file["id"].as_str().unwrap().to_owned()
    }

    async fn feed(&self, token: &str) -> Feed {
        let bearer = format!("Bearer {token}");
        let request = request(&[("authorization", &bearer)], "");
        match call(&self.mount, Method::GET, &format!("/web/{}/chat/events", self.bot), request).await.body {
            Payload::Events(pieces) => Feed(pieces),
            other => panic!("{other:?}"),
        }
    }

    /// A file as the page or the desk is given it.
    async fn file(&self, path: &str, request: turjuman::channel::HttpRequest) -> (u16, Vec<u8>) {
        let response = call(&self.mount, Method::GET, path, request).await;
        let bytes = match response.body {
            Payload::Stream(pieces) => pieces.map(Result::unwrap).collect::<Vec<_>>().await.concat(),
            _ => Vec::new(),
        };
        (response.status.as_u16(), bytes)
    }

    async fn fetch(&self, ticket: &str, id: &str) -> (u16, Vec<u8>) {
        let request = signed(query(post(""), "ticket", ticket), SECRET, "g", NOW_SECS);
        self.file(&format!("/handover/{}/files/{id}", self.bot), request).await
    }

    async fn act(&self, id: &str, body: &Value) -> u16 {
        let request = signed(post(&body.to_string()), SECRET, id, NOW_SECS);
        call(&self.mount, Method::POST, &format!("/handover/{}", self.bot), request).await.status.as_u16()
    }

    /// The n-th thing that the desk was told.
    async fn told(&self, n: usize) -> Value {
        for _ in 0..500 {
            if let Some(told) = self.told.0.lock().unwrap().get(n) {
                return told.clone();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the desk was told {:?}", self.told.0.lock().unwrap())
    }
}

/// The next message of a person.
async fn from_a_person(feed: &mut Feed) -> Value {
    loop {
        let event = feed.next().await;
        if event.name == "message" && event.data["origin"] == "agent" {
            return event.data;
        }
    }
}

#[tokio::test]
async fn files_go_both_ways_while_a_ticket_is_open() {
    let house = open();
    let session = async || house.page(Method::POST, "/session", "", &json!({})).await.1["session"].as_str().unwrap().to_owned();
    let (token, other) = (session().await, session().await);
    let mut feed = house.feed(&token).await;
    let torn = house.upload(&token, "torn.png").await;
    house.say(&token, "m1", "", &[&torn]).await;
    house.say(&token, "m2", "/human", &[]).await;
    let requested = house.told(0).await;
    let ticket = requested["ticket"].as_str().unwrap().to_owned();
    let file = |id: &str, name: &str| json!([{"id": id, "mime": "image/png", "name": name, "size": PNG.len()}]);
    assert_eq!((&requested["type"], &requested["lines"][0]["files"]), (&json!("requested"), &file(&torn, "torn.png")));
    assert_eq!(house.fetch(&ticket, &torn).await, (200, PNG.to_vec()));

    let mut reply = json!({"type": "reply", "ticket": ticket, "agent": {"name": "Ana"}, "text": ""});
    reply["attachments"] = json!([{"name": "label.pdf", "mime": "application/pdf", "data": STANDARD.encode("%PDF-1.7")}]);
    for status in [202, 200] {
        assert_eq!(house.act("r1", &reply).await, status);
    }
    let said = from_a_person(&mut feed).await;
    let label = said["files"][0]["id"].as_str().unwrap();
    assert_eq!(said["files"], json!([{"id": label, "mime": "application/pdf", "name": "label.pdf", "size": 8}]));
    assert_eq!(said["text"], json!(""), "the name stands with the file");
    for (token, expect) in [(&token, (200, b"%PDF-1.7".to_vec())), (&other, (404, Vec::new()))] {
        let bearer = format!("Bearer {token}");
        let path = format!("/web/{}/chat/files/{label}", house.bot);
        assert_eq!(house.file(&path, request(&[("authorization", &bearer)], "")).await, expect);
    }

    // With a person, a file is passed on and nothing is said about it.
    let back = house.upload(&token, "back.png").await;
    house.say(&token, "m3", "", &[&back]).await;
    let said = house.told(1).await;
    assert_eq!((&said["type"], &said["line"]["files"]), (&json!("said"), &file(&back, "back.png")));
    assert_eq!(house.fetch(&ticket, &back).await.0, 200);

    // Another customer's file is none of this ticket.
    let theirs = house.upload(&other, "theirs.png").await;
    assert_eq!(house.fetch(&ticket, &theirs).await.0, 404);

    // What comes next is the next thing said: the file was shown once, and no word was said about the customer's.
    let words = json!({"type": "reply", "ticket": ticket, "agent": {"name": "Ana"}, "text": "Thank you"});
    assert_eq!(house.act("r2", &words).await, 202);
    let mut between = Vec::new();
    let next = loop {
        let event = feed.next().await;
        match event.name.as_str() {
            "message" if event.data["origin"] == "agent" => break event.data,
            "message" => between.push(event.data),
            _ => {}
        }
    };
    assert_eq!((&next["text"], &between[..]), (&json!("Thank you"), &[][..]));
    house.runtime.stop().await.unwrap();
}
