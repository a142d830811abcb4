//! Every key of the tables is read as it is documented, and the schema says the same.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};
use turjuman::config::{BOT_FILE_KEYS, KeyDoc, Kinds, Report, SCENARIO_FILE_KEYS, Section, Shape, Without, load, scenarios};

use super::schema::validator;
use super::{BOT, DELIVERY, TABLES, bot, load_with};

/// A value that no key takes.
const NEVER: &str = "2026-01-01";

fn value(text: &str) -> Value {
    toml::from_str::<Table>(&format!("value = {text}")).unwrap_or_else(|error| panic!("{text}: {error}"))["value"].clone()
}

fn rows(kinds: Kinds) -> &'static [&'static dyn Section] {
    match kinds {
        Kinds::Channels => TABLES.channels,
        Kinds::Models => TABLES.models,
    }
}

/// A right value, the `nth` of a list.
fn sample(shape: Shape, nth: usize) -> Value {
    match shape {
        Shape::Table(keys) => Value::Table(sample_table(keys, None, nth)),
        Shape::Tables { keys, min, .. } => {
            (0..min.max(1)).map(|nth| Value::Table(sample_table(keys, None, nth))).collect::<Vec<_>>().into()
        }
        Shape::ByLocale(each) => Value::Table([("en".to_owned(), sample(each.shape, 0))].into_iter().collect()),
        Shape::ByName(each) => Value::Table([("shop".to_owned(), sample(each.shape, 0))].into_iter().collect()),
        Shape::ByKind(kinds, keys) => {
            let kind = rows(kinds)[0];
            let mut table = sample_table(keys, None, 0);
            table.extend(sample_table(kind.keys(), None, 0));
            table.insert("kind".to_owned(), Value::from(kind.name()));
            Value::Table(table)
        }
        Shape::ListByKind { kinds, .. } => {
            let kind = rows(kinds)[0];
            let mut table = sample_table(kind.keys(), None, nth);
            table.insert("kind".to_owned(), Value::from(kind.name()));
            vec![Value::Table(table)].into()
        }
        Shape::Name => Value::from(format!("name-{nth}")),
        Shape::TextId => Value::from("help"),
        Shape::Path => Value::from("knowledge"),
        Shape::Locale => Value::from("en-GB"),
        _ => value(&shape.example()),
    }
}

/// The keys that must stand in a table of this kind.
fn sample_table(keys: &[KeyDoc], kind: Option<&str>, nth: usize) -> Table {
    let needed = |doc: &&KeyDoc| match doc.without {
        Without::Missing => doc.kind.is_none() || doc.kind == kind,
        Without::OneOf(group) => group[0] == doc.key,
        _ => false,
    };
    let mut table: Table = keys.iter().filter(needed).map(|doc| (doc.key.to_owned(), sample(doc.shape, nth))).collect();
    // Hours without any day are a mistake.
    table.extend(keys.iter().find(|doc| doc.shape == Shape::Hours).map(|doc| (doc.key.to_owned(), sample(doc.shape, nth))));
    if let Some(kind) = kind {
        table.insert("kind".to_owned(), Value::from(kind));
    }
    table
}

/// Makes a document in which a key has this value.
type Put<'a> = &'a dyn Fn(Value) -> Table;
type Visit<'a> = &'a mut dyn FnMut(&KeyDoc, Put<'_>);

/// Gives `visit` every key below `keys`, with what makes a document in which it has a value.
fn walk(keys: &[KeyDoc], whole: &dyn Fn(Table) -> Table, visit: Visit<'_>) {
    for doc in keys {
        let put = |value: Value| {
            let mut table = sample_table(keys, doc.kind, 0);
            if let Without::OneOf(group) | Without::AtMostOneOf(group) = doc.without {
                group.iter().for_each(|key| drop(table.remove(*key)));
            }
            table.insert(doc.key.to_owned(), value);
            whole(table)
        };
        visit(doc, &put);
        walk_into(doc.shape, &put, visit);
    }
}

fn walk_into(shape: Shape, put: Put<'_>, visit: Visit<'_>) {
    let single = |name: &str, value| Value::Table([(name.to_owned(), value)].into_iter().collect());
    match shape {
        Shape::Table(keys) => walk(keys, &|table| put(Value::Table(table)), visit),
        Shape::Tables { keys, min, .. } => {
            let whole = |table: Table| {
                let more = (1..min.max(1)).map(|nth| Value::Table(sample_table(keys, None, nth)));
                put(std::iter::once(Value::Table(table)).chain(more).collect::<Vec<_>>().into())
            };
            walk(keys, &whole, visit);
        }
        Shape::ByLocale(each) => visit(each, &|value| put(single("en", value))),
        Shape::ByName(each) => {
            let put = |value| put(single("shop", value));
            visit(each, &put);
            walk_into(each.shape, &put, visit);
        }
        Shape::ByKind(kinds, keys) => {
            for kind in rows(kinds) {
                let docs: Vec<KeyDoc> = keys.iter().chain(kind.keys()).copied().collect();
                let whole = |mut table: Table| {
                    table.insert("kind".to_owned(), Value::from(kind.name()));
                    put(Value::Table(table))
                };
                let mut own = |doc: &KeyDoc, put: Put<'_>| {
                    if doc.key != "kind" {
                        visit(doc, put);
                    }
                };
                walk(&docs, &whole, &mut own);
            }
        }
        _ => {}
    }
}

