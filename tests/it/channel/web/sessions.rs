//! Who a customer is, and how much they may do.

use std::num::NonZeroU32;

use http::Method;
use serde_json::{Value, json};
use turjuman::channel::web::{Identity, Settings, sign};
use turjuman::core::message::{Place, What};
use turjuman::core::signature::Secret;

use super::bench::{Page, connect, page, request, with};
use crate::channel::bench::{NOW_SECS, SECRET};

fn known(required: bool) -> Page {
    with(|settings| {
        settings.identity_secret_env = Some("IDENTITY".to_owned());
        settings.identity_required = required;
    })
}

fn ana() -> Identity {
    let (name, language) = (Some("Ana Lüdecke".to_owned()), Some("de-AT".to_owned()));
    Identity { id: "u-17".to_owned(), name, language, expires: NOW_SECS + 3600 }
}

fn signed(identity: &Identity) -> Value {
    let signature = sign(&Secret::parse(SECRET).unwrap(), identity);
    json!({"id": identity.id, "name": identity.name, "language": identity.language, "expires": identity.expires, "signature": signature})
}

#[test]
fn identities_are_signed_as_the_readme_says() {
    // Made by Python's hmac.
    let secret = Secret::parse(SECRET).unwrap();
    let vectors = [
        (ana(), "d9807de77806ac4b03dbb22034a6814e22d46ab4734ed0d9af5bfa9637b28287"),
        (Identity { name: None, language: None, ..ana() }, "a1c36748fe3f0222925fbc279f01d0ae9d4644a2360b1b43b9e625ea84e2cee3"),
    ];
    for (identity, expect) in vectors {
        assert_eq!(sign(&secret, &identity), expect, "{identity:?}");
    }
}

