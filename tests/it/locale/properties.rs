//! Whatever stands in a bot's files and in the values of a text: either the files are refused with their problems, or
//! every text is one that a customer can be shown.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::{PackProblem, Packs};

use super::{Say, built_in, load, packs, sample_text, tag};

/// The variables that the messages of the bot's default language have, so that the others may use them.
const VARIABLES: &[&str] = &["$v", "$n", "$d", "$l", "$nope"];
/// The same of [`any_body`].
const LETTERS: &[&str] = &["$a", "$b", "$c"];

/// What every message begins with: it has all these variables, in public.
fn declares(variables: &[&str]) -> String {
    let counts: String = variables.iter().map(|name| format!("{{ {name} ->\n [one] b\n *[other] c\n }}")).collect();
    format!("{{ $place ->\n [public] {counts}\n *[private] a\n }}")
}

/// `sound`, and what a file is refused for where it may be broken.
fn or_broken(is_broken: bool, sound: &[&'static str], broken: &[&'static str]) -> impl Strategy<Value = &'static str> + Clone + use<> {
    select([sound, if is_broken { broken } else { &[] }].concat())
}

/// A piece of a pattern that may show these variables and messages. One that loads may still fail: a variable that is
/// not given, a value that is no number, braces.
fn piece(is_broken: bool, variables: &[&'static str], references: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    let of = move |sound: &[&'static str], broken: &[&'static str]| or_broken(is_broken, sound, broken);
    let variable = of(variables, &["$formality", "$v", "$other"]);
    let number = of(
        &["", ", minimumFractionDigits: 2", ", maximumFractionDigits: 0", ", useGrouping: \"false\"", ", type: \"ordinal\""],
        &[", minimumFractionDigits: 99", ", style: \"short\"", ", currency: \"EUR\"", ", type: 1, type: 2"],
    );
    let date = of(&["", ", style: \"short\"", ", style: \"long\""], &[", style: \"full\"", ", dateStyle: 1"]);
    let function = of(&["NUMBER", "DATE"], &["DATETIME", "FUN", "NUMBER(NUMBER", "NUMBER(x"]);
    let circles = ["x", "y", "y.a", "y.gone", "-t", "-t.a", "-t(n: \"a\")", "-u", "-u.a", "gone", "greeting"];
    let reference = of(references, &circles);
    let literal = of(
        &["\"{\"", "\"}\"", "\"\"", "\" \"", "\"$x\"", "1", "1.50", "-0", "123456789012345"],
        &["\"\\u2068\"", "\"\\U0F0000\"", "\"\\uD800\"", "99999999999999999999999999", "\"open"],
    );
    let text = if is_broken { "[a-zé日ع .:(){}\"$*=\\[\\]-]{0,12}" } else { "[a-zé日ع :(]{0,12}\\$?x" };
    let mark = of(&["\u{1F600}"], &["\u{F0000}0\u{F0001}", "\u{F0002}", "\u{F0000}#1;0;;true\u{F0001}", "\u{F0001}", "\u{202E}"]);
    let call = prop_oneof![
        (of(&["NUMBER"], &[]), variable.clone(), number),
        (of(&["DATE"], &[]), variable.clone(), date),
        (function, variable.clone(), of(&[""], &[])),
    ];
    let most: usize = if is_broken { 1_000 } else { 20 };
    let leaf = prop_oneof![
        5 => variable.clone().prop_map(|v| format!("{{ {v} }}")),
        3 => call.prop_map(|(f, v, o)| format!("{{ {f}({v}{o}) }}")),
        4 => reference.prop_map(|r| format!("{{ {r} }}")),
        3 => literal.prop_map(|l| format!("{{ {l} }}")),
        6 => text,
        1 => mark.prop_map(str::to_owned),
        1 => (1..most).prop_map(|n| "lang ".repeat(n)),
    ];
    let selector =
        (variable, of(&["", "NUMBER"], &["FUN"])).prop_map(|(v, f)| if f.is_empty() { v.to_owned() } else { format!("{f}({v})") });
    // A term knows only what it is given.
    let manner: &[&str] = if variables == VARIABLES { &["$formality"] } else { variables };
    let selected = of(manner, &["\"a\"", "3", "y", "x.a", "-u.a", "-t.a", "FUN()", "NUMBER()", "DATE(1)"]);
    let key = of(&["few", "0", "1", "1.0", "99999999999999999999"], &["one", "a b", "", "formal"]);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let count = (selector.clone(), key.clone(), inner.clone(), inner.clone())
            .prop_map(|(s, k, a, b)| format!("{{ {s} ->\n [one] {b}\n [{k}] {a}\n *[other] {b}\n }}"));
        let other =
            (selected.clone(), inner.clone(), inner.clone()).prop_map(|(s, a, b)| format!("{{ {s} ->\n [casual] {a}\n *[formal] {b}\n }}"));
        let within = inner.clone().prop_map(move |i| if is_broken { format!("{{ {i} }}") } else { i });
        prop_oneof![count, other, within, vec(inner, 1..3).prop_map(|parts| parts.concat())]
    })
}

