//! A list of words and phrases that is looked for in texts of any script.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use regex::{Regex, RegexBuilder};
use unicode_normalization::char::is_combining_mark;

use crate::core::language::script::{self, KANA, Script};

/// The largest compiled list, in bytes.
const MAX_COMPILED: usize = 8 << 20;

/// Words and phrases. Where words are written apart, an entry is found as whole words; one that ends with `*` is found as
/// the beginning of a word. Capitals do not matter.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Arc<List>,
    except: Arc<List>,
}

/// Entries, compiled when they are first looked for.
#[derive(Debug, Default)]
struct List {
    entries: Vec<String>,
    compiled: OnceLock<Option<Regex>>,
}

impl List {
    fn new(entries: &[String]) -> Arc<Self> {
        Arc::new(Self { entries: entries.to_vec(), compiled: OnceLock::new() })
    }

    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let regex = self.compiled.get_or_init(|| alternatives(&self.entries)).as_ref();
        regex.into_iter().flat_map(|regex| regex.find_iter(text)).map(|hit| hit.range()).collect()
    }
}

impl Lexicon {
    /// A list; what overlaps with one of `except` is not found.
    #[must_use]
    pub fn new(entries: &[String], except: &[String]) -> Self {
        Self { entries: List::new(entries), except: List::new(except) }
    }

    /// Where its entries stand in `text`, in bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = self.entries.find(text);
        if !found.is_empty() {
            let excused = self.except.find(text);
            found.retain(|hit| !excused.iter().any(|other| hit.start < other.end && other.start < hit.end));
        }
        found
    }

    /// Whether one of its entries stands in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }
}

fn alternatives(entries: &[String]) -> Option<Regex> {
    let mut entries: Vec<&str> = entries.iter().map(|entry| entry.trim()).filter(|entry| !entry.trim_matches('*').is_empty()).collect();
    // Of two entries of which one begins with the other, the longer is found.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.len()));
    let all: Vec<String> = entries.into_iter().map(alternative).collect();
    if all.is_empty() {
        return None;
    }
    // Every entry is escaped, so only its size could keep this from compiling.
    RegexBuilder::new(&all.join("|")).case_insensitive(true).size_limit(MAX_COMPILED).build().ok()
}

fn alternative(entry: &str) -> String {
    let (words, is_beginning) = entry.strip_suffix('*').map_or((entry, false), |words| (words, true));
    let escaped = words.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+");
    // A mark is written as its letter is.
    let is_apart = |mut signs: std::str::Chars<'_>, from_end: bool| {
        let letter = |c: &char| !is_combining_mark(*c);
        if from_end { signs.rfind(letter) } else { signs.find(letter) }.is_some_and(is_written_apart)
    };
    let before = if is_apart(words.chars(), false) { r"\b" } else { "" };
    let after = if !is_beginning && is_apart(words.chars(), true) { r"\b" } else { "" };
    format!("{before}{escaped}{after}")
}

/// Whether a letter's script puts spaces between words. Korean does, but joins what other languages write apart.
fn is_written_apart(c: char) -> bool {
    c.is_alphanumeric() && !script::of(c).is_some_and(|script| matches!(script, Script::Han | KANA | Script::Hangul | Script::Thai))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_as_each_script_writes_them() {
        let list = |words: &str| words.split(',').map(ToOwned::to_owned).collect::<Vec<_>>();
        for (entries, except, text, expect) in [
            ("nie,jedes Mal,entschuldig*", "", "Das ging NIE, jedes  mal! Entschuldigung, niemand.", "NIE|jedes  mal|Entschuldig"),
            ("immer", "immer noch", "immer noch interessiert, immer", "immer"),
            ("いつも,一度も", "いつもありがとう", "いつもありがとうございます。一度も来ない", "一度も"),
            ("전혀", "", "전혀요", "전혀"),
            ("कभी नहीं", "", "कभी नहीं आया", "कभी नहीं"),
            ("", "", "immer", ""),
        ] {
            let found: Vec<&str> = Lexicon::new(&list(entries), &list(except)).find(text).into_iter().map(|hit| &text[hit]).collect();
            assert_eq!(found.join("|"), expect, "{text}");
        }
    }
}
