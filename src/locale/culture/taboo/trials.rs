//! The tests of rules: enough of each kind, and each as it says.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::draft::{Placed, region};
use super::raw::RawTest;
use crate::core::culture::taboo::{Book, Rule, Said, Setting, Trial, Verdict};
use crate::core::key::LocaleTag;
use crate::core::knowledge::{Passage, PassageId};
use crate::core::time::Timestamp;
use crate::locale::culture::source::{At, problem};
use crate::locale::problem::PackProblem;

/// Tests in which a rule does something.
const MIN_POSITIVE: usize = 2;
/// Tests in which it holds and lets something pass that comes near.
const MIN_NEAR: usize = 2;
/// Tests in which its words are said where it does not hold.
const MIN_OUTSIDE: usize = 1;

/// A test in its file.
#[derive(Clone, Debug)]
pub(super) struct Test {
    span: Range<usize>,
    trial: Trial,
    expect: Verdict,
    /// Words that a reply there may not hold.
    forbidden: Vec<(String, Range<usize>)>,
}

/// Reads a test; what it does not say is as the rule has it first.
pub(super) fn read(raw: Spanned<RawTest>, rule: &Rule, tag: &LocaleTag, at: &mut At<'_>) -> Option<Test> {
    let span = raw.span();
    let raw = raw.into_inner();
    let said = match (raw.r#in, raw.out) {
        (Some(text), None) => Said::In(text),
        (None, Some(text)) => Said::Out(text),
        _ => {
            at.problem(
                span,
                "a test says either `in` or `out`".to_owned(),
                "write what the customer says as `in`, or what we say as `out`",
            );
            return None;
        }
    };
    if matches!(said, Said::In(_)) && raw.source.is_some() {
        at.problem(span.clone(), "`source` says what a reply was drawn from, and this test has none".to_owned(), "write it beside `out`");
    }
    let Some(expect) = Verdict::of_name(raw.expect.action.get_ref()) else {
        let known = Verdict::ALL.map(|(name, _)| name).join(", ");
        let message = format!("there is no outcome `{}`", raw.expect.action.get_ref());
        at.problem(raw.expect.action.span(), message, format!("the outcomes are {known}"));
        return None;
    };
    let moment = raw.at.and_then(|moment| {
        let parsed = moment.get_ref().parse::<jiff::Timestamp>().ok();
        if parsed.is_none() {
            at.problem(moment.span(), format!("`{}` is no moment", moment.get_ref()), "write it as \"2026-02-20T12:00:00+03:00\"");
        }
        parsed
    });
    let region = match raw.region {
        Some(code) => region(&code, at),
        None => rule.reach.regions.first().copied(),
    };
    let setting = Setting {
        place: raw.place.or(rule.reach.places.first().copied()).unwrap_or_default(),
        region,
        at: Timestamp(moment.map_or(0, jiff::Timestamp::as_millisecond)),
        topics: raw.topics.iter().map(|topic| topic.as_str().into()).collect(),
    };
    let own = rule.reach.languages.first().map(|tag| LocaleTag::new(tag.as_str()));
    let locale = raw.lang.as_deref().map(LocaleTag::new).or(own).unwrap_or_else(|| tag.clone());
    let forbidden = raw.expect.must_not_contain.into_iter().map(|word| (word.get_ref().clone(), word.span())).collect();
    let source = raw.source.map(|body| Arc::new(passage(body, &locale)));
    Some(Test { span, trial: Trial { said, locale, setting, source }, expect, forbidden })
}

/// A passage with nothing but a text.
fn passage(body: String, locale: &LocaleTag) -> Passage {
    let (title, heading, tags) = Default::default();
    Passage { id: PassageId("test".into()), title, heading, body, locale: locale.clone(), tags, valid_to: None }
}

/// What the tests of a rule show.
pub(super) fn run(placed: &Placed, book: &Book) -> Vec<PackProblem> {
    let Placed { file, rule, tests, .. } = placed;
    let mut problems = Vec::new();
    let mut counts = (0, 0, 0);
    for Test { span, trial, expect, forbidden } in tests {
        let found = book.verdict(&rule.id, trial);
        if found != *expect {
            let message = format!("this test of `{}` expects {} and gets {}", rule.id, expect.name(), found.name());
            problems.push(problem(file, Some(span.clone()), message, "change the words of the topic, its exceptions, or the test"));
        }
        for (word, span) in forbidden {
            let said = Trial { said: Said::Out(word.clone()), ..trial.clone() };
            if book.verdict(&rule.id, &said) == Verdict::Answer {
                let message = format!("a reply with this word passes the rule `{}` here", rule.id);
                problems.push(problem(file, Some(span.clone()), message, "add it to the words of the topic, or to forbid_words"));
            }
        }
        let count = match (expect, book.holds(&rule.id, trial)) {
            (Verdict::Answer, true) => &mut counts.1,
            (Verdict::Answer, false) => &mut counts.2,
            _ => &mut counts.0,
        };
        *count += 1;
    }
    let outside = if rule.is_everywhere() { 0 } else { MIN_OUTSIDE };
    let kinds = [
        (counts.0, MIN_POSITIVE, "in which it does something"),
        (counts.1, MIN_NEAR, "of something near that passes where it holds"),
        (counts.2, outside, "of a place, country, language or time in which it does not hold"),
    ];
    for (count, least, kind) in kinds.into_iter().filter(|(count, least, _)| count < least) {
        let message = format!("the rule `{}` has {count} tests {kind}, and needs {least}", rule.id);
        problems.push(problem(file, Some(placed.span.clone()), message, "write more [[taboo.test]]"));
    }
    problems
}
