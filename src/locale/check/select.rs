//! What variants are chosen by, and the functions that texts call.

use std::collections::BTreeSet;

use fluent_syntax::ast::{InlineExpression, VariantKey};

use super::in_force::{Found, InForce};
use super::schema::term_arguments;
use super::scope::Scope;
use super::{plural, tier};
use crate::locale::ftl::{Inline, Node, Variant};
use crate::locale::mark::FUNCTIONS;
use crate::locale::problem::{DUPLICATE, FUNCTION, Findings, PackProblem, SAME_VARIANT, SELECTOR, VARIABLE, VARIANT};
use crate::locale::selector::{FORMALITY, names, values_of};

pub(super) fn check(locale: &InForce<'_>, found: Found<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    let own = if found.entry.is_term() { term_arguments(locale, found.id()) } else { BTreeSet::new() };
    found.nodes(&mut |node| match node {
        Node::Variable { name, shown: true } if values_of(name).is_some() && !own.contains(name) => {
            let message = format!("`${name}` only selects and is never shown");
            findings.problems.push(found.problem(SELECTOR, name, message, "select on it with `->`"));
        }
        Node::Function(name) if !is_function(name) => {
            let help = format!("the functions are {}", FUNCTIONS.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", "));
            findings.problems.push(found.problem(FUNCTION, name, format!("there is no function `{name}`"), help));
        }
        Node::Select { selector, variants } => {
            let selection = Selection { found, selector, variants };
            selection.check_selector(scope, &own, findings);
            selection.check_twice(findings);
            selection.check_same(locale, findings);
        }
        _ => {}
    });
}

struct Selection<'a> {
    found: Found<'a>,
    selector: &'a Inline<'a>,
    variants: &'a [Variant<'a>],
}

impl Selection<'_> {
    fn check_selector(&self, scope: &Scope<'_>, own: &BTreeSet<&str>, findings: &mut Findings) {
        let name = match self.selector {
            InlineExpression::VariableReference { id } if own.contains(id.name) => return,
            InlineExpression::VariableReference { id } => match values_of(id.name) {
                Some(values) => return self.check_keys(id.name, &values, findings),
                None => id.name,
            },
            // Whether the attribute is there is a question of references.
            InlineExpression::TermReference { .. } => return,
            InlineExpression::FunctionReference { id, arguments } => match arguments.positional.first() {
                // Neither a function that does not exist nor one without a value needs to be told again.
                None => return,
                Some(_) if !is_function(id.name) => return,
                Some(InlineExpression::VariableReference { id }) => id.name,
                Some(constant) => return self.constant(constant, findings),
            },
            constant => return self.constant(constant, findings),
        };
        let help = format!(
            "select on {}, or on a count by its plural forms (one, other …)",
            names().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
        );
        if scope.is_shown_argument(name) || values_of(name).is_some() {
            let message = format!("`${name}` is no count: nothing selects by it");
            findings.problems.push(self.found.problem(SELECTOR, name, message, help));
        } else if plural::counted(self.selector, self.variants).is_none() {
            let problem = self.found.problem(SELECTOR, name, format!("there is no selector `${name}`"), help);
            // That the message is not given it, too, is the same mistake; here stands what it can select by.
            let is_same = |told: &PackProblem| (told.code, &told.file, &told.span) == (VARIABLE, &problem.file, &problem.span);
            findings.problems.retain(|told| !is_same(told));
            findings.problems.push(problem);
        }
    }

    fn check_keys(&self, variable: &str, values: &[&str], findings: &mut Findings) {
        for key in self.variants.iter().map(|variant| key(variant)).filter(|key| !values.contains(key)) {
            let message = format!("`${variable}` is never `{key}`");
            findings.problems.push(self.found.problem(VARIANT, key, message, format!("the values are {}", values.join(", "))));
        }
    }

    fn check_twice(&self, findings: &mut Findings) {
        let mut seen = BTreeSet::new();
        for key in self.variants.iter().map(key).filter(|key| !seen.insert(*key)) {
            let message = format!("the variant `{key}` stands twice");
            findings.problems.push(self.found.problem(DUPLICATE, key, message, "keep one of them; the first is the one that is used"));
        }
    }

    /// Variants that could be left out. Registers and plural forms must be written out, so there only a selection that
    /// makes no difference at all is told.
    fn check_same(&self, locale: &InForce<'_>, findings: &mut Findings) {
        let Some(default) = self.variants.iter().find(|variant| variant.default) else { return };
        let is_same = |variant: &&Variant<'_>| !variant.default && variant.value == default.value;
        let must_be_written = |variant: &Variant<'_>| {
            let is_tier = matches!(self.selector, InlineExpression::VariableReference { id } if id.name == FORMALITY)
                && tier::is_declared(locale, key(variant));
            is_tier || plural::counted(self.selector, self.variants).is_some_and(|count| count.needs(locale, key(variant)))
        };
        let makes_a_difference = self.variants.iter().any(|variant| variant.value != default.value);
        for variant in self.variants.iter().filter(is_same).filter(|variant| !makes_a_difference || !must_be_written(variant)) {
            let key = key(variant);
            let message = format!("the variant `{key}` says the same as the default");
            findings.warnings.push(self.found.problem(SAME_VARIANT, key, message, "leave it out, or say it as it should be said there"));
        }
    }

    fn constant(&self, constant: &Inline<'_>, findings: &mut Findings) {
        let at = match constant {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => value,
            _ => self.variants.first().map_or("", key),
        };
        let message = "a constant always selects the same variant".to_owned();
        findings.problems.push(self.found.problem(SELECTOR, at, message, "keep only that variant"));
    }
}

fn is_function(name: &str) -> bool {
    FUNCTIONS.iter().any(|(known, _)| *known == name)
}

/// What a variant is for.
pub(super) fn key<'a>(variant: &Variant<'a>) -> &'a str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}
