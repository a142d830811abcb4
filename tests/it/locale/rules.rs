//! The rules of the wrapper, each with tests of its name: nothing that Fluent fails at ever reaches a customer, and
//! values are shown as their type wants it.

use super::Say;
use super::{built_in, load, load_for, packs, privately, tag};
use turjuman::core::message::{Markup, MarkupCaps, Syntax, TextCaps, Unit, plain, render, split};
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::OwnText;

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

#[test]
fn rule_1_what_fails_goes_to_the_next_locale() {
    for (broken, more, why) in [
        ("{ $nope }", "", "a missing variable"),
        ("a { part-y } b", "part-y = { $nope }\n", "a missing variable of a fragment"),
        ("{ part-y.a } b", "part-y = y { part-y.a }\n .a = { $nope }\n", "a missing variable of an attribute"),
        ("{ part-y }", "part-y = { part-z }\npart-z = { NUMBER($nope) }\n", "deep below"),
        ("{ $e }{ $place ->\n [public] { $e }\n *[private] { \"\" }\n }", "", "an empty value"),
        ("{ NUMBER($nope) }", "", "a function of a missing variable"),
        ("{ NUMBER($v) }", "", "a name that is no number"),
        ("{ DATE($nope) }", "", "a date that is missing"),
        ("{ DATE($n) }", "", "a count that is no date"),
        ("{ $c }", "", "a list of a key that only selects"),
    ] {
        // Whatever else the text shows, it is given in every language.
        let own = |name: &str| if broken.contains(&format!("${name}")) { format!("{{ ${name} }}") } else { String::new() };
        let english = format!("x = {}", privately("sound").replacen("{ $nope }", &format!("{{ $nope }}{}{}", own("e"), own("c")), 1));
        let german = format!("x = {}{more}", privately(broken));
        let bot = packs("en de", &[("en/chat.ftl", &english), ("de/chat.ftl", &german)]);
        let text = Text::new("x")
            .with("v", name("A"))
            .with("n", Value::Count(1))
            .with("e", name(""))
            .with("c", Value::List(vec![Value::Choice("a".to_owned())]));
        let rendered = bot.say(&tag("de"), &text);
        assert_eq!((rendered.text.as_str(), rendered.locale.as_str(), rendered.fallback), ("sound", "en", true), "{why}");
    }
}

