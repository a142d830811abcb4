//! Reads one TOML table key by key; remembers which keys were asked for, so that the others are typos.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::nearest::{joined, listed};
use crate::config::reader::Problems;
use crate::config::{Code, Diagnostic, KeyDoc, Shape, Without, shown};

/// A table being read. Every getter answers the value or the documented default; `None` after it has reported a
/// problem, or when the key is absent and has no default. A key that is not documented cannot be read.
pub struct Reader<'a> {
    file: &'a str,
    pub(super) table: &'a DeTable<'a>,
    /// The table's header.
    span: Option<Range<usize>>,
    /// `channel.shop`; empty for the whole file.
    pub(super) name: String,
    /// `[channel.shop]` or `[[flow]]`.
    pub(super) header: String,
    pub(super) docs: Vec<&'static KeyDoc>,
    /// What every key is, where the keys are names or locales.
    each: Option<&'static KeyDoc>,
    /// The keys of other kinds of this table, each with its kind.
    pub(super) strangers: Vec<(&'static str, &'static str)>,
    pub(super) asked: BTreeSet<String>,
    problems: &'a mut Problems,
}

/// What the keys of a table are.
#[derive(Clone, Copy)]
pub(super) enum Keys {
    These(&'static [KeyDoc]),
    Each(&'static KeyDoc),
}

impl<'a> Reader<'a> {
    /// Lets `read` read a whole file, then reports the keys it did not ask for.
    pub(in crate::config) fn over<T>(
        file: &str,
        table: &DeTable<'_>,
        docs: &'static [KeyDoc],
        problems: &mut Problems,
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> T {
        let reader = Reader {
            file,
            table,
            span: None,
            name: String::new(),
            header: "the file".to_owned(),
            docs: docs.iter().collect(),
            each: None,
            strangers: Vec::new(),
            asked: BTreeSet::new(),
            problems,
        };
        reader.run(read)
    }

    /// What `read` makes of a table in which nothing stands: the documented defaults.
    pub fn defaults<T>(docs: &'static [KeyDoc], read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        Reader::over("", &DeTable::new(), docs, &mut Problems::default(), read)
    }

    fn run<T>(mut self, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        let result = read(&mut self);
        self.report_unknown();
        result
    }

    /// A table within this one; `read` reads it, and what it did not ask for is reported.
    pub fn table<T>(&mut self, key: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        self.take(key, |value| value.is_table().then_some(()))?;
        let value = self.table.get(key)?;
        self.nested(key, format!("[{}]", self.full_name(key)), value, read)
    }

    /// The same as [`Reader::table`], with an empty table where there is none.
    pub(in crate::config) fn table_or_empty<T>(&mut self, key: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        if self.has(key) {
            return self.table(key, read);
        }
        let table = Spanned::new(self.span(), DeValue::Table(DeTable::new()));
        self.nested(key, format!("[{key}]"), &table, read)
    }

    /// A list of tables (`[[name]]`), read one after the other.
    pub fn tables<T>(&mut self, key: &str, mut read: impl FnMut(&mut Reader<'_>) -> T) -> Option<Vec<T>> {
        let header = format!("[[{}]]", self.full_name(key));
        self.take(key, |value| value.is_array().then_some(()))?;
        let items = self.table.get(key)?.get_ref().as_array()?;
        let limits = match self.doc(key).map(|doc| doc.shape) {
            Some(Shape::Tables { min, max, .. }) => min..=max,
            Some(Shape::ListByKind { max, .. }) => 0..=max,
            _ => 0..=usize::MAX,
        };
        if !limits.contains(&items.len()) {
            let (min, max) = limits.into_inner();
            let (code, message) = match items.len() {
                0 => (Code::EMPTY_VALUE, format!("`{key}` is empty")),
                count => (Code::OUT_OF_RANGE, format!("`{key}` holds {count}, outside {min} to {max}")),
            };
            self.problem(key, code, message, self.write_help(key));
        }
        let mut results = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(_) => results.extend(self.nested(key, header.clone(), item, &mut read)),
                _ => self.wrong_type(key, item),
            }
        }
        Some(results)
    }

    /// Reports a problem at the value of `key` (at the table if `key` is absent).
    pub fn problem(&mut self, key: &str, code: Code, message: String, help: String) {
        let span = self.span_of(key).or_else(|| self.span.clone());
        self.push(span, code, message, help);
    }

    /// Reports a problem at a place that a getter gave.
    pub(in crate::config) fn problem_at(&mut self, span: Range<usize>, code: Code, message: String, help: String) {
        self.push(Some(span), code, message, help);
    }

    /// The one key that stands of several that exclude each other. Reports where several do, and where none does although
    /// one must.
    pub fn one_key(&mut self, group: &'static [&'static str]) -> Option<&'static str> {
        let standing: Vec<&'static str> = group.iter().copied().filter(|key| self.has(key)).collect();
        match standing.as_slice() {
            [key] => Some(key),
            [] => {
                let must = group.iter().any(|key| self.doc(key).is_some_and(|doc| matches!(doc.without, Without::OneOf(_))));
                if must {
                    let each =
                        group.iter().filter_map(|key| self.doc(key)).map(|doc| format!("\n{} = {}: {}", doc.key, doc.example(), doc.doc));
                    let help = format!("add one of them:{}", each.collect::<String>());
                    let message = format!("{} needs one of {}", self.header, listed(group.iter().copied()));
                    self.push(self.span.clone(), Code::MISSING_KEY, message, help);
                }
                None
            }
            [.., last] => {
                let message = format!("{} exclude each other", joined(&standing));
                self.problem(last, Code::CONFLICT, message, "keep one of them".to_owned());
                None
            }
        }
    }

