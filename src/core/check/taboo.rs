//! What is not spoken of, or not in this place.

use super::gate::{Check, Context};
use super::{Scope, Severity, Violation};
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
        context.taboos.said(text, context.locale, context.setting, Some(context.sources)).into_iter().map(Violation::from).collect()
    }
}
