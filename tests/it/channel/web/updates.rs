//! Recorded events beside what they mean, and bodies that nobody would send.

use std::sync::Arc;

use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;
use serde_json::json;
use turjuman::channel::Raw;
use turjuman::channel::web::decode;
use turjuman::core::message::What;
use turjuman::core::time::Timestamp;

fn raw(body: impl Into<Bytes>) -> Raw {
    Raw { headers: HeaderMap::new(), body: body.into(), received_at: Timestamp(1_790_000_000_000) }
}

fn account() -> Arc<str> {
    "chat".into()
}

#[test]
fn recorded_bodies_mean_what_they_did() {
    crate::channel::recorded("web", 15, |body| decode(&account(), &raw(body)));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&account(), &raw(bytes)).is_err());
    }

    #[test]
    fn no_json_makes_it_panic(key in "id|text|files|reply_to|choice|[a-z]{1,6}", value in "[\\[\\]{}\":,0-9a-z\\\\. -]{0,40}") {
        let body = format!(r#"{{"act":"message","author":{{"id":"u1"}},"sent":{{"id":"1","text":"hi","{key}":{value}}}}}"#);
        drop(decode(&account(), &raw(body)));
    }

    #[test]
    fn no_text_is_lost(text in any::<String>().prop_filter("said something", |text| !text.is_empty()), name in any::<String>()) {
        let body = json!({"act": "message", "author": {"id": "u1", "name": name}, "sent": {"id": "1", "text": text}});
        let inbound = decode(&account(), &raw(body.to_string())).unwrap();
        prop_assert_eq!(inbound.author.name, Some(name));
        match inbound.what {
            What::Message(message) => prop_assert_eq!(message.text, text),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
