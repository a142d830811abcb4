//! The rules of the wrapper: nothing that Fluent fails at ever reaches a customer.

use super::Say;
use super::{built_in, packs, privately, tag};
use proptest::prelude::*;
use std::fmt::Write as _;
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::Packs;

const FSI: char = '\u{2068}';

fn strip_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')).collect()
}

/// A bot whose German text for `x` is `ftl`; its default is English with a sound text.
fn german(ftl: &str) -> Packs {
    let files = ["sound", ftl].map(|text| format!("x = {}", privately(text)));
    packs("en de", &[("en/chat.ftl", &files[0]), ("de/chat.ftl", &files[1])])
}

#[test]
fn rule_1_what_fails_goes_to_the_next_locale() {
    for (broken, why) in [
        ("{ $nope }", "a missing variable"),
        ("{ \"{\" }$nope{ \"}\" }", "what looks like template syntax"),
        ("{ \"{\" }DATETIME(){ \"}\" }", "what looks like a function"),
        ("{ \" \" }", "an empty text"),
        ("{ NUMBER($nope) }", "a function of a missing variable"),
    ] {
        let rendered = german(broken).say(&tag("de"), &Text::new("x"));
        assert_eq!((rendered.text.as_str(), rendered.locale.as_str(), rendered.fallback), ("sound", "en", true), "{why}");
    }
}

#[test]
fn rule_1_the_chain_goes_from_the_region_to_a_constant() {
    let file = |texts: &[(&str, &str)]| texts.iter().map(|(id, text)| format!("{id} = {}", privately(text))).collect::<String>();
    const FAILS: &str = "{ $nope }";
    let bot = packs(
        "de ar-SA en",
        &[
            ("ar-SA/chat.ftl", &file(&[("x", FAILS), ("y", FAILS), ("z", FAILS)])),
            ("ar/chat.ftl", &file(&[("x", "عربي")])),
            ("de/chat.ftl", &file(&[("x", "deutsch"), ("y", "deutsch"), ("z", FAILS)])),
            ("en/chat.ftl", &file(&[("z", "english")])),
        ],
    );
    for (id, text, locale) in [("x", "عربي", "ar"), ("y", "deutsch", "de"), ("z", "english", "en")] {
        let rendered = bot.say(&tag("ar-SA"), &Text::new(id));
        assert_eq!((rendered.text.as_str(), rendered.locale.as_str(), rendered.fallback), (text, locale, true));
    }
    assert!(!bot.say(&tag("ar-SA"), &Text::new(id::LATE)).fallback);
    for lost in [Text::new("no-such-id"), Text::new(id::GREETING)] {
        let safe = bot.say(&tag("en"), &lost);
        assert!(safe.fallback && safe.locale.as_str() == "en" && safe.text.starts_with("Sorry"), "{safe:?}");
    }
    let unknown = bot.say(&tag("fr"), &Text::new(id::LATE));
    assert!(unknown.fallback && unknown.locale.as_str() == "de");
}

#[test]
fn rule_3_values_are_typed() {
    let bot = packs(
        "en ar",
        &[
            (
                "en/chat.ftl",
                "n = { $n ->\n [one] one thing\n *[other] { $n } things\n }\nv = { $v }\nc = { $daypart ->\n [night] dark\n *[unknown] light\n }\n",
            ),
            (
                "ar/chat.ftl",
                "n = { NUMBER($n) ->\n [zero] صفر\n [one] واحد\n [two] اثنان\n [few] { $n } قليل\n [many] { $n } كثير\n *[other] { $n } آخر\n }\nv = { $v }\nc = { $daypart ->\n [night] ليل\n *[unknown] صباح\n }\n",
            ),
        ],
    );
    let count = |locale, n| bot.say(&tag(locale), &Text::new("n").with("n", Value::Count(n))).text;
    assert_eq!(
        ["one thing", "2 things", "9007199254740993 things"],
        [1, 2, 9_007_199_254_740_993].map(|n| count("en", n)).each_ref().map(String::as_str)
    );
    assert_eq!(
        ["صفر", "واحد", "اثنان", "3 قليل", "11 كثير", "100 آخر"],
        [0, 1, 2, 3, 11, 100].map(|n| count("ar", n)).each_ref().map(String::as_str)
    );
    for exact in ["1234567.891", "0012", "AB-12345", "1e9", "٠١٢"] {
        let text = Text::new("v").with("v", Value::Code(exact.to_owned()));
        assert_eq!(strip_marks(&bot.say(&tag("ar"), &text).text), exact);
        assert_eq!(bot.say(&tag("en"), &text).text, exact);
    }
    let choice = |key: &str| bot.say(&tag("en"), &Text::new("c").with("daypart", Value::Choice(key.to_owned()))).text;
    assert_eq!((choice("night").as_str(), choice("noon").as_str()), ("dark", "light"));
}