/// (value, whether it is right) for a key.
fn values(doc: &KeyDoc) -> Vec<(Value, bool)> {
    let mut values = vec![(sample(doc.shape, 0), true), (value(NEVER), false)];
    if let Without::Default(default) = doc.without {
        values.push((value(default), true));
    }
    match doc.shape {
        Shape::Integer { min, max, .. } => {
            values
                .extend([(min, true), (max, true), (min - 1, false), (max + 1, false)].map(|(number, right)| (Value::from(number), right)));
        }
        Shape::Decimal { max, .. } => {
            let numbers = [(0.0, true), (f64::from(max), true), (-0.1, false), (f64::from(max) + 0.1, false)];
            values.extend(numbers.map(|(number, right)| (Value::from(number), right)));
            values.extend([(Value::from(max), true), (Value::from(max + 1), false), (Value::from("0.5"), false)]);
        }
        Shape::Boolean => values.extend([(Value::from("true"), false), (Value::from(1), false)]),
        Shape::OneOf(_) | Shape::Env | Shape::Url | Shape::Name => values.push((Value::from("No such thing"), false)),
        Shape::Locale => values.push((Value::from("zh_TW"), false)),
        Shape::Text | Shape::TextId | Shape::Pattern => values.extend([(Value::from(" "), false), (Value::from(5), false)]),
        Shape::Shown { max } | Shape::ShownTexts { max } => {
            let texts = [("é".repeat(max), true), ("é".repeat(max + 1), false), (" ".to_owned(), false)];
            let signs = ["\n", "\u{1b}", "\u{9b}", "\u{61c}", "\u{202e}", "\u{2028}", "\u{2069}"];
            let steering = signs.map(|sign| (format!("Maison{sign}"), false));
            let whole = |text: String| if matches!(doc.shape, Shape::Shown { .. }) { Value::from(text) } else { vec![text].into() };
            values.extend(texts.into_iter().chain(steering).map(|(text, right)| (whole(text), right)));
        }
        Shape::Texts | Shape::Hours | Shape::Forms(_) => values.extend([(value("[1]"), false), (Value::from("a"), false)]),
        Shape::Locales => values.extend([(value("[]"), false), (value("[\"en\", \"en\"]"), false)]),
        Shape::Tables { max, keys, .. } if max < usize::MAX => {
            let many = (0..=max).map(|nth| Value::Table(sample_table(keys, None, nth)));
            values.push((many.collect::<Vec<_>>().into(), false));
        }
        Shape::ListByKind { max, .. } => {
            let one = sample(doc.shape, 0).as_array().unwrap()[0].clone();
            values.extend([(vec![one.clone(); max].into(), true), (vec![one; max + 1].into(), false)]);
            values.push((value("[{ kind = \"No such thing\" }]"), false));
        }
        _ => {}
    }
    values
}

fn in_bot(dir: &Path, document: &Table) -> Report {
    std::fs::write(dir.join("bot.toml"), toml::to_string(document).unwrap()).unwrap();
    load_with(dir, &[]).map_or_else(|report| report, |loaded| loaded.warnings)
}

