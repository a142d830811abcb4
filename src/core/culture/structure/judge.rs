//! How well a statement is built.

use std::collections::BTreeSet;
use std::ops::Range;

use super::statement::{Statement, words};
use super::{Rule, Structure};
use crate::core::language::script;

/// A reply of fewer words is too short for most of the rules.
const MIN_WORDS: usize = 40;
/// One connective is wanted for so many words.
const WORDS_PER_CONNECTIVE: usize = 60;
/// Kinds of connectives that are wanted.
const MIN_KINDS: usize = 2;
/// The most words of a sentence, on average and of each.
const MEAN_WORDS: usize = 25;
const MAX_WORDS: usize = 40;
/// The most commas of a sentence: clauses within clauses.
const MAX_COMMAS: usize = 3;
/// How far behind a setback its reason may stand, in sentences.
const REASON_WITHIN: usize = 2;
/// The sentences of which one answers.
const FIRST: usize = 2;
/// The share of rules that a statement keeps which is well built.
const ACCEPTED: f64 = 0.85;
/// A word of so many letters says what a passage is about.
const TELLING: usize = 6;

/// How well a statement is built. It is accepted from a score of 0.85 on, if the answer stands first, the steps are a list
/// and the register is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The share of the rules that it keeps, 0 to 1.
    pub score: f64,
    /// What it breaks, with where that stands.
    pub broken: Vec<(Rule, Range<usize>)>,
}

impl Judged {
    /// Whether it can be shown as it is.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.score >= ACCEPTED && !self.broken.iter().any(|(rule, _)| rule.is_mandatory())
    }
}

/// Judges `text`, which may state what `sources` say; `in_register` is what the register check found.
#[must_use]
pub fn judge(text: &str, structure: &Structure, sources: &[&str], in_register: bool) -> Judged {
    let statement = Statement::of(text);
    let is_short = statement.words < MIN_WORDS;
    let rules: Vec<Rule> = Rule::ALL.into_iter().filter(|rule| !is_short || rule.holds_when_short()).collect();
    let looks = |rule: &Rule| -> Option<(Rule, Range<usize>)> {
        let place = match rule {
            Rule::AnswerFirst => answer_first(&statement, structure, sources),
            Rule::Steps => steps(&statement, structure),
            Rule::Connectives => connectives(&statement, structure),
            Rule::Reasons => reasons(&statement, structure),
            Rule::Register => (!in_register).then_some(0..0),
            Rule::Length => length(&statement),
            Rule::Calm => calm(&statement, structure),
            Rule::Complete => complete(&statement, structure, sources),
        };
        place.map(|place| (*rule, place))
    };
    let broken: Vec<_> = rules.iter().filter_map(looks).collect();
    Judged { score: share(rules.len() - broken.len(), rules.len()), broken }
}

#[expect(clippy::cast_precision_loss, reason = "there are eight rules")]
fn share(kept: usize, of: usize) -> f64 {
    if of == 0 { 1.0 } else { kept as f64 / of as f64 }
}

/// One of the first two sentences decides, or names what the passages are about. Who asks back need not answer.
fn answer_first(statement: &Statement<'_>, structure: &Structure, sources: &[&str]) -> Option<Range<usize>> {
    let first: Vec<&Range<usize>> = statement.sentences.iter().take(FIRST).collect();
    let asks = |sentence: &Range<usize>| statement.text.get(sentence.end..).is_some_and(|rest| rest.starts_with('?'));
    let answers = |sentence: &Range<usize>| {
        let words = statement.part(sentence);
        !structure.openers.is_in(words) && (structure.decisions.is_in(words) || is_about(words, sources)) || asks(sentence)
    };
    let is_answered = first.iter().any(|sentence| answers(sentence));
    let all = first.first()?.start..first.last()?.end;
    (!is_answered).then_some(all)
}

/// Whether a telling word of the sentence stands in a source.
fn is_about(sentence: &str, sources: &[&str]) -> bool {
    let telling = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= TELLING);
    let mut telling = telling.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    telling.any(|word| sources.iter().any(|source| source.contains(word)))
}

