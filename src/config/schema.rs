//! A JSON Schema (draft 7) of `bot.toml`, from the tables of keys, for editors that complete and check while one types.
//!
//! It is never stricter than the loader; what it cannot say (other files, other keys' values) only the loader checks.

use serde_json::{Map, Value, json};

use super::reference::sentences;
use super::{BOT_FILE_KEYS, KeyDoc, Kinds, Shape, Tables, Without};

const NAME: &str = "^[a-z0-9_-]+$";
const LOCALE: &str = "^[a-z]{2,8}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$";
const ENV: &str = "^[A-Z][A-Z0-9_]*$";
const URL: &str = "^[hH][tT][tT][pP][sS]?://";
const NOT_EMPTY: &str = "\\S";
/// Something, and no sign that steers a terminal or the direction of a text.
const SHOWN: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069][^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$";
const HOURS: &str = "^\\s*([01][0-9]|2[0-4]):[0-5][0-9]\\s*-\\s*([01][0-9]|2[0-4]):[0-5][0-9]\\s*$";

type Object = Map<String, Value>;

/// The schema of `bot.toml` with the kinds of channels and models in `tables`.
#[must_use]
pub fn schema(tables: Tables<'_>) -> Value {
    let mut schema = object([
        ("$schema", json!("http://json-schema.org/draft-07/schema#")),
        ("title", json!("bot.toml")),
        ("description", json!("A bot of Turjuman: who speaks, in which languages, on which channels.")),
    ]);
    schema.extend(table(BOT_FILE_KEYS, tables));
    Value::Object(schema)
}

/// An object of these entries without those that say nothing.
fn object<const N: usize>(entries: [(&str, Value); N]) -> Object {
    let says_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    };
    entries.into_iter().filter(|(_, value)| !says_nothing(value)).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// One key's value, with what it is for.
fn key(doc: &KeyDoc, tables: Tables<'_>) -> Value {
    let description = match doc.shape {
        Shape::Table(_) | Shape::Tables { .. } | Shape::ListByKind { .. } | Shape::ByKind(..) | Shape::ByName(_) => sentences(doc),
        shape => format!("{} ({shape})", sentences(doc)),
    };
    let mut schema = shape(doc.shape, tables);
    schema.insert("description".to_owned(), json!(description));
    schema.extend(default(doc).map(|default| ("default".to_owned(), default)));
    Value::Object(schema)
}

fn default(doc: &KeyDoc) -> Option<Value> {
    let Without::Default(text) = doc.without else { return None };
    // A value alone is no document.
    let table: toml::Table = toml::from_str(&format!("value = {text}")).ok()?;
    serde_json::to_value(table.get("value")?).ok()
}

fn shape(shape: Shape, tables: Tables<'_>) -> Object {
    match shape {
        Shape::Text | Shape::Path | Shape::TextId => text(NOT_EMPTY),
        Shape::Texts => list(text(NOT_EMPTY)),
        Shape::Forms(form) => list(text(form.pattern)),
        Shape::Shown { max } => shown(max),
        Shape::ShownTexts { max } => list(shown(max)),
        Shape::TextOrTexts => object([("anyOf", json!([text(NOT_EMPTY), list(text(NOT_EMPTY))]))]),
        Shape::Integer { min, max, .. } => object([("type", json!("integer")), ("minimum", json!(min)), ("maximum", json!(max))]),
        Shape::Decimal { max, .. } => object([("type", json!("number")), ("minimum", json!(0)), ("maximum", json!(max))]),
        Shape::Boolean => object([("type", json!("boolean"))]),
        Shape::OneOf(names) => one_of(names),
        Shape::SomeOf(names) => list(one_of(names)),
        Shape::Name => text(NAME),
        Shape::Locale => text(LOCALE),
        Shape::Locales => with(list(text(LOCALE)), [("minItems", json!(1)), ("uniqueItems", json!(true))]),
        Shape::Env => text(ENV),
        Shape::Url => with(text(URL), [("format", json!("uri"))]),
        Shape::Pattern => with(text(NOT_EMPTY), [("format", json!("regex"))]),
        Shape::Zone => with(text(NOT_EMPTY), [("examples", json!(["Europe/Paris", "Asia/Tokyo"]))]),
        Shape::Hours => list(text(HOURS)),
        Shape::Table(keys) => table(keys, tables),
        Shape::Tables { keys, min, max } => {
            let limit = |limit: usize| (0 < limit && limit < usize::MAX).then_some(limit);
            with(list(table(keys, tables)), [("minItems", json!(limit(min))), ("maxItems", json!(limit(max)))])
        }
        Shape::ByLocale(each) => map(LOCALE, key(each, tables)),
        Shape::ByName(each) => map(NAME, key(each, tables)),
        Shape::Kind(kinds) => one_of(&names(kinds, tables)),
        Shape::ByKind(kinds, keys) => by_kind(kinds, keys, tables),
        Shape::ListByKind { kinds, keys, max } => with(list(by_kind(kinds, keys, tables)), [("maxItems", json!(max))]),
    }
}

fn by_kind(kinds: Kinds, keys: &[KeyDoc], tables: Tables<'_>) -> Object {
    let own = tables.rows(kinds).iter().flat_map(|kind| kind.keys().iter().map(|doc| doc.only_for(kind.name())));
    let docs: Vec<KeyDoc> = keys.iter().copied().chain(own).collect();
    table(&docs, tables)
}

fn text(pattern: &str) -> Object {
    object([("type", json!("string")), ("pattern", json!(pattern))])
}

fn shown(max: usize) -> Object {
    with(text(SHOWN), [("maxLength", json!(max))])
}

fn one_of(names: &[&str]) -> Object {
    object([("type", json!("string")), ("enum", json!(names))])
}

fn list(items: Object) -> Object {
    object([("type", json!("array")), ("items", Value::Object(items))])
}

fn map(names: &str, value: Value) -> Object {
    object([("type", json!("object")), ("propertyNames", json!({ "pattern": names })), ("additionalProperties", value)])
}

fn with<const N: usize>(mut schema: Object, more: [(&str, Value); N]) -> Object {
    schema.extend(object(more));
    schema
}

fn names(kinds: Kinds, tables: Tables<'_>) -> Vec<&'static str> {
    tables.rows(kinds).iter().map(|kind| kind.name()).collect()
}

/// A table with these keys; those of one kind stand in a rule for that kind, so that the message is about the key.
fn table(docs: &[KeyDoc], tables: Tables<'_>) -> Object {
    // A key that several kinds understand differently is described by their rules.
    let property = |doc: &KeyDoc| if is_ambiguous(doc, docs) { json!({}) } else { key(doc, tables) };
    let properties: Object = docs.iter().map(|doc| (doc.key.to_owned(), property(doc))).collect();
    let kinds = if docs.iter().any(|doc| doc.kind.is_some()) { kinds_of(docs, tables) } else { Vec::new() };
    let general = || docs.iter().filter(|doc| doc.kind.is_none());
    let rules: Vec<Value> = kinds.into_iter().map(|kind| rule(kind, docs, tables)).chain(groups(general())).collect();
    object([
        ("type", json!("object")),
        ("properties", Value::Object(properties)),
        ("required", json!(required(general()))),
        ("additionalProperties", json!(false)),
        ("allOf", Value::Array(rules)),
    ])
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
    let names: Vec<&str> = docs.iter().filter(|doc| doc.kind.is_none_or(|own| own == kind)).map(|doc| doc.key).collect();
    let own = || docs.iter().filter(|doc| doc.kind == Some(kind));
    let ambiguous: Object = own().filter(|doc| is_ambiguous(doc, docs)).map(|doc| (doc.key.to_owned(), key(doc, tables))).collect();
    let condition = object([
        ("properties", json!({ "kind": { "const": kind } })),
        ("required", if is_default { Value::Null } else { json!(["kind"]) }),
    ]);
    let then = object([
        ("propertyNames", json!({ "enum": names })),
        ("properties", Value::Object(ambiguous)),
        ("required", json!(required(own()))),
        ("allOf", json!(groups(own()))),
    ]);
    json!({ "if": condition, "then": then })
}

fn required<'a>(docs: impl Iterator<Item = &'a KeyDoc>) -> Vec<&'static str> {
    docs.filter(|doc| doc.without == Without::Missing).map(|doc| doc.key).collect()
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
