//! The register check: a reply is as polite as its locale is spoken.

use super::prose::spoken;
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
        let names: Vec<&str> = context.facts.iter().map(String::as_str).chain([manner.brand]).collect();
        register::check(&spoken(draft, &names), manner.tier, &manner.culture.register)
    }
}
