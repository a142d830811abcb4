//! How each locale writes numbers, amounts, dates, times and lists: `format.txt`, a row per value.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::{Say, load, made_up, tag};
use turjuman::core::key::LocaleTag;
use turjuman::core::text::{Text, Value, id};
use turjuman::locale::{Calendar, Conventions, Digits, Packs};

const ROWS: &str = include_str!("format.txt");

/// Signs that nobody sees, as they are written in the table.
const INVISIBLE: &[(&str, char)] = &[
    ("<nbsp>", '\u{A0}'),
    ("<nnbsp>", '\u{202F}'),
    ("<rlm>", '\u{200F}'),
    ("<lrm>", '\u{200E}'),
    ("<alm>", '\u{61C}'),
    ("<fsi>", '\u{2068}'),
    ("<pdi>", '\u{2069}'),
];

/// One row: `locale [calendar] [digits] | kind value | what customers read`.
struct Row {
    locale: LocaleTag,
    calendar: Calendar,
    digits: Digits,
    source: &'static str,
    message: &'static str,
    value: Value,
    expect: String,
}

fn rows() -> Vec<Row> {
    let lines = ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &'static str) -> Row {
    let [setting, source, expect] = line.splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{line}"));
    let mut settings = setting.split_whitespace();
    let locale = tag(settings.next().unwrap());
    let (mut calendar, mut digits) = (Calendar::default(), Digits::default());
    for setting in settings {
        match Digits::of_key(setting) {
            Some(chosen) => digits = chosen,
            None => calendar = Calendar::of_key(setting).unwrap_or_else(|| panic!("{line}")),
        }
    }
    let (kind, value) = source.split_once(' ').unwrap();
    let (message, value) = value_of(kind, value);
    Row { locale, calendar, digits, source, message, value, expect: seen(expect) }
}

fn value_of(kind: &str, value: &str) -> (&'static str, Value) {
    match kind {
        "count" => ("x-plain", Value::Count(value.parse().unwrap())),
        "fixed" => ("x-fixed", Value::Count(value.parse().unwrap())),
        "money" => {
            let (minor, currency) = value.split_once(' ').unwrap();
            ("x-plain", Value::Money { minor: minor.parse().unwrap(), currency: currency.to_owned() })
        }
        "date" => ("x-plain", Value::Date(value.parse().unwrap())),
        "short-date" => ("x-short", Value::Date(value.parse().unwrap())),
        "time" => ("x-plain", Value::Time(value.parse().unwrap())),
        "date-time" => ("x-plain", Value::DateTime(value.parse().unwrap())),
        "short-date-time" => ("x-short", Value::DateTime(value.parse().unwrap())),
        "list" => ("x-plain", Value::List(value.split("; ").map(|name| Value::Name(name.to_owned())).collect())),
        "literal" => ("x-literal", Value::Count(0)),
        _ => panic!("{kind}"),
    }
}

fn seen(expect: &str) -> String {
    INVISIBLE.iter().fold(expect.to_owned(), |text, (name, sign)| text.replace(name, &sign.to_string()))
}

fn shown(text: &str) -> String {
    INVISIBLE.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(*sign, name))
}

const MESSAGES: &str = "x-plain = { $v }\nx-fixed = { NUMBER($v, minimumFractionDigits: 2) }\nx-short = { DATE($v, style: \"short\") }\nx-literal = { NUMBER(1234567.80) }\n";

/// The packs of all locales of the table under one choice of calendar and digits; what the program does not speak is
/// made up.
fn packs(rows: &[&Row]) -> Packs {
    let tags: Vec<LocaleTag> = rows.iter().map(|row| row.locale.clone()).collect();
    let mut files = BTreeMap::new();
    let mut conventions = Conventions::default();
    for Row { locale, calendar, digits, .. } in rows {
        let is_spoken = load(locale.as_str(), &[]).is_ok();
        if !is_spoken {
            files.insert(format!("{locale}/style.ftl"), made_up(id::STYLE));
            files.insert(format!("{locale}/pack.toml"), "name = \"x\"\n".to_owned());
        }
        let required = if is_spoken { String::new() } else { made_up(id::REQUIRED) };
        files.insert(format!("{locale}/chat.ftl"), format!("{required}{MESSAGES}"));
        conventions.calendar.insert(locale.clone(), *calendar);
        conventions.digits.insert(locale.clone(), *digits);
    }
    Packs::build(&files, &super::speaker(&tags, &tags[0], &conventions)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn every_locale_writes_its_own_way() {
    let rows = rows();
    assert!(rows.len() >= 120, "{}", rows.len());
    let mut wrong = String::new();
    for calendar in Calendar::ALL {
        for digits in Digits::ALL {
            let chosen: Vec<&Row> = rows.iter().filter(|row| (row.calendar, row.digits) == (*calendar, *digits)).collect();
            if chosen.is_empty() {
                continue;
            }
            let packs = packs(&chosen);
            for row in chosen {
                let said = packs.say(&row.locale, &Text::new(row.message).with("v", row.value.clone()));
                if said.fallback || said.text != row.expect {
                    let choice = format!("{} {} {}", row.locale, calendar.key(), digits.key());
                    writeln!(wrong, "{choice} | {} | {}", row.source, shown(&said.text)).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these are written otherwise:\n{wrong}");
}

/// What a message with every kind of value may take without optimisation, of which it needs a third; with
/// optimisation it is a few microseconds. Building the formatters for each message would take longer.
const MOST_TIME: Duration = Duration::from_micros(300);

#[test]
fn formatters_are_not_built_for_each_message() {
    let ftl = "m = { $name } { $n } { $price } { DATE($date) } { $time } { $list }\n";
    let bot = super::packs("en ar", &[("en/chat.ftl", ftl), ("ar/chat.ftl", ftl)]);
    let name = || Value::Name("Anna".to_owned());
    let text = Text::new("m")
        .with("name", name())
        .with("n", Value::Count(1_234))
        .with("price", Value::Money { minor: 123_456, currency: "EUR".to_owned() })
        .with("date", Value::Date(jiff::civil::date(2026, 11, 22)))
        .with("time", Value::Time(jiff::civil::time(9, 0, 0, 0)))
        .with("list", Value::List(vec![name(), name(), name()]));
    let round = || {
        let start = Instant::now();
        (0..100).for_each(|_| assert!(!bot.say(&tag("ar"), &text).fallback));
        start.elapsed() / 100
    };
    // The quickest of a few: others use the machine too.
    let least = (0..10).map(|_| round()).min().unwrap();
    assert!(least < MOST_TIME, "{least:?}");
}