fn steps(statement: &Statement<'_>, structure: &Structure) -> Option<Range<usize>> {
    let instructions: Vec<&Range<usize>> = statement.with(&structure.instructions).collect();
    let loose: Vec<&&Range<usize>> = instructions.iter().filter(|sentence| !statement.is_step(sentence)).collect();
    if statement.steps.is_empty() {
        let place = || Some(instructions.first()?.start..instructions.last()?.end);
        return if instructions.len() >= 2 { place() } else { None };
    }
    if let [first, .., last] = loose.as_slice() {
        return Some(first.start..last.end);
    }
    let mut wanted = 1..;
    let bad = |(number, step): &&(u32, Range<usize>)| {
        let is_next = wanted.next() == Some(*number);
        !is_next || !structure.steps.is_in(statement.part(step))
    };
    statement.steps.iter().find(bad).map(|(_, step)| step.clone())
}

fn connectives(statement: &Statement<'_>, structure: &Structure) -> Option<Range<usize>> {
    let found = structure.connectives.find(statement.text);
    let kinds: BTreeSet<String> = found.iter().map(|hit| statement.part(hit).to_lowercase()).collect();
    let wanted = (statement.words / WORDS_PER_CONNECTIVE).max(1);
    (found.len() < wanted || kinds.len() < MIN_KINDS).then_some(0..statement.text.len())
}

fn reasons(statement: &Statement<'_>, structure: &Structure) -> Option<Range<usize>> {
    let sentences = &statement.sentences;
    let has_reason = |at: usize| {
        let near = sentences.iter().skip(at).take(REASON_WITHIN + 1);
        near.into_iter().any(|sentence| structure.reasons.is_in(statement.part(sentence)))
    };
    let setback = |sentence: &Range<usize>| structure.setbacks.find(statement.part(sentence)).into_iter().next();
    sentences.iter().enumerate().find_map(|(at, sentence)| {
        let hit = setback(sentence).filter(|_| !has_reason(at))?;
        Some(sentence.start + hit.start..sentence.start + hit.end)
    })
}

fn length(statement: &Statement<'_>) -> Option<Range<usize>> {
    let lengths: Vec<usize> = statement.sentences.iter().map(|sentence| words(statement.part(sentence))).collect();
    let long = |(sentence, length): &(&Range<usize>, &usize)| {
        **length > MAX_WORDS || statement.part(sentence).matches(", ").count() > MAX_COMMAS && **length > MEAN_WORDS
    };
    let longest = statement.sentences.iter().zip(&lengths).find(long).map(|(sentence, _)| sentence.clone());
    let is_long = lengths.iter().sum::<usize>() > MEAN_WORDS * lengths.len();
    longest.or_else(|| is_long.then_some(0..statement.text.len()))
}

fn calm(statement: &Statement<'_>, structure: &Structure) -> Option<Range<usize>> {
    let hedge = structure.hedges.find(statement.text).into_iter().next();
    let shout = statement.text.match_indices('!').nth(1).map(|(at, sign)| at..at + sign.len());
    let emoji = statement.text.char_indices().find(|(_, c)| is_emoji(*c)).map(|(at, c)| at..at + c.len_utf8());
    hedge.or(shout).or(emoji)
}

/// Pictures; no letter, digit or sign of a script.
fn is_emoji(c: char) -> bool {
    script::of(c).is_none() && matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}' | '\u{1F1E6}'..='\u{1F1FF}')
}

fn complete(statement: &Statement<'_>, structure: &Structure, sources: &[&str]) -> Option<Range<usize>> {
    let misshapen = structure.misshapen.find_in(statement.text).next();
    misshapen.or_else(|| {
        let price = structure.prices.find_in(statement.text).next()?;
        let is_taxed = sources.iter().any(|source| structure.prices.is_in(source) && structure.taxes.is_in(source));
        (is_taxed && !structure.taxes.is_in(statement.text)).then_some(price)
    })
}
