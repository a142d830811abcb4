//! Keys that nobody asked for, with what was probably meant.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::Reader;
use crate::config::nearest::{listed, suggest};
use crate::config::{Code, reference};

impl Reader<'_> {
    /// Reports the keys that nobody asked for.
    pub(super) fn report_unknown(&mut self) {
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
        if let Some(doc) = self.doc(key) {
            let help = match doc.kind {
                Some(kind) => format!("take it away, or write kind = \"{kind}\""),
                None => format!("take it away. It is for this: {}", doc.doc),
            };
            return (Code::UNKNOWN_KEY, format!("`{key}` has no effect here"), help);
        }
        let help = self.belongs(key, value).unwrap_or_else(|| {
            let otherwise = format!("here can stand {}", listed(known.iter().copied()));
            suggest(key, known, if self.asked.is_empty() { "take it away" } else { &otherwise })
        });
        if !self.name.is_empty() {
            (Code::UNKNOWN_KEY, format!("there is no key `{key}` in {}", self.header), help)
        } else if value.is_table() || value.is_array() {
            (Code::UNKNOWN_SECTION, format!("there is no section `{key}`"), help)
        } else {
            (Code::UNKNOWN_KEY, format!("`{key}` stands before the first section"), help)
        }
    }

    /// Where a key belongs that stands in a table that does not know it.
    fn belongs(&self, key: &str, value: &DeValue<'_>) -> Option<String> {
        let kinds: Vec<&str> = self.strangers.iter().filter(|(stranger, _)| *stranger == key).map(|(_, kind)| *kind).collect();
        if !kinds.is_empty() {
            return Some(format!("take it away: it is a key of kind {}", listed(kinds)));
        }
        reference::home(key).map(|section| match value {
            DeValue::Table(_) => format!("write it as [{section}.{key}]"),
            _ => format!("move it into the section [{section}]"),
        })
    }
}