#[test]
fn rule_1_the_chain_goes_from_the_region_to_a_constant() {
    let text = |id: &str, private: &str| format!("{id} = {}", privately(private));
    let broken = |ids: &[&str]| ids.iter().map(|id| text(id, "{ $nope }")).collect::<String>();
    let bot = packs(
        "de ar-SA en",
        &[
            ("ar-SA/chat.ftl", &broken(&["x", "y", "z"])),
            ("ar/chat.ftl", &text("x", "عربي")),
            ("de/chat.ftl", &(broken(&["x", "z"]) + &text("y", "deutsch"))),
            ("en/chat.ftl", &text("z", "english")),
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
    let say = |n: usize| {
        let de = format!("part-y = {{ \"a\" }}\nx = {}\n", "{ part-y }".repeat(n));
        let packs = load("en de", &[("en/chat.ftl", "x = sound\n"), ("de/chat.ftl", &de)]).ok()?;
        Some(packs.say(&tag("de"), &Text::new("x")).fallback)
    };
    for (n, fallback) in [(50, Some(false)), (51, None), (5_000, None)] {
        assert_eq!(say(n), fallback, "{n}");
    }
}

#[test]
fn rule_2_what_cannot_be_rendered_does_not_load() {
    let deep = format!("x = {}\n", "{".repeat(200_000));
    let wide = format!("x = {}\n", "{ $v }".repeat(20));
    let text = OwnText { id: "x".to_owned(), arguments: vec!["v".to_owned(), "d".to_owned()], is_label: false };
    let load = |ftl: &str| load_for("de", &[("de/chat.ftl", ftl)], "", std::slice::from_ref(&text));
    for (ftl, problem, at) in [
        ("late = Da.\nbad { = x\n", "locale::syntax", 1),
        ("late = Da.\nlate = Da.\n", "locale::duplicate", 1),
        ("late = a\nx = { DATETIME($d) }\n", "locale::function", 1),
        ("late = a\n\nx = { NUMBER($d, style: \"percent\") }\n", "locale::function", 2),
        ("x = { NUMBER($d, minimumFractionDigits: 16) }\n", "locale::function", 0),
        ("x = { NUMBER($d, minimumFractionDigits: \"2\") }\n", "locale::function", 0),
        ("x = { NUMBER($d, useGrouping: \"no\") }\n", "locale::function", 0),
        ("x = { NUMBER() }\n", "locale::function", 0),
        ("x = { DATE($d, style: \"medium\") }\n", "locale::function", 0),
        ("late = a\nx = { { $d } }\n", "locale::syntax", 1),
        ("x = { 1234567890123456 }\n", "locale::syntax", 0),
        (&deep, "locale::syntax", 0),
        ("late = a\nx = { \"a\" ->\n [a] a\n *[b] b\n }\n", "locale::selector", 1),
        ("x = { $mood ->\n [a] a\n *[b] b\n }\n", "locale::selector", 0),
        ("x = { $v ->\n [a] a\n *[b] b\n }\n", "locale::selector", 0),
        ("x = { $place }\n", "locale::selector", 0),
        ("x = { $place ->\n [here] a\n *[public] b\n }\n", "locale::variant", 1),
        ("late = a\nx = { $nope }\n", "locale::variable", 1),
        ("x = a { part-y } b\npart-y = { x }\n", "locale::cycle", 1),
        ("x = { late.gone }\n", "locale::attribute", 0),
        ("late = a\nx = { gone }\n", "locale::reference", 1),
        ("x = { -gone }\n", "locale::reference", 0),
        ("-t = a { $v } b\nx = { -t }\n", "locale::variable", 0),
        ("x = { -t(m: 1) }\n-t = a { $n } b\n", "locale::variable", 1),
        ("-t = t\nx = { -t.gone ->\n [a] a\n *[b] b\n }\n", "locale::attribute", 1),
        ("x = \u{F0002}\n", "locale::sign", 0),
        ("x = \u{F0000}7\u{F0001}\n", "locale::sign", 0),
        ("late = a\nx = { \"\u{200F}\" }\n", "locale::sign", 1),
        (&wide, "locale::too_long", 0),
    ] {
        let problems = load(ftl).err().unwrap_or_default();
        let found: Vec<_> =
            problems.iter().map(|p| (p.code, p.file.as_str(), p.span.as_ref().map(|s| ftl[..s.start].matches('\n').count()))).collect();
        assert_eq!(found, [(problem, "locales/de/chat.ftl", Some(at))], "{}", &ftl[..ftl.len().min(80)]);
    }
    assert!(load("x = { NUMBER(1, minimumFractionDigits: 15) } { 123456789012345 }\n").is_ok());
}

#[test]
fn rule_3_values_are_typed() {
    let english = "n = { $n ->\n [one] one thing\n *[other] { $n } things\n }\nv = { $v }\nhelp-command = { $what ->\n [start] dark { $command }\n *[help] light { $command }\n }\ne = { $n ->\n [0] none\n [one] one\n *[other] { $n }\n }\n";
    let arabic = "n = { NUMBER($n) ->\n [zero] صفر\n [one] واحد\n [two] اثنان\n [few] { $n } قليل\n [many] { $n } كثير\n *[other] { $n } آخر\n }\nv = { $v }\ne = { $n ->\n [0] none\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other { $n }\n }\n";
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
    for (n, expect) in [(0, "none"), (3, "few"), (1_103, "few"), (111, "many"), (100, "other 100")] {
        assert_eq!(bot.say(&tag("ar"), &Text::new("e").with("n", Value::Count(n))).text, expect, "{n}");
    }
    let choice = |key: &str| {
        let text = Text::new(id::HELP_COMMAND).with("command", code("/x")).with("what", Value::Choice(key.to_owned()));
        bot.say(&tag("en"), &text).text
    };
    assert_eq!((choice("start").as_str(), choice("noon").as_str()), ("dark /x", "light /x"));
}

#[test]
fn rule_3_numbers_and_dates_take_options() {
    let ftl = "n = { NUMBER($v, minimumFractionDigits: 2) } | { NUMBER($v, useGrouping: \"false\") } | { NUMBER(2.345, maximumFractionDigits: 1) }\nd = { DATE($v) } | { DATE($v, style: \"short\") }\no = { NUMBER($v, type: \"ordinal\") ->\n [one] { $v }st\n [two] { $v }nd\n [few] { $v }rd\n *[other] { $v }th\n }\nt = { DATE($v, style: \"short\") }\n";
    let bot = packs("en de", &[("en/chat.ftl", ftl)]);
    let date = Value::Date(jiff::civil::date(2026, 11, 22));
    for (id, value, expect) in [
        ("n", Value::Count(1_234), "1,234.00 | 1234 | 2.3"),
        ("d", date, "November 22, 2026 | 11/22/2026"),
        ("o", Value::Count(22), "22nd"),
        ("o", Value::Count(12), "12th"),
        ("o", Value::Count(103), "103rd"),
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
    for locale in built_in().iter().filter(|t| !tag(t).is_rtl()) {
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
