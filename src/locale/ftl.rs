//! One file of Fluent messages: its entries, the parts of their sentences, and where each word stands.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{self, CallArguments, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser::ErrorKind;

use super::hazard::{self, Hazard};
use super::problem::{DUPLICATE, PackProblem, SYNTAX};

pub(super) type Pattern<'a> = ast::Pattern<&'a str>;
pub(super) type Inline<'a> = InlineExpression<&'a str>;
pub(super) type Variant<'a> = ast::Variant<&'a str>;
pub(super) type Attribute<'a> = ast::Attribute<&'a str>;

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
    /// Its place in the resource.
    pub(super) index: usize,
}

impl Entry {
    /// Whether this is a term.
    pub(super) fn is_term(&self) -> bool {
        self.id.name.starts_with('-')
    }
}

/// A part of a sentence.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    /// Words.
    Text(&'a str),
    /// Words between quotes, as they are written.
    Literal(&'a str),
    Variable {
        name: &'a str,
        /// Whether its value is seen, instead of selecting.
        shown: bool,
    },
    Reference(Reference<'a>),
    Function(&'a str),
    Select {
        selector: &'a Inline<'a>,
        variants: &'a [Variant<'a>],
    },
}

/// A message or term within another.
#[derive(Clone, Copy)]
pub(super) struct Reference<'a> {
    pub(super) is_term: bool,
    pub(super) name: &'a str,
    pub(super) attribute: Option<&'a str>,
    pub(super) arguments: Option<&'a CallArguments<&'a str>>,
}

impl Reference<'_> {
    /// The id as entries have it.
    pub(super) fn id(&self) -> String {
        format!("{}{}", if self.is_term { "-" } else { "" }, self.name)
    }
}

/// What the commonest mistakes of form need.
fn remedy(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => "each `{` needs its `}` behind it: { $brand }",
        ErrorKind::ExpectedToken('=') => {
            "a message is `name = its text`; where a text goes on in the next line, begin that line with spaces"
        }
        ErrorKind::ExpectedCharRange { .. } => {
            "a line begins with a message's name, with spaces where a text goes on, or with `# ` for a remark"
        }
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } => {
            "write a text behind the `=`, or below it in lines that begin with spaces (not with tabs)"
        }
        ErrorKind::MissingDefaultVariant => "put a star before one variant, the one for everything else: *[other]",
        _ => "write it as another message has it",
    }
}

/// Reads the entries of a file and reports its mistakes of form.
pub(super) fn read(file: &str, source: &str, problems: &mut Vec<PackProblem>) -> (Vec<Entry>, FluentResource) {
    let deep = hazard::too_deep(source);
    problems.extend(deep.iter().map(|span| PackProblem {
        code: SYNTAX,
        file: file.to_owned(),
        span: Some(span.clone()),
        message: format!("more than {} braces or calls stand within each other", hazard::MAX_NESTING),
        help: "close them, or write a message of its own for a part".to_owned(),
    }));
    let source = if deep.is_some() { "" } else { source };
    let (resource, errors) = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        // What is left of the file is still read, so that all mistakes show.
        Err((resource, errors)) => (resource, errors),
    };
    problems.extend(errors.into_iter().map(|error| PackProblem {
        code: SYNTAX,
        file: file.to_owned(),
        span: Some(clamp(error.pos, source)),
        message: format!("this is not valid Fluent: {}", error.kind),
        help: format!("{}; see the syntax guide at https://projectfluent.org/fluent/guide/", remedy(&error.kind)),
    }));
    problems.extend(hazard::find(resource.entries()).into_iter().map(|Hazard { code, at, message, help }| PackProblem {
        code,
        file: file.to_owned(),
        span: Some(span_in(resource.source(), at)),
        message,
        help,
    }));
    let mut entries = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, entry) in resource.entries().enumerate() {
        let (prefix, name) = match entry {
            ast::Entry::Message(message) => ("", message.id.name),
            ast::Entry::Term(term) => ("-", term.id.name),
            _ => continue,
        };
        let id = Named { name: format!("{prefix}{name}"), span: span_in(resource.source(), name) };
        if !seen.insert(id.name.clone()) {
            problems.push(PackProblem {
                code: DUPLICATE,
                file: file.to_owned(),
                span: Some(id.span.clone()),
                message: format!("`{}` stands twice in this file", id.name),
                help: "keep one of them".to_owned(),
            });
        }
        entries.push(Entry { id, index });
    }
    (entries, resource)
}

/// Where a slice of a text stands in it.
pub(super) fn span_in(source: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    clamp(start..start.saturating_add(slice.len()), source)
}

/// The whole characters that a span of bytes touches.
fn clamp(span: Range<usize>, source: &str) -> Range<usize> {
    let start = source.floor_char_boundary(span.start);
    start..source.ceil_char_boundary(span.end.max(start))
}

/// Visits every part of a sentence, with those of all variants.
pub(super) fn walk<'a>(pattern: &'a Pattern<'a>, visit: &mut dyn FnMut(Node<'a>)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => visit(Node::Text(value)),
            PatternElement::Placeable { expression } => walk_expression(expression, visit),
        }
    }
}

fn walk_expression<'a>(expression: &'a Expression<&'a str>, visit: &mut dyn FnMut(Node<'a>)) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, true, visit),
        Expression::Select { selector, variants } => {
            visit(Node::Select { selector, variants });
            walk_inline(selector, false, visit);
            variants.iter().for_each(|variant| walk(&variant.value, visit));
        }
    }
}

fn walk_inline<'a>(inline: &'a Inline<'a>, shown: bool, visit: &mut dyn FnMut(Node<'a>)) {
    match inline {
        InlineExpression::StringLiteral { value } => visit(Node::Literal(value)),
        InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => visit(Node::Variable { name: id.name, shown }),
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            visit(Node::Reference(Reference { is_term: false, name: id.name, attribute, arguments: None }));
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            visit(Node::Reference(Reference { is_term: true, name: id.name, attribute, arguments: arguments.as_ref() }));
        }
        InlineExpression::FunctionReference { id, arguments } => {
            visit(Node::Function(id.name));
            arguments.positional.iter().for_each(|argument| walk_inline(argument, shown, visit));
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, visit),
    }
}
