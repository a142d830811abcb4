//! A locale as it is spoken: of every message the text that lies on top.

use std::collections::BTreeMap;

use fluent_syntax::ast;

use crate::core::key::LocaleTag;
use crate::locale::ftl::{Attribute, Entry, Node, Pattern, Reference, span_in, walk};
use crate::locale::layer::{Layer, Stack};
use crate::locale::plural::Plurals;
use crate::locale::problem::PackProblem;

/// The entries of a locale that are in force.
pub(in crate::locale) struct InForce<'a> {
    pub(super) tag: &'a LocaleTag,
    pub(super) stack: &'a Stack,
    pub(super) entries: BTreeMap<&'a str, Found<'a>>,
    pub(super) plurals: Option<Plurals>,
}

/// An entry in its file.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) layer: &'a Layer,
    pub(super) entry: &'a Entry,
    body: &'a ast::Entry<&'a str>,
}

impl<'a> InForce<'a> {
    /// Of a locale's layers, the last one wins.
    pub(in crate::locale) fn of(tag: &'a LocaleTag, stack: &'a Stack) -> Self {
        let found = stack.layers.iter().flat_map(all_of);
        Self { tag, stack, entries: found.map(|found| (found.id(), found)).collect(), plurals: Plurals::new(tag) }
    }

    /// The entries of all layers, also those that others lie over.
    pub(super) fn of_all_layers(&self) -> impl Iterator<Item = Found<'a>> {
        self.stack.layers.iter().flat_map(all_of)
    }

    /// A message or term that is referred to.
    pub(super) fn referred(&self, reference: &Reference<'_>) -> Option<Found<'a>> {
        self.entries.get(reference.id().as_str()).copied()
    }
}

fn all_of(layer: &Layer) -> impl Iterator<Item = Found<'_>> {
    layer.entries.iter().filter_map(move |entry| Some(Found { layer, entry, body: layer.resource.get_entry(entry.index)? }))
}

impl<'a> Found<'a> {
    /// Its id; a term's begins with `-`.
    pub(super) fn id(&self) -> &'a str {
        &self.entry.id.name
    }

    /// Its sentence.
    pub(super) fn value(&self) -> Option<&'a Pattern<'a>> {
        match self.body {
            ast::Entry::Message(message) => message.value.as_ref(),
            ast::Entry::Term(term) => Some(&term.value),
            _ => None,
        }
    }

    /// Its attributes.
    pub(super) fn attributes(&self) -> &'a [Attribute<'a>] {
        match self.body {
            ast::Entry::Message(message) => &message.attributes,
            ast::Entry::Term(term) => &term.attributes,
            _ => &[],
        }
    }

    /// The sentence that a reference means: its own or that of one of its attributes.
    pub(super) fn sentence(&self, attribute: Option<&str>) -> Option<&'a Pattern<'a>> {
        let Some(name) = attribute else { return self.value() };
        self.attributes().iter().find(|attribute| attribute.id.name == name).map(|attribute| &attribute.value)
    }

    /// Visits every part of its sentence and of its attributes.
    pub(super) fn nodes(&self, visit: &mut dyn FnMut(Node<'a>)) {
        let attributes = self.attributes().iter().map(|attribute| &attribute.value);
        self.value().into_iter().chain(attributes).for_each(|pattern| walk(pattern, visit));
    }

    /// The messages and terms that it refers to.
    pub(super) fn references(&self) -> Vec<Reference<'a>> {
        let mut references = Vec::new();
        self.nodes(&mut |node| {
            if let Node::Reference(reference) = node {
                references.push(reference);
            }
        });
        references
    }

    /// A problem at a word of its file.
    pub(super) fn problem(&self, code: &'static str, at: &str, message: String, help: impl Into<String>) -> PackProblem {
        let span = Some(span_in(self.layer.resource.source(), at));
        PackProblem { code, file: self.layer.file.clone(), span, message, help: help.into() }
    }

    /// A problem of the entry as a whole, at its id.
    pub(super) fn problem_of(&self, code: &'static str, message: String, help: impl Into<String>) -> PackProblem {
        let span = Some(self.entry.id.span.clone());
        PackProblem { code, file: self.layer.file.clone(), span, message, help: help.into() }
    }
}
