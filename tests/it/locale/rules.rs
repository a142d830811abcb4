//! The rules of the wrapper, each with tests of its name: nothing that Fluent fails at ever reaches a customer, and
//! values are shown as their type wants it.

use super::Say;
use super::{built_in, load, packs, tag};
use turjuman::core::message::{Markup, MarkupCaps, Syntax, TextCaps, Unit, plain, render, split};
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::Packs;

const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

fn strip_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')).collect()
}

fn name(text: &str) -> Value {
    Value::Name(text.to_owned())
}

fn code(text: &str) -> Value {
    Value::Code(text.to_owned())
}

/// A bot whose German text for `x` is `ftl`; its default is English with a sound text.
fn german(ftl: &str) -> Packs {
    packs("en de", &[("en/chat.ftl", "x = sound\n"), ("de/chat.ftl", ftl)])
}

#[test]
fn rule_1_what_fails_goes_to_the_next_locale() {
    for (broken, why) in [
        ("x = { $nope }\n", "a missing variable"),
        ("x = a { y } b\ny = { x }\n", "a cycle"),
        ("x = { \"{\" }$nope{ \"}\" }\n", "what looks like template syntax"),
        ("x = { \"{\" }DATETIME(){ \"}\" }\n", "what looks like a function"),
        ("x = { \" \" }\n", "an empty text"),
        ("x = { y.gone }\ny = y\n", "a missing attribute"),
        ("x = { NUMBER($nope) }\n", "a function of a missing variable"),
        ("x = { NUMBER(\"1\") }\n", "a number that is none"),
        ("x = { DATE($nope) }\n", "a date that is missing"),
        ("x = { DATE(1, style: \"short\") }\n", "a date that is none"),
        ("-t = a { $nope } b\nx = { -t }\n", "a variable that a term is not given"),
        ("-t = a { $n } b\nx = { -t(m: 1) }\n", "another one"),
        ("-t = t\nx = { -t.gone ->\n *[a] { $nope }\n }\n", "a missing attribute of a term"),
        ("x = \u{F0002}\n", "a sign of ours"),
        ("x = \u{F0000}7\u{F0001}\n", "a mark of ours"),
        ("x = { \"\u{200F}\" }\n", "a text of marks alone"),
    ] {
        let rendered = german(broken).say(&tag("de"), &Text::new("x"));
        assert_eq!((rendered.text.as_str(), rendered.locale.as_str(), rendered.fallback), ("sound", "en", true), "{why}");
    }
}

