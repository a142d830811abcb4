//! No text makes the loader or the printer panic, and none of its secrets is printed.

use proptest::prelude::*;
use turjuman::config::scenarios;

use super::{DELIVERY, bot, load_with};

const VALID: &str = r#"[bot]
brand = "Maison Aurore"
locales = ["en", "ja"]

[locale]
formality = { en = "formal", ja = "polite" }
time_zone = { ja = "Asia/Tokyo" }
parent = { en = "en-GB" }

[dialogue]
gather_ms = 300

[channel.shop]
kind = "echo"
url = "https://aurore.example/in"

[handover]
url_env = "DESK_URL"
secret_env = "DESK_SECRET"
hours = { zone = "Europe/Paris", mon = ["09:00-18:00"] }

[[flow]]
id = "return"
trigger = { en = ["return"], ja = ["退貨"] }
then = { say = "help" }
slot = [{ name = "order", ask = "help", kind = "pattern", pattern = 'AUR-[0-9]{6}' }]
"#;

const SCENARIO: &str = "[[scenario]]\nname = \"a\"\nturn = [{ say = \"退貨\", expect = { text = [\"退\"], actions = [\"show\"] } }]\n";

fn survives(toml: &str, scenario: &str) {
    let (_temp, dir) = bot(&[("bot.toml", toml), ("knowledge/delivery.md", DELIVERY), ("scenarios/a.toml", scenario)]);
    let report = match load_with(&dir, &[]) {
        Err(report) => report,
        Ok(loaded) => scenarios(&loaded).err().unwrap_or(loaded.warnings),
    };
    assert_eq!(report.render(false).is_empty(), report.diagnostics.is_empty());
    assert!(report.render(true).len() >= report.render(false).len());
    assert_eq!(report.json()["diagnostics"].as_array().unwrap().len(), report.diagnostics.len());
}

/// `text` with a few characters replaced by others.
fn mutated(text: &str, changes: &[(prop::sample::Index, Option<char>)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (index, change) in changes {
        let at = index.index(chars.len());
        match change {
            Some(c) => chars[at] = *c,
            None => drop(chars.drain(at..(at + 7).min(chars.len()).max(at + 1)).collect::<Vec<_>>()),
        }
        if chars.is_empty() {
            chars.push('\n');
        }
    }
    chars.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Option<char>)>> {
    let signs = prop::sample::select(vec![
        '"', '\'', '[', ']', '{', '}', '=', '.', ',', '\n', '\r', '\t', '#', '0', '-', 'a', '退', '\u{feff}', '\u{202e}', '😀',
    ]);
    prop::collection::vec((any::<prop::sample::Index>(), prop::option::weighted(0.8, signs)), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "(?s).{0,200}") {
        survives(&text, &text);
    }

    #[test]
    fn almost_valid_text(changes in changes(), in_scenario in changes()) {
        survives(&mutated(VALID, &changes), &mutated(SCENARIO, &in_scenario));
    }
}

#[test]
fn the_seed_is_valid() {
    let (_temp, dir) = bot(&[("bot.toml", VALID), ("knowledge/delivery.md", DELIVERY), ("scenarios/a.toml", SCENARIO)]);
    let loaded = load_with(&dir, &[]).unwrap_or_else(|report| panic!("{}", report.render(false)));
    scenarios(&loaded).unwrap_or_else(|report| panic!("{}", report.render(false)));
}
