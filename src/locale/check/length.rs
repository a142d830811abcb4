//! How long a text can become.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};

use super::in_force::InForce;
use super::schema::{PART, STYLE};
use super::scope::Scope;
use crate::locale::ftl::{Inline, Pattern, Reference};
use crate::locale::problem::{Findings, TOO_LONG};

/// The longest text, in UTF-16 units: half of the 2,000 characters of a Discord message, the shortest of the platforms,
/// so that a text and what stands before it fit into one.
const MAX_TEXT: usize = 1_000;
/// The longest label of a choice, in UTF-16 units: the 80 characters of a button on Discord.
const MAX_LABEL: usize = 80;
/// The longest value that is reckoned with, by the name of the argument, in UTF-16 units.
const VALUES: &[(&str, usize)] = &[("command", 33), ("language", 40), ("opens", 20), ("ticket", 20), ("titles", 240), ("zone", 40)];
/// The longest value of any other argument.
const MAX_VALUE: usize = 64;
/// How deep messages within each other are followed; Fluent renders at most 100 parts of one text.
const MAX_DEPTH: usize = 100;

pub(super) fn check(locale: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    let shown =
        locale.entries.values().filter(|found| !found.entry.is_term() && !found.id().starts_with(STYLE) && !found.id().starts_with(PART));
    let mut measure = Measure { locale, known: BTreeMap::new(), depth: 0 };
    for found in shown {
        let Some(value) = found.value() else { continue };
        let is_label = scope.asked().any(|asked| asked.is_label && asked.id == found.id());
        let (most, what) = if is_label { (MAX_LABEL, "the label of a choice") } else { (MAX_TEXT, "a text") };
        let length = measure.pattern(value);
        if length > most {
            let message = format!("`{}` can become {length} characters long", found.id());
            findings.problems.push(found.problem_of(
                TOO_LONG,
                message,
                format!("shorten it: {what} has at most {most}, so that every platform shows it whole"),
            ));
        }
    }
}

/// Measures the longest rendering: every selection is counted with its longest variant, whatever the others select.
struct Measure<'a> {
    locale: &'a InForce<'a>,
    /// What is measured already; zero while it is being measured, so that a circle ends.
    known: BTreeMap<(String, Option<String>), usize>,
    depth: usize,
}

impl Measure<'_> {
    fn pattern(&mut self, pattern: &Pattern<'_>) -> usize {
        let lengths = pattern.elements.iter().map(|element| match element {
            PatternElement::TextElement { value } => units(value),
            PatternElement::Placeable { expression } => self.expression(expression),
        });
        // Texts that double each other grow beyond every number.
        lengths.fold(0, usize::saturating_add)
    }

    fn expression(&mut self, expression: &Expression<&str>) -> usize {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { variants, .. } => variants.iter().map(|variant| self.pattern(&variant.value)).max().unwrap_or(0),
        }
    }

    fn inline(&mut self, inline: &Inline<'_>) -> usize {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => units(value),
            InlineExpression::VariableReference { id } => {
                VALUES.iter().find(|(name, _)| *name == id.name).map_or(MAX_VALUE, |(_, length)| *length)
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.reference(&Reference { is_term: false, name: id.name, attribute, arguments: None })
            }
            InlineExpression::TermReference { id, .. } => {
                self.reference(&Reference { is_term: true, name: id.name, attribute: None, arguments: None })
            }
            InlineExpression::FunctionReference { arguments, .. } => arguments.positional.first().map_or(0, |first| self.inline(first)),
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn reference(&mut self, reference: &Reference<'_>) -> usize {
        let key = (reference.id(), reference.attribute.map(str::to_owned));
        if let Some(length) = self.known.get(&key) {
            return *length;
        }
        let sentence = self.locale.referred(reference).and_then(|found| found.sentence(reference.attribute));
        let Some(sentence) = sentence.filter(|_| self.depth < MAX_DEPTH) else { return 0 };
        self.known.insert(key.clone(), 0);
        self.depth += 1;
        let length = self.pattern(sentence);
        self.depth -= 1;
        self.known.insert(key, length);
        length
    }
}

/// As platforms count.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
