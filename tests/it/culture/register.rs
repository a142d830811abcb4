//! Sentences of customer service in each language: what its tier takes and what it does not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;
use turjuman::core::check::{Severity, Violation};
use turjuman::core::culture::register::{Find, check};
use turjuman::core::culture::{Pattern, Review};
use turjuman::core::key::LocaleTag;

use super::{LANGUAGES, language};

const SENTENCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/culture/register");
/// A language that is no region's has so many sentences of each kind.
const MIN: usize = 15;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    tier: String,
    right: Vec<String>,
    /// A sentence and the rule that it breaks.
    wrong: Vec<(String, String)>,
}

fn sentences() -> BTreeMap<String, Sentences> {
    let files = fs::read_dir(Path::new(SENTENCES)).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let sentences = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), sentences)
    };
    files.map(read).collect()
}

/// What a sentence breaks, in words.
fn broken(text: &str, found: &[Violation]) -> Vec<String> {
    let severe = found.iter().filter(|violation| violation.severity > Severity::Warn);
    severe.map(|violation| format!("{} “{}”", violation.rule, &text[violation.span.clone()])).collect()
}

/// The gate takes quotations away before.
fn found(text: &str, tag: &str, tier: &str) -> Vec<Violation> {
    let quotes = regex::Regex::new("[„“”][^„“”]*[“”]|«[^»]*»|「[^」]*」|״[^״]*״").unwrap();
    let plain = quotes.replace_all(text, |hit: &regex::Captures<'_>| " ".repeat(hit[0].len()));
    check(&plain, tier, &language(tag).culture.register)
}

#[test]
fn every_language_keeps_its_tier() {
    let mut wrong = Vec::new();
    for (tag, Sentences { tier, right, wrong: broken_ones }) in sentences() {
        for text in &right {
            let broken = broken(text, &found(text, &tag, &tier));
            if !broken.is_empty() {
                wrong.push(format!("{tag}: {text} is right, and breaks {}", broken.join(", ")));
            }
        }
        for (text, rule) in &broken_ones {
            let broken = broken(text, &found(text, &tag, &tier));
            if !broken.iter().any(|broken| broken.starts_with(&format!("register.{rule} "))) {
                wrong.push(format!("{tag}: {text} must break {rule}, and breaks {}", broken.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_language_with_rules_has_sentences() {
    let sentences = sentences();
    for (tag, spoken) in &*LANGUAGES {
        let own = spoken.culture.register.rules.iter().filter(|rule| rule.id.split('.').next() == Some(tag.as_str())).count();
        let Some(sentences) = sentences.get(tag.as_str()) else {
            assert_eq!(own, 0, "{tag} has rules and no sentences");
            continue;
        };
        let enough = tag.as_str() != tag.language() && !matches!(tag.as_str(), "pt-BR" | "zh-CN" | "zh-TW");
        assert!(enough || (sentences.right.len() >= MIN && sentences.wrong.len() >= MIN), "{tag}");
    }
}

#[test]
fn no_rule_that_nobody_reviewed_blocks() {
    let mut rules = 0;
    for (tag, spoken) in &*LANGUAGES {
        for rule in &spoken.culture.register.rules {
            rules += 1;
            assert!(rule.review.allows(rule.severity), "{tag} {}", rule.id);
            assert!(!rule.hint.is_empty(), "{tag} {}", rule.id);
            assert_eq!(rule.review, Review::None, "{tag} {}: who read it?", rule.id);
        }
    }
    assert!(rules > 100, "{rules}");
}

#[test]
fn other_tiers_have_other_rules() {
    for (tag, tier, text, rule) in [
        ("de", "casual", "Hast du noch Fragen?", ""),
        ("de", "casual", "Bitte senden Sie uns ein Foto.", "register.de.sie"),
        ("fr", "casual", "Veuillez nous écrire.", "register.fr.vous"),
        ("ja", "polite", "注文番号を教えてください。", ""),
        ("ja", "polite", "お待たせしてすみません。", ""),
        ("ja", "casual", "承りました。ありがとうございます。", "register.ja.katai"),
        ("ja", "casual", "荷物は火曜日に届くよ。", ""),
        ("ko", "haeyo", "주문번호를 알려 주세요.", ""),
        ("ko", "haeyo", "죄송해요. 재고가 없어요.", "register.ko.sagwa"),
        ("ko", "banmal", "재고가 없어.", ""),
        ("ko", "banmal", "재고가 없습니다.", "register.ko.jondae"),
        ("en", "formal", "It’s sold out.", "register.en.contraction"),
        ("en", "casual", "Yeah, it’s sold out.", ""),
        ("zh-CN", "casual", "您的包裹到了。", "register.zh-CN.nin"),
        ("ru", "casual", "Ваш заказ готов.", "register.ru.vy"),
        ("hi", "casual", "तुम्हारा पैकेट पहुँच गया।", ""),
    ] {
        let found = check(text, tier, &language(tag).culture.register);
        let rules: Vec<_> =
            found.iter().filter(|violation| violation.severity > Severity::Warn).map(|violation| &*violation.rule).collect();
        assert_eq!(rules.first().copied().unwrap_or_default(), rule, "{tag} {tier} {text}: {rules:?}");
    }
}

#[test]
fn a_long_reply_is_looked_at_quickly() {
    // Built without optimisation; with it the limit of a millisecond holds for replies of ordinary length.
    const MOST: Duration = Duration::from_millis(400);
    for (tag, Sentences { tier, right, .. }) in sentences() {
        let text = right.join(" ").repeat(3);
        let rules = &language(&tag).culture;
        let began = Instant::now();
        let found = check(&text, &tier, &rules.register);
        assert!(found.iter().all(|violation| violation.span.end <= text.len()));
        assert!(began.elapsed() < MOST, "{tag}: {:?} for {} bytes", began.elapsed(), text.len());
    }
}

#[test]
fn nothing_that_is_written_breaks_the_check() {
    let texts = ["", " ", "\n\n", "。。。", "\u{202E}", "🙂🙂", "a\u{301}\u{301}", "…", "!?!?", "١٢٣", "\0", "的".repeat(5_000).as_str()]
        .map(str::to_owned);
    for (tag, spoken) in &*LANGUAGES {
        for tier in spoken.tiers.iter().map(String::as_str).chain(["neutral"]) {
            for text in &texts {
                for violation in check(text, tier, &spoken.culture.register) {
                    assert!(text.get(violation.span.clone()).is_some(), "{tag} {tier} {text}");
                }
            }
        }
    }
    assert!(LANGUAGES.contains_key(&LocaleTag::new("de")));
}

#[test]
fn every_pattern_can_be_compiled() {
    let usable = |tag: &LocaleTag, id: &str, pattern: &Pattern| assert!(pattern.is_usable(), "{tag} {id}");
    for (tag, spoken) in &*LANGUAGES {
        spoken.culture.register.neutral.iter().for_each(|pattern| usable(tag, "neutral", pattern));
        for rule in &spoken.culture.register.rules {
            for pattern in [&rule.except, &rule.only_with, &rule.unless, &rule.unless_anywhere].into_iter().flatten() {
                usable(tag, &rule.id, pattern);
            }
            for find in &rule.find {
                match find {
                    Find::Words(words) => assert!(!words.is_empty(), "{tag} {}", rule.id),
                    Find::Pattern(pattern) | Find::End { pattern, .. } => usable(tag, &rule.id, pattern),
                    Find::Both(one, other) => [one, other].into_iter().for_each(|pattern| usable(tag, &rule.id, pattern)),
                }
            }
        }
    }
}
