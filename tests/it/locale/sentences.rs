//! The sentences of the program's own packs.

use super::{load, packs, sample_text, tag};
use turjuman::core::bot::Command;
use turjuman::core::text::{Text, Value, id};

/// Every folder of `locales/`, so that a new one is tested without being named here.
fn built_in() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut tags: Vec<String> = entries.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    tags.sort();
    tags
}

#[test]
fn every_required_text_renders_in_every_language() {
    let tags = built_in();
    assert!(["ar", "de", "en", "ja"].iter().all(|tag| tags.iter().any(|t| t == tag)));
    let packs = packs(&tags.join(" "), &[]);
    assert!(packs.warnings().is_empty(), "{:#?}", packs.warnings());
    for locale in tags.iter().map(|t| tag(t)) {
        for (id, arguments) in id::REQUIRED {
            let rendered = packs.format(&locale, &sample_text(id, arguments));
            assert!(!rendered.fallback, "{locale} {id}");
            assert_eq!(rendered.locale, locale);
            assert!(!rendered.text.contains(['{', '}']), "{locale} {id}: {}", rendered.text);
            for shown in ["Nordwind", "Anna Berger", "Returns", "T-20417", "09:00"] {
                let given = arguments.iter().any(|a| matches!(super::sample(a), Value::Name(v) | Value::Code(v) if v == shown));
                assert_eq!(rendered.text.contains(shown), given, "{locale} {id}: {}", rendered.text);
            }
        }
    }
}

#[test]
fn every_command_is_explained_in_its_own_words() {
    let packs = packs(&built_in().join(" "), &[]);
    for locale in built_in().iter().map(|t| tag(t)) {
        let lines = Command::ALL.map(|command| {
            let text = Text::new(id::HELP_COMMAND)
                .with("command", Value::Code("/x".to_owned()))
                .with("what", Value::Choice(command.key().to_owned()));
            packs.format(&locale, &text).text
        });
        let mut distinct = lines.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), lines.len(), "{locale}: {lines:#?}");
    }
}

#[test]
fn each_language_alone_is_complete() {
    for tag in built_in() {
        assert!(load(&tag, &[]).is_ok(), "{tag}");
    }
}

#[test]
fn manners_are_kept() {
    // What must not stand in a reply of this language, by the usual lists of mistakes.
    let forbidden: &[(&str, &[&str])] = &[
        ("de", &[" du ", " dir ", " dich ", " dein", "!"]),
        ("ja", &["すみません", "よろしかった", "になります", "のほう", "了解", "ご苦労", "という形", "させていただ"]),
        ("ar", &["كِ", "طلبك ", "رسالتك ", "يمكنك ", "أرسلي", "حضرتك"]),
        ("en", &["!!", "Kindly", "Dear customer"]),
    ];
    let packs = packs("en de ja ar", &[]);
    for (locale, words) in forbidden {
        for (id, arguments) in id::REQUIRED {
            let text = packs.format(&tag(locale), &sample_text(id, arguments)).text;
            for word in *words {
                assert!(!text.contains(word), "{locale} {id}: {word} in {text}");
            }
        }
    }
}

#[test]
fn names_and_manners_of_the_packs() {
    let packs = packs("en de ja ar", &[]);
    for (locale, name, formality) in
        [("en", "English", "neutral"), ("de", "Deutsch", "formal"), ("ja", "日本語", "honorific"), ("ar", "العربية", "formal")]
    {
        assert_eq!(packs.pack(&tag(locale)).name, name);
        assert_eq!(packs.formality(&tag(locale)), formality);
    }
    assert_eq!(packs.pack(&tag("fr")).name, "English");
}
