//! What a webhook's callback receives.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use serde_json::{Value, json};
use turjuman::channel::signed::SignedPost;
use turjuman::channel::webhook::{Callback, Settings};
use turjuman::channel::{Attempt, Level, SendError};
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
    let mut body = received[0].body.clone();
    body["text"] = json!("…");
    body["markdown"] = json!("…");
    insta::assert_snapshot!(body, @r#"{"answers":[],"author":"u1","choices":[{"id":"yes","label":"نعم"}],"conversation":"c1","direction":"rtl","id":"1.0.0","locale":"ar-SA","markdown":"…","origin":"system","reply_to":"m1","sources":[],"text":"…","type":"message"}"#);
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