#[test]
fn rule_1_the_chain_goes_from_the_region_to_a_constant() {
    let bot = packs(
        "de ar-SA en",
        &[
            ("ar-SA/chat.ftl", "x = { $nope }\ny = { $nope }\nz = { $nope }\n"),
            ("ar/chat.ftl", "x = عربي\n"),
            ("de/chat.ftl", "y = deutsch\n"),
            ("en/chat.ftl", "z = english\n"),
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
fn rule_1_more_placeables_than_fluent_bears_are_refused() {
    let many = |n: usize| format!("y = {{ $v }}\nx = {}\n", "{ y }".repeat(n));
    for (n, fallback) in [(50, false), (51, true), (5_000, true)] {
        let rendered = german(&many(n)).say(&tag("de"), &Text::new("x").with("v", Value::Count(1)));
        assert_eq!(rendered.fallback, fallback, "{n}");
    }
}

#[test]
fn rule_2_what_cannot_be_rendered_does_not_load() {
    let deep = format!("x = {}\n", "{".repeat(200_000));
    for (ftl, problem, at) in [
        ("late = Da.\nbad { = x\n", "locale::syntax", 1),
        ("late = Da.\nlate = Da.\n", "locale::duplicate", 1),
        ("a = a\nx = { DATETIME($d) }\n", "locale::function", 1),
        ("a = a\n\nx = { NUMBER($d, style: \"percent\") }\n", "locale::function", 2),
        ("x = { NUMBER($d, minimumFractionDigits: 16) }\n", "locale::function", 0),
        ("x = { NUMBER($d, minimumFractionDigits: \"2\") }\n", "locale::function", 0),
        ("x = { NUMBER($d, useGrouping: \"no\") }\n", "locale::function", 0),
        ("x = { NUMBER() }\n", "locale::function", 0),
        ("x = { DATE($d, style: \"medium\") }\n", "locale::function", 0),
        ("a = a\nx = { { $d } }\n", "locale::syntax", 1),
        ("x = { 1234567890123456 }\n", "locale::syntax", 0),
        ("x = { \"a\" ->\n [a] a\n *[b] b\n }\n", "locale::syntax", 0),
        (&deep, "locale::syntax", 0),
    ] {
        let problems = load("de", &[("de/chat.ftl", ftl)]).err().unwrap_or_default();
        let found: Vec<_> =
            problems.iter().map(|p| (p.code, p.file.as_str(), p.span.as_ref().map(|s| ftl[..s.start].matches('\n').count()))).collect();
        assert_eq!(found, [(problem, "locales/de/chat.ftl", Some(at))], "{}", &ftl[..ftl.len().min(80)]);
    }
    assert!(load("de", &[("de/chat.ftl", "x = { NUMBER($d, minimumFractionDigits: 15) } { 123456789012345 }\n")]).is_ok());
}

#[test]
fn rule_3_values_are_typed() {
    let english =
        "n = { $n ->\n [one] one thing\n *[other] { $n } things\n }\nv = { $v }\nc = { $c ->\n [night] dark\n *[morning] light\n }\n";
    let arabic = "n = { NUMBER($n) ->\n [zero] صفر\n [one] واحد\n [two] اثنان\n [few] { $n } قليل\n [many] { $n } كثير\n *[other] { $n } آخر\n }\nv = { $v }\nc = { $c ->\n [night] ليل\n *[morning] صباح\n }\n";
    let bot = packs("en ar", &[("en/chat.ftl", english), ("ar/chat.ftl", arabic)]);
    let count = |locale, n| bot.say(&tag(locale), &Text::new("n").with("n", Value::Count(n))).text;
    for (n, expect) in [(1, "one thing"), (2, "2 things"), (1_234, "1,234 things"), (9_007_199_254_740_993, "9,007,199,254,740,993 things")]
    {
        assert_eq!(count("en", n), expect);
    }
    for (n, expect) in [(0, "صفر"), (1, "واحد"), (2, "اثنان"), (3, "3 قليل"), (11, "11 كثير"), (100, "100 آخر"), (1_103, "1,103 قليل")]
    {
        assert_eq!(count("ar", n), expect);
    }
    for exact in ["1234567.891", "0012", "AB-12345", "1e9", "٠١٢", "+49 30 1234567", "https://a.example/1234567?b=٣"] {
        for value in [Value::Code(exact.to_owned()), Value::Url(exact.to_owned())] {
            let text = Text::new("v").with("v", value);
            assert_eq!(strip_marks(&bot.say(&tag("ar"), &text).text), exact);
            assert_eq!(bot.say(&tag("en"), &text).text, exact);
        }
    }
    let exact = packs("en ar", &[("ar/chat.ftl", "e = { $n ->\n [0] none\n [few] few\n *[other] other\n }\n")]);
    for (n, expect) in [(0, "none"), (3, "few"), (1_103, "few"), (100, "other")] {
        assert_eq!(exact.say(&tag("ar"), &Text::new("e").with("n", Value::Count(n))).text, expect, "{n}");
    }
    let choice = |key: &str| bot.say(&tag("en"), &Text::new("c").with("c", Value::Choice(key.to_owned()))).text;
    assert_eq!((choice("night").as_str(), choice("noon").as_str()), ("dark", "light"));
}

#[test]
fn rule_3_numbers_and_dates_take_options() {
    let ftl = "n = { NUMBER($v, minimumFractionDigits: 2) } | { NUMBER($v, useGrouping: \"false\") } | { NUMBER(2.345, maximumFractionDigits: 1) }\nd = { DATE($v) } | { DATE($v, style: \"short\") }\no = { NUMBER($v, type: \"ordinal\") ->\n [two] { $v }nd\n *[other] { $v }th\n }\nt = { DATE($v, style: \"short\") }\n";
    let bot = packs("en de", &[("en/chat.ftl", ftl)]);
    let date = Value::Date(jiff::civil::date(2026, 11, 22));
    for (id, value, expect) in [
        ("n", Value::Count(1_234), "1,234.00 | 1234 | 2.3"),
        ("d", date, "November 22, 2026 | 11/22/2026"),
        ("o", Value::Count(22), "22nd"),
        ("o", Value::Count(12), "12th"),
    ] {
        assert_eq!(bot.say(&tag("en"), &Text::new(id).with("v", value)).text, expect);
    }
    for value in [Value::Time(jiff::civil::time(9, 0, 0, 0)), name("A"), Value::List(vec![]), Value::Count(1)] {
        assert!(bot.say(&tag("en"), &Text::new("t").with("v", value.clone())).fallback, "{value:?} is no date");
    }
}

#[test]
fn rule_3_lists_end_somewhere() {
    let bot = packs("en", &[("en/chat.ftl", "v = { $v }.\n")]);
    let say = |value| bot.say(&tag("en"), &Text::new("v").with("v", value)).text;
    let names = |n: usize| Value::List(vec![name("A"); n]);
    let mut nested = name("A");
    for _ in 0..100 {
        nested = Value::List(vec![nested, name("B")]);
    }
    assert_eq!(say(names(0)), ".");
    assert_eq!(say(names(100)), format!("{}and A.", "A, ".repeat(99)));
    for n in [101, 20_000] {
        assert_eq!(say(names(n)), format!("{}and ….", "A, ".repeat(100)));
    }
    assert_eq!(say(Value::List(vec![Value::List(vec![name("A"), Value::Count(1_000)]), name("B")])), "A, 1,000, and B.");
    assert_eq!(say(nested), format!("A, {}and ….", "B, ".repeat(99)));
    let hidden = bot.say(&tag("en"), &Text::new("v").with("v", Value::List(vec![Value::Choice("night".to_owned())])));
    assert!(hidden.fallback, "{hidden:?}");
}

#[test]
fn rule_4_isolation_only_where_directions_meet() {
    let bot = packs(&built_in().join(" "), &[]);
    let ticket = "AB-12345/x.7";
    let text = Text::new(id::HANDOVER_WAITING).with("ticket", code(ticket));
    let arabic = bot.say(&tag("ar"), &text).text;
    assert!(arabic.contains(FSI) && arabic.contains(ticket));
    let copied = arabic.split_whitespace().map(strip_marks).find(|word| word.starts_with("AB")).unwrap();
    assert_eq!(copied.trim_end_matches('.'), ticket);
    for locale in built_in().iter().filter(|tag| !tag.starts_with("ar")) {
        let reply = bot.say(&tag(locale), &text).text;
        assert_eq!(reply, strip_marks(&reply), "{locale}");
        let agent = Text::new(id::HANDOVER_JOINED).with("agent", name("ليلى"));
        assert!(bot.say(&tag(locale), &agent).text.contains("\u{2068}ليلى\u{2069}"), "{locale}");
    }
}

#[test]
fn rule_4_isolation_only_of_what_needs_it() {
    let plain = |text: &str| text.to_owned();
    let isolated = |text: &str| format!("{FSI}{text}{PDI}");
    let ftl = "v = س { $v } ص\nc = `{ $v }` { $v }\nu = https://a.example/{ $v } { $v }\n";
    let bot = packs("ar de", &[("ar/chat.ftl", ftl)]);
    let say = |id: &str, value: Value| bot.say(&tag("ar"), &Text::new(id).with("v", value)).text;
    for (value, shown) in [
        (name("Anna"), isolated("Anna")),
        (code("A-1"), isolated("A-1")),
        (Value::Url("https://a.example".to_owned()), isolated("https://a.example")),
        (Value::Money { minor: 150, currency: "SAR".to_owned() }, isolated("\u{200F}1.50\u{A0}ر.س.\u{200F}")),
        (Value::Count(1_234), plain("1,234")),
        (Value::Count(-5), plain("\u{200E}-5")),
        (Value::Date(jiff::civil::date(2026, 11, 22)), plain("22 نوفمبر 2026")),
        (Value::Time(jiff::civil::time(9, 5, 0, 0)), plain("9:05 ص")),
        (Value::List(vec![name("Anna"), Value::Count(2)]), format!("{FSI}Anna{PDI} و2")),
    ] {
        assert_eq!(say("v", value), format!("س {shown} ص"));
    }
    assert_eq!(say("c", code("A-1")), "`A-1` \u{2068}A-1\u{2069}");
    assert_eq!(say("u", code("A-1")), "https://a.example/A-1 \u{2068}A-1\u{2069}");
    let list = Value::List(vec![name("Anna"), name("ليلى")]);
    let german = bot.say(&tag("de"), &Text::new(id::ANSWER_SOURCES).with("titles", list)).text;
    assert!(german.ends_with("Anna und \u{2068}ليلى\u{2069}"), "{german}");
}

#[test]
fn rule_5_lengths_are_measured_with_the_marks() {
    let bot = packs("ar en", &[("ar/chat.ftl", "v = طلبكم { $v } رقم 🙂 { $v } محفوظ لدينا.\n")]);
    let long = bot.say(&tag("ar"), &Text::new("v").with("v", code("AB-12345"))).text;
    let text = [long.as_str(); 3].join(" ");
    assert_eq!(text.matches(FSI).count(), 6);
    let units = |text: &str| text.encode_utf16().count();
    for max in 24..=units(&text) {
        let caps = TextCaps { max, unit: Unit::Utf16, syntax: Syntax::Plain, markup: MarkupCaps::NONE };
        let pieces: Vec<String> = split(&Markup::text(&text), &caps).iter().map(|piece| render(piece, caps.syntax)).collect();
        assert!(pieces.iter().all(|piece| units(piece) <= max), "{max}: {pieces:#?}");
        assert!(pieces.iter().all(|piece| piece.matches(FSI).count() == piece.matches(PDI).count()), "{max}: {pieces:#?}");
        // The marks count: one unit less than the whole text no longer fits into one message.
        assert_eq!(pieces.len() == 1, max == units(&text), "{max}");
    }
    assert_eq!(plain(&Markup::text(&text)), text);
}
