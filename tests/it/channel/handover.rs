//! The way to the desk and back.

mod files;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use http::Method;
use serde_json::{Value, json};
use turjuman::channel::{Attempt, HttpRequest, Mount, SinkError};
use turjuman::conformance::channel::Receiver;
use turjuman::core::dialogue::{Agent, AgentAct, Line, RelayKind, Speaker, Ticket};
use turjuman::core::key::{BotId, DeliveryId, Identity, LocaleTag};
use turjuman::core::message::MediaRef;
use turjuman::core::signature::Secret;
use turjuman::core::time::Timestamp;
use turjuman::desk::{ActTaken, AgentSink, Inbox, Relay, RelaySettings, encode};
use turjuman::ports::Blobs;
use turjuman::store::MemoryBlobs;

use super::bench::{NOW_SECS, SECRET, SetClock, call, header, post, signed, split};

fn clock() -> Arc<SetClock> {
    Arc::new(SetClock(AtomicI64::new(NOW_SECS)))
}

fn line(text: &str) -> Line {
    Line { by: Speaker::Customer, at: Timestamp(NOW_SECS * 1000), text: text.to_owned(), files: Vec::new(), message: None, delivery: None }
}

#[tokio::test]
async fn the_desk_is_told_by_signed_webhooks() {
    turjuman::conformance::channel::install_tls();
    let receiver = Receiver::start(Secret::parse_all(SECRET).unwrap(), clock()).await.unwrap();
    let settings = RelaySettings { url: receiver.url(), secrets: Secret::parse_all(SECRET).unwrap() };
    assert!(!format!("{settings:?}").contains("AAECAw"));
    let relay = Relay::new(settings, clock()).unwrap();
    let ticket = Ticket { id: "T-1".to_owned(), since: Timestamp(NOW_SECS * 1000) };
    let photo =
        MediaRef { id: "file_1".to_owned(), mime: Some("image/png".to_owned()), name: Some("ربيع.png".to_owned()), size: Some(18_233) };
    let slots = BTreeMap::from([(Arc::from("order"), "A-17".to_owned())]);
    for (n, what) in [
        RelayKind::Requested { lines: vec![line("أريد موظفا")], slots, reason: "flow:return".to_owned() },
        RelayKind::Said { line: Line { files: vec![photo], ..line("still here\n[image: ربيع.png]") } },
        RelayKind::Left,
    ]
    .into_iter()
    .enumerate()
    {
        let request = encode(format!("7.{n}.0"), &BotId::new("maison"), &ticket, "3f9a", &LocaleTag::new("ar"), &what).unwrap();
        relay.send(&request, Attempt::First).await.unwrap();
    }
    let bodies: Vec<Value> = receiver.received().into_iter().map(|received| received.body).collect();
    insta::assert_snapshot!(bodies.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"), @r#"
    {"bot":"maison","conversation":"3f9a","id":"7.0.0","lines":[{"at":"2026-09-21T14:13:20Z","by":"customer","files":[],"text":"أريد موظفا"}],"locale":"ar","reason":"flow:return","since":"2026-09-21T14:13:20Z","slots":{"order":"A-17"},"ticket":"T-1","type":"requested"}
    {"bot":"maison","conversation":"3f9a","id":"7.1.0","line":{"at":"2026-09-21T14:13:20Z","by":"customer","files":[{"id":"file_1","mime":"image/png","name":"ربيع.png","size":18233}],"text":"still here\n[image: ربيع.png]"},"locale":"ar","since":"2026-09-21T14:13:20Z","ticket":"T-1","type":"said"}
    {"bot":"maison","conversation":"3f9a","id":"7.2.0","locale":"ar","since":"2026-09-21T14:13:20Z","ticket":"T-1","type":"left"}
    "#);
}

/// A desk with one open ticket.
#[derive(Default)]
struct Desk(Mutex<Vec<(DeliveryId, Agent)>>);

impl AgentSink for Desk {
    fn act(&self, delivery: DeliveryId, agent: Agent) -> BoxFuture<'_, Result<ActTaken, SinkError>> {
        let mut acts = self.0.lock().unwrap();
        let taken = match agent.ticket.as_str() {
            "T-busy" => Err(SinkError::Unavailable { what: "the store is busy".to_owned() }),
            "T-1" if acts.iter().any(|(known, _)| *known == delivery) => Ok(ActTaken::Duplicate),
            "T-1" => {
                acts.push((delivery, agent));
                Ok(ActTaken::New)
            }
            _ => Ok(ActTaken::UnknownTicket),
        };
        ready(taken).boxed()
    }

    fn customer<'a>(&'a self, ticket: &'a str) -> BoxFuture<'a, Result<Option<Identity>, SinkError>> {
        let author = match ticket {
            "T-1" | "T-busy" | "T-closed" => Some("ana"),
            "T-2" => Some("ben"),
            _ => None,
        };
        ready(Ok(author.map(customer))).boxed()
    }
}

