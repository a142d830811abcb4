//! Whatever a draft holds, the gate answers in time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use turjuman::core::message::{Markup, plain};

use super::{Given, gate};

#[test]
fn a_million_bytes_are_checked_in_time() {
    for pattern in [
        "a",
        "1",
        "1,",
        "1 ",
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
    ] {
        let draft = Markup::text(&pattern.repeat(1_000_000 / pattern.len()));
        let start = Instant::now();
        let found = gate(&draft, Given { locale: "de", source: "1", customer: "1", ..Given::default() });
        assert!(found.len() <= 200, "{pattern}");
        assert!(start.elapsed() < Duration::from_secs(15), "{pattern}: {:?}", start.elapsed());
    }
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
