//! Whatever a draft holds, the gate answers in time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use turjuman::core::culture::taboo::{Setting, Sources};
use turjuman::core::culture::{Region, register};
use turjuman::core::key::LocaleTag;
use turjuman::core::message::{Markup, Place, plain};

use super::{Given, gate};
use crate::taboo::maison;

/// Signs of which a text is made by saying each again and again.
const SIGNS: &[&str] = &[
    "a",
    "1",
    "1,",
    "+49 ",
    "a@",
    "a.",
    "https://",
    "{",
    "{{",
    "%",
    "三",
    "٣",
    "1/1/",
    "\"",
    "A-1",
    "€",
    "1€",
    "null ",
    "\u{E0041}",
    "日本語",
    "<|",
];

/// Words that rules of the packs look for, and what stands around them.
const WORDS: &[&str] = &[
    "a*",
    "a@",
    "ba ",
    "b i k i n i ",
    "bikini",
    "bikini, ",
    "ビキニ",
    "속옷",
    "بيكيني",
    "👙",
    "du ",
    "du. ",
    "dein Paket, ",
    "です。",
    "ね",
    "a\n",
    "1. ",
    "„",
];

/// The most that a text may take in a build that is not optimised, on a machine with other work.
const LIMIT: Duration = Duration::from_secs(4);

fn check_in_time(pattern: &str, bytes: usize, limit: Duration) {
    let draft = Markup::text(&pattern.repeat(bytes / pattern.len()));
    let start = Instant::now();
    let found = gate(&draft, Given { locale: "de", source: "1", customer: "1", ..Given::default() });
    assert!(found.len() <= 200, "{pattern}");
    assert!(start.elapsed() < limit, "{pattern}: {:?}", start.elapsed());
}

#[test]
fn repeated_signs_are_checked_in_time() {
    SIGNS.iter().for_each(|pattern| check_in_time(pattern, 50_000, LIMIT));
}

#[test]
fn repeated_words_are_looked_at_in_time_by_the_rules_of_all_packs() {
    let bot = maison().bot;
    let setting = Setting { place: Place::Public, region: Region::parse("SA"), ..Setting::default() };
    for tag in ["de", "ja", "ko"] {
        let locale = LocaleTag::new(tag);
        let pack = &bot.packs[&locale];
        for word in WORDS {
            let text = word.repeat(50_000 / word.len());
            let start = Instant::now();
            let found = bot.taboos.said(&text, &locale, &setting, Some(Sources::default())).len();
            assert!(start.elapsed() < LIMIT, "{tag} {word}: {:?} for {found} taboos", start.elapsed());
            let start = Instant::now();
            let found = register::check(&text, &pack.tier, &pack.culture.register).len();
            assert!(start.elapsed() < LIMIT, "{tag} {word}: {:?} for {found} in the register", start.elapsed());
        }
    }
}

#[test]
fn a_million_bytes_are_checked_in_time() {
    check_in_time("1 €, ", 1_000_000, Duration::from_secs(60));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_parts_of_the_text(text in "\\PC{0,40}|([0-9٠-٩.,:/ €$%{}a-z@一-三年月日円\u{2068}\u{E0041}-]|null|Uhr|https://){0,40}", locale in "de|en|ja|ar") {
        let draft = Markup::text(&text);
        let text = plain(&draft);
        for violation in gate(&draft, Given { locale: &locale, ..Given::default() }) {
            prop_assert!(text.get(violation.span.clone()).is_some(), "{:?}", violation);
        }
    }

    #[test]
    fn a_source_supports_itself(text in "([0-9٠-٩.,:/ €$%a-z一-三年月日円\n-]|Uhr| Mai |https://a\\.de/){0,40}") {
        let draft = turjuman::core::message::parse(&text);
        let found = gate(&draft, Given { locale: "de", source: &text, ..Given::default() });
        let facts: Vec<_> = found.iter().filter(|violation| violation.check == "facts").collect();
        prop_assert!(facts.is_empty(), "{:?}", facts);
    }
}
