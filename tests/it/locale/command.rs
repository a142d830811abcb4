//! Names of commands and of languages.

use super::{packs, tag};
use turjuman::core::bot::Command;

#[test]
fn english_names_and_each_packs_own() {
    let bot = packs("en de ja ar", &[]);
    let table = bot.command_table(&[tag("en"), tag("de"), tag("ja"), tag("ar")]);
    for (name, command, locale) in [
        ("help", Command::Help, None),
        ("start", Command::Start, None),
        ("hilfe", Command::Help, Some("de")),
        ("sprache", Command::Language, Some("de")),
        ("mensch", Command::Human, Some("de")),
        ("datenschutz", Command::Privacy, Some("de")),
        ("neustart", Command::Reset, Some("de")),
        ("abbrechen", Command::Cancel, Some("de")),
        ("ヘルプ", Command::Help, Some("ja")),
        ("言語", Command::Language, Some("ja")),
        ("担当者", Command::Human, Some("ja")),
        ("مساعدة", Command::Help, Some("ar")),
        ("لغة", Command::Language, Some("ar")),
        ("موظف", Command::Human, Some("ar")),
    ] {
        assert_eq!(table.names.get(name), Some(&(command, locale.map(tag))), "{name}");
    }
    for locale in ["en", "de", "ja", "ar"] {
        for command in Command::ALL {
            assert!(table.shown.contains_key(&(tag(locale), command)), "{locale} {command:?}");
        }
    }
    assert_eq!(table.shown[&(tag("de"), Command::Human)], "mensch");
}

#[test]
fn only_the_bots_languages_are_in_the_table() {
    let table = packs("en de", &[]).command_table(&[tag("en")]);
    assert_eq!(table.names.len(), Command::ALL.len());
    assert!(!table.names.contains_key("hilfe"));
}

#[test]
fn names_are_folded() {
    let bot = packs("de", &[("de/pack.toml", "[commands]\nhelp = \"ＨＩＬＦＥ\"\n")]);
    let table = bot.command_table(&[tag("de")]);
    assert_eq!(table.names.get("hilfe"), Some(&(Command::Help, Some(tag("de")))));
    assert_eq!(table.shown[&(tag("de"), Command::Help)], "ＨＩＬＦＥ");
}

#[test]
fn languages_by_their_own_and_their_english_names() {
    let bot = packs("en de ja ar", &[]);
    for (name, expect) in [
        ("Deutsch", Some("de")),
        ("deutsch", Some("de")),
        (" GERMAN ", Some("de")),
        ("日本語", Some("ja")),
        ("Japanese", Some("ja")),
        ("العربية", Some("ar")),
        ("Arabic", Some("ar")),
        ("English", Some("en")),
        ("Français", None),
        ("", None),
    ] {
        assert_eq!(bot.language_named(name), expect.map(tag).as_ref(), "{name}");
    }
}
