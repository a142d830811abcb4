//! A small shop's knowledge in four languages, and what its customers ask.

use std::collections::BTreeMap;

use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Document, Index};
use turjuman::core::time::Timestamp;

const CORPUS: [(&str, &str); 4] = [
    ("en", include_str!("corpus/en.md")),
    ("de", include_str!("corpus/de.md")),
    ("ja", include_str!("corpus/ja.md")),
    ("ar", include_str!("corpus/ar.md")),
];

fn corpus() -> Index {
    let default = LocaleTag::new("en");
    let documents = CORPUS.iter().map(|(locale, text)| Document::parse(&format!("knowledge/{locale}/rental.md"), text, &default).unwrap());
    Index::build(documents.flat_map(|document| document.passages).collect())
}

#[test]
fn every_question_finds_its_passage_or_none() {
    let index = corpus();
    let rows: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(include_str!("questions.toml")).unwrap();
    let mut wrong = Vec::new();
    for (locale, questions) in &rows {
        for (question, expect) in questions {
            let hits = index.search(question, &LocaleTag::new(locale.as_str()), 3, Timestamp(0));
            let first = hits.first().map_or("", |hit| hit.passage.heading.as_str());
            if first != expect {
                wrong.push(format!(
                    "{locale}: {question}\n  expected {expect:?}, found {:?}",
                    hits.iter().map(|hit| (&hit.passage.heading, hit.coverage, hit.score)).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(rows.values().map(BTreeMap::len).sum::<usize>() >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_heading_finds_its_own_passage() {
    let index = corpus();
    for (locale, text) in CORPUS {
        for heading in text.lines().filter_map(|line| line.strip_prefix("## ")) {
            let hits = index.search(heading, &LocaleTag::new(locale), 1, Timestamp(0));
            assert_eq!(hits.first().map(|hit| (hit.passage.heading.as_str(), hit.coverage)), Some((heading, 1.0)));
        }
    }
}

#[test]
fn other_languages_are_searched_by_their_own_rules() {
    let index = corpus();
    let table = [
        ("How much is the deposit in cash?", "fr", Some("Do I have to pay a deposit?")),
        ("Kaution in Bargeld", "ar", Some("Muss ich eine Kaution hinterlegen?")),
        ("ヘルメットと鍵", "en", Some("ヘルメットは付いていますか")),
        ("Gibt es bei Ihnen ein deposit in cash?", "de", Some("Do I have to pay a deposit?")),
        ("Kaution in Bargeld", "de", None),
        ("Où est la gare ?", "fr", None),
    ];
    for (question, locale, expect) in table {
        let hits = index.search_other(question, &LocaleTag::new(locale), 1, Timestamp(0));
        assert_eq!(hits.first().map(|hit| hit.passage.heading.as_str()), expect, "{question} in {locale}");
    }
}
