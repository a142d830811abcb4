//! Gathers words and makes one search of them.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use super::part::{Part, joined};
use super::term::Term;
use super::{Lexicon, ListId, coarse};
use crate::core::culture::taboo::endings::Grammar;
use crate::core::culture::taboo::letters::Letters;

/// The most words of a phrase.
const MAX_WORDS: usize = 4;

/// Gathers words.
#[derive(Debug, Default)]
pub(in crate::core::culture::taboo) struct LexiconBuilder {
    lexicon: Lexicon,
    patterns: BTreeMap<String, Vec<usize>>,
}

impl LexiconBuilder {
    /// Adds a word of a language to a list. Answers whether there is anything in it that can be found.
    pub(in crate::core::culture::taboo) fn add(&mut self, list: ListId, language: &str, word: &str) -> bool {
        let letters = Letters::of(word);
        for (picture, _) in &letters.pictures {
            self.lexicon.pictures.entry(*picture).or_default().push(list);
        }
        let parts: Vec<Part> = letters.all.iter().map(Part::of).collect();
        if parts.is_empty() {
            return !letters.pictures.is_empty();
        }
        let grammar = Grammar::of(language);
        for letters in variants(parts, grammar).into_iter().map(joined) {
            let mut add = |letters: Vec<Part>, open| {
                let pattern: String = letters.iter().map(|part| coarse(part.c)).collect();
                self.patterns.entry(pattern).or_default().push(self.lexicon.terms.len());
                self.lexicon.terms.push(Term { list, language: language.to_owned(), grammar, letters, open });
            };
            if grammar == Grammar::Arabic
                && word.trim_end().ends_with('ة')
                && let Some((_, stem)) = letters.split_last()
            {
                let t = Part::arabic('ت', false);
                add(joined(stem.iter().copied().chain([t]).collect()), true);
            }
            add(letters, false);
        }
        true
    }

    pub(in crate::core::culture::taboo) fn build(self) -> Lexicon {
        let Self { mut lexicon, patterns } = self;
        // Terms that have passed as text always make an automaton; without one nothing is found.
        lexicon.search = AhoCorasick::new(patterns.keys()).ok();
        lexicon.of_pattern = patterns.into_values().collect();
        lexicon
    }
}

/// A phrase with and without the article before each of its words.
fn variants(parts: Vec<Part>, grammar: Grammar) -> Vec<Vec<Part>> {
    let words = parts.iter().filter(|part| part.begins).count();
    if grammar != Grammar::Arabic || !(2..=MAX_WORDS).contains(&words) {
        return vec![parts];
    }
    let mut all = vec![Vec::new()];
    for (at, part) in parts.into_iter().enumerate() {
        if part.begins && at > 0 {
            let letter = Part::arabic;
            let within = Part { begins: false, ..part };
            let prefixes: [&[Part]; 3] = [&[], &[letter('ا', true), letter('ل', false)], &[letter('ل', true)]];
            all = all
                .iter()
                .flat_map(|before: &Vec<Part>| {
                    prefixes.iter().map(move |prefix| {
                        let next = if prefix.is_empty() { part } else { within };
                        before.iter().chain(*prefix).copied().chain([next]).collect()
                    })
                })
                .collect();
        } else {
            all.iter_mut().for_each(|variant| variant.push(part));
        }
    }
    all
}
