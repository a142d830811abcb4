//! What is said only as sources say it: promises, gifts.

use std::ops::Range;
use std::sync::Arc;

use super::book::{Book, Compiled, Fired, MAX_FOUND};
use super::lexicon::Hit;
use super::passage::sentences;
use super::rule::Action;
use super::setting::Setting;
use crate::core::key::LocaleTag;
use crate::core::knowledge::Passage;

/// What a reply was drawn from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sources<'a> {
    /// The passages that its writer was given.
    pub passages: &'a [Arc<Passage>],
    /// The business's own facts, in the language of the reply.
    pub facts: &'a [String],
}

impl Book {
    /// The sentences that name what only sources may say and none of them does.
    pub(super) fn unsourced<'a>(
        &self,
        compiled: &'a Compiled,
        text: &str,
        locale: &LocaleTag,
        hits: &[Hit],
        sources: Sources<'_>,
    ) -> Vec<Fired<'a>> {
        if !compiled.rule.actions.contains(&Action::AsSourced) {
            return Vec::new();
        }
        let mut spans = compiled.named_by_sentence(text, 0, hits);
        let says = |text: &str, head: usize, locale: &LocaleTag| {
            !compiled.named_by_sentence(text, head, &self.find_in_passage(text, locale)).is_empty()
        };
        let of_passage = |passage: &Arc<Passage>| {
            let head = format!("{}\n{}\n", passage.title, passage.heading);
            says(&format!("{head}{}", passage.body), head.len(), &passage.locale)
        };
        if spans.is_empty() || sources.passages.iter().any(of_passage) || sources.facts.iter().any(|fact| says(fact, 0, locale)) {
            return Vec::new();
        }
        spans.truncate(MAX_FOUND);
        spans.into_iter().map(|span| Fired { rule: &compiled.rule, span }).collect()
    }
}

impl Compiled {
    /// Where single sentences name the topic in its company; the first `head` bytes are company to each of them.
    fn named_by_sentence(&self, text: &str, head: usize, hits: &[Hit]) -> Vec<Range<usize>> {
        let alone = Setting::default();
        // Hits are in the order of the text.
        let (above, mut rest) = hits.split_at(hits.partition_point(|hit| hit.span.start < head));
        let mut to = head;
        let of_sentence = |sentence: &str| {
            to += sentence.len();
            let (within, behind) = rest.split_at(rest.partition_point(|hit| hit.span.start < to));
            rest = behind;
            self.named(&[above, within].concat(), &alone).into_iter().next()
        };
        text.get(head..).unwrap_or_default().split_inclusive('\n').flat_map(sentences).filter_map(of_sentence).collect()
    }
}
