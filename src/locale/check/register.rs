//! Whether every text is in its own register, in each way to say it.

use std::collections::BTreeSet;

use super::in_force::{Found, InForce};
use super::trial::Trial;
use crate::core::check::{Severity, own_words};
use crate::core::culture::register;
use crate::core::text::Value;
use crate::locale::ftl::Node;
use crate::locale::problem::{Findings, PackProblem, REGISTER};
use crate::locale::render::Voice;

/// How the ids of the chat page's words begin; labels among them are in no register.
const PAGE: &str = "web-";
/// What closes a sentence, which no label has.
const CLOSING: [char; 8] = ['.', '!', '?', '。', '！', '？', '؟', '।'];

/// The program's own texts below a bot's were looked at with the program.
pub(super) fn check<'t>(
    locale: &InForce<'_>,
    found: &Found<'_>,
    voice: &Voice,
    trials: impl Iterator<Item = &'t Trial<'t>>,
    findings: &mut Findings,
) {
    if found.layer.is_built_in() {
        return;
    }
    let mut told = BTreeSet::new();
    for trial in trials {
        let Ok(said) = voice.render_in(trial.manner, &trial.text, &trial.occasion) else { continue };
        if found.id().starts_with(PAGE) && !said.contains(CLOSING) {
            continue;
        }
        let tier = trial.manner.formality();
        let broken = register::check(&own_words(&said, &names(trial)), tier, &locale.stack.culture.register);
        for violation in broken.into_iter().filter(|violation| violation.severity > Severity::Warn) {
            let words = said.get(violation.span).unwrap_or_default();
            if told.insert((violation.rule.clone(), words.to_owned())) {
                let message = format!("`{}` is not {tier}: “{words}” ({})", found.id(), violation.rule);
                findings.problems.push(problem(found, words, message, violation.hint));
            }
        }
    }
}

/// What the samples are called.
fn names<'t>(trial: &'t Trial<'_>) -> Vec<&'t str> {
    fn of(value: &Value) -> Vec<&str> {
        match value {
            Value::Name(name) | Value::Code(name) => vec![name],
            Value::List(values) => values.iter().flat_map(of).collect(),
            _ => Vec::new(),
        }
    }
    trial.text.args.values().flat_map(of).collect()
}

/// At the words, where the message itself has them.
fn problem(found: &Found<'_>, words: &str, message: String, help: String) -> PackProblem {
    let mut at = None;
    found.nodes(&mut |node| {
        if let Node::Text(text) = node
            && at.is_none()
        {
            at = text.find(words).and_then(|start| text.get(start..start + words.len()));
        }
    });
    match at {
        Some(at) => found.problem(REGISTER, at, message, help),
        None => found.problem_of(REGISTER, message, help),
    }
}
