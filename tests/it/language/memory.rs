//! Conversations: what is believed after each message.

use std::collections::BTreeMap;

use super::speaks;
use turjuman::core::key::LocaleTag;
use turjuman::core::language::{Candidate, Evidence, Memory, Method, overlays};

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
    check(FOUR, None, &[("Where is my order, please?", "en"), ("Danke", "en"), ("And when will it come?", "en"), ("hallo", "en")]);
    check(FOUR, None, &[("Wo ist meine Bestellung?", "de"), ("ok", "de"), ("AB-12345", "de"), ("😀", "de")]);
}

#[test]
fn a_sentence_switches_and_so_does_another_script() {
    check(FOUR, None, &[("Where is my order?", "en"), ("Ich möchte bitte mit einem Menschen sprechen", "de")]);
    check(FOUR, None, &[("Where is my order?", "en"), ("注文はどこですか", "ja"), ("أين طلبي؟", "ar"), ("And now English, please", "en")]);
}

#[test]
fn the_same_short_language_again_and_again_is_believed() {
    check(FOUR, None, &[("Where is my order, please?", "en"), ("danke", "en"), ("bitte", "de")]);
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

/// Evidence for one of two locales.
fn evidence(locale: &str, confidence: f64, words: usize) -> Evidence {
    let candidates = vec![Candidate { locale: LocaleTag::new(locale), probability: confidence }];
    Evidence {
        locale: Some(LocaleTag::new(locale)),
        confidence,
        method: Method::Model,
        letters: 9 * words,
        words,
        candidates,
        ..Evidence::silence()
    }
}

#[test]
fn the_limits_of_switching() {
    let languages = speaks("en de");
    for (confidence, words, expect) in [(0.99, 1, "de"), (0.89, 1, "en"), (0.9999, 4, "de"), (0.6, 4, "en")] {
        let mut memory = Memory::default();
        memory.observe(&languages, &evidence("en", 0.8, 4), None);
        memory.observe(&languages, &evidence("de", confidence, words), None);
        assert_eq!(memory.locale(&languages).as_str(), expect, "{confidence} {words} {memory:?}");
    }
}

#[test]
fn two_words_for_the_same_language_switch() {
    let languages = speaks("en de");
    let mut memory = Memory::default();
    for (locale, confidence, expect) in [("en", 0.8, "en"), ("de", 0.89, "en"), ("de", 0.89, "de")] {
        memory.observe(&languages, &evidence(locale, confidence, 1), None);
        assert_eq!(memory.locale(&languages).as_str(), expect, "{memory:?}");
    }
}

#[test]
fn two_languages_that_are_not_told_apart_are_asked_about_once() {
    let languages = speaks("en nl de");
    let mut memory = Memory::default();
    let pair = |of: &str| Candidate { locale: LocaleTag::new(of), probability: 0.5 };
    let unsure = Evidence { candidates: vec![pair("nl"), pair("de")], ..evidence("nl", 0.5, 1) };
    memory.observe(&languages, &unsure, None);
    let asked = memory.take_doubt(&languages).map(|pair| pair.map(|tag| tag.to_string()));
    assert_eq!(
        asked.map(|mut pair| {
            pair.sort();
            pair
        }),
        Some(["de".to_owned(), "nl".to_owned()])
    );
    memory.observe(&languages, &unsure, None);
    assert_eq!(memory.take_doubt(&languages), None);
    let mut pinned = Memory { pinned: Some(LocaleTag::new("en")), ..Memory::default() };
    pinned.observe(&languages, &unsure, None);
    assert_eq!(pinned.take_doubt(&languages), None, "who chose a language is not asked");
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
    const EGYPTIAN: &str = "عايز حضرتك تبعتلي الأوردر بتاعي، ليه اتأخر كده؟";
    const IRAQI: &str = "شلونكم، هسه اكو توصيل؟";
    const GULF: &str = "أبغى أرجع الطلب، وش أسوي الحين؟";
    for (listed, believed, pinned, words, expect) in [
        ("en ar", "ar", "", "", "ar"),
        ("en ar", "ar", "", EGYPTIAN, "ar-EG"),
        ("en ar", "ar", "ar", EGYPTIAN, "ar-EG"),
        ("en ar", "ar", "", IRAQI, "ar"),
        ("en ar", "en", "", EGYPTIAN, "en"),
        ("en ar-SA", "ar-SA", "", EGYPTIAN, "ar-SA"),
        ("en ar-SA ar-EG", "ar-SA", "", EGYPTIAN, "ar-EG"),
        ("en ar-SA ar-EG", "ar-SA", "ar-SA", EGYPTIAN, "ar-SA"),
        ("en ar ar-SA", "ar-SA", "", EGYPTIAN, "ar-SA"),
        ("en ar ar-SA", "ar", "", GULF, "ar-SA"),
    ] {
        let listed_tags: Vec<LocaleTag> = listed.split_whitespace().map(LocaleTag::new).collect();
        let languages = speaks(listed).with_overlays(overlays(&listed_tags, &BTreeMap::new()));
        let known = |tag: &str| Some(LocaleTag::new(tag)).filter(|tag| !tag.as_str().is_empty());
        let mut memory = Memory { believed: known(believed), pinned: known(pinned), ..Memory::default() };
        memory.dialects.hear(words);
        assert_eq!(memory.voice(&languages).as_str(), expect, "{listed} {believed} {pinned} {words}");
    }
}