fn customer(author: &str) -> Identity {
    Identity { bot: BotId::new("maison"), account: "web:chat".into(), author: author.into() }
}

fn inbox(secrets: &str, desk: &Arc<Desk>) -> Mount {
    over(secrets, desk, Arc::new(MemoryBlobs::default()))
}

fn over(secrets: &str, desk: &Arc<Desk>, blobs: Arc<dyn Blobs>) -> Mount {
    let secrets = if secrets.is_empty() { Vec::new() } else { Secret::parse_all(secrets).unwrap() };
    let mut mount = Mount::default();
    let sink = Arc::clone(desk) as Arc<dyn AgentSink>;
    Inbox::new(BotId::new("maison"), secrets, true, clock(), sink, blobs).unwrap().mount(&mut mount);
    mount
}

async fn act(mount: &Mount, request: HttpRequest) -> (u16, Value) {
    let (status, body, _) = split(call(mount, Method::POST, "/handover/maison", request).await);
    (status, body)
}

#[tokio::test]
async fn what_people_do_is_taken_once() {
    let desk = Arc::new(Desk::default());
    let mount = inbox("", &desk);
    let body = |ticket: &str| format!(r#"{{"type":"reply","ticket":"{ticket}","agent":{{"name":"Léa"}},"text":"Bonjour"}}"#);
    let ask = |ticket: &str| header(post(&body(ticket)), "webhook-id", "a1");
    assert_eq!(act(&mount, ask("T-1")).await, (202, json!({"id": "a1", "ticket": "T-1", "status": "accepted"})));
    assert_eq!(act(&mount, ask("T-1")).await, (200, json!({"id": "a1", "ticket": "T-1", "status": "known"})));
    let (status, unknown) = act(&mount, ask("T-2")).await;
    assert_eq!((status, &unknown["error"]["code"]), (404, &json!("unknown_ticket")));
    assert_eq!(act(&mount, ask("T-busy")).await.0, 503);
    assert_eq!(act(&mount, post("{}")).await.0, 400);
    let agent = Agent {
        ticket: "T-1".to_owned(),
        name: "Léa".to_owned(),
        act: AgentAct::Reply { text: "Bonjour".to_owned(), attachments: Vec::new() },
    };
    assert_eq!(*desk.0.lock().unwrap(), [(DeliveryId::new("a1"), agent)]);
}

#[tokio::test]
async fn with_a_secret_people_sign() {
    let desk = Arc::new(Desk::default());
    let mount = inbox(SECRET, &desk);
    let body = r#"{"type":"close","ticket":"T-1","agent":{"name":"Kim"}}"#;
    assert_eq!(act(&mount, header(post(body), "webhook-id", "a1")).await.0, 401);
    assert_eq!(act(&mount, signed(post(body), SECRET, "a1", NOW_SECS)).await.0, 202);
    let blobs = Arc::new(MemoryBlobs::default());
    assert!(Inbox::new(BotId::new("maison"), Vec::new(), false, clock(), desk, blobs).is_err());
}
