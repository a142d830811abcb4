//! Whether every text can be said, and in its own register: each is said, once for everything that it selects by, as
//! customers' texts are.

use std::collections::{BTreeMap, BTreeSet};

use super::in_force::{Found, InForce};
use super::register;
use super::schema::{PART, STYLE};
use super::scope::Scope;
use super::trial::{Given, Trial, Trials};
use crate::locale::problem::{Findings, PackProblem, UNSAYABLE};
use crate::locale::render::{Refusal, Voice};

pub(super) fn check(locale: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    let told = told(locale, &findings.problems);
    let voice = Voice::new(locale.tag, locale.tag, locale.stack, scope.speaker.conventions);
    let trials = Trials::new(locale, scope.speaker.conventions);
    let given = Given::new(scope);
    for found in locale.entries.values() {
        let id = found.id();
        let is_shown = !found.entry.is_term() && found.value().is_some() && !id.starts_with(STYLE) && !id.starts_with(PART);
        if is_shown && !told.contains(id) {
            let (usual, others) = trials.of(locale, found, &given);
            let unsayable = probe(found, &voice, &usual, &others);
            if unsayable.is_none() {
                register::check(locale, found, &voice, std::iter::once(&usual).chain(&others), findings);
            }
            findings.problems.extend(unsayable);
        }
    }
}

/// The ids of what something else is wrong with, and of all that refers to it.
fn told<'a>(locale: &InForce<'a>, problems: &[PackProblem]) -> BTreeSet<&'a str> {
    let at = |problem: &PackProblem| {
        let start = problem.span.as_ref()?.start;
        let layer = locale.stack.layers.iter().find(|layer| layer.file == problem.file)?;
        let before = layer.entries.partition_point(|entry| entry.id.span.start <= start);
        Some(layer.entries.get(before.checked_sub(1)?)?.id.name.as_str())
    };
    let mut waiting: Vec<&str> = problems.iter().filter_map(at).collect();
    if waiting.is_empty() {
        return BTreeSet::new();
    }
    let mut referring: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for found in locale.entries.values() {
        for reference in found.references() {
            referring.entry(reference.id()).or_default().push(found.id());
        }
    }
    let mut told = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if told.insert(id) {
            waiting.extend(referring.get(id).into_iter().flatten());
        }
    }
    told
}

/// Says a text in every way; a problem where one of them fails.
fn probe(found: &Found<'_>, voice: &Voice, usual: &Trial<'_>, others: &[Trial<'_>]) -> Option<PackProblem> {
    let fault = |trial: &Trial<'_>| {
        let said = voice.render_in(trial.manner, &trial.text, &trial.occasion);
        said.map_or_else(
            |refusal| Some(Fault::Refused(refusal)),
            |sentence| sentence.chars().find(|sign| is_unreadable(*sign)).map(Fault::Sign),
        )
    };
    let (passing, failing): (Vec<_>, Vec<_>) = others.iter().map(|trial| (trial, fault(trial))).partition(|(_, fault)| fault.is_none());
    let (fault, mut ways) = match fault(usual) {
        // What it takes to fail is what makes it pass when it is another.
        Some(fault) => (fault, passing.iter().filter_map(|(trial, _)| usual.way(trial.by)).collect()),
        None => (failing.first()?.1?, failing.iter().filter_map(|(trial, _)| trial.way(trial.by)).collect::<Vec<_>>()),
    };
    ways.dedup();
    let ways = if ways.is_empty() { String::new() } else { format!(" {}", ways.join(", ")) };
    let (why, help) = fault.words();
    Some(found.problem_of(UNSAYABLE, format!("`{}` cannot be said{ways}: {why}", found.id()), help))
}

/// What is wrong with a text that was said.
#[derive(Clone, Copy)]
enum Fault {
    Refused(Refusal),
    Sign(char),
}

impl Fault {
    /// What is wrong, and what to do.
    fn words(self) -> (String, &'static str) {
        let (why, help) = match self {
            Self::Refused(Refusal::TooManyParts) => ("it is put together of more than 100 parts", "write it with fewer braces"),
            Self::Refused(Refusal::Missing) => ("a term has the same name", "give one of the two another name"),
            Self::Refused(Refusal::Failed) => (
                "something in braces is not what is asked for",
                "NUMBER takes a count and DATE a date that the text is given; a term needs a name that no message has",
            ),
            Self::Refused(Refusal::Syntax) => (
                "customers would see a name in braces",
                "write braces only around what the text is given, and give a term every variable that it has",
            ),
            Self::Refused(Refusal::Nothing) => ("there is nothing to see", "write what customers are to read"),
            Self::Sign(char::REPLACEMENT_CHARACTER) => {
                ("it has U+FFFD, which stands for a sign that does not exist", "write the sign itself instead of its number")
            }
            Self::Sign(sign) => {
                return (format!("it has the control sign U+{:04X}", u32::from(sign)), "remove it; only a new line may stand in a text");
            }
        };
        (why.to_owned(), help)
    }
}

/// Signs that only machines read, and what stands for those that are none. A tab is a space to whoever reads.
fn is_unreadable(sign: char) -> bool {
    sign == char::REPLACEMENT_CHARACTER || (sign.is_control() && !matches!(sign, '\n' | '\t'))
}
