//! The reference of all keys, printed from the tables that also guide the messages.

use super::nearest::listed;
use super::{BOT_FILE_KEYS, KeyDoc, SCENARIO_FILE_KEYS, Shape, Tables, Without};

/// The section that a key belongs to, if it is one and a plain one.
pub(super) fn home(key: &str) -> Option<String> {
    let mut homes = Vec::new();
    find_homes(BOT_FILE_KEYS, "", key, &mut homes);
    homes.pop().filter(|_| homes.is_empty())
}

fn find_homes(docs: &[KeyDoc], path: &str, key: &str, homes: &mut Vec<String>) {
    for doc in docs {
        if let Shape::Table(keys) = doc.shape {
            let path = if path.is_empty() { doc.key.to_owned() } else { format!("{path}.{}", doc.key) };
            if keys.iter().any(|doc| doc.key == key) {
                homes.push(path.clone());
            }
            find_homes(keys, &path, key, homes);
        }
    }
}

/// All keys of `bot.toml` and of scenarios, as Markdown.
#[must_use]
pub fn reference(tables: Tables<'_>) -> String {
    let mut text = String::new();
    for doc in BOT_FILE_KEYS.iter().chain(SCENARIO_FILE_KEYS) {
        write_doc(&mut text, doc.key, doc, tables);
    }
    text
}

/// The tables that a key's value is made of, if it is one.
fn write_doc(text: &mut String, path: &str, doc: &KeyDoc, tables: Tables<'_>) {
    match doc.shape {
        Shape::Table(keys) => write_keys(text, (path, &format!("[{path}]")), doc, keys, tables),
        Shape::Tables { keys, .. } => write_keys(text, (path, &format!("[[{path}]]")), doc, keys, tables),
        Shape::ByName(each) => write_doc(text, &format!("{path}.{}", each.key), each, tables),
        Shape::ByKind(kinds, keys) => {
            write_table(text, &format!("[{path}]"), doc.doc, keys, tables);
            for kind in tables.rows(kinds).iter().filter(|kind| !kind.keys().is_empty()) {
                write_table(text, &format!("[{path}] kind = \"{}\"", kind.name()), "", kind.keys(), tables);
            }
            for doc in keys {
                write_doc(text, &format!("{path}.{}", doc.key), doc, tables);
            }
        }
        // Their kinds have the keys that stand in the reference already.
        Shape::ListByKind { keys, .. } => write_table(text, &format!("[[{path}]]"), doc.doc, keys, tables),
        _ => {}
    }
}

fn write_keys(text: &mut String, (path, header): (&str, &str), doc: &KeyDoc, keys: &[KeyDoc], tables: Tables<'_>) {
    write_table(text, header, doc.doc, keys, tables);
    for doc in keys {
        write_doc(text, &format!("{path}.{}", doc.key), doc, tables);
    }
}

fn write_table(text: &mut String, header: &str, doc: &str, keys: &[KeyDoc], tables: Tables<'_>) {
    let value = |doc: &KeyDoc| match doc.shape {
        Shape::Kind(kinds) => format!("one of {}", listed(tables.rows(kinds).iter().map(|kind| kind.name()))),
        shape => shape.to_string(),
    };
    let row = |doc: &KeyDoc| format!("| `{}` | {} | {} | {} |\n", doc.key, value(doc), without(doc), sentences(doc));
    let rows: String = keys.iter().map(row).collect();
    let doc = if doc.is_empty() { String::new() } else { format!("{doc}\n\n") };
    text.push_str(&format!("### `{header}`\n\n{doc}| key | value | without it | |\n|---|---|---|---|\n{rows}\n"));
}

fn without(doc: &KeyDoc) -> String {
    match doc.without {
        Without::Missing => "required".to_owned(),
        Without::Nothing => String::new(),
        Without::Default(default) => format!("`{default}`"),
        Without::Words(words) => words.to_owned(),
        Without::OneOf(group) => others(doc, group, "required without"),
        Without::AtMostOneOf(group) => others(doc, group, "not beside"),
    }
}

fn others(doc: &KeyDoc, group: &[&str], how: &str) -> String {
    let others: Vec<String> = group.iter().filter(|key| **key != doc.key).map(|key| format!("`{key}`")).collect();
    format!("{how} {}", others.join(", "))
}

/// What a key is for, with the kind that alone it is for.
pub(super) fn sentences(doc: &KeyDoc) -> String {
    let kind = doc.kind.map(|kind| format!("For kind `{kind}`: ")).unwrap_or_default();
    format!("{kind}{}", doc.doc).replace('|', "\\|")
}
