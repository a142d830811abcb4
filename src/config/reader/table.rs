//! Reads one TOML table key by key; remembers which keys were asked for, so that the others are typos.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::nearest::{listed, suggest};
use crate::config::{Code, Diagnostic, KeyDoc, reference};

/// A table being read. Every getter answers `None` after it has reported a problem or when the key is absent.
pub struct Reader<'a> {
    file: &'a str,
    pub(super) table: &'a DeTable<'a>,
    /// The table's header.
    span: Option<Range<usize>>,
    /// `channel.shop`; empty for the whole file.
    name: String,
    /// `[channel.shop]` or `[[flow]]`.
    header: String,
    docs: &'static [KeyDoc],
    asked: BTreeSet<String>,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Lets `read` read a whole file, then reports the keys it did not ask for.
    pub(in crate::config) fn over<T>(
        file: &str,
        table: &DeTable<'_>,
        problems: &mut Vec<Diagnostic>,
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> T {
        let (name, header) = (String::new(), "the file".to_owned());
        let mut reader = Reader { file, table, span: None, name, header, docs: &[], asked: BTreeSet::new(), problems };
        let result = read(&mut reader);
        reader.finish();
        result
    }

    /// A table within this one, whose keys are `docs`; `read` reads it and what it did not ask for is reported.
    pub fn table<T>(&mut self, key: &str, docs: &'static [KeyDoc], read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let header = format!("[{}]", self.path(key));
        self.take(key, &format!("a table, begun by {header}"), |value| value.is_table().then_some(()))?;
        let value = self.table.get(key)?;
        self.nested(key, header, value, docs, read)
    }

    /// A list of tables (`[[name]]`), read one after the other.
    pub fn tables<T>(&mut self, key: &str, docs: &'static [KeyDoc], mut read: impl FnMut(&mut Reader<'_>) -> T) -> Option<Vec<T>> {
        let header = format!("[[{}]]", self.path(key));
        let wanted = format!("a list of tables, each begun by {header}");
        self.take(key, &wanted, |value| value.is_array().then_some(()))?;
        let mut results = Vec::new();
        for item in self.table.get(key)?.get_ref().as_array()?.iter() {
            match item.get_ref() {
                DeValue::Table(_) => results.extend(self.nested(key, header.clone(), item, docs, &mut read)),
                _ => self.wrong_type(key, item, &wanted),
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

    /// Whether the key's value is a list without items.
    pub(in crate::config) fn is_empty_list(&self, key: &str) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_array()).is_some_and(|list| list.is_empty())
    }

    /// The place of a key's value.
    pub(in crate::config) fn span_of(&self, key: &str) -> Option<Range<usize>> {
        self.table.get(key).map(Spanned::span)
    }

    /// The place of this table's header; of the whole file, its beginning.
    pub(in crate::config) fn span(&self) -> Range<usize> {
        self.span.clone().unwrap_or(0..0)
    }

    /// Reports that `key` is missing, if it is.
    pub(in crate::config) fn require(&mut self, key: &str) {
        if !self.has(key) {
            let help = match self.doc(key) {
                Some(doc) => format!("add `{key} = …`: {}", doc.doc),
                None => format!("add `{key} = …`"),
            };
            self.push(self.span.clone(), Code::MISSING_KEY, format!("`{key}` is missing in {}", self.header), help);
        }
    }

    /// The same as [`Reader::table`], with an empty table where there is none.
    pub(in crate::config) fn table_or_empty<T>(
        &mut self,
        key: &str,
        docs: &'static [KeyDoc],
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> Option<T> {
        if self.has(key) {
            return self.table(key, docs, read);
        }
        self.asked.insert(key.to_owned());
        let table = Spanned::new(self.span(), DeValue::Table(DeTable::new()));
        self.nested(key, format!("[{key}]"), &table, docs, read)
    }

    /// Says nothing about the keys that were not asked for: without a kind nobody can tell what they are.
    pub(in crate::config) fn ignore_others(&mut self) {
        self.asked.extend(self.table.keys().map(|key| key.get_ref().to_string()));
    }

    /// Sets the keys that the table may have, once its kind is known.
    pub(in crate::config) fn set_docs(&mut self, docs: &'static [KeyDoc]) {
        self.docs = docs;
    }

    pub(super) fn take<T>(&mut self, key: &str, wanted: &str, get: impl FnOnce(&DeValue<'a>) -> Option<T>) -> Option<(T, Range<usize>)> {
        self.asked.insert(key.to_owned());
        let value = self.table.get(key)?;
        let taken = get(value.get_ref());
        if taken.is_none() {
            self.wrong_type(key, value, wanted);
        }
        Some((taken?, value.span()))
    }

    fn nested<T>(
        &mut self,
        key: &str,
        header: String,
        value: &Spanned<DeValue<'_>>,
        docs: &'static [KeyDoc],
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> Option<T> {
        let (table, name) = (value.get_ref().as_table()?, self.path(key));
        let span = Some(value.span());
        let (file, asked) = (self.file, BTreeSet::new());
        let mut reader = Reader { file, table, span, name, header, docs, asked, problems: &mut *self.problems };
        let result = read(&mut reader);
        reader.finish();
        Some(result)
    }

    /// Reports the keys that nobody asked for.
    fn finish(mut self) {
        for (key, value) in self.table {
            let (name, span) = (key.get_ref().as_ref(), value.span());
            if !self.asked.contains(name) && !self.is_blanked(&span) {
                let (code, message, help) = self.unknown(name, value.get_ref());
                self.push(Some(key.span()), code, message, help);
            }
        }
    }

    fn unknown(&self, key: &str, value: &DeValue<'_>) -> (Code, String, String) {
        let known = self.asked.iter().map(String::as_str).chain(self.docs.iter().map(|doc| doc.key)).collect::<BTreeSet<_>>();
        let all = format!("here can stand {}", listed(known.iter().copied()));
        if let Some(doc) = self.doc(key) {
            let help = format!("take it away, or set what it belongs to. {}", doc.doc);
            return (Code::UNKNOWN_KEY, format!("`{key}` has no effect here"), help);
        }
        let home = reference::home(key).filter(|_| !known.contains(key)).map(|section| format!("it belongs into {section}"));
        let help = home.unwrap_or_else(|| suggest(key, known, &all));
        if !self.name.is_empty() {
            (Code::UNKNOWN_KEY, format!("there is no key `{key}` in {}", self.header), help)
        } else if value.is_table() || value.is_array() {
            (Code::UNKNOWN_SECTION, format!("there is no section `{key}`"), help)
        } else {
            (Code::UNKNOWN_KEY, format!("`{key}` stands before the first section"), help)
        }
    }

    pub(super) fn push(&mut self, span: Option<Range<usize>>, code: Code, message: String, help: String) {
        // One problem is enough where a secret stands.
        if span.as_ref().is_none_or(|span| !self.is_blanked(span)) {
            self.problems.push(Diagnostic { code, file: self.file.to_owned(), span, message, help });
        }
    }

    fn is_blanked(&self, span: &Range<usize>) -> bool {
        self.problems.iter().any(|problem| problem.code == Code::SECRET_IN_FILE && problem.span.as_ref() == Some(span))
    }

    pub(super) fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    pub(super) fn doc(&self, key: &str) -> Option<&'static KeyDoc> {
        self.docs.iter().find(|doc| doc.key == key)
    }

    pub(super) fn doc_help(&self, key: &str) -> String {
        self.doc(key).map_or_else(|| "write another value".to_owned(), |doc| format!("`{key}`: {}", doc.doc))
    }
}
