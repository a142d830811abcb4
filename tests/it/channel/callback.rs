//! What a webhook's callback receives.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use turjuman::channel::signed::{MAX_ANSWER_BYTES, SignedPost};
use turjuman::channel::webhook::{Callback, Settings};
use turjuman::channel::{Attempt, Level, Receipt, Request, SendError};
use turjuman::conformance::channel::{Platform, Receiver};
use turjuman::core::key::LocaleTag;
use turjuman::core::message::{Action, Address, Choice, Markup, MessageId, Origin, Outgoing};
use turjuman::core::signature::Secret;

use super::bench::{Bench, NOW_SECS, OLD_SECRET, SECRET, SetClock, connect};

fn clock() -> Arc<SetClock> {
    Arc::new(SetClock(AtomicI64::new(NOW_SECS)))
}

async fn receiver(secrets: &str) -> Receiver {
    Receiver::start(Secret::parse_all(secrets).unwrap(), clock()).await.unwrap()
}

fn bench(receiver: &Receiver, own: Option<&str>) -> Bench {
    let settings = Settings {
        secret_env: Some("SECRET".to_owned()),
        callback: Some(Callback::Url(receiver.url())),
        callback_secret_env: own.map(|_| "OWN".to_owned()),
        callback_timeout: Duration::from_secs(5),
        ..Settings::default()
    };
    let mut env = vec![("SECRET", SECRET)];
    env.extend(own.map(|own| ("OWN", own)));
    connect(settings, &env, true).unwrap()
}

fn address() -> Address {
    Address { channel: "webhook".into(), account: "shop".into(), place: "c1".into(), author: "u1".into() }
}

fn message(id: &str) -> Outgoing {
    let mut message = Outgoing::new(id.to_owned(), Markup::text("مرحبا"), LocaleTag::new("ar-SA"), Origin::System);
    message.choices = vec![Choice { id: "yes".to_owned(), label: "نعم".to_owned() }];
    message.reply_to = Some(MessageId::new("m1"));
    message
}

async fn send(bench: &Bench, action: &Action) -> Result<Option<MessageId>, SendError> {
    let request = bench.channel.encode(&address(), action).unwrap();
    bench.channel.send(&address(), &request, Attempt::First).await.map(|receipt| receipt.message)
}

#[tokio::test]
async fn every_act_is_posted_and_signed() {
    let receiver = receiver(SECRET).await;
    let bench = bench(&receiver, None);
    assert_eq!(send(&bench, &Action::Show(message("1.0.0"))).await, Ok(Some(MessageId::new("shown-1.0.0"))));
    let shown = MessageId::new("shown-1.0.0");
    send(&bench, &Action::Edit { message: shown.clone(), with: message("2.0.0") }).await.unwrap();
    send(&bench, &Action::React { message: shown.clone(), emoji: "👍".to_owned() }).await.unwrap();
    send(&bench, &Action::Delete { message: shown }).await.unwrap();
    send(&bench, &Action::Typing).await.unwrap();
    let received = receiver.received();
    assert_eq!(receiver.refused(), 0);
    assert_eq!(receiver.connections(), 1, "the connection is kept alive");
    let types: Vec<_> = received.iter().map(|received| received.body["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["message", "edit", "reaction", "delete", "typing"]);
    assert!(received.iter().all(|received| received.body["conversation"] == "c1" && received.body["author"] == "u1"));
    assert_eq!(received[1].body["message"], "shown-1.0.0");
    assert_eq!(received[2].body["emoji"], "👍");
    assert!(received.iter().all(|received| received.id.is_ascii() && received.id.starts_with(received.body["id"].as_str().unwrap())));
    insta::assert_snapshot!(received[0].body, @r#"{"answers":[],"author":"u1","choices":[{"id":"yes","label":"نعم"}],"conversation":"c1","direction":"rtl","id":"1.0.0","locale":"ar-SA","markdown":"مرحبا","origin":"system","reply_to":"m1","sources":[],"text":"مرحبا","type":"message"}"#);
}

#[tokio::test]
async fn callbacks_have_secrets_of_their_own_where_configured() {
    let receiver = receiver(OLD_SECRET).await;
    let wrong = send(&bench(&receiver, None), &Action::Show(message("1.0.0"))).await;
    assert!(matches!(wrong, Err(SendError::Retry { after: Some(after), .. }) if after >= Duration::from_secs(60)), "{wrong:?}");
    let rotating = format!("{SECRET} {OLD_SECRET}");
    for own in [OLD_SECRET, rotating.as_str()] {
        assert!(send(&bench(&receiver, Some(own)), &Action::Show(message("1.0.1"))).await.is_ok());
    }
    assert_eq!(receiver.shown().len(), 1);
}

#[tokio::test]
async fn nobody_there_is_a_retry() {
    let gone = receiver(SECRET).await;
    let bench = bench(&gone, None);
    assert_eq!(bench.channel.probe().await[0].level, Level::Good);
    drop(gone);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let sent = send(&bench, &Action::Show(message("1.0.0"))).await;
    assert!(matches!(sent, Err(SendError::Retry { .. })), "{sent:?}");
    assert_eq!(bench.channel.probe().await[0].level, Level::Bad);
}

#[tokio::test]
async fn an_id_that_is_no_header_is_permanent() {
    let receiver = receiver(SECRET).await;
    turjuman::conformance::channel::install_tls();
    let post = SignedPost::new(&receiver.url(), Vec::new(), Duration::from_secs(5), clock()).unwrap();
    let sent = post.send("two\nlines", &Value::Null.to_string()).await;
    assert!(matches!(sent, Err(SendError::Permanent { .. })), "{sent:?}");
}

/// A receiver that answers one request with a body of `len` bytes that names a message.
async fn answering(id: &str, len: usize) -> String {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut body = serde_json::json!({"message": id}).to_string();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        assert!(stream.read(&mut [0; 4096]).await.unwrap() > 0);
        body.push_str(&" ".repeat(len - body.len()));
        stream.write_all(format!("HTTP/1.1 200 OK\r\ncontent-length: {len}\r\n\r\n{body}").as_bytes()).await.unwrap();
        stream.flush().await.unwrap();
    });
    format!("http://{address}/")
}

#[tokio::test]
async fn an_answer_or_id_that_is_too_long_is_a_receipt_without_an_id() {
    turjuman::conformance::channel::install_tls();
    for (id, len, taken) in [
        ("m", MAX_ANSWER_BYTES, true),
        ("m", MAX_ANSWER_BYTES + 1, false),
        (&"m".repeat(256), 1000, true),
        (&"m".repeat(257), 1000, false),
        ("two\nlines", 1000, false),
        ("", 1000, false),
    ] {
        let post = SignedPost::new(&answering(id, len).await, Vec::new(), Duration::from_secs(5), clock()).unwrap();
        assert_eq!(post.send("1.0.0", "{}").await, Ok(Receipt { message: taken.then(|| MessageId::new(id)), place: None }), "{len} bytes");
    }
}

#[test]
fn what_the_outbox_keeps_has_a_stable_shape() {
    let request = Request { route: "message".to_owned(), id: "1.0.0".to_owned(), body: serde_json::from_str(r#"{"text": "hi"}"#).unwrap() };
    insta::assert_snapshot!(serde_json::to_string(&request).unwrap(), @r#"{"route":"message","id":"1.0.0","body":{"text": "hi"}}"#);
    let receipts = [Receipt::default(), Receipt { message: Some(MessageId::new("m1")), place: None }];
    insta::assert_snapshot!(serde_json::to_string(&receipts).unwrap(), @r#"[{},{"message":"m1"}]"#);
}
