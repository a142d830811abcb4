//! What in a reply does not belong into its tier.

use std::ops::Range;

use super::sentence::{Sentence, sentences, words};
use super::{Find, Register, Rule};
use crate::core::check::Violation;
use crate::core::culture::Pattern;

/// The most findings of one rule that are told: a rewrite needs no more.
const MAX_FINDINGS: usize = 20;

/// A reply in its parts, found once for all rules.
struct Reply<'a> {
    text: &'a str,
    sentences: Vec<Sentence>,
    words: Vec<(Range<usize>, String)>,
    /// Of each sentence, whether it is in no register.
    neutral: Vec<bool>,
}

/// What in `text` does not belong into `tier`, in the order of the text. What the writer only repeats (quotations, names)
/// was blanked before.
#[must_use]
pub fn check(text: &str, tier: &str, register: &Register) -> Vec<Violation> {
    let sentences = sentences(text);
    let is_neutral = |sentence: &Sentence| register.neutral.as_ref().is_some_and(|neutral| neutral.is_in(core(text, sentence)));
    let neutral = sentences.iter().map(is_neutral).collect();
    let reply = Reply { text, words: words(text), neutral, sentences };
    let rules = register.rules.iter().filter(|rule| rule.holds_in(tier));
    let mut found: Vec<Violation> = rules.flat_map(|rule| of_rule(rule, &reply)).collect();
    found.sort_by_key(|violation| violation.span.start);
    found
}

fn of_rule(rule: &Rule, reply: &Reply<'_>) -> Vec<Violation> {
    if rule.unless_anywhere.as_ref().is_some_and(|unless| unless.is_in(reply.text)) {
        return Vec::new();
    }
    let mut hits: Vec<Range<usize>> = rule.find.iter().flat_map(|find| hits(find, reply)).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    hits.sort_by_key(|hit| (hit.start, hit.end));
    let mut near = Near { rule, reply, around: None };
    hits.retain(|hit| near.counts(hit));
    hits.dedup_by(|next, last| next.start < last.end);
    let id = format!("register.{}", rule.id);
    let told = hits.into_iter().skip(rule.allowed).take(MAX_FINDINGS);
    told.map(|hit| Violation::new(rule.severity, &id, hit, rule.hint.clone())).collect()
}

fn hits(find: &Find, reply: &Reply<'_>) -> Vec<Range<usize>> {
    match find {
        Find::Words(list) => reply.words.iter().filter(|(_, word)| list.contains(word)).map(|(at, _)| at.clone()).collect(),
        Find::Pattern(pattern) => reply.sentences.iter().flat_map(|sentence| within(pattern, reply.text, &sentence.whole)).collect(),
        Find::End { pattern, closed } => {
            let counted = reply.spoken().filter(|sentence| sentence.closed || !closed);
            counted.flat_map(|sentence| within(pattern, reply.text, &sentence.core)).collect()
        }
        Find::Both(one, other) => {
            let of = |pattern| reply.spoken().flat_map(|sentence| within(pattern, reply.text, &sentence.core)).collect::<Vec<_>>();
            let (one, other) = (of(one), of(other));
            match (one.len(), other.len()) {
                (0, _) | (_, 0) => Vec::new(),
                (ones, others) if ones < others => one,
                _ => other,
            }
        }
    }
}

impl Reply<'_> {
    /// The sentences that are in a register.
    fn spoken(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().zip(&self.neutral).filter(|(_, neutral)| !**neutral).map(|(sentence, _)| sentence)
    }
}

fn core<'t>(text: &'t str, sentence: &Sentence) -> &'t str {
    text.get(sentence.core.clone()).unwrap_or_default()
}

/// Where a pattern is found in a part of the text, in bytes of the text.
fn within(pattern: &Pattern, text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let hits = pattern.find_in(text.get(part.clone()).unwrap_or_default());
    hits.filter(|hit| !hit.is_empty()).map(|hit| part.start + hit.start..part.start + hit.end).collect()
}

/// Tells of the findings of a rule, in the order of the text, whether they stand where it looks: each sentence is read once.
struct Near<'a> {
    rule: &'a Rule,
    reply: &'a Reply<'a>,
    around: Option<Around<'a>>,
}

/// A sentence as a rule sees it.
struct Around<'a> {
    sentence: &'a Sentence,
    /// Whether the rule looks at it.
    is_seen: bool,
    /// What is excused in it, by its words and with the sign at its end, which may be more.
    excused: [Vec<Range<usize>>; 2],
}

impl Near<'_> {
    fn counts(&mut self, hit: &Range<usize>) -> bool {
        if self.rule.except.is_none() && self.rule.only_with.is_none() && self.rule.unless.is_none() {
            return true;
        }
        let sentences = &self.reply.sentences;
        let at = sentences.partition_point(|sentence| sentence.whole.end <= hit.start);
        let Some(sentence) = sentences.get(at).filter(|sentence| sentence.whole.contains(&hit.start)) else { return true };
        let around = match self.around.take().filter(|around| around.sentence == sentence) {
            Some(around) => self.around.insert(around),
            None => self.around.insert(Around::of(self.rule, self.reply.text, sentence)),
        };
        around.is_seen && !around.excuses(hit)
    }
}

impl<'a> Around<'a> {
    fn of(rule: &Rule, text: &str, sentence: &'a Sentence) -> Self {
        let words = text.get(sentence.whole.clone()).unwrap_or_default();
        let is_in = |pattern: &Option<Pattern>| pattern.as_ref().map(|pattern| pattern.is_in(words));
        let excused = |part| rule.except.iter().flat_map(|except| within(except, text, part)).collect();
        Self {
            sentence,
            is_seen: is_in(&rule.only_with) != Some(false) && is_in(&rule.unless) != Some(true),
            excused: [excused(&sentence.core), excused(&sentence.whole)],
        }
    }

    fn excuses(&self, hit: &Range<usize>) -> bool {
        // They follow each other: what covers a finding is the last that begins before it.
        self.excused.iter().any(|parts| {
            let before = parts.partition_point(|part| part.start <= hit.start);
            before.checked_sub(1).and_then(|last| parts.get(last)).is_some_and(|part| hit.end <= part.end)
        })
    }
}
