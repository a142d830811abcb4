//! Sentences of ours in all languages that there are packs for, or will be.

use std::collections::BTreeMap;

use super::speaks;
use turjuman::core::language::train::{Lists, train};
use turjuman::core::language::{Languages, Method};

const OWN: &str = include_str!("own.txt");
/// All locales of the file.
const ALL: &str = "en de es pt-BR fr it tr ru ar hi ja ko zh-CN zh-TW nl he th vi id";

fn rows() -> Vec<(&'static str, &'static str)> {
    OWN.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
}

/// How many of the texts are in the locale that is expected, and the wrong ones.
fn right(languages: &Languages, rows: &[(&str, String)]) -> (f64, Vec<String>) {
    let found = |text: &str| languages.detect(text).locale.map(|tag| tag.to_string()).unwrap_or_default();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(expect, text)| found(text) != *expect)
        .map(|(expect, text)| format!("{expect}: {} {text}", found(text)))
        .collect();
    (1.0 - wrong.len() as f64 / rows.len() as f64, wrong)
}

#[test]
fn sentences_are_known() {
    let rows: Vec<(&str, String)> = rows().into_iter().map(|(locale, text)| (locale, text.to_owned())).collect();
    assert_eq!(rows.len(), 190);
    let (share, wrong) = right(&speaks(ALL), &rows);
    assert!(share >= 0.99, "{wrong:#?}");
}

#[test]
fn noise_does_not_disturb() {
    let languages = speaks(ALL).without_names(["Mornhagen Living"]);
    let noises = ["https://shop.example.com/the-lamp?of=you", "@support_team 😡", "AB-12345", "Mornhagen Living", "mail@example.com"];
    let noisy = |((locale, text), noise): ((&'static str, &str), &str)| (locale, format!("{noise} {text} {noise}"));
    let rows: Vec<(&str, String)> = rows().into_iter().zip(noises.into_iter().cycle()).map(noisy).collect();
    let (share, wrong) = right(&languages, &rows);
    assert!(share >= 0.97, "{wrong:#?}");
}

#[test]
fn without_marks_they_are_known_too() {
    let bare = |c: char| match c {
        'ä' | 'á' | 'à' | 'ã' | 'â' => 'a',
        'ö' | 'ó' | 'ò' | 'õ' | 'ô' => 'o',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ı' => 'i',
        'ñ' => 'n',
        'ç' => 'c',
        'ş' => 's',
        'ğ' => 'g',
        c => c,
    };
    let latin = ["en", "de", "es", "pt-BR", "fr", "it", "tr", "nl", "id"];
    let rows: Vec<(&str, String)> = rows()
        .into_iter()
        .filter(|(locale, _)| latin.contains(locale))
        .map(|(locale, text)| (locale, text.chars().map(bare).collect()))
        .collect();
    let (share, wrong) = right(&speaks(ALL), &rows);
    assert!(share >= 0.97, "{wrong:#?}");
}

/// A bot that speaks some of the languages hears the others.
#[test]
fn languages_that_are_not_listed_are_not_called_with_confidence() {
    let some = "en fr it ru ar ja zh-CN";
    let languages = speaks(some);
    let of_them = |locale: &str| some.split(' ').any(|own| own == locale || own.starts_with("zh") && locale.starts_with("zh"));
    let others: Vec<(&str, &str)> = rows().into_iter().filter(|(locale, _)| !of_them(locale)).collect();
    let confident = |text: &str| {
        let evidence = languages.detect(text);
        evidence.locale.is_some() && evidence.confidence >= 0.9
    };
    let called: Vec<&str> = others.iter().map(|(_, text)| *text).filter(|text| confident(text)).collect();
    assert!(called.len() * 50 <= others.len(), "{} of {}: {called:#?}", called.len(), others.len());
}

#[test]
fn hindi_and_arabic_in_latin_letters() {
    let languages = speaks("en hi ar de");
    for (expect, text) in [
        ("hi", "mera order kahan hai"),
        ("hi", "mujhe refund chahiye, abhi tak nahi mila"),
        ("hi", "kya aap mujhe bata sakte hain kab aayega"),
        ("hi", "yeh galat size hai, wapas karna hai"),
        ("ar", "3ayez araga3 el gazma di"),
        ("ar", "wen talabi ya jama3a"),
        ("ar", "mar7aba, shu sar bel order"),
        ("ar", "momken te3rafo emta haywsal el talab"),
        ("en", "where is my order"),
        ("en", "it came in the wrong size"),
        ("de", "wo ist meine Bestellung"),
    ] {
        let evidence = languages.detect(text);
        assert_eq!(evidence.locale.as_ref().map(|tag| tag.as_str()), Some(expect), "{text}: {evidence:?}");
        let typed = expect == "hi" || expect == "ar";
        assert!(!typed || evidence.confidence < 0.9, "it is never certain: {text} {evidence:?}");
    }
}

#[test]
fn where_the_model_is_unsure_whatlang_is_asked() {
    let languages = speaks("en fi");
    let evidence = languages.detect("Missä tilaukseni on? Sen piti tulla maanantaina.");
    assert_eq!((evidence.locale.map(|tag| tag.to_string()), evidence.method), (Some("fi".to_owned()), Method::Second));
}

/// Lists of ours: two languages in Latin letters, one in Cyrillic.
fn lists() -> Lists {
    let list = |words: &str| (1_u64..).zip(words.split(' ').rev()).map(|(count, word)| (word.to_owned(), count * count)).collect();
    BTreeMap::from([
        ("en".to_owned(), list("the you and to of it is that for on what this with not have your")),
        ("de".to_owned(), list("ich sie das ist du nicht die und es der was wir zu er ein in")),
        ("ru".to_owned(), list("я не что в и ты это на с он да мы как но мне")),
    ])
}

#[test]
fn the_same_lists_make_the_same_model() {
    let (one, other) = (train(&lists(), 3_000), train(&lists(), 3_000));
    assert!(one == other, "two runs differ");
}
