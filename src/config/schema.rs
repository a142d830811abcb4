//! A JSON Schema (draft 7) of `bot.toml`, from the tables of keys, for editors that complete and check while one types.
//!
//! It is never stricter than the loader; what it cannot say (other files, other keys' values) only the loader checks.

use serde_json::{Map, Value, json};

use super::reference::sentences;
use super::{BOT_FILE_KEYS, KeyDoc, Kinds, Shape, Tables, Without};

const NAME: &str = "^[a-z0-9_-]+$";
const LOCALE: &str = "^[a-z]{2,8}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$";
const ENV: &str = "^[A-Z][A-Z0-9_]*$";
const NOT_EMPTY: &str = "\\S";
const HOURS: &str = "^\\s*([01][0-9]|2[0-4]):[0-5][0-9]\\s*-\\s*([01][0-9]|2[0-4]):[0-5][0-9]\\s*$";

/// The schema of `bot.toml` with the kinds of channels and models in `tables`.
#[must_use]
pub fn schema(tables: Tables<'_>) -> Value {
    let mut schema = table(BOT_FILE_KEYS, tables);
    let head = [
        ("$schema", json!("http://json-schema.org/draft-07/schema#")),
        ("title", json!("bot.toml")),
        ("description", json!("A bot of Turjuman: who speaks, in which languages, on which channels.")),
    ];
    schema.extend(head.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(schema)
}

/// One key's value, with what it is for.
fn key(doc: &KeyDoc, tables: Tables<'_>) -> Value {
    let mut schema = shape(doc.shape, tables);
    let description = match doc.shape {
        Shape::Table(_) | Shape::Tables { .. } | Shape::ByKind(..) | Shape::ByName(_) => sentences(doc),
        shape => format!("{} ({shape})", sentences(doc)),
    };
    schema.insert("description".to_owned(), json!(description));
    if let Some(default) = default(doc) {
        schema.insert("default".to_owned(), default);
    }
    Value::Object(schema)
}

fn default(doc: &KeyDoc) -> Option<Value> {
    let Without::Default(text) = doc.without else { return None };
    // A value alone is no document.
    let table: toml::Table = toml::from_str(&format!("value = {text}")).ok()?;
    serde_json::to_value(table.get("value")?).ok()
}

fn shape(shape: Shape, tables: Tables<'_>) -> Map<String, Value> {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let list = |items: Value| json!({ "type": "array", "items": items });
    let schema = match shape {
        Shape::Text | Shape::Path | Shape::TextId => text(NOT_EMPTY),
        Shape::Texts => list(text(NOT_EMPTY)),
        Shape::TextOrTexts => json!({ "anyOf": [text(NOT_EMPTY), list(text(NOT_EMPTY))] }),
        Shape::Integer { min, max, .. } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::OneOf(names) => json!({ "type": "string", "enum": names }),
        Shape::SomeOf(names) => list(json!({ "type": "string", "enum": names })),
        Shape::Name => text(NAME),
        Shape::Locale => text(LOCALE),
        Shape::Locales => json!({ "type": "array", "items": text(LOCALE), "minItems": 1, "uniqueItems": true }),
        Shape::Env => text(ENV),
        Shape::Url => json!({ "type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://" }),
        Shape::Pattern => json!({ "type": "string", "pattern": NOT_EMPTY, "format": "regex" }),
        Shape::Zone => json!({ "type": "string", "pattern": NOT_EMPTY, "examples": ["Europe/Paris", "Asia/Tokyo"] }),
        Shape::Hours => list(text(HOURS)),
        Shape::Table(keys) => Value::Object(table(keys, tables)),
        Shape::Tables { keys, min, max } => {
            let mut schema = list(Value::Object(table(keys, tables)));
            for (limit, name) in [(min, "minItems"), (max, "maxItems")] {
                if limit > 0 && limit < usize::MAX {
                    schema[name] = json!(limit);
                }
            }
            schema
        }
        Shape::ByLocale(each) => map(LOCALE, key(each, tables)),
        Shape::ByName(each) => map(NAME, key(each, tables)),
        Shape::Kind(kinds) => json!({ "type": "string", "enum": names(kinds, tables) }),
        Shape::ByKind(kinds, keys) => {
            let own = tables.rows(kinds).iter().flat_map(|kind| kind.keys().iter().map(|doc| doc.only_for(kind.name())));
            let docs: Vec<KeyDoc> = keys.iter().copied().chain(own).collect();
            Value::Object(table(&docs, tables))
        }
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

fn names(kinds: Kinds, tables: Tables<'_>) -> Vec<&'static str> {
    tables.rows(kinds).iter().map(|kind| kind.name()).collect()
}

fn map(names: &str, value: Value) -> Value {
    json!({ "type": "object", "propertyNames": { "pattern": names }, "additionalProperties": value })
}

/// A table with these keys; those of one kind stand in a rule for that kind, so that the message is about the key.
fn table(docs: &[KeyDoc], tables: Tables<'_>) -> Map<String, Value> {
    let mut properties = Map::new();
    for doc in docs {
        // A key that several kinds understand differently is described by their rules.
        let schema = if is_ambiguous(doc, docs) { json!({}) } else { key(doc, tables) };
        properties.insert(doc.key.to_owned(), schema);
    }
    let kinds = if docs.iter().any(|doc| doc.kind.is_some()) { kinds_of(docs, tables) } else { Vec::new() };
    let mut rules: Vec<Value> = kinds.into_iter().map(|kind| rule(kind, docs, tables)).collect();
    let general = || docs.iter().filter(|doc| doc.kind.is_none());
    rules.extend(groups(general()));
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema.insert("properties".to_owned(), Value::Object(properties));
    for (name, values) in [("required", required(general())), ("allOf", rules)] {
        if !values.is_empty() {
            schema.insert(name.to_owned(), Value::Array(values));
        }
    }
    schema
}

fn is_ambiguous(doc: &KeyDoc, docs: &[KeyDoc]) -> bool {
    docs.iter().any(|other| other.key == doc.key && other.shape != doc.shape)
}

/// The values of the key `kind`.
fn kinds_of(docs: &[KeyDoc], tables: Tables<'_>) -> Vec<&'static str> {
    match docs.iter().find(|doc| doc.key == "kind").map(|doc| doc.shape) {
        Some(Shape::OneOf(names)) => names.to_vec(),
        Some(Shape::Kind(kinds)) => names(kinds, tables),
        _ => Vec::new(),
    }
}

/// What holds where the table is of this kind; without the key it is of the default kind.
fn rule(kind: &str, docs: &[KeyDoc], tables: Tables<'_>) -> Value {
    let is_default = docs.iter().find(|doc| doc.key == "kind").and_then(default) == Some(json!(kind));
    let mut condition = json!({ "properties": { "kind": { "const": kind } } });
    if !is_default {
        condition["required"] = json!(["kind"]);
    }
    let here = docs.iter().filter(|doc| doc.kind.is_none_or(|own| own == kind));
    let names: Vec<&str> = here.map(|doc| doc.key).collect();
    let own = || docs.iter().filter(|doc| doc.kind == Some(kind));
    let ambiguous = own().filter(|doc| is_ambiguous(doc, docs));
    let properties: Map<String, Value> = ambiguous.map(|doc| (doc.key.to_owned(), key(doc, tables))).collect();
    let mut then = json!({ "propertyNames": { "enum": names } });
    if !properties.is_empty() {
        then["properties"] = Value::Object(properties);
    }
    for (name, values) in [("required", required(own())), ("allOf", groups(own()))] {
        if !values.is_empty() {
            then[name] = Value::Array(values);
        }
    }
    json!({ "if": condition, "then": then })
}

fn required<'a>(docs: impl Iterator<Item = &'a KeyDoc>) -> Vec<Value> {
    docs.filter(|doc| doc.without == Without::Missing).map(|doc| json!(doc.key)).collect()
}

/// The rules of keys that exclude each other, each group once.
fn groups<'a>(docs: impl Iterator<Item = &'a KeyDoc>) -> Vec<Value> {
    let mut rules = Vec::new();
    for doc in docs {
        let (group, must) = match doc.without {
            Without::OneOf(group) => (group, true),
            Without::AtMostOneOf(group) => (group, false),
            _ => continue,
        };
        let mut ways: Vec<Value> = group.iter().map(|key| json!({ "required": [key] })).collect();
        if !must {
            ways.push(json!({ "not": { "anyOf": ways } }));
        }
        let rule = json!({ "oneOf": ways });
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}
