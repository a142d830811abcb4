//! Reads one `chat.ftl`: what each message uses, and where, with the mistakes that show in one file.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_syntax::ast::{self, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use super::conventions::{Audience, Persona};
use super::hazard::{self, Hazard};
use super::mark::FUNCTIONS;
use super::occasion::Daypart;
use super::problem::{DUPLICATE, FUNCTION, PackProblem, SELECTOR, SYNTAX};
use crate::core::bot::Command;

/// The manners of a locale, given to every message.
const FORMALITY: &str = "formality";
/// The registers that a pack can be written in: the values of `$formality`.
pub const FORMALITIES: &[&str] = &["neutral", "casual", "formal", "polite", "honorific", "banmal", "haeyo", "hapsyo"];

/// Variables that only select, with all their values. `what` has the keys of the commands.
const SELECTORS: &[(&str, &[&str])] = &[
    (FORMALITY, FORMALITIES),
    ("audience", Audience::KEYS),
    ("gender", &["feminine", "masculine", "unknown"]),
    ("persona", Persona::KEYS),
    ("daypart", Daypart::KEYS),
    ("place", &["public", "private"]),
];

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

/// A message, or a term (whose id begins with `-`).
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: Named,
    pub(super) has_value: bool,
    pub(super) variables: Vec<Named>,
    pub(super) references: Vec<Named>,
}

impl Entry {
    /// Whether this is a term.
    pub(super) fn is_term(&self) -> bool {
        self.id.name.starts_with('-')
    }
}

/// Reads the entries of a file and reports its mistakes.
pub(super) fn read(file: &str, source: &str, problems: &mut Vec<PackProblem>) -> Vec<Entry> {
    let (resource, errors) = match parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        problems.push(PackProblem {
            code: SYNTAX,
            file: file.to_owned(),
            span: Some(clamp(error.pos, source)),
            message: format!("this is not valid Fluent: {}", error.kind),
            help: "see the syntax guide at https://projectfluent.org/fluent/guide/".to_owned(),
        });
    }
    for Hazard { code, at, message, help } in hazard::find(&resource) {
        problems.push(PackProblem { code, file: file.to_owned(), span: Some(span(source, at)), message, help });
    }
    let mut entries = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &resource.body {
        let mut reader = Reader { file, source, problems, variables: Vec::new(), references: Vec::new() };
        let Some((id, has_value)) = reader.entry(entry) else { continue };
        let (variables, references) = (reader.variables, reader.references);
        if !seen.insert(id.name.clone()) {
            problems.push(PackProblem {
                code: DUPLICATE,
                file: file.to_owned(),
                span: Some(id.span.clone()),
                message: format!("`{}` stands twice in this file", id.name),
                help: "keep one of them".to_owned(),
            });
        }
        entries.push(Entry { id, has_value, variables, references });
    }
    entries
}

/// The whole characters that a span of bytes touches.
fn clamp(span: Range<usize>, source: &str) -> Range<usize> {
    let start = source.floor_char_boundary(span.start);
    start..source.ceil_char_boundary(span.end.max(start))
}

/// Where a slice of the source stands in it.
fn span(source: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    clamp(start..start.saturating_add(slice.len()), source)
}

struct Reader<'a> {
    file: &'a str,
    source: &'a str,
    problems: &'a mut Vec<PackProblem>,
    variables: Vec<Named>,
    references: Vec<Named>,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &ast::Entry<&str>) -> Option<(Named, bool)> {
        let (id, value, attributes) = match entry {
            ast::Entry::Message(message) => (self.named(message.id.name, ""), message.value.as_ref(), &message.attributes),
            ast::Entry::Term(term) => (self.named(term.id.name, "-"), Some(&term.value), &term.attributes),
            _ => return None,
        };
        let patterns = value.into_iter().chain(attributes.iter().map(|a| &a.value));
        patterns.for_each(|pattern| self.pattern(pattern));
        Some((id, value.is_some()))
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) if values_of(id.name).is_some() => {
                self.problem(SELECTOR, id.name, format!("`${}` only selects and is never shown", id.name), "select on it with `->`");
            }
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    if let (InlineExpression::VariableReference { id }, VariantKey::Identifier { name }) = (selector, &variant.key) {
                        self.variant(id.name, name);
                    }
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn variant(&mut self, variable: &str, key: &str) {
        if let Some(values) = values_of(variable)
            && !values.contains(&key)
        {
            let help = format!("the values are {}", values.join(", "));
            self.problem(SELECTOR, key, format!("`${variable}` is never `{key}`"), &help);
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                let variable = self.named(id.name, "");
                self.variables.push(variable);
            }
            InlineExpression::MessageReference { id, .. } => {
                let reference = self.named(id.name, "");
                self.references.push(reference);
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                let reference = self.named(id.name, "-");
                self.references.push(reference);
                arguments.iter().for_each(|a| self.arguments(a));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if !FUNCTIONS.iter().any(|(name, _)| *name == id.name) {
                    let help = format!("the functions are {}", FUNCTIONS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "));
                    self.problem(FUNCTION, id.name, format!("there is no function `{}`", id.name), &help);
                }
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: &ast::CallArguments<&str>) {
        arguments.positional.iter().for_each(|a| self.inline(a));
        arguments.named.iter().for_each(|a| self.inline(&a.value));
    }

    fn named(&self, name: &str, prefix: &str) -> Named {
        Named { name: format!("{prefix}{name}"), span: self.span(name) }
    }

    fn span(&self, slice: &str) -> Range<usize> {
        span(self.source, slice)
    }

    fn problem(&mut self, code: &'static str, at: &str, message: String, help: &str) {
        let span = Some(self.span(at));
        self.problems.push(PackProblem { code, file: self.file.to_owned(), span, message, help: help.to_owned() });
    }
}

/// The values of a variable that only selects.
pub(super) fn values_of(variable: &str) -> Option<Vec<&'static str>> {
    if variable == "what" {
        return Some(Command::ALL.map(Command::key).to_vec());
    }
    SELECTORS.iter().find(|(name, _)| *name == variable).map(|(_, values)| values.to_vec())
}
