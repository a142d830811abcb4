//! Whether what messages refer to is there, and ends somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::in_force::{Found, InForce};
use crate::locale::ftl::{Node, Pattern, Reference, walk};
use crate::locale::problem::{ATTRIBUTE, CYCLE, Findings, REFERENCE};

/// A sentence: the id of an entry, and the attribute that is meant.
type Place<'a> = (&'a str, Option<&'a str>);
/// The sentences that each refers to.
type Graph<'a> = BTreeMap<Place<'a>, Vec<(Place<'a>, &'a str)>>;

pub(super) fn check(locale: &InForce<'_>, findings: &mut Findings) {
    let mut graph = Graph::new();
    let mut read = BTreeSet::new();
    for found in locale.entries.values() {
        for (place, pattern) in sentences(*found) {
            let edges = graph.entry(place).or_default();
            for reference in references(pattern) {
                match target(locale, &reference) {
                    Ok(target) => {
                        read.insert(target);
                        edges.push((target, reference.name));
                    }
                    Err(message) => {
                        let code = if reference.attribute.is_some() { ATTRIBUTE } else { REFERENCE };
                        findings.problems.push(found.problem(code, reference.name, message, "define it, or write its text here"));
                    }
                }
            }
        }
    }
    for found in locale.entries.values() {
        check_attributes(*found, &read, findings);
    }
    check_cycles(locale, &graph, findings);
}

fn sentences<'a>(found: Found<'a>) -> impl Iterator<Item = (Place<'a>, &'a Pattern<'a>)> {
    let value = found.value().map(|value| ((found.id(), None), value));
    let attributes = found.attributes().iter().map(move |attribute| ((found.id(), Some(attribute.id.name)), &attribute.value));
    value.into_iter().chain(attributes)
}

fn references<'a>(pattern: &'a Pattern<'a>) -> Vec<Reference<'a>> {
    let mut references = Vec::new();
    walk(pattern, &mut |node| {
        if let Node::Reference(reference) = node {
            references.push(reference);
        }
    });
    references
}

/// The sentence that is meant, or what is missing.
fn target<'a>(locale: &InForce<'a>, reference: &Reference<'a>) -> Result<Place<'a>, String> {
    let id = reference.id();
    let Some(found) = locale.referred(reference) else { return Err(format!("there is no `{id}`")) };
    match (found.sentence(reference.attribute), reference.attribute) {
        (Some(_), attribute) => Ok((found.id(), attribute)),
        (None, None) => Err(format!("`{id}` has no text of its own")),
        (None, Some(name)) => Err(format!("`{id}` has no attribute `{name}`")),
    }
}

/// The program shows the text of a message, never its attributes; only another message may.
fn check_attributes(found: Found<'_>, read: &BTreeSet<Place<'_>>, findings: &mut Findings) {
    for attribute in found.attributes().iter().filter(|attribute| !read.contains(&(found.id(), Some(attribute.id.name)))) {
        let message = format!("nothing shows the attribute `{}` of `{}`", attribute.id.name, found.id());
        findings.problems.push(found.problem(ATTRIBUTE, attribute.id.name, message, "make it a message of its own, or remove it"));
    }
}

/// Each circle is told once, at the first of its messages in the order of ids.
fn check_cycles(locale: &InForce<'_>, graph: &Graph<'_>, findings: &mut Findings) {
    for start in graph.keys() {
        let (Some(path), Some(found)) = (way_back(graph, *start), locale.entries.get(start.0)) else { continue };
        let through: Vec<&str> = path.iter().map(|(_, name)| *name).collect();
        let message = format!("`{}` refers to itself: {}", start.0, through.join(" → "));
        let at = through.first().copied().unwrap_or(start.0);
        findings.problems.push(found.problem(CYCLE, at, message, "write one of these texts without the others"));
    }
}

/// The way from a sentence back to itself through later ones, if there is one.
fn way_back<'a>(graph: &Graph<'a>, start: Place<'a>) -> Option<Vec<(Place<'a>, &'a str)>> {
    let mut visited = BTreeSet::new();
    let mut waiting = vec![vec![(start, "")]];
    while let Some(path) = waiting.pop() {
        let (place, _) = *path.last()?;
        for (next, name) in graph.get(&place).into_iter().flatten() {
            let longer = path.iter().copied().chain([(*next, *name)]);
            if *next == start {
                return Some(longer.skip(1).collect());
            }
            if *next > start && visited.insert(*next) {
                waiting.push(longer.collect());
            }
        }
    }
    None
}
