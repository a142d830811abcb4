//! Whether every text is in its own register, in each way to say it.

use std::collections::BTreeSet;

use fluent_syntax::ast::InlineExpression;

use super::in_force::{Found, InForce};
use super::trial::Trial;
use crate::core::check::{Severity, own_words};
use crate::core::culture::register;
use crate::core::text::Value;
use crate::locale::ftl::Node;
use crate::locale::problem::{Findings, PackProblem, REGISTER};
use crate::locale::render::Voice;
use crate::locale::selector::FORMALITY;

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
    if found.layer.is_built_in() || locale.stack.culture.register.rules.is_empty() {
        return;
    }
    // A business writes for the register that it speaks, although a fragment of the program's may know others.
    let lies_over_the_programs = locale.of_all_layers().any(|other| other.layer.is_built_in());
    let is_for_one = lies_over_the_programs && !selects_formality(found);
    let mut told = BTreeSet::new();
    for trial in trials.filter(|trial| !is_for_one || trial.by != FORMALITY) {
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

/// Whether the text itself is written in several registers.
fn selects_formality(found: &Found<'_>) -> bool {
    let mut selects = false;
    found.nodes(&mut |node| {
        if let Node::Select { selector: InlineExpression::VariableReference { id }, .. } = node {
            selects |= id.name == FORMALITY;
        }
    });
    selects
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