#[tokio::test]
async fn a_session_is_remembered_and_speaks_the_customers_language() {
    let page = page();
    for (languages, accepted, locale, direction) in [
        (json!(["de-AT", "en"]), "", "de", "ltr"),
        (json!(["xx", "ar-EG"]), "", "ar", "rtl"),
        (json!([]), "de;q=0.5,ar", "ar", "rtl"),
        (json!([7, "<b>"]), "tlh", "en", "ltr"),
    ] {
        let body = json!({"languages": languages, "zone": "Europe/Vienna"}).to_string();
        let answer = page.ask(Method::POST, "/session", request(&[("accept-language", accepted)], &body)).await;
        let told = answer.json();
        assert_eq!((answer.status, &told["locale"], &told["direction"]), (200, &json!(locale), &json!(direction)), "{told}");
        assert_eq!((&told["brand"], answer.header("cache-control")), (&json!("Maison Lune"), "no-store"));
        assert!(told["texts"]["web-title"].as_str().unwrap().contains("Maison Lune"), "{told}");
        assert!(told["texts"].as_object().unwrap().keys().all(|id| id.starts_with("web-")));
        assert_eq!(told["limits"]["text"], 4000);
        assert_eq!((&told["limits"]["file_bytes"], &told["limits"]["files"]), (&json!(10 << 20), &json!(4)));
    }
    let token = page.session().await;
    let again = page.post("/session", "", &json!({"session": token, "languages": []})).await.json();
    assert_eq!(again["session"], token);
    for unknown in ["", "a.short", "i.e30.00", "a.\u{1f600}"] {
        let told = page.post("/session", "", &json!({"session": unknown, "languages": []})).await.json();
        assert!(told["session"].as_str().unwrap().len() == 45 && told["session"] != unknown, "{told}");
    }
    for (body, status) in [("", 400), ("[]", 400), (r#"{"sesion":"x"}"#, 400), (r#"{"session":7}"#, 400), ("{}", 200)] {
        assert_eq!(page.ask(Method::POST, "/session", request(&[], body)).await.status, status, "{body}");
    }
}

#[tokio::test]
async fn what_a_customer_does_is_taken_once_and_as_theirs() {
    let page = page();
    let (token, other) = (page.session().await, page.session().await);
    for (session, id, status) in [(&token, "m1", "accepted"), (&token, "m1", "duplicate"), (&other, "m1", "accepted")] {
        let answer = page.write(session, id, "Wo ist mein Paket?").await;
        assert_eq!((answer.status, answer.json()), (202, json!({"id": id, "status": status})));
    }
    let chose = page.post("/choices", &token, &json!({"id": "c1", "choice": "yes", "message": "msg_1"})).await;
    assert_eq!(chose.status, 202);
    let taken = page.world.taken.lock().unwrap().clone();
    let [first, second, third] = &taken[..] else { panic!("{taken:?}") };
    assert_ne!(first.author.id, second.author.id);
    assert_eq!((first.author.id.clone(), first.place), (third.author.id.clone(), Place::Private));
    assert_eq!(first.author.language_hint.as_deref(), Some("de-AT"));
    assert!(first.author.id.starts_with("visitor_") && !taken.iter().any(|event| format!("{event:?}").contains(&token[2..])));
    assert!(matches!(&third.what, What::Chose { choice, message: Some(message) } if choice == "yes" && &*message.0 == "msg_1"));
}

#[tokio::test]
async fn what_cannot_be_taken_is_said() {
    let page = page();
    let token = page.session().await;
    let long = "x".repeat(4001);
    for (path, body, status, code) in [
        ("/messages", json!({"id": "m1"}), 400, "malformed"),
        ("/messages", json!({"text": "hi"}), 400, "malformed"),
        ("/messages", json!({"id": "", "text": "hi"}), 400, "malformed"),
        ("/messages", json!({"id": "m\n1", "text": "hi"}), 400, "malformed"),
        ("/messages", json!({"id": "m1", "text": "hi", "author": "root"}), 400, "malformed"),
        ("/messages", json!({"id": "m1", "text": long}), 413, "too_long"),
        ("/messages", json!({"id": "m1", "files": ["nobodys"]}), 404, "unknown_file"),
        ("/messages", json!({"id": "m1", "files": [7]}), 404, "unknown_file"),
        ("/messages", json!({"id": "m1", "files": ["1", "2", "3", "4", "5"]}), 413, "too_many_files"),
        ("/messages", json!([]), 400, "malformed"),
        ("/choices", json!({"id": "c1"}), 400, "malformed"),
    ] {
        let answer = page.post(path, &token, &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{body}");
    }
    assert_eq!(page.write(&token, "m2", &"ä".repeat(4000)).await.status, 202);
    for bad in ["", "a.AAAA", "Bearer"] {
        let answer = page.write(bad, "m3", "hi").await;
        assert_eq!((answer.status, answer.code().as_str()), (401, "session"), "{bad}");
        assert_eq!(page.events(bad, None).await.err(), Some(401));
    }
    assert_eq!(page.ask(Method::POST, "/messages", request(&[], "{}")).await.status, 401);
}

#[tokio::test]
async fn whom_the_host_vouches_for_has_one_conversation_on_every_device() {
    let page = known(false);
    let mut tokens = Vec::new();
    for n in 0..2 {
        let told = page.post("/session", "", &json!({"identity": signed(&ana()), "languages": ["ar"]})).await.json();
        assert_eq!((&told["name"], &told["locale"]), (&json!("Ana Lüdecke"), &json!("de")));
        let token = told["session"].as_str().unwrap().to_owned();
        assert_eq!(page.write(&token, &format!("m{n}"), "hi").await.status, 202);
        tokens.push(token);
    }
    let taken = page.world.taken.lock().unwrap().clone();
    assert_eq!(taken[0].address, taken[1].address);
    assert_eq!((&*taken[0].author.id, taken[0].author.name.as_deref()), ("u-17", Some("Ana Lüdecke")));
    assert_eq!(taken[0].author.language_hint.as_deref(), Some("de-AT"));
    // Remembered, kept while it is good, and gone with the identity.
    let again = page.post("/session", "", &json!({"session": tokens[0]})).await.json();
    assert_eq!((&again["session"], &again["name"]), (&json!(tokens[0]), &json!("Ana Lüdecke")));
    page.later(3600);
    assert_eq!(page.write(&tokens[0], "m9", "hi").await.status, 401);
    assert!(page.post("/session", "", &json!({"session": tokens[0]})).await.json()["session"].as_str().unwrap().starts_with("a."));
}

#[tokio::test]
async fn nobody_is_believed_without_the_hosts_signature() {
    let page = known(false);
    let good = signed(&ana());
    let change = |key: &str, value: Value| {
        let mut identity = good.clone();
        identity[key] = value;
        identity
    };
    let resigned = |change: &dyn Fn(&mut Identity)| {
        let mut identity = ana();
        change(&mut identity);
        signed(&identity)
    };
    for (identity, status) in [
        (good.clone(), 200),
        (change("id", json!("u-18")), 401),
        (change("name", json!("Root")), 401),
        (change("name", Value::Null), 401),
        (change("language", json!("de")), 401),
        (change("expires", json!(NOW_SECS + 3601)), 401),
        (change("signature", json!("")), 401),
        (change("signature", json!("00")), 401),
        (change("signature", json!(good["signature"].as_str().unwrap().to_uppercase())), 401),
        (change("role", json!("admin")), 400),
        (resigned(&|identity| identity.expires = NOW_SECS), 401),
        (resigned(&|identity| identity.expires = NOW_SECS + 1), 200),
        (resigned(&|identity| identity.expires = NOW_SECS + 86_400), 200),
        (resigned(&|identity| identity.expires = NOW_SECS + 86_401), 401),
        (resigned(&|identity| identity.expires = i64::MIN), 401),
        (resigned(&|identity| identity.id = "a\nb".to_owned()), 400),
        (resigned(&|identity| identity.id = String::new()), 400),
        (resigned(&|identity| identity.id = "visitor_1".to_owned()), 400),
        (resigned(&|identity| identity.name = Some("a\nb".to_owned())), 400),
        (resigned(&|identity| identity.name = Some("n".repeat(257))), 400),
    ] {
        let answer = page.post("/session", "", &json!({"identity": identity})).await;
        assert_eq!(answer.status, status, "{identity} {:?}", answer.body);
    }
    // Without a secret nobody can sign.
    let answer = super::bench::page().post("/session", "", &json!({"identity": good})).await;
    assert_eq!((answer.status, answer.code().as_str()), (401, "identity"));
}

#[tokio::test]
async fn where_identities_are_required_nobody_else_is_let_in() {
    let page = known(true);
    let answer = page.post("/session", "", &json!({"languages": []})).await;
    assert_eq!((answer.status, answer.code().as_str()), (401, "identity_required"));
    let stranger = super::bench::page().session().await;
    let answer = page.write(&stranger, "m1", "hi").await;
    assert_eq!((answer.status, answer.code().as_str()), (401, "identity_required"));
    assert_eq!(page.events(&stranger, None).await.err(), Some(401));
    let token = page.post("/session", "", &json!({"identity": signed(&ana())})).await.json()["session"].as_str().unwrap().to_owned();
    assert_eq!(page.write(&token, "m1", "hi").await.status, 202);
    let settings = Settings { identity_required: true, ..Settings::default() };
    assert!(connect(settings, "x").is_err());
}

#[tokio::test]
async fn other_sites_cannot_use_a_visitors_browser() {
    let page = page();
    let token = page.session().await;
    let bearer = format!("Bearer {token}");
    for (headers, status) in [
        (vec![("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")], 202),
        (vec![("sec-fetch-site", "cross-site")], 403),
        (vec![("sec-fetch-site", "same-site")], 403),
        (vec![("origin", "https://evil.example"), ("host", "shop.example")], 403),
        (vec![("origin", "null"), ("host", "shop.example")], 403),
        (vec![("origin", "https://shop.example"), ("host", "shop.example")], 202),
        (vec![("origin", "https://shop.example:444"), ("host", "shop.example")], 403),
        (vec![("origin", "https://shop.example")], 403),
        (vec![], 202),
    ] {
        let all = [&[("authorization", bearer.as_str())], &headers[..]].concat();
        let answer = page.ask(Method::POST, "/messages", request(&all, r#"{"id":"m1","text":"hi"}"#)).await;
        assert_eq!(answer.status, status, "{headers:?}");
        let began = page.ask(Method::POST, "/session", request(&headers, "{}")).await.status;
        assert_eq!(began == 403, status == 403, "{headers:?}");
    }
}

fn few(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap()
}

#[tokio::test]
async fn limits_hold_for_a_session_and_for_an_address() {
    let page = with(|settings| {
        settings.rates.messages = few(2);
        settings.rates.address_messages = few(5);
        settings.trusted_proxies = vec!["10.0.0.0/8".parse().unwrap()];
    });
    let (one, two, three) = (page.session().await, page.session().await, page.session().await);
    for (token, statuses) in [(&one, [202, 202, 429]), (&two, [202, 202, 429]), (&three, [429, 429, 429])] {
        for (n, status) in statuses.into_iter().enumerate() {
            let answer = page.write(token, &format!("m{n}"), "hi").await;
            assert_eq!(answer.status, status, "{n}");
            let wait: Option<u64> = answer.headers.get("retry-after").map(|wait| wait.to_str().unwrap().parse().unwrap());
            assert_eq!(wait.is_some_and(|wait| (1..=60).contains(&wait)), status == 429);
        }
    }
    // Nobody talks their way out by a header, unless a proxy that is trusted says so.
    let ask = async |remote: [u8; 4]| {
        let bearer = format!("Bearer {three}");
        let mut request = request(&[("authorization", &bearer), ("x-forwarded-for", "198.51.100.7")], r#"{"id":"m1","text":"hi"}"#);
        request.remote = Some((remote, 5000).into());
        page.ask(Method::POST, "/messages", request).await.status
    };
    assert_eq!(ask([192, 0, 2, 1]).await, 429);
    assert_eq!(ask([10, 1, 2, 3]).await, 202);
}

#[tokio::test]
async fn sessions_and_streams_are_limited() {
    let page = with(|settings| {
        settings.rates.address_sessions = few(3);
        settings.rates.address_streams = 4;
    });
    let (one, two) = (page.session().await, page.session().await);
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(page.events(&one, None).await.ok().unwrap());
    }
    assert_eq!(page.events(&one, None).await.err(), Some(429));
    open.push(page.events(&two, None).await.ok().unwrap());
    assert_eq!(page.events(&two, None).await.err(), Some(429));
    // A place is free when a stream is gone.
    open.remove(0);
    assert!(page.events(&two, None).await.is_ok());
    page.session().await;
    assert_eq!(page.ask(Method::POST, "/session", request(&[], "{}")).await.status, 429);
}
