//! The demo bot's knowledge in all its languages, and what its customers ask in their own words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Document, Hit, Index};
use turjuman::core::time::Timestamp;

/// The passages of the demo bot, and by their ids which of their file they are: `file/n`.
fn shop() -> (Index, BTreeMap<String, String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("bots/maison/knowledge");
    let (mut passages, mut names) = (Vec::new(), BTreeMap::new());
    for language in fs::read_dir(&root).unwrap() {
        for file in fs::read_dir(language.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let within = path.strip_prefix(&root).unwrap().display().to_string();
            let document = Document::parse(&within, &fs::read_to_string(&path).unwrap(), &LocaleTag::new("en")).unwrap();
            for (at, passage) in document.passages.iter().enumerate() {
                names.insert(passage.id.0.to_string(), format!("{}/{}", path.file_stem().unwrap().display(), at + 1));
            }
            passages.extend(document.passages);
        }
    }
    (Index::build(passages), names)
}

#[test]
fn every_question_finds_its_passage_or_none() {
    let (index, names) = shop();
    let rows: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(include_str!("shop.toml")).unwrap();
    let mut wrong = Vec::new();
    for (locale, questions) in &rows {
        for (question, expect) in questions {
            let hits = index.search(question, &LocaleTag::new(locale.as_str()), 3, Timestamp(0));
            let name = |hit: &Hit| names[&*hit.passage.id.0].clone();
            let first = hits.first().map_or(String::new(), name);
            if !expect.split('|').any(|one| one == first) {
                let hits: Vec<_> = hits.iter().map(|hit| (name(hit), hit.coverage, hit.score)).collect();
                wrong.push(format!("{locale}: {question}\n  expected {expect:?}, found {hits:?}"));
            }
        }
    }
    assert!(rows.len() == 13 && rows.values().map(BTreeMap::len).sum::<usize>() >= 180);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_quote_from_another_language_rests_on_more_than_one_word() {
    let (index, names) = shop();
    let table = [
        // One shared character, one shared name.
        ("PayPayは使えますか", "ja", None),
        ("使えますか", "ja", None),
        ("PayPal", "ar", None),
        ("Gibt es bei euch auch Mastercard?", "de", None),
        // What only another language knows.
        ("Which light bulb fits my lamp?", "ko", Some("lamps/1")),
        ("Sizde Click and Collect var mı?", "tr", Some("stores/2")),
    ];
    for (question, locale, expect) in table {
        let hits = index.search_other(question, &LocaleTag::new(locale), 1, Timestamp(0));
        assert_eq!(hits.first().map(|hit| names[&*hit.passage.id.0].as_str()), expect, "{question} in {locale}");
    }
}
