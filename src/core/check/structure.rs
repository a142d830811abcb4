//! The structure check: a statement is built as its language expects it, where the language has rules for that.

use super::prose::spoken;
use super::{Check, Context, Scope, Severity, Violation};
use crate::core::culture::{register, structure};
use crate::core::message::Markup;

/// Replies that are built well.
#[derive(Debug)]
pub(super) struct Structure;

impl Check for Structure {
    fn name(&self) -> &'static str {
        "structure"
    }

    fn scope(&self) -> Scope {
        Scope::Reply
    }

    fn worst(&self) -> Severity {
        Severity::Rewrite
    }

    fn run(&self, draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation> {
        let Some(manner) = context.manner else { return Vec::new() };
        let Some(structure) = &manner.culture.structure else { return Vec::new() };
        let words = spoken(draft, &[manner.brand]);
        let found = register::check(&words, manner.tier, &manner.culture.register);
        let in_register = found.iter().all(|violation| violation.severity < Severity::Rewrite);
        let sources: Vec<&str> = context.sources.iter().flat_map(|source| [&*source.title, &*source.heading, &*source.body]).collect();
        let judged = structure::judge(text, structure, &sources, in_register);
        let severity = if judged.is_accepted() { Severity::Warn } else { Severity::Rewrite };
        // What is wrong with the register the register check tells.
        let told = judged.broken.into_iter().filter(|(rule, _)| *rule != structure::Rule::Register);
        told.map(|(rule, place)| Violation::new(severity, rule.key(), place, rule.hint().to_owned())).collect()
    }
}
