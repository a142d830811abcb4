//! Rules by which no pictures are shown. What they and the others do in a conversation the transcripts of dialogues say.

use std::sync::Arc;

use turjuman::core::check::Severity;
use turjuman::core::culture::Review;
use turjuman::core::culture::taboo::{Action, Book, BookBuilder, Business, Reach, Rule, Setting, Topic, When};
use turjuman::core::key::LocaleTag;

use super::passage;

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
