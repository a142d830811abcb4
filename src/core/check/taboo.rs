//! What is not spoken of, or not in this place.

use super::gate::{Check, Context};
use super::{Scope, Severity, Violation};
use crate::core::culture::taboo::Sources;
use crate::core::message::Markup;

/// Keeps the rules about topics.
#[derive(Debug)]
pub(super) struct Taboo;

impl Check for Taboo {
    fn name(&self) -> &'static str {
        "taboo"
    }

    /// A word that is not said is wrong as soon as it stands there.
    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn worst(&self) -> Severity {
        Severity::Block
    }

    fn run(&self, _draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation> {
        let sources = Sources { passages: context.sources, facts: context.facts };
        context.taboos.said(text, context.locale, context.setting, Some(sources)).into_iter().map(Violation::from).collect()
    }
}
