//! Words that are looked for, all in one pass over a text.

mod builder;
mod cut;
mod edge;
mod hidden;
mod part;
mod term;

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

pub(super) use self::builder::LexiconBuilder;
use self::term::Term;
use super::letters::{Letter, Letters};

/// A list of words that belong together; what was found is told by the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListId(pub(super) usize);

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) list: ListId,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
}

/// All words, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    search: Option<AhoCorasick>,
    /// The terms of each pattern.
    of_pattern: Vec<Vec<usize>>,
    terms: Vec<Term>,
    pictures: BTreeMap<char, Vec<ListId>>,
}

impl Lexicon {
    /// What stands in `text`, in its order; `language` is that of the conversation.
    pub(super) fn find(&self, text: &str, language: &str, is_latin: bool) -> Vec<Hit> {
        let letters = Letters::joined(text);
        let mut hits = self.pictures_in(&letters);
        let (mut line, mut at_byte) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, letter) in letters.all.iter().enumerate() {
            line.push(coarse(letter.c));
            at_byte.resize(line.len(), at);
        }
        let found = self.search.iter().flat_map(|search| search.find_overlapping_iter(&line));
        for hit in found {
            let (Some(from), Some(last)) = (at_byte.get(hit.start()), at_byte.get(hit.end().saturating_sub(1))) else { continue };
            let terms = self.of_pattern.get(hit.pattern().as_usize()).into_iter().flatten();
            for term in terms.filter_map(|term| self.terms.get(*term)) {
                if term.counts_in(language, is_latin)
                    && term.stands(&letters.all, *from..last + 1)
                    && let Some(span) = span(&letters.all, *from..last + 1)
                {
                    hits.push(Hit { list: term.list, span });
                }
            }
        }
        self.hidden_in(&letters.all, language, is_latin, &mut hits);
        hits.sort_by_key(|hit| (hit.span.start, hit.span.end, hit.list));
        hits.dedup();
        hits
    }

    fn pictures_in(&self, letters: &Letters) -> Vec<Hit> {
        let lists = |(picture, at): &(char, usize)| {
            let span = *at..*at + picture.len_utf8();
            let lists = self.pictures.get(picture).into_iter().flatten();
            lists.map(move |list| Hit { list: *list, span: span.clone() }).collect::<Vec<_>>()
        };
        letters.pictures.iter().flat_map(lists).collect()
    }
}

/// Letters that one sign may stand for are looked for as one.
const fn coarse(c: char) -> char {
    match c {
        'l' => 'i',
        'g' => 'b',
        c => c,
    }
}

fn span(letters: &[Letter], range: Range<usize>) -> Option<Range<usize>> {
    let within = letters.get(range)?;
    Some(within.first()?.start..within.last()?.end)
}

#[cfg(test)]
mod tests;
