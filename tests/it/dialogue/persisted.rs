//! The persisted form of conversations: a fixture per schema version.

use std::collections::BTreeMap;
use std::sync::Arc;

use turjuman::core::check::{Severity, Violation};
use turjuman::core::culture::Region;
use turjuman::core::dialogue::{
    Asked, Awaiting, Carried, Circumstances, Conversation, Kept, Line, Phase, Question, SCHEMA, Speaker, Ticket, Timer, ToldBy,
};
use turjuman::core::key::{DeliveryId, EffectId};
use turjuman::core::language::{Candidate, Dialects, Memory};
use turjuman::core::message::{Markup, MediaRef, MessageId, Place};
use turjuman::core::time::Timestamp;

use super::bot::tag;
use super::play::{START, address};

const V1: &str = include_str!("conversation.v1.json");
const V2: &str = include_str!("conversation.v2.json");
const V3: &str = include_str!("conversation.v3.json");
const V4: &str = include_str!("conversation.v4.json");

fn phases() -> Vec<(Phase, Vec<Timer>)> {
    let ticket = Ticket { id: "T-7K3MQ0ZB".to_owned(), since: START };
    let at = START.plus_ms(600_000);
    let slots = BTreeMap::from([(Arc::from("order"), "AB-1234".to_owned())]);
    vec![
        (Phase::Open, vec![Timer::Idle { at }]),
        (Phase::Flow { flow: Arc::from("returns"), asking: Arc::from("reason"), slots }, vec![Timer::Idle { at }]),
        (Phase::Waiting { ticket: ticket.clone() }, vec![Timer::Reassure { at }]),
        (Phase::WithPerson { ticket: ticket.clone(), agent: "Ann".to_owned() }, Vec::new()),
        (Phase::Survey { ticket }, vec![Timer::Survey { at }]),
        (Phase::Closed, Vec::new()),
    ]
}

fn heard(text: &str) -> Dialects {
    let mut dialects = Dialects::default();
    dialects.hear(text);
    dialects
}

/// A conversation in which every field says something.
fn rich(phase: Phase, timers: Vec<Timer>) -> Conversation {
    let line = |by, text: &str, message: Option<&str>| Line {
        by,
        at: START,
        text: text.to_owned(),
        files: Vec::new(),
        message: message.map(MessageId::new),
        delivery: message.map(|id| DeliveryId::new(format!("d-{id}"))),
    };
    let violation = Violation {
        check: "facts".to_owned(),
        rule: "facts.price".to_owned(),
        severity: Severity::Rewrite,
        span: 3..7,
        hint: "name no price".to_owned(),
    };
    let photo =
        MediaRef { id: "file_1".to_owned(), mime: Some("image/png".to_owned()), name: Some("Lampe.png".to_owned()), size: Some(18_233) };
    Conversation {
        sequence: 12,
        phase,
        language: Memory {
            pinned: Some(tag("de")),
            believed: Some(tag("en")),
            confidence: 0.5,
            shares: vec![Candidate { locale: tag("en"), probability: 0.5 }, Candidate { locale: tag("de"), probability: 0.375 }],
            rival: Some(tag("de")),
            asked_about: Some(tag("de")),
            dialects: heard("عايز ارجع الجزمه دي"),
        },
        address: Some(address()),
        place: Place::Private,
        greeted: true,
        recent: [
            Line { files: vec![photo], ..line(Speaker::Customer, "Guten Tag\n[image: Lampe.png]", Some("m1")) },
            line(Speaker::Bot, "Guten Tag!", None),
            line(Speaker::Customer, "Was kostet der Versand?", Some("m2")),
        ]
        .into(),
        summary: Some("Möchte eine Lampe zurückgeben.".to_owned()),
        last_question: Some(Question {
            setting: Default::default(),
            summary: None,
            text: "Was kostet der Versand?".to_owned(),
            locale: tag("de"),
            deliveries: vec![DeliveryId::new("d-m2")],
            message: Some(MessageId::new("m2")),
            history: Vec::new(),
            violations: Vec::new(),
        }),
        asked: vec![Asked { message: MessageId::new("m2"), text: "Was kostet der Versand?".to_owned() }],
        awaiting: Some(Awaiting {
            answer: EffectId { sequence: 12, n: 2 },
            late: true,
            under: 3,
            kept: Some(Kept {
                markup: Markup::text("Fünf Euro."),
                sources: vec![("shipping.md#cost".to_owned(), "Versand".to_owned())],
                violations: vec![violation],
            }),
        }),
        offered: vec!["command:human".to_owned()],
        timers,
        last_heard: START,
        tickets: 1,
        heard_under: Some(u64::MAX),
        circumstances: circumstances(),
    }
}