#[test]
fn every_key_of_a_bot_is_read_and_in_the_schema() {
    let (_temp, dir) = bot(&[("knowledge/delivery.md", DELIVERY)]);
    let validator = validator();
    let whole = |mut table: Table| {
        table.entry("bot").or_insert_with(|| Value::Table(toml::from_str::<Table>(BOT).unwrap()["bot"].as_table().unwrap().clone()));
        table
    };
    let mut seen = BTreeSet::new();
    walk(BOT_FILE_KEYS, &whole, &mut |doc, put| {
        assert!(doc.doc.ends_with(['.', '}']) && !doc.doc.contains(" to 1") && !doc.doc.contains("required"), "{}: {}", doc.key, doc.doc);
        for (value, right) in values(doc) {
            let document = put(value);
            let report = in_bot(&dir, &document);
            let shown = || format!("{}\n{document}\n{}", doc.key, report.render(false));
            assert_eq!(!report.has_errors(), right, "{}", shown());
            assert_eq!(validator.is_valid(&serde_json::to_value(&document).unwrap()), right, "the schema of {}", shown());
        }
        let report = in_bot(&dir, &put(value(NEVER)));
        assert!(report.diagnostics.iter().any(|d| d.code.0 == "config::wrong_type"), "{} is not read\n{}", doc.key, report.render(false));
        seen.insert(doc.key);
    });
    assert!(seen.len() > 40, "{seen:?}");
}

/// The same for the kinds that the program really has.
#[test]
fn every_key_of_every_kind_is_read() {
    let (_temp, dir) = bot(&[("knowledge/delivery.md", DELIVERY)]);
    let tables = super::readme::tables();
    let sections = tables.channels.iter().map(|kind| (*kind, true)).chain(tables.models.iter().map(|kind| (*kind, false)));
    let mut seen = 0;
    for (kind, is_channel) in sections {
        for doc in kind.keys() {
            for (value, right) in values(doc) {
                let mut table = sample_table(kind.keys(), None, 0);
                if let Without::OneOf(group) | Without::AtMostOneOf(group) = doc.without {
                    group.iter().for_each(|key| drop(table.remove(*key)));
                }
                table.insert("kind".to_owned(), Value::from(kind.name()));
                table.insert(doc.key.to_owned(), value);
                let section = Value::Table(table);
                let mut document: Table = toml::from_str(BOT).unwrap();
                let section = if is_channel { Value::Table([("shop".to_owned(), section)].into_iter().collect()) } else { section };
                document.insert(if is_channel { "channel" } else { "model" }.to_owned(), section);
                std::fs::write(dir.join("bot.toml"), toml::to_string(&document).unwrap()).unwrap();
                let report = load(&dir, tables, &|_| None).map_or_else(|report| report, |loaded| loaded.warnings);
                assert_eq!(!report.has_errors(), right, "{} {}\n{document}\n{}", kind.name(), doc.key, report.render(false));
            }
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn every_key_of_a_scenario_is_read() {
    let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("scenarios/a.toml", "")]);
    let loaded = load_with(&dir, &[]).ok().unwrap();
    let mut seen = BTreeSet::new();
    walk(SCENARIO_FILE_KEYS, &|table| table, &mut |doc, put| {
        let codes = |value| {
            std::fs::write(dir.join("scenarios/a.toml"), toml::to_string(&put(value)).unwrap()).unwrap();
            let report = scenarios(&loaded).map_or_else(|report| report, |scenarios| scenarios.report);
            super::codes(&report)
        };
        // What is expected of nothing, and locales that the bot does not speak, are mistakes of another kind.
        let found = codes(if doc.key == "locale" { Value::from("en") } else { sample(doc.shape, 0) });
        assert!(found.iter().all(|code| matches!(*code, "config::bad_scenario" | "config::bad_hint")), "{}: {found:?}", doc.key);
        assert!(codes(value(NEVER)).contains(&"config::wrong_type"), "{} is not read", doc.key);
        seen.insert(doc.key);
    });
    assert!(seen.len() > 16, "{seen:?}");
}

/// The unit of a number stands in its key's name and in its shape.
#[test]
fn units_are_those_of_the_names() {
    const UNITS: [(&str, &str); 5] =
        [("_mib", "MiB"), ("_ms", "milliseconds"), ("_secs", "seconds"), ("_mins", "minutes"), ("_kib", "KiB")];
    let check = &mut |doc: &KeyDoc, _: Put<'_>| {
        let Shape::Integer { min, max, unit } = doc.shape else { return };
        assert!(min < max && !unit.is_empty(), "{}", doc.key);
        for (end, expected) in UNITS {
            assert!(!doc.key.ends_with(end) || unit == expected, "{} in {unit}", doc.key);
        }
    };
    walk(BOT_FILE_KEYS, &|table| table, check);
    walk(SCENARIO_FILE_KEYS, &|table| table, check);
}
