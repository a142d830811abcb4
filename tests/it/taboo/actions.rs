//! Rules by which no pictures are shown, and those by which only what a source promises is promised. What they and the
//! others do in a conversation the transcripts of dialogues say.

use std::sync::Arc;

use turjuman::core::check::Severity;
use turjuman::core::culture::Review;
use turjuman::core::culture::taboo::{Action, Book, BookBuilder, Business, Reach, Rule, Setting, Topic, When};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};

use super::maison;

const PICTURE: &str = "https://clinic.example/before.jpg";

/// Of scars no picture is shown.
fn book(severity: Severity) -> Book {
    let mut book = BookBuilder::default();
    let topic: Arc<str> = "scar".into();
    book.word(&topic, "en", &["scar".to_owned()], &[]);
    book.rule(Rule {
        id: "own.scar".into(),
        version: 1,
        severity,
        is_legal: false,
        review: Review::None,
        reach: Reach::default(),
        when: When::default(),
        topic: Topic { taxonomy: vec![topic], min_score: 1, ..Topic::default() },
        actions: [Action::NoImage].into(),
        forbid: Default::default(),
        disclaimer: None,
        hint: "Describe it.".to_owned(),
    });
    book.build(&Business::default())
}

/// A session in which these topics were spoken of.
fn spoken(topics: &[&str]) -> Setting {
    Setting { topics: topics.iter().map(|topic| Arc::from(*topic)).collect(), ..Setting::default() }
}

fn passage(tag: &str, body: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId("knowledge/en/scars.md#how".into()),
        title: "Healing".to_owned(),
        heading: String::new(),
        body: body.to_owned(),
        locale: LocaleTag::new(tag),
        tags: Vec::new(),
        valid_to: None,
    })
}

fn given_out(book: &Book, body: &str, setting: &Setting) -> Option<String> {
    book.redact(&passage("en", body), &LocaleTag::new("en"), setting).map(|passage| passage.body.clone())
}

#[test]
fn replies_lead_to_no_picture_while_the_topic_is_spoken_of() {
    let (book, en) = (book(Severity::Block), LocaleTag::new("en"));
    for (said, topics, expect) in [
        ("The scar fades: https://clinic.example/before.jpg", &[][..], Some(PICTURE)),
        ("It fades (https://clinic.example/before.jpg).", &["scar"], Some(PICTURE)),
        ("It fades: https://clinic.example/before.jpg", &[], None),
        ("The scar fades: https://clinic.example/scars", &["scar"], None),
        ("The scar fades.", &["scar"], None),
    ] {
        let fired = book.said(said, &en, &spoken(topics), None);
        assert_eq!(fired.first().map(|fired| &said[fired.span.clone()]), expect, "{said} {topics:?}");
    }
}

#[test]
fn passages_are_given_out_without_their_pictures() {
    let body = "A scar fades. See ![a scar](https://clinic.example/before.jpg).\nIt takes a year.";
    for (severity, topics, expect) in [
        (Severity::Block, &[][..], Some("A scar fades. \nIt takes a year.")),
        (Severity::Rewrite, &["scar"], Some("A scar fades. \nIt takes a year.")),
        (Severity::Warn, &["scar"], Some(body)),
    ] {
        assert_eq!(given_out(&book(severity), body, &spoken(topics)).as_deref(), expect, "{severity:?}");
    }
    let elsewhere = "See ![a bandage](https://clinic.example/bandage.jpg).";
    assert_eq!(given_out(&book(Severity::Block), elsewhere, &spoken(&[])).as_deref(), Some(elsewhere));
    assert_eq!(given_out(&book(Severity::Block), elsewhere, &spoken(&["scar"])), None);
}

#[test]
fn a_picture_of_a_persons_is_told_by_the_rules_that_hide_them() {
    let (book, en) = (book(Severity::Block), LocaleTag::new("en"));
    let hiding = |setting: &Setting| book.hiding_pictures(&en, setting).map(|rule| rule.id.to_string()).collect::<Vec<_>>();
    assert_eq!(hiding(&spoken(&["scar"])), ["own.scar"]);
    assert_eq!(hiding(&spoken(&[])), [""; 0]);
}

/// What the program's own rules say of promises: nobody's but those of the passages that a reply was drawn from.
#[test]
fn a_reply_promises_what_its_sources_do() {
    let bot = maison().bot;
    let (en, setting) = (LocaleTag::new("en"), Setting::default());
    let refunded = passage("en", "The price is refunded in full within 14 days.");
    let german = passage("de", "Der Kaufpreis wird vollständig erstattet.");
    let gift = passage("en", "With the second order you receive a voucher.");
    for (said, sources, expect) in [
        ("We refund the delivery in full.", &[][..], Some("all.promise.money")),
        ("We refund the delivery in full.", &[&gift][..], Some("all.promise.money")),
        ("We refund the delivery this time.", &[&refunded], Some("all.promise.exception")),
        ("We refund the price in full.", &[&gift, &refunded], None),
        ("We refund the price in full.", &[&german], None),
        ("The price is refunded. We are sending you a voucher.", &[&refunded], Some("all.promise.gift")),
        ("As an apology, you receive a voucher.", &[&gift], Some("all.promise.exception")),
        ("You receive a voucher.", &[&gift], None),
        ("We promise that it arrives today.", &[&refunded], Some("all.promise.certain")),
        ("We cannot promise you a day.", &[], None),
        ("Would you like a refund? This time it takes longer.", &[], None),
    ] {
        let sources: Vec<_> = sources.iter().map(|source| Arc::clone(source)).collect();
        let fired = bot.taboos.said(said, &en, &setting, Some(&sources));
        assert_eq!(fired.first().map(|fired| &*fired.rule.id), expect, "{said}");
        // What a business writes itself is its own affair.
        assert!(bot.taboos.said(said, &en, &setting, None).is_empty(), "{said}");
    }
    let heard = bot.taboos.heard("I want a refund in full and a voucher", &en, &setting);
    assert!(heard.topics.is_empty(), "what customers ask for is no topic: {:?}", heard.topics);
}
