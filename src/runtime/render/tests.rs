//! Texts that fail in their language are shown in another one, and each is counted.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::core::key::{BotId, Kind, LocaleTag};
use crate::core::message::{
    Delivery, Idempotency, MarkupCaps, Media, MediaRef, Origin, Pace, Place, Preview, Syntax, TextCaps, Unit, plain,
};
use crate::core::text::Value;
use crate::core::time::Timestamp;
use crate::locale::{Conventions, Speaker};

/// The conversation is private; what only public ones see lets the files load.
const GERMAN: &str = "sound = klar { $v }\nbroken = { $place ->\n [public] { $v }\n *[private] { $nope }\n }\n\
                      empty = { $v }\nshort = { DATE($v) }\n";
const ENGLISH: &str = "sound = sound { $v }\nbroken = { $place ->\n [public] { $nope }\n *[private] whole { $v }\n }\n\
                       empty = empty { $v }\nshort = short { $v }\n";

const CAPS: Caps = Caps {
    text: TextCaps { max: 4_096, unit: Unit::Utf16, syntax: Syntax::Plain, markup: MarkupCaps::NONE },
    max_choices: 9,
    media: Media::None,
    edits: false,
    deletes: false,
    reactions: false,
    typing: false,
    preview: Preview::None,
    private: crate::core::message::Private::None,
    replies: false,
    can_initiate: true,
    delivery: Delivery::Push,
    idempotency: Idempotency::None,
    pace: Pace::UNLIMITED,
};

fn packs() -> Packs {
    let files = BTreeMap::from([("de/chat.ftl".to_owned(), GERMAN.to_owned()), ("en/chat.ftl".to_owned(), ENGLISH.to_owned())]);
    let [english, german] = ["en", "de"].map(LocaleTag::new);
    let locales = [english.clone(), german];
    let conventions = Conventions::default();
    Packs::build(&files, &Speaker { locales: &locales, default: &english, conventions: &conventions, brand: "", texts: &[] }).unwrap()
}

/// How many texts of a reply count as shown in another language, and what is shown of it.
fn shown(ids: &[&str], value: &str) -> (u64, Vec<Outgoing>) {
    let text = |id: &&str| Text::new(*id).with("v", Value::Code(value.to_owned()));
    let parts = ids.iter().map(|id| ReplyPart::Text(text(id))).collect();
    let choices = ids.iter().map(|id| (format!("choice:{id}"), ReplyLabel::Text(text(id)))).collect();
    rendered(&reply(parts, choices), &CAPS)
}

fn reply(parts: Vec<ReplyPart>, choices: Vec<(String, ReplyLabel)>) -> Reply {
    let (locale, origin) = (LocaleTag::new("de"), Origin::System);
    Reply { parts, choices, locale, origin, sources: Vec::new(), answers: Vec::new(), reply_to: None }
}

fn rendered(reply: &Reply, caps: &Caps) -> (u64, Vec<Outgoing>) {
    let (counters, occasion) = (Counters::default(), Occasion { place: Place::Private, at: Timestamp(0) });
    let key = Key { bot: BotId::new("b"), kind: Kind::Conversation, id: "c".into() };
    let messages = render(&packs(), &occasion, caps, &counters, &key, EffectId::default(), reply);
    (counters.snapshot().text_fallbacks, messages)
}

#[test]
fn each_text_that_fails_is_counted() {
    for (id, value, failed, expect) in [
        ("sound", "A-1", false, "klar A-1"),
        ("broken", "A-1", true, "whole A-1"),
        ("short", "A-1", true, "short A-1"),
        ("empty", "A-1", false, "A-1"),
        ("empty", " ", true, "empty"),
        ("gone", "A-1", true, "Sorry, this reply cannot be shown. Your message has been received."),
    ] {
        let (counted, messages) = shown(&[id], value);
        // Once in the text, once on the button.
        assert_eq!(counted, if failed { 2 } else { 0 }, "{id}");
        let [message] = messages.as_slice() else { panic!("{messages:?}") };
        assert_eq!(plain(&message.markup).trim_end(), expect, "{id}");
        assert_eq!(message.choices.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>(), [format!("choice:{id}")]);
    }
}

#[test]
fn files_hang_on_the_last_message_or_stand_by_their_names() {
    let file =
        |name: &str| Attachment::File { media: MediaRef { id: "file_1".to_owned(), mime: None, name: Some(name.to_owned()), size: None } };
    let attachments = vec![file("a_b.pdf"), file("*c*.pdf")];
    let long = "word ".repeat(1_000);
    let names = "• a_b.pdf\n• *c*.pdf";
    for (words, media, expect) in [
        ("", Media::Beside { max: 2 }, vec![("", 2)]),
        ("Look", Media::Beside { max: 2 }, vec![("Look", 2)]),
        ("Look", Media::Beside { max: 1 }, vec![("Look", 1), ("", 1)]),
        (&long, Media::Beside { max: 9 }, vec![("word", 0), ("word", 2)]),
        ("", Media::Alone, vec![("", 1), ("", 1)]),
        ("Look", Media::Alone, vec![("Look", 0), ("", 1), ("", 1)]),
        (&long, Media::Alone, vec![("word", 0), ("word", 0), ("", 1), ("", 1)]),
        ("", Media::None, vec![(names, 0)]),
        ("Look", Media::None, vec![("Look", 0)]),
    ] {
        let words = (!words.is_empty()).then(|| ReplyPart::Markup { markup: Markup::text(words) });
        let parts = words.into_iter().chain([ReplyPart::Files { attachments: attachments.clone() }]).collect();
        let messages = rendered(&Reply { origin: Origin::Agent, ..reply(parts, Vec::new()) }, &Caps { media, ..CAPS }).1;
        assert_eq!(messages.len(), expect.len());
        for (message, (begins, files)) in messages.iter().zip(&expect) {
            let text = plain(&message.markup);
            assert!(text.starts_with(begins) && (media != Media::None || text.ends_with(names)), "{text}");
            assert_eq!(message.attachments.len(), *files);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_reply_always_says_something(
        ids in prop::collection::vec(prop::sample::select(vec!["sound", "broken", "empty", "short", "gone"]), 1..5),
        (value, is_visible) in prop_oneof![
            ("[a-zا-ي0-9{$}`]{1,20}", Just(true)),
            prop::sample::select(vec![("{$v}", true), ("{ -term }", true), ("\u{200F}", false), ("\0\n", false), ("", false)])
                .prop_map(|(value, is_visible)| (value.to_owned(), is_visible)),
        ],
    ) {
        let fails = |id: &str| match id {
            "sound" => false,
            "empty" => !is_visible,
            _ => true,
        };
        let (counted, messages) = shown(&ids, &value);
        prop_assert_eq!(counted, 2 * ids.iter().filter(|id| fails(id)).count() as u64);
        prop_assert!(messages.iter().any(|message| !plain(&message.markup).trim().is_empty()));
    }
}
