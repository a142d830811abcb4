//! Whatever a draft holds, the gate answers in time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use turjuman::core::check::{Context, Manner};
use turjuman::core::culture::Region;
use turjuman::core::culture::taboo::Setting;
use turjuman::core::key::LocaleTag;
use turjuman::core::message::{Markup, Place, plain};

use super::{Given, gate, passage};
use crate::taboo::maison;

/// Signs and words of which a text is made by saying each again and again.
const PATTERNS: &[&str] = &[
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
    "*",
    "a*",
    "ab",
    "ba ",
    "b i k i n i ",
    "bikini",
    "bikini ",
    "bikini, ",
    "ビキニ",
    "속옷",
    "بيكيني",
    "البيكيني ",
    "👙",
    "du",
    "du ",
    "du. ",
    "dein Paket, ",
    "Sie ",
    "です",
    "です。",
    "ね。",
    "तुम ",
    "a\u{301}",
    "„",
    "« ",
    "\n",
    "a\n",
    "1. ",
    "1.\n",
    ", dass ",
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
    PATTERNS.iter().for_each(|pattern| check_in_time(pattern, 50_000, LIMIT));
}

#[test]
fn repeated_signs_are_checked_in_time_by_the_rules_of_all_packs() {
    let bot = maison().bot;
    let setting = Setting { place: Place::Public, region: Region::parse("SA"), ..Setting::default() };
    for tag in ["de", "ja", "ko"] {
        let locale = LocaleTag::new(tag);
        let pack = &bot.packs[&locale];
        let context = Context {
            locale: &locale,
            languages: &bot.languages,
            sources: &[passage("1", tag)],
            facts: &bot.facts,
            instructions: "Answer in one sentence.",
            customer: "1",
            foreign_quote: false,
            manner: Some(Manner { culture: &pack.culture, tier: &pack.tier, brand: &bot.brand }),
            taboos: &bot.taboos,
            setting: &setting,
        };
        for pattern in PATTERNS {
            let draft = Markup::text(&pattern.repeat(20_000 / pattern.len()));
            let start = Instant::now();
            let found = bot.gate.run(&draft, &context).violations.len();
            assert!(start.elapsed() < LIMIT / 2, "{tag} {pattern}: {:?} for {found}", start.elapsed());
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
