//! Whether what messages refer to is there, and ends somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::in_force::{Found, InForce};
use crate::locale::ftl::{Node, Pattern, Reference, walk};
use crate::locale::problem::{ATTRIBUTE, CYCLE, Findings, REFERENCE};

/// A sentence: the id of an entry, and the attribute that is meant.
type SentenceId<'a> = (&'a str, Option<&'a str>);
/// The sentences that each refers to.
type Graph<'a> = BTreeMap<SentenceId<'a>, Vec<(SentenceId<'a>, &'a str)>>;

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

fn sentences<'a>(found: Found<'a>) -> impl Iterator<Item = (SentenceId<'a>, &'a Pattern<'a>)> {
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
fn target<'a>(locale: &InForce<'a>, reference: &Reference<'a>) -> Result<SentenceId<'a>, String> {
    let id = reference.id();
    let Some(found) = locale.referred(reference) else { return Err(format!("there is no `{id}`")) };
    match (found.sentence(reference.attribute), reference.attribute) {
        (Some(_), attribute) => Ok((found.id(), attribute)),
        (None, None) => Err(format!("`{id}` has no text of its own")),
        (None, Some(name)) => Err(format!("`{id}` has no attribute `{name}`")),
    }
}

/// The program shows the text of a message, never its attributes; only another message may.
fn check_attributes(found: Found<'_>, read: &BTreeSet<SentenceId<'_>>, findings: &mut Findings) {
    for attribute in found.attributes().iter().filter(|attribute| !read.contains(&(found.id(), Some(attribute.id.name)))) {
        let message = format!("nothing shows the attribute `{}` of `{}`", attribute.id.name, found.id());
        findings.problems.push(found.problem(ATTRIBUTE, attribute.id.name, message, "make it a message of its own, or remove it"));
    }
}

/// Each circle is told once, at its first message in the order of ids.
fn check_cycles(locale: &InForce<'_>, graph: &Graph<'_>, findings: &mut Findings) {
    for (place, through) in cycles(graph) {
        let Some(found) = locale.entries.get(place.0) else { continue };
        let message = format!("`{}` refers to itself: {}", place.0, through.join(" → "));
        let at = through.first().copied().unwrap_or(place.0);
        findings.problems.push(found.problem(CYCLE, at, message, "write one of these texts without the others"));
    }
}

/// Where a circle begins, and the words that lead back there. Every sentence is looked at once, without recursion: a chain
/// of references may be as long as a file.
fn cycles<'a>(graph: &Graph<'a>) -> Vec<(SentenceId<'a>, Vec<&'a str>)> {
    let mut cycles = Vec::new();
    let mut seen = BTreeSet::new();
    for start in graph.keys().copied() {
        let mut path = if seen.insert(start) { vec![(start, "", 0)] } else { Vec::new() };
        let mut open = BTreeSet::from([start]);
        while let Some((place, _, edge)) = path.last_mut() {
            let Some((next, word)) = graph.get(place).and_then(|edges| edges.get(*edge)).copied() else {
                open.remove(place);
                path.pop();
                continue;
            };
            *edge += 1;
            if open.contains(&next) {
                let within = path.iter().skip_while(|(place, ..)| *place != next).skip(1).map(|(_, word, _)| *word);
                cycles.push((next, within.chain([word]).collect()));
            } else if seen.insert(next) {
                open.insert(next);
                path.push((next, word, 0));
            }
        }
    }
    cycles
}
