//! A bot's own texts and languages.

use super::Say;
use super::{load, packs, sample_text, tag};
use turjuman::core::text::{Text, id};
use turjuman::locale::{MAX_FILE_BYTES, MAX_FOLDERS};

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
    let bot = packs("ar ar-DZ de-AT", &[("ar-DZ/chat.ftl", "late = المعذرة\n"), ("ar/chat.ftl", "shared = مشترك\n")]);
    assert_eq!(bot.say(&tag("ar-DZ"), &Text::new(id::LATE)).text, "المعذرة");
    assert_ne!(bot.say(&tag("ar"), &Text::new(id::LATE)).text, "المعذرة");
    let shared = bot.say(&tag("ar-DZ"), &Text::new("shared"));
    assert_eq!((shared.text.as_str(), shared.fallback), ("مشترك", false));
    assert_eq!(bot.pack(&tag("ar-DZ")).name, "العربية");
    assert_eq!(bot.pack(&tag("de-AT")).name, "Deutsch");
    assert!(!bot.say(&tag("de-AT"), &Text::new(id::LATE)).fallback);
}

#[test]
fn the_largest_file_and_the_most_folders() {
    let codes = |overlay: &[(&str, &str)]| -> Vec<(&str, String)> {
        let problems = load("en", overlay).err().unwrap_or_default().into_iter().map(|problem| (problem.code, problem.file));
        problems.filter(|(code, _)| *code != "locale::unused").collect()
    };
    let comment = |bytes: usize| format!("# {}", "x".repeat(bytes - 2));
    assert_eq!(codes(&[("en/chat.ftl", &comment(MAX_FILE_BYTES))]), []);
    assert_eq!(codes(&[("en/chat.ftl", &comment(MAX_FILE_BYTES + 1))]), [("config::too_large", "locales/en/chat.ftl".to_owned())]);
    let folders: Vec<String> = (0..=MAX_FOLDERS).map(|n| format!("x{n}/chat.ftl")).collect();
    let overlay: Vec<(&str, &str)> = folders.iter().map(|path| (path.as_str(), "")).collect();
    assert_eq!(codes(&overlay[1..]), []);
    assert_eq!(codes(&overlay), [("config::too_large", "locales".to_owned())]);
}
