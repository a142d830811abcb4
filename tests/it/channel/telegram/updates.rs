//! Recorded updates beside what they mean, and bodies that nobody would send.

use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;
use serde_json::{Value, json};
use turjuman::channel::Raw;
use turjuman::channel::telegram::{Me, Reading, decode};
use turjuman::core::bot::{Command, CommandTable};
use turjuman::core::message::What;
use turjuman::core::time::Timestamp;

fn raw(body: impl Into<Bytes>) -> Raw {
    Raw { headers: HeaderMap::new(), body: body.into(), received_at: Timestamp(1_790_000_005_000) }
}

fn reading() -> Reading {
    Reading {
        account: "shop".into(),
        me: Some(Me { id: 100, username: "lune_bot".to_owned() }),
        groups: true,
        topics: vec!["-1001234567890/5".to_owned()],
        commands: CommandTable { names: [("help".to_owned(), (Command::Help, None))].into(), ..CommandTable::default() },
        photo_max: 20_000_000,
    }
}

#[test]
fn recorded_bodies_mean_what_they_did() {
    crate::channel::recorded("telegram", 70, |body| decode(&reading(), &raw(body)));
}

fn in_group(chat: i64, thread: Option<i64>) -> Value {
    json!({"update_id": 1, "message": {
        "message_id": 4, "date": 1, "text": "hello", "message_thread_id": thread, "is_topic_message": thread.is_some(),
        "from": {"id": 7, "is_bot": false, "first_name": "Ada"}, "chat": {"id": chat, "type": "supergroup", "title": "x"},
    }})
}

#[test]
fn configured_places_need_no_mention() {
    for (topics, groups, chat, thread, expect) in [
        (&["-100/5"][..], true, -100, Some(5), true),
        (&["-100/5"], false, -100, Some(5), true),
        (&["-100/5"], true, -100, Some(6), false),
        (&["-100/5"], true, -100, None, false),
        (&["-100"], true, -100, Some(6), true),
        (&["-100"], true, -100, None, true),
        (&["-10"], true, -100, None, false),
        (&[], true, -100, None, false),
    ] {
        let reading = Reading { topics: topics.iter().map(|topic| (*topic).to_owned()).collect(), groups, ..reading() };
        let found = decode(&reading, &raw(in_group(chat, thread).to_string()));
        assert_eq!(found.is_ok(), expect, "{topics:?} {groups} {chat} {thread:?}: {found:?}");
    }
}

/// What one platform's library loses: a reaction of nobody panics there.
#[test]
fn a_reaction_of_nobody_is_no_panic() {
    let body = json!({"update_id": 1, "message_reaction": {"chat": {"id": 7, "type": "private"}, "message_id": 1, "date": 1, "old_reaction": [], "new_reaction": []}});
    assert!(decode(&reading(), &raw(body.to_string())).is_err());
}

/// Real updates that nobody here wrote; set `PLATFORM_PAYLOADS` to a file of lines with `channel` and `payload`.
#[test]
#[ignore = "needs a file of recorded payloads"]
fn every_payload_decodes_or_is_refused_with_a_reason() {
    let path = std::env::var("PLATFORM_PAYLOADS").unwrap();
    let (mut decoded, mut refused) = (0, std::collections::BTreeMap::<String, usize>::new());
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["channel"] != "telegram" {
            continue;
        }
        let payload = &line["payload"];
        // Many are no updates but parts of one; a message is read within one.
        let is_message = payload.get("message_id").is_some() && payload.get("chat").is_some();
        let update = if is_message { json!({"update_id": 1, "message": payload}) } else { payload.clone() };
        match decode(&reading(), &raw(update.to_string())) {
            Ok(events) => decoded += usize::from(!events.is_empty()),
            Err(error) => {
                assert!(!error.what.is_empty() && !error.help.is_empty(), "{payload}");
                *refused.entry(error.what).or_default() += 1;
            }
        }
    }
    println!("{decoded} decode, refused: {refused:#?}");
    assert!(decoded > 0);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&reading(), &raw(bytes)).is_err());
    }

    #[test]
    fn no_json_makes_it_panic(key in "text|from|chat|date|entities|photo|voice|sticker|location|reply_to_message|quote|[a-z_]{1,9}", value in "[\\[\\]{}\":,0-9a-z\\\\. -]{0,40}") {
        let body = format!(
            r#"{{"update_id":1,"message":{{"message_id":1,"from":{{"id":7,"is_bot":false,"first_name":"A"}},"chat":{{"id":7,"type":"private"}},"{key}":{value}}}}}"#
        );
        drop(decode(&reading(), &raw(body)));
    }

    #[test]
    fn no_text_is_lost(text in any::<String>().prop_filter("said something", |text| !text.is_empty()), name in "[^\u{0}]{1,20}", edit in any::<bool>()) {
        let kind = if edit { "edited_message" } else { "message" };
        let body = json!({"update_id": 1, kind: {
            "message_id": 4, "date": 1, "text": text,
            "from": {"id": 7, "is_bot": false, "first_name": name}, "chat": {"id": 7, "type": "private"},
        }});
        let inbound = decode(&reading(), &raw(body.to_string())).unwrap().remove(0);
        prop_assert_eq!(inbound.author.name, Some(name));
        match inbound.what {
            What::Message(message) | What::Edited(message) => prop_assert_eq!(message.text, text),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