/// A file of messages that refer to each other.
fn chat() -> impl Strategy<Value = String> {
    prop::bool::weighted(0.3).prop_flat_map(|is_broken| {
        let pattern = move |variables: &[&'static str], references: &[&'static str], most| {
            vec(piece(is_broken, variables, references), 1..most).prop_map(|parts| parts.concat())
        };
        let terms = ["-t", "-t(n: 5)", "-t(n: \"a\")", "late"];
        let x = pattern(VARIABLES, &[&terms[..], &["y", "y.a", "z"]].concat(), 4);
        let y = pattern(VARIABLES, &[&terms[..], &["z"]].concat(), 3);
        let (z, t, late) = (pattern(VARIABLES, &terms, 3), pattern(&["$n"], &["late"], 3), pattern(VARIABLES, &terms, 3));
        (x, y, z, t, late).prop_map(move |(x, y, z, t, late)| {
            let (declares, all) = (declares(VARIABLES), "{ y.a }{ -t(n: 1) }{ -t.a ->\n [one] b\n *[other] c\n }");
            let rest = if is_broken { format!("late = {late}\n-u = u {{ t }}\n    .a = formal\n") } else { String::new() };
            format!("x = {declares}{x}{{ $place ->\n [public] {all}\n *[private] a\n }}\ny = {declares}{y}\n    .a = {z}\nz = {declares}{z}\n-t = t{t}\n    .a = one\n{rest}")
        })
    })
}

/// Anything as a template.
fn any_body() -> impl Strategy<Value = String> {
    prop_oneof!["[ {}$\\-\"a-cX()>*\\[\\]|=\n.é日1:,]{0,8}", "[ {}$\\-\"a-cX()>*\\[\\]|=\n.é日1:,]{0,80}"]
}

fn manifest() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        select(vec![
            "name = \"Deutsch\"",
            "name = \"\"",
            "english_name = \"\"",
            "formality = \"formal\"",
            "formality = \"casual\"",
            "formality = 1",
            "tiers = [\"formal\", \"casual\"]",
            "tiers = [\"nope\"]",
            "tiers = []",
            "direction = \"rtl\"",
            "direction = \"up\"",
            "script = \"Latn\"",
            "[commands]",
            "help = \"hilfe\"",
            "help = \"/h\"",
            "reset = \"human\"",
            "nope = true",
            "review = \"native\"",
            "[commands",
            "name = {a = 1}",
        ])
        .prop_map(str::to_owned),
        "[a-z\\[\\]=\"' .#{}0-9]{0,30}",
    ];
    vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

/// Values as nobody would wish them.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        select(vec![
            "{$x}",
            "{-brand}",
            "{x.a}",
            "{FUN()}",
            "{???}",
            "\u{F0000}0\u{F0001}",
            "\u{F0002}",
            "\u{F0000}",
            "\u{202E}\u{2069}\u{2066}",
            "x = { y }\n",
            "\0\u{7}\u{1B}[0m",
            "",
            " ",
            "\u{200F}",
            "`",
            "https://",
            "*[other]",
            "١٢٣",
            "1e999",
            "NaN",
            "-0",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,40}",
        any::<String>(),
    ];
    let number = prop_oneof![any::<i64>(), select(vec![0, 1, i64::MIN, i64::MAX, 9_007_199_254_740_993])];
    let date = (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    let time = (0_i8..24, 0_i8..60).prop_map(|(h, m)| jiff::civil::time(h, m, 59, 999_999_999));
    let leaf = prop_oneof![
        text.clone().prop_map(Value::Name),
        text.clone().prop_map(Value::Code),
        text.clone().prop_map(Value::Url),
        text.clone().prop_map(Value::Choice),
        number.clone().prop_map(Value::Count),
        (number, text).prop_map(|(minor, currency)| Value::Money { minor, currency }),
        date.clone().prop_map(Value::Date),
        time.clone().prop_map(Value::Time),
        (date, time).prop_map(|(date, time)| Value::DateTime(date.to_datetime(time))),
    ];
    leaf.prop_recursive(3, 32, 8, |inner| vec(inner, 0..8).prop_map(Value::List))
}

