//! A bot's own texts and languages.

use std::fs;
use std::path::Path;

use super::Say;
use super::{packs, sample_text, tag};
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::{Conventions, MAX_FILE_BYTES, MAX_FOLDERS, Packs};

const ENGLISH: &str = include_str!("../../../locales/en/chat.ftl");

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, content) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

#[test]
fn one_message_is_replaced_and_one_is_new() {
    let bot = packs("de en", &[("de/chat.ftl", "late = Verzeihung!\nflow-ask = Welche Nummer?\n")]);
    assert_eq!(bot.say(&tag("de"), &Text::new(id::LATE)).text, "Verzeihung!");
    assert!(!bot.say(&tag("de"), &sample_text(id::GREETING, &["brand"])).fallback);
    assert!(bot.has("flow-ask") && bot.has(id::LATE) && !bot.has("flow-gone-mad"));
    let english = bot.say(&tag("en"), &Text::new("flow-ask"));
    assert_eq!((english.text.as_str(), english.locale.as_str(), english.fallback), ("Welche Nummer?", "de", true));
    assert!(bot.warnings().iter().any(|w| w.message.contains("flow-ask")));
}

#[test]
fn manners_are_given_to_every_message() {
    let ftl = "late = { $formality ->\n [casual] Sorry!\n *[formal] Verzeihung.\n }\n";
    let of = |overlay: &[(&str, &str)]| packs("de", overlay).say(&tag("de"), &Text::new(id::LATE)).text;
    assert_eq!(of(&[("de/chat.ftl", ftl)]), "Verzeihung.");
    assert_eq!(of(&[("de/chat.ftl", ftl), ("de/pack.toml", "formality = \"casual\"\n")]), "Sorry!");
}

#[test]
fn a_region_needs_only_what_differs() {
    let bot = packs("ar ar-MA de-AT", &[("ar-MA/chat.ftl", "late = المعذرة\n"), ("ar/chat.ftl", "shared = مشترك\n")]);
    assert_eq!(bot.say(&tag("ar-MA"), &Text::new(id::LATE)).text, "المعذرة");
    assert_ne!(bot.say(&tag("ar"), &Text::new(id::LATE)).text, "المعذرة");
    let shared = bot.say(&tag("ar-MA"), &Text::new("shared"));
    assert_eq!((shared.text.as_str(), shared.fallback), ("مشترك", false));
    assert_eq!(bot.pack(&tag("ar-MA")).name, "العربية");
    assert_eq!(bot.pack(&tag("de-AT")).name, "Deutsch");
    assert!(!bot.say(&tag("de-AT"), &Text::new(id::LATE)).fallback);
}

#[test]
fn a_made_up_language_works_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = "name = \"Qxish\"\nenglish_name = \"Qx\"\nscript = \"Latn\"\ndirection = \"rtl\"\n[commands]\nhelp = \"qelp\"\n";
    write(
        folder.path(),
        &[("qx/pack.toml", manifest), ("qx/chat.ftl", &format!("{ENGLISH}\nmany = {{ $n ->\n [one] qone\n *[other] qmany\n }}\n"))],
    );
    let bot = Packs::load(Some(folder.path()), &[tag("en"), tag("qx")], &tag("en"), &Conventions::default()).unwrap();
    for (id, arguments) in id::REQUIRED {
        assert!(!bot.say(&tag("qx"), &sample_text(id, arguments)).fallback, "{id}");
    }
    assert_eq!(bot.say(&tag("qx"), &Text::new("many").with("n", Value::Count(1))).text, "qone");
    assert!(bot.say(&tag("qx"), &sample_text(id::GREETING, &["brand"])).text.contains("\u{2068}Nordwind\u{2069}"));
    assert_eq!(bot.pack(&tag("qx")).name, "Qxish");
    assert_eq!(bot.language_named("qXISH"), Some(&tag("qx")));
}

#[test]
fn a_bot_without_a_folder_has_the_programs_packs() {
    let folder = tempfile::tempdir().unwrap();
    for place in [None, Some(folder.path()), Some(&*folder.path().join("absent"))] {
        let bot = Packs::load(place, &[tag("de")], &tag("de"), &Conventions::default()).unwrap();
        assert!(!bot.say(&tag("de"), &Text::new(id::LATE)).fallback);
    }
}

#[test]
fn the_largest_file_and_the_most_folders() {
    let folder = tempfile::tempdir().unwrap();
    let load = || Packs::load(Some(folder.path()), &[tag("en")], &tag("en"), &Conventions::default()).err().unwrap_or_default();
    let comment = |bytes: u64| format!("# {}", "x".repeat(bytes as usize - 2));
    write(folder.path(), &[("en/chat.ftl", &comment(MAX_FILE_BYTES))]);
    assert!(load().is_empty());
    write(folder.path(), &[("en/chat.ftl", &comment(MAX_FILE_BYTES + 1))]);
    assert_eq!(load().iter().map(|p| (p.code, p.file.as_str())).collect::<Vec<_>>(), [("locale::unreadable", "locales/en/chat.ftl")]);
    fs::write(folder.path().join("en/chat.ftl"), [0xFF, 0xFE]).unwrap();
    assert_eq!(load().len(), 1);
    fs::remove_file(folder.path().join("en/chat.ftl")).unwrap();
    (1..MAX_FOLDERS).for_each(|n| fs::create_dir(folder.path().join(format!("x{n}"))).unwrap());
    assert!(load().is_empty());
    fs::create_dir(folder.path().join("one-more")).unwrap();
    assert_eq!(load().iter().map(|p| p.file.as_str()).collect::<Vec<_>>(), ["locales"]);
}
