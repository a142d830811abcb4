//! The sentences of the program's own packs.

use super::Say;
use super::{built_in, load, packs, sample, sample_text, tag};
use turjuman::core::bot::Command;
use turjuman::core::text::{Text, Value, id};

#[test]
fn every_required_text_renders_in_every_language() {
    let tags = built_in();
    let known = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt-BR", "ru", "tr", "zh-CN"];
    assert!(known.iter().all(|tag| tags.iter().any(|t| t == tag)), "{tags:?}");
    let packs = packs(&tags.join(" "), &[]);
    assert!(packs.warnings().is_empty(), "{:#?}", packs.warnings());
    for locale in tags.iter().map(|t| tag(t)) {
        for (id, arguments) in id::REQUIRED {
            let rendered = packs.say(&locale, &sample_text(id, arguments));
            assert!(!rendered.fallback, "{locale} {id}");
            assert_eq!(rendered.locale, locale);
            assert!(!rendered.text.contains(['{', '}']), "{locale} {id}: {}", rendered.text);
            for (argument, shown) in [
                ("brand", "Nordwind"),
                ("agent", "Anna Berger"),
                ("titles", "Returns"),
                ("titles", "Delivery"),
                ("ticket", "T-20417"),
                ("opens", "9:41"),
            ] {
                let given = arguments.contains(&argument);
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
            packs.say(&locale, &text).text
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
fn no_english_is_left() {
    let packs = packs(&built_in().join(" "), &[]);
    for (id, arguments) in id::REQUIRED {
        let text = sample_text(id, arguments);
        let english = packs.say(&tag("en"), &text).text;
        for locale in built_in().iter().map(|t| tag(t)).filter(|t| t.language() != "en") {
            assert_ne!(packs.say(&locale, &text).text, english, "{locale} {id}");
        }
        for locale in ["ar", "hi", "ja", "ko", "ru", "zh-CN"] {
            let mut own = packs.say(&tag(locale), &text).text;
            for argument in *arguments {
                let samples = if let Value::List(items) = sample(argument) { items } else { vec![sample(argument)] };
                for value in samples {
                    if let Value::Name(shown) | Value::Code(shown) = value {
                        own = own.replace(&shown, "");
                    }
                }
            }
            // The hours of Hindi have am and pm in Latin letters.
            let own = own.replace("9:41 am", "");
            assert!(!own.contains(|c: char| c.is_ascii_alphabetic()), "{locale} {id}: {own}");
        }
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
        ("es", &[" tú ", " tu ", " tus ", " te ", " ti ", "vosotr", "Bienvenid", "satisfecho"]),
        ("fr", &[" tu ", " te ", " ton ", " toi", "satisfait ", "désolé", " !", " ?", " ;", " :", "« ", " »"]),
        ("it", &[" tu ", " ti ", " tuo", " tua", " tuoi", "Benvenut", "soddisfatto"]),
        ("pt-BR", &[" tu ", " te ", " teu", " tua", " vós", "Bem-vindo", "satisfeito", "brigado"]),
        ("ru", &[" ты ", " тебе", " твой", " вы ", " вам ", " вас ", " ваш", "нашёл"]),
        ("tr", &[" sen ", " sana ", " seni", " senin"]),
        ("hi", &["तुम", " तू ", "तेरा", "सकता हूँ", "सकती हूँ", "सकते हैं", "चाहते", "कीजिए"]),
        ("ko", &["당신", "너", "미안", "세요", "해요", "예요", "까요"]),
        ("zh-CN", &["你", "亲", "?", "!", ", ", "您们"]),
    ];
    let packs = packs(&built_in().join(" "), &[]);
    for (locale, words) in forbidden {
        for (id, arguments) in id::REQUIRED {
            let text = packs.say(&tag(locale), &sample_text(id, arguments)).text;
            for word in *words {
                assert!(!text.contains(word), "{locale} {id}: {word} in {text}");
            }
        }
    }
}

#[test]
fn names_and_manners_of_the_packs() {
    let expected = [
        ("en", "English", "neutral"),
        ("ar", "العربية", "formal"),
        ("de", "Deutsch", "formal"),
        ("es", "Español", "formal"),
        ("fr", "Français", "formal"),
        ("hi", "हिन्दी", "formal"),
        ("it", "Italiano", "formal"),
        ("ja", "日本語", "honorific"),
        ("ko", "한국어", "hapsyo"),
        ("pt-BR", "Português", "neutral"),
        ("ru", "Русский", "formal"),
        ("tr", "Türkçe", "formal"),
        ("zh-CN", "简体中文", "formal"),
    ];
    let packs = packs(&expected.map(|(locale, ..)| locale).join(" "), &[]);
    for (locale, name, formality) in expected {
        assert_eq!(packs.pack(&tag(locale)).name, name);
        assert_eq!(packs.formality(&tag(locale)), formality);
    }
    assert_eq!(packs.pack(&tag("nl")).name, "English");
}

#[test]
fn every_command_has_a_name_of_its_own() {
    let tags: Vec<_> = built_in().iter().map(|t| tag(t)).collect();
    let table = packs(&built_in().join(" "), &[]).command_table(&tags);
    for locale in &tags {
        let mut names = Command::ALL.map(|command| table.shown[&(locale.clone(), command)].clone()).to_vec();
        assert!(names.iter().all(|name| *name == name.to_lowercase()), "{locale}: {names:?}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Command::ALL.len(), "{locale}: {names:?}");
    }
}

#[test]
fn no_text_writes_out_a_command_that_a_bot_may_rename() {
    let tags: Vec<_> = built_in().iter().map(|t| tag(t)).collect();
    let table = packs(&built_in().join(" "), &[]).command_table(&tags);
    for locale in &tags {
        let path = format!("{}/locales/{locale}/chat.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = std::fs::read_to_string(path).unwrap();
        for command in Command::ALL {
            let own = format!("/{}", table.shown[&(locale.clone(), command)]);
            let english = format!("/{}", command.key());
            assert!(!texts.contains(&own) && !texts.contains(&english), "{locale} has {own} or {english}");
        }
    }
}