#[test]
fn rule_4_isolation_only_where_directions_meet() {
    let bot = packs(&built_in().join(" "), &[]);
    let ticket = "AB-12345/x.7";
    let text = Text::new(id::HANDOVER_WAITING).with("ticket", Value::Code(ticket.to_owned()));
    let arabic = bot.say(&tag("ar"), &text).text;
    assert!(arabic.contains(FSI) && arabic.contains(ticket));
    let copied = arabic.split_whitespace().map(strip_marks).find(|word| word.starts_with("AB")).unwrap();
    assert_eq!(copied.trim_end_matches('.'), ticket);
    for locale in built_in().iter().filter(|tag| !tag.starts_with("ar")) {
        let reply = bot.say(&tag(locale), &text).text;
        assert_eq!(reply, strip_marks(&reply), "{locale}");
        let name = Text::new(id::HANDOVER_JOINED).with("agent", Value::Name("ليلى".to_owned()));
        assert!(bot.say(&tag(locale), &name).text.contains("\u{2068}ليلى\u{2069}"), "{locale}");
    }
}

#[test]
fn a_customers_own_braces_are_data() {
    let bot = packs(&built_in().join(" "), &[]);
    for value in ["{$brand}", "{DATETIME()}", "{ x }", "{-term}", "\u{F0000}0\u{F0001}", "\"{"] {
        for locale in &built_in() {
            let text = Text::new(id::ERROR_COMMAND).with("command", Value::Code(value.to_owned()));
            let rendered = bot.say(&tag(locale), &text);
            assert!(!rendered.fallback && rendered.text.contains(value), "{rendered:?}");
        }
    }
}

/// What must never come out of a template.
fn is_clean(text: &str) -> bool {
    let pattern = regex::Regex::new(r"\{[$-]?[A-Za-z][\w-]*(\(\))?\}").unwrap();
    !pattern.is_match(text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_value_passes_unharmed(value in "\\PC{0,40}", locale in prop::sample::select(built_in())) {
        let bot = packs(&format!("en {locale}"), &[]);
        for (id, arguments) in id::REQUIRED.iter().filter(|(_, a)| a.len() == 1) {
            let text = Text::new(*id).with(arguments[0], Value::Name(value.clone()));
            let rendered = bot.say(&tag(&locale), &text);
            prop_assert!(!rendered.fallback && rendered.text.contains(&value), "{:?}", rendered);
        }
    }

    #[test]
    fn any_template_is_refused_or_clean(body in "[ {}$\\-\"a-cX()>*\\[\\]|=\n.é日1:,]{0,60}") {
        check_template(&format!("x = {body}\n"));
    }

    #[test]
    fn any_mix_of_template_parts_is_refused_or_clean(parts in prop::collection::vec(prop::sample::select(vec![
        "{ $v }", "{ $nope }", "{ x }", "{ y }", "{ -t }", "{ NUMBER($v) }", "{ NUMBER($nope) }", "{ \"{\" }", "{ \"}\" }", "$v", "text ",
        "{ $place ->\n [public] A\n *[private] { $nope }\n }", "{ $place ->\n *[public] { $v }\n\n }",
    ]), 1..6)) {
        let mut ftl = String::from("-t = term\ny = { $v } y\nx = ");
        for part in parts {
            write!(ftl, "{part}").unwrap();
        }
        ftl.push('\n');
        check_template(&ftl);
    }
}

fn check_template(ftl: &str) {
    let overlay = [("en/chat.ftl", ftl)];
    let Ok(bot) = super::load("en", &overlay) else { return };
    for value in [Value::Name("V".to_owned()), Value::Count(3), Value::Choice("a".to_owned())] {
        let rendered = bot.say(&tag("en"), &Text::new("x").with("v", value));
        assert!(is_clean(&rendered.text), "{ftl:?} gave {rendered:?}");
    }
}