    /// The keys of this table in the order of the file.
    pub(in crate::config) fn names(&self) -> Vec<Spanned<String>> {
        self.table.keys().map(|key| Spanned::new(key.span(), key.get_ref().to_string())).collect()
    }

    /// Whether the key is there, whatever its value.
    pub(in crate::config) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key's value is a list.
    pub(in crate::config) fn is_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    /// The place of a key's value.
    pub(in crate::config) fn span_of(&self, key: &str) -> Option<Range<usize>> {
        self.table.get(key).map(Spanned::span)
    }

    /// The place of this table's header; of the whole file, its beginning.
    pub(in crate::config) fn span(&self) -> Range<usize> {
        self.span.clone().unwrap_or(0..0)
    }

    /// Says nothing more about keys that the table may have: something about them was reported already.
    pub(in crate::config) fn ignore_known(&mut self) {
        self.asked.extend(self.docs.iter().map(|doc| doc.key.to_owned()));
    }

    /// Says nothing about the keys that were not asked for: without a kind nobody can tell what they are.
    pub(in crate::config) fn ignore_others(&mut self) {
        self.asked.extend(self.table.keys().map(|key| key.get_ref().to_string()));
    }

    /// Adds the keys that the table may have, once its kind is known, and tells which ones other kinds have.
    pub(in crate::config) fn add_docs(&mut self, docs: &'static [KeyDoc], strangers: Vec<(&'static str, &'static str)>) {
        self.docs.extend(docs);
        self.strangers = strangers;
    }

    /// What `get` makes of a key's value, or of its default, with its place. Reports what is missing or of another type.
    /// No secret is given away, so that no message can repeat one.
    pub(super) fn take<T>(&mut self, key: &str, get: impl Fn(&DeValue<'_>) -> Option<T>) -> Option<(T, Range<usize>)> {
        let doc = self.doc(key)?;
        self.asked.insert(key.to_owned());
        let Some(value) = self.table.get(key) else {
            if doc.without == Without::Missing {
                self.missing(doc);
            }
            return Some((get(&doc.default()?)?, self.span()));
        };
        if self.is_blanked(&value.span()) {
            return None;
        }
        let taken = get(value.get_ref());
        if taken.is_none() {
            self.wrong_type(key, value);
        }
        Some((taken?, value.span()))
    }

    fn missing(&mut self, doc: &KeyDoc) {
        let (message, help) = match doc.shape {
            Shape::Table(keys) if self.name.is_empty() => {
                let keys: String =
                    keys.iter().filter(|key| key.stands_in_example()).map(|key| format!("\n{} = {}", key.key, key.example())).collect();
                (format!("the section [{}] is missing", doc.key), format!("add\n[{}]{keys}", doc.key))
            }
            _ => (format!("`{}` is missing in {}", doc.key, self.header), format!("add `{} = {}`: {}", doc.key, doc.example(), doc.doc)),
        };
        self.push(self.span.clone(), Code::MISSING_KEY, message, help);
    }

    fn nested<T>(&mut self, key: &str, header: String, value: &Spanned<DeValue<'_>>, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let table = value.get_ref().as_table()?;
        let (docs, each) = match keys_of(self.doc(key)?.shape) {
            Keys::These(docs) => (docs.iter().collect(), None),
            Keys::Each(doc) => (Vec::new(), Some(doc)),
        };
        self.asked.insert(key.to_owned());
        let (span, name, asked, strangers) = (Some(value.span()), self.full_name(key), BTreeSet::new(), Vec::new());
        let reader = Reader { file: self.file, table, span, name, header, docs, each, strangers, asked, problems: &mut *self.problems };
        Some(reader.run(read))
    }

    pub(super) fn push(&mut self, span: Option<Range<usize>>, code: Code, message: String, help: String) {
        // One problem is enough where a secret stands.
        if span.as_ref().is_none_or(|span| !self.is_blanked(span)) {
            self.problems.list.push(Diagnostic { code, file: self.file.to_owned(), span, message, help });
        }
    }

    pub(super) fn is_blanked(&self, span: &Range<usize>) -> bool {
        self.problems.is_secret(span)
    }

    pub(super) fn full_name(&self, key: &str) -> String {
        let key = shown::escaped(key);
        if self.name.is_empty() { key } else { format!("{}.{key}", self.name) }
    }

    pub(super) fn doc(&self, key: &str) -> Option<&'static KeyDoc> {
        self.docs.iter().copied().find(|doc| doc.key == key).or(self.each)
    }

    /// A key as messages name it: with its table's, where it is a locale or a name.
    pub(super) fn label(&self, key: &str) -> String {
        match (self.each, self.name.rsplit('.').next()) {
            (Some(_), Some(table)) => format!("{table}.{key}"),
            _ => key.to_owned(),
        }
    }

    /// What to write for `key`, and what it is for.
    pub(super) fn write_help(&self, key: &str) -> String {
        self.doc(key).map_or_else(String::new, |doc| format!("write {}: {}", doc.shape, doc.doc))
    }
}

/// The keys of a table of this shape; none of what is no table.
fn keys_of(shape: Shape) -> Keys {
    match shape {
        Shape::Table(keys) | Shape::Tables { keys, .. } | Shape::ByKind(_, keys) | Shape::ListByKind { keys, .. } => Keys::These(keys),
        Shape::ByLocale(each) | Shape::ByName(each) => Keys::Each(each),
        _ => Keys::These(&[]),
    }
}
