//! A bot's own texts and languages.

use std::collections::BTreeMap;

use super::Say;
use super::{load, packs, sample_text, speaker, tag};
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::{Conventions, DialectUse, MAX_FILE_BYTES, MAX_FOLDERS, Packs};

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
fn a_dialect_is_spoken_without_being_listed() {
    let spoken = |packs: &Packs| packs.overlays().iter().map(|overlay| overlay.words.to_string()).collect::<Vec<_>>().join(" ");
    let greet = |packs: &Packs, locale: &str| packs.say(&tag(locale), &sample_text(id::GREETING, &["brand"]));
    let bot = packs("en ar", &[]);
    assert_eq!(spoken(&bot), "ar-EG ar-LB ar-MA ar-SA");
    let mut greetings = vec![greet(&bot, "ar").text];
    for words in bot.overlays().iter().map(|overlay| &overlay.words) {
        let greeting = greet(&bot, words.as_str());
        assert!(!greeting.fallback, "{greeting:?}");
        greetings.push(greeting.text);
        // Numbers and dates stay as they were.
        let hours = sample_text(id::OUT_OF_HOURS, &["ticket", "zone"])
            .with("opens", Value::DateTime(jiff::civil::datetime(2026, 11, 22, 9, 5, 0, 0)));
        assert!(bot.say(words, &hours).text.contains("22 نوفمبر 2026"), "{words}");
        let size = sample_text(id::WEB_FILE_TOO_LARGE, &[]).with("megabytes", Value::Count(1_234_567));
        assert_eq!(bot.say(words, &size).text, bot.say(&tag("ar"), &size).text);
    }
    greetings.sort();
    greetings.dedup();
    assert_eq!(greetings.len(), 5, "{greetings:?}");
    // A region that is listed alone is spoken to everybody, and other languages have no dialects.
    assert_eq!(spoken(&packs("ar-SA en", &[])), "");
    assert_eq!(spoken(&packs("ar ar-SA", &[])), "ar-EG ar-LB ar-MA");
}

#[test]
fn what_a_business_says_is_said_in_every_dialect() {
    let own = packs("ar", &[("ar/chat.ftl", "late = عفوًا\n"), ("ar/pack.toml", "formality = \"neutral\"\n")]);
    assert_eq!(own.say(&tag("ar-EG"), &Text::new(id::LATE)).text, "عفوًا");
    assert_eq!(own.formality(&tag("ar-EG")), "neutral");
    let egyptian = packs("ar", &[("ar-EG/chat.ftl", "late = معلش يا جماعة\n")]);
    assert_eq!(egyptian.say(&tag("ar-EG"), &Text::new(id::LATE)).text, "معلش يا جماعة");
    assert!(egyptian.warnings().is_empty(), "{:?}", egyptian.warnings());
    assert!(load("ar", &[("ar-EG/chat.ftl", "late = { $nope }\n")]).is_err());
    let (locales, dialect) = ([tag("ar")], DialectUse::Ignore);
    let conventions = Conventions { dialect, formality: [(tag("ar"), "neutral".to_owned())].into(), ..Conventions::default() };
    let deaf = Packs::build(&BTreeMap::new(), &speaker(&locales, &locales[0], &conventions)).unwrap();
    assert!(deaf.overlays().is_empty());
    let conventions = Conventions { dialect: DialectUse::Follow, ..conventions };
    let following = Packs::build(&BTreeMap::new(), &speaker(&locales, &locales[0], &conventions)).unwrap();
    assert_eq!(following.formality(&tag("ar-MA")), "neutral");
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