/// A text with values whose words are known, so that what the template wrote can be told from them.
fn given(id: &str) -> Text {
    let name = || Value::Name("⟦v⟧".to_owned());
    let date = Value::Date(jiff::civil::date(2026, 11, 22));
    Text::new(id).with("v", name()).with("n", Value::Count(22)).with("d", date).with("l", Value::List(vec![name(), name()]))
}

/// Whether functions are called only with values of the kind that [`given`] gives.
fn takes_what_is_given(chat: &str) -> bool {
    !regex::Regex::new(r"(NUMBER|DATE)\(\$nope|NUMBER\(\$[vdl]|DATE\(\$[vnl]").unwrap().is_match(chat)
}

/// What Fluent writes for what it cannot resolve.
fn is_clean(text: &str) -> bool {
    let pattern =
        regex::Regex::new(r"\{[$-]?[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)?(\(\))?\}|NUMBER\(\)|DATE\(\)|[\u{F0000}-\u{F0002}]").unwrap();
    !pattern.is_match(text)
}

/// German with this overlay, over an English bot.
fn german(chat: &str, manifest: &str) -> Result<Packs, Vec<PackProblem>> {
    let english: String = ["x", "y", "z"].map(|id| format!("{id} = {}sound\n", declares(VARIABLES))).concat();
    load("en de", &[("en/chat.ftl", &english), ("de/chat.ftl", chat), ("de/pack.toml", manifest)])
}

/// The same with one message of any content.
fn german_of(body: &str) -> Result<Packs, Vec<PackProblem>> {
    let [english, german] = ["sound", body].map(|body| format!("x = {}{body}\n", declares(LETTERS)));
    load("en de", &[("en/chat.ftl", &english), ("de/chat.ftl", &german)])
}

