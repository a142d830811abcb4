//! Recorded events beside what they mean, and payloads of others.

use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;
use serde_json::{Value, json};
use turjuman::channel::discord::Settings;
use turjuman::channel::{DecodeError, Raw};
use turjuman::core::message::{Inbound, What};
use turjuman::core::time::Timestamp;

use super::hands::{Bot, connect};

/// Of the user 1200000000000000001.
const TOKEN: &str = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.x.y";

fn bot() -> Bot {
    bot_of(TOKEN)
}

fn bot_of(token: &str) -> Bot {
    let mut settings = Settings::default();
    settings.token_env = Some("TOKEN".into());
    connect(settings, token, Default::default()).unwrap()
}

fn raw(body: impl Into<Bytes>) -> Raw {
    Raw { headers: HeaderMap::new(), body: body.into(), received_at: Timestamp(1_790_000_000_000) }
}

fn decode(bot: &Bot, body: impl Into<Bytes>) -> Result<Inbound, DecodeError> {
    bot.channel.decode(&raw(body)).map(|mut events| events.remove(0))
}

#[test]
fn recorded_events_mean_what_they_did() {
    super::super::recorded("discord", 30, |body| decode(&bot(), body));
}

/// The bodies of `PLATFORM_PAYLOADS`, a file with one JSON object per line with `channel`, `kind` and `payload`.
#[test]
#[ignore = "wants a file of payloads"]
fn payloads_of_others_are_understood_or_refused_with_a_reason() {
    let path = std::env::var("PLATFORM_PAYLOADS").unwrap();
    // Most were recorded by the user 1457469483726668048.
    let (bot, mut understood, mut refused) = (bot_of("MTQ1NzQ2OTQ4MzcyNjY2ODA0OA.x.y"), 0, 0);
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["channel"] != "discord" {
            continue;
        }
        let mut payload = line["payload"].clone();
        // Who recorded it put a word in the place of an id.
        if payload["id"].as_str().is_some_and(|id| id.starts_with("INTERACTION_")) {
            payload["id"] = json!("1457536583141163186");
        }
        let frame = match payload["type"].as_str().and_then(|name| name.strip_prefix("GATEWAY_")) {
            Some(name) => json!({"op": 0, "s": 1, "t": name, "d": payload["data"]}),
            None if payload.get("application_id").is_some() && payload.get("token").is_some() => {
                json!({"op": 0, "s": 1, "t": "INTERACTION_CREATE", "d": payload})
            }
            None => payload.clone(),
        };
        match bot.channel.decode(&raw(frame.to_string())) {
            Ok(events) => {
                understood += 1;
                println!("understood {}: {:?}", line["kind"], events.iter().map(|event| &event.what).collect::<Vec<_>>());
            }
            Err(error) => {
                refused += 1;
                assert!(!error.what.is_empty() && !error.help.is_empty());
                println!("refused {}: cannot {} ({})", line["kind"], error.what, error.help);
            }
        }
    }
    println!("{understood} understood, {refused} refused with a reason");
    assert!(understood > 0);
}

#[test]
fn limits_hold_at_the_limit() {
    let bot = bot();
    let with = |attachments: usize| {
        let attachments: Vec<_> = (1..=attachments).map(|id| json!({"id": id.to_string(), "filename": "a"})).collect();
        let data = json!({"id": "10", "channel_id": "20", "author": {"id": "30"}, "content": "", "attachments": attachments});
        decode(&bot, json!({"op": 0, "t": "MESSAGE_CREATE", "d": data}).to_string())
    };
    let count = |found: Result<Inbound, DecodeError>| match found.unwrap().what {
        What::Message(message) => message.attachments.len(),
        other => panic!("{other:?}"),
    };
    assert!(with(0).is_err());
    assert_eq!((count(with(1)), count(with(32)), count(with(33))), (1, 32, 32));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&bot(), bytes).is_err());
    }

    #[test]
    fn no_json_makes_it_panic(
        event in "MESSAGE_(CREATE|UPDATE|DELETE|REACTION_ADD)|INTERACTION_CREATE",
        key in "id|channel_id|author|content|mentions|flags|type|attachments|data|member|token|emoji|ids",
        value in "[\\[\\]{}\":,0-9a-z\\\\. -]{0,40}",
    ) {
        let body = format!(r#"{{"op":0,"t":"{event}","d":{{"id":"1","channel_id":"2","author":{{"id":"3"}},"{key}":{value}}}}}"#);
        drop(decode(&bot(), body));
    }

    #[test]
    fn no_text_is_lost(text in any::<String>(), name in any::<String>()) {
        let data = json!({"id": "10", "channel_id": "20", "author": {"id": "30", "global_name": name}, "content": text, "type": 0});
        let found = decode(&bot(), json!({"op": 0, "t": "MESSAGE_CREATE", "d": data}).to_string());
        if text.is_empty() {
            prop_assert!(found.is_err());
        } else {
            let found = found.unwrap();
            prop_assert_eq!(found.author.name, Some(name));
            prop_assert!(matches!(found.what, What::Message(message) if message.text == text));
        }
    }
}