fn circumstances() -> Circumstances {
    Circumstances {
        region: Region::parse("SA").map(|region| (region, ToldBy::Phone)),
        topics: [Arc::from("apparel.swimwear")].into(),
        carried: vec![Carried { id: EffectId { sequence: 11, n: 1 }, text: "Und Badeanzüge?".to_owned(), at: START }],
    }
}

fn named() -> BTreeMap<&'static str, Conversation> {
    phases().into_iter().map(|(phase, timers)| (phase.name(), rich(phase, timers))).collect()
}

/// Whether a fixture holds these conversations.
fn check_fixture(schema: u32, text: &str, expected: &BTreeMap<&'static str, Conversation>) {
    let fixture: BTreeMap<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    assert_eq!(fixture.len(), expected.len());
    for (name, value) in fixture {
        let conversation = Conversation::decode(schema, value.to_string().as_bytes()).unwrap();
        assert_eq!(conversation, expected[name.as_str()], "{name}");
    }
}

/// Every change of the serialised form fails here: raise [`SCHEMA`], keep this fixture, add an upgrade.
#[test]
fn the_form_of_every_phase_is_the_one_of_the_schema() {
    assert_eq!(SCHEMA, 4);
    let written = format!("{}\n", serde_json::to_string_pretty(&named()).unwrap());
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/dialogue/conversation.v4.json"), &written).unwrap();
    } else {
        assert_eq!(written, V4);
    }
}

/// What schema 3 did not have: how likely each language is, what was asked about, the dialect.
fn of_schema_3(mut conversation: Conversation) -> Conversation {
    let Memory { pinned, believed, confidence, .. } = conversation.language;
    conversation.language = Memory { pinned, believed, confidence, ..Memory::default() };
    Conversation { circumstances: Circumstances::default(), ..conversation }
}

/// What schema 2 did not have: a summary, and the files of a line.
fn of_schema_2(conversation: Conversation) -> Conversation {
    let mut conversation = of_schema_3(conversation);
    conversation.summary = None;
    for line in conversation.recent.iter_mut().filter(|line| !line.files.is_empty()) {
        line.files.clear();
        line.text = "Guten Tag".to_owned();
    }
    conversation
}

/// It did not tell the version of the bot.
#[test]
fn version_1_is_read() {
    let mut expected = named();
    for conversation in expected.values_mut() {
        *conversation = of_schema_2(std::mem::take(conversation));
        conversation.heard_under = None;
        conversation.awaiting.as_mut().unwrap().under = 0;
    }
    check_fixture(1, V1, &expected);
}

#[test]
fn version_2_is_read() {
    let expected = named().into_iter().map(|(name, conversation)| (name, of_schema_2(conversation))).collect();
    check_fixture(2, V2, &expected);
}

#[test]
fn version_3_is_read() {
    let expected = named().into_iter().map(|(name, conversation)| (name, of_schema_3(conversation))).collect();
    check_fixture(3, V3, &expected);
}

#[test]
fn version_4_is_read() {
    check_fixture(4, V4, &named());
}

#[test]
fn a_record_without_fields_is_a_new_conversation() {
    assert_eq!(Conversation::decode(SCHEMA, b"{}").unwrap(), Conversation::default());
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    for (schema, bytes, expect) in [
        (5, "{}", "read a conversation of schema 5: this version knows schemas up to 4; run the version that wrote it, or a newer one"),
        (
            u32::MAX,
            "",
            "read a conversation of schema 4294967295: this version knows schemas up to 4; run the version that wrote it, or a newer one",
        ),
        (0, "{}", "read a conversation of schema 0: there is no such schema"),
        (1, "", "read a conversation of schema 1: its end is missing (line 1, column 0)"),
        (1, r#"{"phase":{"phase":"dreaming"}}"#, "read a conversation of schema 1: it has another shape (line 1, column 28)"),
    ] {
        assert_eq!(Conversation::decode(schema, bytes.as_bytes()).unwrap_err().to_string(), expect);
    }
}

#[test]
fn the_next_timer_is_the_earliest() {
    let at = |ms| Timestamp(ms);
    let timers = vec![Timer::Reassure { at: at(3) }, Timer::Idle { at: at(2) }, Timer::Survey { at: at(4) }];
    let conversation = Conversation { timers, ..Conversation::default() };
    assert_eq!(conversation.next_due(), Some(at(2)));
    assert_eq!(Conversation::default().next_due(), None);
}
