//! What the runtime keeps: a snapshot of each shape, which is also the fixture of its version.

use turjuman::core::dialogue;
use turjuman::runtime::{Aggregate, DecodeError, Happened, Incoming, LINE_SCHEMA, SCHEMA, read, write};

const MESSAGE: &str = r#"{"v":1,"is":{"incoming":"message","delivery":"d1","address":{"channel":"webhook","account":"web","place":"c1","author":"u1"},"place":"private","author":{"id":"u1","name":"Ana","language_hint":"de"},"order":7,"sent_at":5,"received_at":6,"what":"message","id":"m1","text":"Hallo","attachments":[{"kind":"image","media":{"id":"f1","mime":"image/png"},"alt":"a lamp"},{"kind":"location","latitude":1.5,"longitude":2.5}],"reply_to":"m0"}}"#;
const AGENT: &str = r#"{"v":1,"is":{"incoming":"agent","ticket":"T-1","name":"Ana","act":"reply","text":"Hello"}}"#;
const AGENT_FILE: &str = r#"{"v":1,"is":{"incoming":"agent","ticket":"T-1","name":"Ana","act":"reply","text":"","attachments":[{"kind":"file","media":{"id":"file_1","mime":"application/pdf","name":"label.pdf","size":8}}]}}"#;
const TICKET: &str =
    r#"{"v":1,"is":{"incoming":"ticket_opened","address":{"channel":"webhook","account":"web","place":"c1","author":"u1"}}}"#;

const SHOWN: &str = r#"{"v":1,"is":{"happened":"shown","message":{"markup":[{"block":"paragraph","inlines":[{"inline":"text","text":"Hi"}]}],"choices":[{"id":"language:de","label":"Deutsch"}],"locale":"en","sources":[{"id":"knowledge/en/a.md#b","title":"A"}],"answers":["d1"],"origin":"answer","id":"msg_1"}}}"#;
const SHOWN_FILE: &str = r#"{"v":1,"is":{"happened":"shown","message":{"markup":[],"attachments":[{"kind":"image","media":{"id":"file_1","mime":"image/png","name":"lamp.png","size":8}}],"locale":"en","origin":"agent","id":"msg_2"}}}"#;
const SENT: &str = r#"{"v":1,"is":{"happened":"sent","id":"msg_1","receipt":{"message":"77"}}}"#;
const UNDELIVERABLE: &str = r#"{"v":1,"is":{"happened":"undeliverable","id":"msg_1","why":"gone"}}"#;
const NOTE: &str = r#"{"v":1,"is":{"happened":"note","note":"ticket_opened","ticket":"T-1"}}"#;

const RECORD: &str = r#""outbox":[{"effect":{"sequence":2,"n":1},"part":0,"target":"desk","ticket":"T-1","question":{"text":"Hi","locale":"en","deliveries":["d1"]},"request":{"route":"handover.requested","id":"msg_1","body":{"type":"requested"}},"created":5,"attempts":2,"not_before":9,"unknown":true}]}"#;

#[test]
fn arrivals_of_version_1() {
    for text in [MESSAGE, AGENT, AGENT_FILE, TICKET] {
        let incoming: Incoming = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(String::from_utf8(write(&incoming).unwrap()).unwrap(), text);
    }
}

#[test]
fn history_of_version_1() {
    for text in [SHOWN, SHOWN_FILE, SENT, UNDELIVERABLE, NOTE] {
        let happened: Happened = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(String::from_utf8(write(&happened).unwrap()).unwrap(), text);
    }
}

/// The conversation inside has a version of its own, with fixtures of its own.
#[test]
fn records_of_version_1() {
    let conversation = serde_json::to_string(&dialogue::Conversation::default()).unwrap();
    let text = |schema: u32| format!(r#"{{"conversation_schema":{schema},"conversation":{conversation},{RECORD}"#);
    for schema in 1..=dialogue::SCHEMA {
        let record = Aggregate::decode(1, text(schema).as_bytes()).unwrap();
        assert_eq!(String::from_utf8(record.encode().unwrap()).unwrap(), text(dialogue::SCHEMA));
    }
}

#[test]
fn tickets_of_version_1() {
    let text = r#"{"v":1,"is":{"channel":"webhook","account":"web","place":"c1","author":"u1"}}"#;
    let address: turjuman::core::message::Address = read(text.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(write(&address).unwrap()).unwrap(), text);
}

#[test]
fn what_a_newer_program_wrote_is_refused_with_what_to_do() {
    let newer = format!(r#"{{"v":{},"is":{{"incoming":"hologram"}}}}"#, LINE_SCHEMA + 1);
    let error = read::<Incoming>(newer.as_bytes()).unwrap_err();
    assert!(matches!(error, DecodeError::Newer { .. }), "{error}");
    assert!(error.to_string().contains("start the newer program"), "{error}");
    assert!(matches!(Aggregate::decode(SCHEMA + 1, b"{}"), Err(DecodeError::Newer { .. })));
    let newer = format!(r#"{{"conversation_schema":{},"conversation":{{}}}}"#, dialogue::SCHEMA + 1);
    assert!(matches!(Aggregate::decode(1, newer.as_bytes()), Err(DecodeError::Conversation(_))));
}