fn refused(problems: &[PackProblem], sources: &BTreeMap<&str, &str>) -> Result<(), TestCaseError> {
    prop_assert!(problems.iter().any(|problem| problem.span.is_some() && sources.contains_key(problem.file.as_str())), "{problems:?}");
    for problem in problems {
        prop_assert!(problem.file.starts_with("locales/"), "{problem:?}");
        prop_assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{problem:?}");
        if let (Some(span), Some(source)) = (&problem.span, sources.get(problem.file.as_str())) {
            prop_assert!(source.get(span.clone()).is_some(), "{problem:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_template_is_refused_or_shows_nothing_of_fluents(chat in chat()) {
        match german(&chat, "") {
            Err(problems) => refused(&problems, &BTreeMap::from([("locales/de/chat.ftl", chat.as_str())]))?,
            Ok(bot) => for id in ["x", "y", "z", "late"] {
                let said = bot.say(&tag("de"), &given(id).with("nope", Value::Name("N".to_owned())));
                // Only what the program gives other values than the template takes them for may still fail.
                prop_assert!(!said.fallback || (id != "late" && !takes_what_is_given(&chat)), "{chat:?} fell back to {said:?}");
                prop_assert!(is_clean(&said.text) && !said.text.trim().is_empty() && said.text != id, "{chat:?} gave {said:?}");
                prop_assert_eq!(said.fallback, said.locale != tag("de"));
            },
        }
    }

    #[test]
    fn hostile_values_are_shown_as_they_are(chat in chat(), v in value(), n in value()) {
        let Ok(bot) = german(&chat, "") else { return Ok(()) };
        for id in ["x", "y", "z", "late"] {
            let said = bot.say(&tag("de"), &Text::new(id).with("v", v.clone()).with("n", n.clone()).with("d", n.clone()).with("l", v.clone()));
            prop_assert!(!said.text.trim().is_empty(), "{chat:?} gave {said:?}");
            prop_assert_eq!(said.fallback, said.locale != tag("de"));
        }
    }

    #[test]
    fn a_manifest_is_refused_or_spoken_by(manifest in manifest()) {
        match german("", &manifest) {
            Err(problems) => refused(&problems, &BTreeMap::from([("locales/de/pack.toml", manifest.as_str())]))?,
            Ok(bot) => {
                prop_assert!(!bot.pack(&tag("de")).name.trim().is_empty());
                for (id, arguments) in id::REQUIRED {
                    let said = bot.say(&tag("de"), &sample_text(id, arguments));
                    prop_assert!(!said.fallback, "{manifest:?} gave {said:?}");
                }
            }
        }
    }

    #[test]
    fn any_bytes_of_a_template_are_refused_or_clean(body in any_body()) {
        let Ok(bot) = german_of(&body) else { return Ok(()) };
        for value in [Value::Name("V".to_owned()), Value::Count(3), Value::Choice("a".to_owned())] {
            let said = bot.say(&tag("de"), &Text::new("x").with("a", value.clone()).with("b", value));
            prop_assert!(is_clean(&said.text) && !said.text.trim().is_empty(), "{body:?} gave {said:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn any_name_passes_unharmed(value in "\\PC{1,40}", locale in select(built_in())) {
        prop_assume!(value.contains(char::is_alphanumeric));
        let bot = packs(&format!("en {locale}"), &[]);
        // `$what` only selects.
        for (id, arguments) in id::REQUIRED.iter().filter(|(_, a)| a.len() == 1 && **a != ["what"]) {
            let said = bot.say(&tag(&locale), &Text::new(*id).with(arguments[0], Value::Name(value.clone())));
            prop_assert!(!said.fallback && said.text.contains(&value), "{:?}", said);
        }
    }
}

#[test]
fn files_that_are_not_broken_load() {
    let mut runner = TestRunner::deterministic();
    let files = (0..100).map(|_| chat().new_tree(&mut runner).unwrap().current());
    let loaded: Vec<Packs> = files.filter_map(|chat| german(&chat, "").ok()).collect();
    let own = loaded.iter().filter(|bot| ["x", "y", "z"].iter().any(|id| !bot.say(&tag("de"), &given(id)).fallback)).count();
    let failing = loaded.iter().filter(|bot| ["x", "y", "z"].iter().any(|id| bot.say(&tag("de"), &given(id)).fallback)).count();
    let bodies = (0..100).filter(|_| german_of(&any_body().new_tree(&mut runner).unwrap().current()).is_ok()).count();
    let shares = format!("{} load, {own} speak, {failing} fail; of any bytes {bodies} load", loaded.len());
    assert!(loaded.len() > 40 && own > 20 && failing > 20 && bodies > 20, "the properties above would hold of little: {shares}");
}

#[test]
fn a_customers_own_braces_are_data() {
    let bot = packs(&built_in().join(" "), &[]);
    for value in ["{$brand}", "{DATETIME()}", "{ x }", "{-term}", "\u{F0000}0\u{F0001}", "\u{F0002}", "\"{"] {
        for locale in &built_in() {
            let said = bot.say(&tag(locale), &sample_text(id::ERROR_COMMAND, &["help"]).with("command", Value::Code(value.to_owned())));
            assert!(!said.fallback && said.text.contains(value), "{said:?}");
        }
    }
}

#[test]
fn the_largest_files_neither_overflow_nor_hang() {
    let n = 20_000;
    let chain: String = (0..n).map(|i| format!("part-{i} = {{ part-{} }}\n", i + 1)).collect();
    let wide = |n| format!("part-x = {{ \"a\" }}\nlate = {}\n", "{ part-x }".repeat(n));
    let laughs: String = (0..30).map(|i| format!("part-{i} = {}\n", format!("{{ part-{} }}", i + 1).repeat(10))).collect();
    for (ftl, fallback, what) in [
        (format!("{chain}part-{n} = end\nlate = {{ part-0 }}\n"), None, "a chain"),
        (format!("{chain}part-{n} = {{ part-0 }}\nlate = {{ part-0 }}\n"), None, "a circle"),
        (format!("{laughs}part-30 = ha\nlate = {{ part-0 }}\n"), None, "many laughs"),
        (wide(n), None, "a wide one"),
        (wide(51), None, "one that is wider than Fluent bears"),
        (wide(50), Some(false), "the widest"),
        (format!("late = {}\n", "long ".repeat(100_000)), None, "a long one"),
        (format!("late = {}.\n", "long ".repeat(190)), Some(false), "the longest"),
        (format!("late = {}\n", "{ $n ->\n [one] ".repeat(n)), None, "a deep one"),
    ] {
        let said = load("en de", &[("de/chat.ftl", &ftl)]).map(|bot| bot.say(&tag("de"), &Text::new(id::LATE)).fallback);
        assert_eq!(said.ok(), fallback, "{what}");
    }
}
