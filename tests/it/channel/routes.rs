//! The webhook's routes: who is believed, who waits, and what everyone is told.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::json;
use tokio::time::{Instant, sleep};
use turjuman::channel::Intake;
use turjuman::channel::webhook::{Callback, Settings};
use turjuman::core::message::Place;
use turjuman::core::signature::{Headers, Secret, verify};
use turjuman::core::time::Timestamp;

use super::bench::{NOW_SECS, OLD_SECRET, SECRET, closed, connect, header, open, post, query, same, signed};

const HELLO: &str = r#"{"conversation":"c1","text":"hello"}"#;

#[tokio::test(start_paused = true)]
async fn a_first_curl_is_answered() {
    let bench = open();
    bench.world.eager.store(true, Ordering::SeqCst);
    let (status, body, headers) = bench.post(header(post(HELLO), "webhook-id", "m1")).await;
    assert_eq!(status, 200);
    assert_eq!(headers["webhook-id"], "1.0.0");
    assert!(!headers.contains_key("webhook-signature"));
    let reply = &body["replies"][0];
    assert_eq!(body["cursor"], 1);
    assert_eq!((&body["id"], &body["conversation"], &body["status"]), (&json!("m1"), &json!("c1"), &json!("answered")));
    insta::assert_snapshot!(reply, @r#"{"answers":["m1"],"at":"2026-09-21T14:13:20Z","choices":[],"cursor":1,"direction":"rtl","id":"1.0.0","locale":"ar","markdown":"أهلا","origin":"answer","reply_to":null,"sources":[],"text":"أهلا"}"#);

    let taken = bench.world.last_taken();
    assert_eq!((taken.place, &*taken.author.id, taken.received_at), (Place::Private, "c1", Timestamp(NOW_SECS * 1000)));
}

#[tokio::test(start_paused = true)]
async fn an_event_without_an_id_gets_one() {
    let bench = open();
    bench.world.eager.store(true, Ordering::SeqCst);
    let (_, first, _) = bench.post(post(HELLO)).await;
    let (_, second, _) = bench.post(post(HELLO)).await;
    assert!(first["id"].as_str().unwrap().starts_with("msg_"));
    assert_ne!(first["id"], second["id"]);
    let (_, third, _) = bench.post(post(r#"{"id":"own","conversation":"c1","text":"hello"}"#)).await;
    assert_eq!(third["id"], "own");
    let (status, body, _) = closed().post(post(HELLO)).await;
    assert_eq!((status, &body["error"]["code"]), (401, &json!("signature")));
}

#[tokio::test(start_paused = true)]
async fn who_does_not_wait_asks_again() {
    let bench = open();
    let body = r#"{"conversation":"c ü/1","author":{"id":"u&1"},"text":"hello"}"#;
    let ask = || query(header(post(body), "webhook-id", "m1"), "wait_secs", "0");
    let (status, pending, headers) = bench.post(ask()).await;
    assert_eq!(status, 202);
    assert!(!headers.contains_key("webhook-id"));
    let retry = "/webhook/maison/shop/conversations/c%20%C3%BC%2F1/messages/m1?author=u%261";
    assert_eq!(pending, json!({"id": "m1", "conversation": "c ü/1", "status": "pending", "retry": retry}));

    let mut again = query(post(""), "author", "u&1");
    again.path.insert("conversation".to_owned(), "c ü/1".to_owned());
    let get = bench.mount.routes().iter().find(|route| route.path.contains("/messages/")).unwrap();
    again.path.insert("id".to_owned(), "m1".to_owned());
    assert_eq!((get.handler)(same(&again)).await.status.as_u16(), 202);

    let taken = bench.world.last_taken();
    bench.world.say(&taken.address, &taken.delivery, "answer");
    let got = (get.handler)(again).await;
    let (status, repeated, headers) = bench.post(ask()).await;
    assert_eq!((got.status.as_u16(), status), (200, 200));
    assert_eq!(serde_json::from_slice::<serde_json::Value>(got.body.whole().unwrap()).unwrap(), repeated);
    assert_eq!(got.headers["webhook-id"], headers["webhook-id"]);
    assert_eq!(bench.world.taken.lock().unwrap().len(), 1, "a repeat is not taken again");
}

#[tokio::test(start_paused = true)]
async fn all_who_wait_for_one_message_get_the_same() {
    let bench = open();
    let ask = || bench.post(query(header(post(HELLO), "webhook-id", "m1"), "wait_secs", "5"));
    let answer = async {
        sleep(Duration::from_secs(2)).await;
        let taken = bench.world.last_taken();
        bench.world.say(&taken.address, &turjuman::core::key::DeliveryId::new("another"), "for another");
        sleep(Duration::from_secs(2)).await;
        bench.world.say(&taken.address, &taken.delivery, "at last");
    };
    let begun = Instant::now();
    let (first, second, third, ()) = tokio::join!(ask(), ask(), bench.get("c1/messages/m1", query(post(""), "wait_secs", "9")), answer);
    assert_eq!(begun.elapsed().as_secs(), 4);
    assert_eq!(first.0, 200);
    assert_eq!((&first.1, &first.2["webhook-id"]), (&second.1, &second.2["webhook-id"]));
    assert_eq!(first.1, third.1);
}

#[tokio::test(start_paused = true)]
async fn waiting_has_a_limit() {
    for (wait, expect) in [(None, 10), (Some("0"), 0), (Some("3"), 3), (Some("30"), 30), (Some("31"), 30), (Some("99999999999"), 30)] {
        let bench = open();
        let request = header(post(HELLO), "webhook-id", "m1");
        let begun = Instant::now();
        let (status, ..) = bench.post(wait.map_or(same(&request), |wait| query(same(&request), "wait_secs", wait))).await;
        assert_eq!((status, begun.elapsed().as_secs()), (202, expect), "{wait:?}");
    }
    let (status, body, _) = open().post(query(post(HELLO), "wait_secs", "-1")).await;
    assert_eq!((status, &body["error"]["message"]), (400, &json!("cannot read `wait_secs` in the address")));
}

#[tokio::test(start_paused = true)]
async fn the_history_is_read_by_cursor() {
    let bench = open();
    let (status, empty, _) = bench.get("c1/replies", post("")).await;
    assert_eq!((status, empty), (200, json!({"replies": [], "cursor": 0})));
    bench.world.eager.store(true, Ordering::SeqCst);
    for id in ["m1", "m2", "m3"] {
        bench.post(header(post(HELLO), "webhook-id", id)).await;
    }
    let (_, page, headers) = bench.get("c1/replies", query(post(""), "after", "1")).await;
    assert_eq!(page["cursor"], 3);
    assert_eq!(page["replies"].as_array().unwrap().len(), 2);
    assert_eq!(headers["webhook-id"], "2.0.0");
    let begun = Instant::now();
    let (_, page, _) = bench.get("c1/replies", query(query(post(""), "after", "3"), "wait_secs", "2")).await;
    assert_eq!((page, begun.elapsed().as_secs()), (json!({"replies": [], "cursor": 3}), 2));
    let (_, other, _) = bench.get("c1/replies", query(post(""), "author", "somebody")).await;
    assert_eq!(other["replies"], json!([]));
    let (status, body, _) = bench.get("c1/messages/unheard", post("")).await;
    assert_eq!((status, &body["error"]["code"]), (404, &json!("unknown_message")));
}

#[tokio::test(start_paused = true)]
async fn with_a_secret_every_request_is_signed() {
    let bench = closed();
    bench.world.eager.store(true, Ordering::SeqCst);
    for secret in [SECRET, OLD_SECRET] {
        let (status, _, headers) = bench.post(signed(post(HELLO), secret, "m1", NOW_SECS)).await;
        assert_eq!(status, 200);
        assert!(headers.contains_key("webhook-signature"));
    }
    let wrong = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBrZXk=";
    let tampered = {
        let mut request = signed(post(HELLO), SECRET, "m1", NOW_SECS);
        request.body = bytes::Bytes::from(HELLO.replace("hello", "hullo"));
        request
    };
    for (request, status, code) in [
        (post(HELLO), 401, "signature"),
        (header(post(HELLO), "webhook-id", "m1"), 401, "signature"),
        (signed(post(HELLO), wrong, "m1", NOW_SECS), 401, "signature"),
        (header(signed(post(HELLO), SECRET, "m1", NOW_SECS), "webhook-id", "m2"), 401, "signature"),
        (tampered, 401, "signature"),
        (signed(post(HELLO), SECRET, "m2", NOW_SECS - 300), 200, ""),
        (signed(post(HELLO), SECRET, "m3", NOW_SECS - 301), 400, "timestamp"),
        (signed(post(HELLO), SECRET, "m3", NOW_SECS + 301), 400, "timestamp"),
    ] {
        let (got, body, _) = bench.post(request).await;
        assert_eq!((got, body["error"]["code"].as_str().unwrap_or_default()), (status, code), "{body}");
    }
    assert_eq!(bench.get("c1/replies", post("")).await.0, 401);
    assert_eq!(bench.get("c1/messages/m1", signed(post(""), SECRET, "g1", NOW_SECS)).await.0, 200);
}

#[tokio::test(start_paused = true)]
async fn answers_are_signed_too() {
    let bench = closed();
    bench.world.eager.store(true, Ordering::SeqCst);
    let response =
        super::bench::call(&bench.mount, http::Method::POST, "/webhook/maison/shop", signed(post(HELLO), SECRET, "m1", NOW_SECS)).await;
    let text = |name: &str| response.headers.get(name).map(|value| value.to_str().unwrap());
    let headers = Headers { id: text("webhook-id"), timestamp: text("webhook-timestamp"), signature: text("webhook-signature") };
    let secret = Secret::parse(SECRET).unwrap();
    assert_eq!(verify(&[secret], headers, response.body.whole().unwrap(), Timestamp(NOW_SECS * 1000), 300), Ok(()));
}

#[tokio::test(start_paused = true)]
async fn without_a_secret_only_this_machine_is_believed() {
    let remote = |address: &str| {
        let mut request = post(HELLO);
        request.remote = Some(address.parse().unwrap());
        request
    };
    for (request, expect) in [
        (post(HELLO), 202),
        (remote("[::1]:9"), 202),
        (remote("[::ffff:127.0.0.1]:9"), 202),
        (remote("192.0.2.1:9"), 401),
        (header(post(HELLO), "origin", "https://evil.example"), 401),
        (header(post(HELLO), "x-forwarded-for", "192.0.2.1"), 401),
        (header(post(HELLO), "sec-fetch-site", "cross-site"), 401),
        (header(post(HELLO), "host", "localhost"), 202),
        (header(post(HELLO), "host", "LocalHost:8080"), 202),
        (header(post(HELLO), "host", "127.0.0.1:8080"), 202),
        (header(post(HELLO), "host", "127.9.9.9"), 202),
        (header(post(HELLO), "host", "[::1]:8080"), 202),
        (header(post(HELLO), "host", "rebound.example:8080"), 401),
        (header(post(HELLO), "host", "localhost.example"), 401),
        (header(post(HELLO), "host", "127.0.0.1.example"), 401),
        (header(post(HELLO), "host", ""), 401),
        (header(post(HELLO), "webhook-timestamp", &(NOW_SECS - 301).to_string()), 400),
        (header(post(HELLO), "webhook-timestamp", "yesterday"), 400),
    ] {
        let (status, body, _) = open().post(request).await;
        assert_eq!(status, expect, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_busy_store_and_a_large_body_are_refused() {
    let bench = open();
    bench.world.unavailable.store(true, Ordering::SeqCst);
    let (status, body, headers) = bench.post(post(HELLO)).await;
    assert_eq!((status, &headers["retry-after"], &body["error"]["code"]), (503, &"5".parse().unwrap(), &json!("unavailable")));

    let bench = connect(Settings { max_body: 64, ..Settings::default() }, &[], true).unwrap();
    let empty = r#"{"conversation":"c1","text":""}"#;
    for (filler, expect) in [(64 - empty.len(), 202), (65 - empty.len(), 413)] {
        let body = empty.replace("\"\"", &format!("\"{}\"", "x".repeat(filler)));
        assert_eq!(bench.post(post(&body)).await.0, expect, "{} bytes", body.len());
    }
    assert!(bench.mount.routes().iter().any(|route| route.intake == Intake::Whole { max: 64 }));
}

#[tokio::test(start_paused = true)]
async fn with_a_callback_a_message_is_accepted_at_once() {
    let callback = Some(Callback::Env("CALLBACK".to_owned()));
    let settings = Settings { callback, ..Settings::default() };
    let bench = connect(settings, &[("CALLBACK", "http://127.0.0.1:1/replies")], true).unwrap();
    let begun = Instant::now();
    let (status, body, _) = bench.post(query(header(post(HELLO), "webhook-id", "m1"), "wait_secs", "9")).await;
    assert_eq!((status, body), (202, json!({"id": "m1", "conversation": "c1", "status": "accepted"})));
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

#[test]
fn connecting_says_what_is_wrong() {
    let named = Settings { secret_env: Some("MAISON_WEBHOOK_SECRET".to_owned()), ..Settings::default() };
    let calls = |callback| Settings { callback: Some(callback), ..Settings::default() };
    for (settings, env, loopback, expect) in [
        (named.clone(), None, true, None),
        (
            named.clone(),
            None,
            false,
            Some(
                "on a public address without the environment variable MAISON_WEBHOOK_SECRET (one or more `whsec_…` secrets, separated by spaces)",
            ),
        ),
        (named.clone(), Some(SECRET), false, None),
        (
            named.clone(),
            Some("swordfish"),
            true,
            Some("with the secrets in MAISON_WEBHOOK_SECRET: cannot read a secret that does not begin with `whsec_`"),
        ),
        (calls(Callback::Env("URL".to_owned())), None, true, Some("without the environment variable URL")),
        (
            Settings { callback_secret_env: Some("OWN".to_owned()), ..calls(Callback::Url("http://127.0.0.1:1/".to_owned())) },
            None,
            true,
            Some("without the environment variable OWN"),
        ),
        (calls(Callback::Url("ftp://example.com".to_owned())), None, true, Some("to a `ftp` address: use https or http")),
    ] {
        let env: Vec<_> = env.map(|value| ("MAISON_WEBHOOK_SECRET", value)).into_iter().collect();
        assert_eq!(connect(settings, &env, loopback).err().as_deref(), expect);
    }
}

#[test]
fn what_is_missing_is_named() {
    let row = turjuman::channel::kind("webhook").unwrap();
    let callback = Settings { callback: Some(Callback::Env("URL".to_owned())), ..Settings::default() };
    let signing = Settings { callback_secret_env: Some("OWN".to_owned()), ..callback.clone() };
    let secret = Settings { secret_env: Some("SECRET".to_owned()), ..Settings::default() };
    let unsigned = "`whsec_…` secrets, without which only programs on this machine are believed";
    for (settings, set, loopback, expect) in [
        (callback.clone(), None, true, Some("URL: the address that replies are posted to".to_owned())),
        (callback, Some("URL"), true, None),
        (signing, Some("URL"), true, Some("OWN: the `whsec_…` secrets that sign callbacks".to_owned())),
        (secret.clone(), None, true, None),
        (secret.clone(), None, false, Some(format!("SECRET: {unsigned}"))),
        (secret, Some("SECRET"), false, None),
        (Settings::default(), None, false, Some(format!("a variable that `secret_env` names: {unsigned}"))),
    ] {
        let settings: turjuman::channel::Settings = std::sync::Arc::new(settings);
        let missing = row.missing(&settings, &|name| (Some(name) == set).then(|| "…".to_owned()), loopback);
        assert_eq!(missing, expect);
    }
}
