//! Recorded bodies beside what they mean, and bodies that nobody would send.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;
use serde_json::json;
use turjuman::channel::Raw;
use turjuman::channel::webhook::{MAX_ATTACHMENTS, decode};
use turjuman::core::message::What;
use turjuman::core::time::Timestamp;

fn raw(body: impl Into<Bytes>) -> Raw {
    Raw { headers: HeaderMap::new(), body: body.into(), received_at: Timestamp(1_790_000_000_000) }
}

fn account() -> Arc<str> {
    "shop".into()
}

#[test]
fn recorded_bodies_mean_what_they_did() {
    super::recorded("webhook", 30, |body| decode(&account(), &raw(body)));
}

#[test]
fn the_header_names_the_delivery() {
    let check = |header: Option<&[u8]>, id: Option<&str>, expect: Result<&str, &str>| {
        let mut raw = raw(json!({"conversation": "c1", "text": "hi", "id": id}).to_string());
        if let Some(header) = header {
            raw.headers.insert("webhook-id", HeaderValue::from_bytes(header).unwrap());
        }
        let got = decode(&account(), &raw).map(|inbound| inbound.delivery.to_string()).map_err(|error| error.what);
        assert_eq!(got, expect.map(str::to_owned).map_err(str::to_owned));
    };
    check(Some(b"h1"), None, Ok("h1"));
    check(Some(b"h1"), Some("h1"), Ok("h1"));
    check(None, Some("b1"), Ok("b1"));
    check(Some(b"h1"), Some("b1"), Err("tell which id counts: the header `webhook-id` and `id` in the body differ"));
    check(Some(b"h\xfc"), None, Err("read the header `webhook-id`"));
    check(Some(b""), None, Err("use an id of 0 bytes as `webhook-id`"));
    check(None, None, Err("recognise a repeat without an id"));
}

#[test]
fn limits_hold_at_the_limit() {
    let with_id = |len: usize| json!({"id": "i".repeat(len), "conversation": "c".repeat(len), "text": "hi"});
    let attachments = |n: usize| json!({"id": "1", "conversation": "c1", "attachments": vec![json!({"kind": "file", "id": "f"}); n]});
    for (body, good) in
        [(with_id(256), true), (with_id(257), false), (attachments(MAX_ATTACHMENTS), true), (attachments(MAX_ATTACHMENTS + 1), false)]
    {
        assert_eq!(decode(&account(), &raw(body.to_string())).is_ok(), good);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&account(), &raw(bytes)).is_err());
    }

    #[test]
    fn no_json_makes_it_panic(key in "id|text|type|author|sequence|sent_at|place|attachments|[a-z]{1,6}", value in "[\\[\\]{}\":,0-9a-z\\\\. -]{0,40}") {
        let body = format!(r#"{{"id":"1","conversation":"c1","{key}":{value}}}"#);
        drop(decode(&account(), &raw(body)));
    }

    #[test]
    fn no_text_is_lost(text in any::<String>(), name in any::<String>(), edit in any::<bool>()) {
        let kind = if edit { "edit" } else { "message" };
        let body = json!({"type": kind, "id": "1", "conversation": "c1", "message": "m1", "text": text, "author": {"name": name}});
        let inbound = decode(&account(), &raw(body.to_string())).unwrap();
        prop_assert_eq!(inbound.author.name, Some(name));
        match inbound.what {
            What::Message(message) | What::Edited(message) => prop_assert_eq!(message.text, text),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
