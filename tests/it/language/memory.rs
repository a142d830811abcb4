//! Conversations: what is believed after each message.

use std::collections::BTreeMap;

use super::speaks;
use turjuman::core::key::LocaleTag;
use turjuman::core::language::{Evidence, Memory, Method, dialects};

/// Observes the messages in turn; each comes with the locale that must be answered in.
#[track_caller]
fn check(locales: &str, hint: Option<&str>, conversation: &[(&str, &str)]) {
    let languages = speaks(locales);
    let mut memory = Memory::default();
    for (i, (text, expect)) in conversation.iter().enumerate() {
        let evidence = languages.detect(text);
        memory.observe(&languages, &evidence, hint);
        assert_eq!(memory.locale(&languages).as_str(), *expect, "message {i} {text:?}: {evidence:?} {memory:?}");
        assert!((0.0..=1.0).contains(&memory.confidence));
    }
}

const FOUR: &str = "en de ja ar";

#[test]
fn the_default_answers_until_something_tells() {
    check(FOUR, None, &[("12345", "en"), ("👍", "en"), ("Wo ist meine Bestellung?", "de")]);
    check("ja en", None, &[("12345", "ja"), ("https://example.com", "ja"), ("Where is my order?", "en")]);
}

#[test]
fn a_hint_stands_until_a_message_tells() {
    check(FOUR, Some("de-AT"), &[("12345", "de"), ("ok", "de"), ("Where is my parcel, please?", "en")]);
    check(FOUR, Some("ar-SA"), &[("👍", "ar"), ("شكرا", "ar")]);
    check(FOUR, Some("fr"), &[("12345", "en")]);
    check(FOUR, Some("en"), &[("Hallo", "de"), ("Danke", "de")]);
}

#[test]
fn one_short_word_does_not_overturn_a_firm_belief() {
    check(FOUR, None, &[("Wo ist meine Bestellung 4711?", "de"), ("please", "de"), ("Und wann kommt sie an?", "de")]);
    check(FOUR, None, &[("Where is my order, please?", "en"), ("Danke", "en"), ("hallo", "en")]);
    check(FOUR, None, &[("Wo ist meine Bestellung?", "de"), ("ok", "de"), ("AB-12345", "de"), ("😀", "de")]);
}

#[test]
fn a_sentence_switches_and_so_does_another_script() {
    check(FOUR, None, &[("Where is my order?", "en"), ("Ich möchte bitte mit einem Menschen sprechen", "de")]);
    check(FOUR, None, &[("Where is my order?", "en"), ("注文はどこですか", "ja"), ("أين طلبي؟", "ar"), ("And now English, please", "en")]);
}

#[test]
fn the_same_short_language_again_and_again_is_believed() {
    check(FOUR, None, &[("Where is my order, please?", "en"), ("danke", "en"), ("bitte", "en"), ("danke", "en"), ("bitte", "de")]);
}

#[test]
fn a_language_the_bot_does_not_speak_changes_nothing() {
    check(FOUR, None, &[("Wo ist meine Bestellung?", "de"), ("Где мой заказ?", "de"), ("¿Dónde está mi pedido?", "de")]);
}

#[test]
fn a_pin_is_never_changed_by_messages() {
    let languages = speaks(FOUR);
    let mut memory = Memory { pinned: Some(LocaleTag::new("ja")), ..Memory::default() };
    for text in ["Wo ist meine Bestellung, bitte?", "أين طلبي؟", "Where is my order?"] {
        memory.observe(&languages, &languages.detect(text), Some("de"));
        assert_eq!(memory.pinned.as_ref().map(|l| l.as_str()), Some("ja"));
        assert_eq!(memory.locale(&languages).as_str(), "ja");
    }
}

#[test]
fn a_locale_that_the_bot_lost_counts_as_absent() {
    let before = speaks("en de");
    let mut memory = Memory { pinned: Some(LocaleTag::new("fr")), ..Memory::default() };
    memory.observe(&before, &before.detect("Wo ist meine Bestellung?"), None);
    assert_eq!(memory.locale(&before).as_str(), "de");
    let after = speaks("en ja");
    assert_eq!(memory.locale(&after).as_str(), "en");
    memory.observe(&after, &after.detect("12345"), Some("ja"));
    assert_eq!(memory.locale(&after).as_str(), "ja");
}

#[test]
fn the_limits_of_switching() {
    let languages = speaks("en de");
    let firm = Memory { pinned: None, believed: Some(LocaleTag::new("en")), confidence: 0.95, ..Memory::default() };
    for (confidence, letters, expect) in [(0.9, 1, "de"), (0.89, 15, "en"), (0.6, 16, "de"), (0.6, 15, "en"), (0.59, 100, "en")] {
        let mut memory = firm.clone();
        let evidence = Evidence { locale: Some(LocaleTag::new("de")), confidence, method: Method::Model, letters };
        memory.observe(&languages, &evidence, None);
        assert_eq!(memory.locale(&languages).as_str(), expect, "{confidence} {letters}");
    }
}

#[test]
fn agreement_makes_firmer() {
    let languages = speaks(FOUR);
    let mut memory = Memory::default();
    memory.observe(&languages, &languages.detect("danke"), None);
    let once = memory.confidence;
    memory.observe(&languages, &languages.detect("danke"), None);
    assert!(memory.confidence > once);
    for _ in 0..50 {
        memory.observe(&languages, &languages.detect("Wo ist meine Bestellung?"), None);
    }
    assert!(memory.confidence < 1.0);
}

#[test]
fn a_dialect_chooses_the_words_and_no_other_language() {
    for (listed, believed, pinned, dialect, expect) in [
        ("en ar", "ar", "", "", "ar"),
        ("en ar", "ar", "", "ar-EG", "ar-EG"),
        ("en ar", "ar", "ar", "ar-EG", "ar-EG"),
        ("en ar", "ar", "", "ar-IQ", "ar"),
        ("en ar", "en", "", "ar-EG", "en"),
        ("en ar-SA", "ar-SA", "", "ar-EG", "ar-SA"),
        ("en ar-SA ar-EG", "ar-SA", "", "ar-EG", "ar-EG"),
        ("en ar-SA ar-EG", "ar-SA", "ar-SA", "ar-EG", "ar-SA"),
        ("en ar ar-SA", "ar-SA", "", "ar-EG", "ar-SA"),
        ("en ar ar-SA", "ar", "", "ar-SA", "ar-SA"),
    ] {
        let listed_tags: Vec<LocaleTag> = listed.split_whitespace().map(LocaleTag::new).collect();
        let languages = speaks(listed).with_dialects(dialects(&listed_tags, &BTreeMap::new()));
        let known = |tag: &str| Some(LocaleTag::new(tag)).filter(|tag| !tag.as_str().is_empty());
        let memory = Memory { believed: known(believed), pinned: known(pinned), dialect: known(dialect), ..Memory::default() };
        assert_eq!(memory.voice(&languages).as_str(), expect, "{listed} {believed} {pinned} {dialect}");
    }
}
