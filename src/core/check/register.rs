//! The register check: a reply is as polite as its locale is spoken.

use super::prose::{pages, spoken};
use super::{Check, Context, Scope, Severity, Violation};
use crate::core::culture::register;
use crate::core::message::Markup;

/// Replies in the register of the conversation.
#[derive(Debug)]
pub(super) struct Register;

impl Check for Register {
    fn name(&self) -> &'static str {
        "register"
    }

    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn worst(&self) -> Severity {
        Severity::Block
    }

    fn run(&self, draft: &Markup, _text: &str, context: &Context<'_>) -> Vec<Violation> {
        let Some(manner) = context.manner else { return Vec::new() };
        let check = |names: &[&str]| register::check(&spoken(draft, names), manner.tier, &manner.culture.register);
        let names: Vec<&str> = context.facts.iter().map(String::as_str).chain([manner.brand]).collect();
        let found = check(&names);
        if found.is_empty() {
            return found;
        }
        // What the knowledge calls a page is a name too. It is only looked for where something was found: that is rare.
        let pages: Vec<String> = context.sources.iter().flat_map(|source| pages(&source.body)).collect();
        check(&names.into_iter().chain(pages.iter().map(String::as_str)).collect::<Vec<_>>())
    }
}
