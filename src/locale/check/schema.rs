//! Which messages a locale must have and may have, and which variables they are given.

use std::collections::{BTreeMap, BTreeSet};

use super::in_force::{Found, InForce};
use super::scope::{Asked, Scope, is_system};
use crate::core::text::id;
use crate::locale::files::{CHAT_FILE, PREFIX, STYLE_FILE};
use crate::locale::ftl::{Node, walk};
use crate::locale::problem::{
    Findings, MISSING, PackProblem, UNKNOWN_ID, UNTRANSLATED, UNUSED_ARGUMENT, UNUSED_OPTIONAL, UNUSED_TEXT, VARIABLE, WRONG_FILE,
};
use crate::locale::selector::is_manner;

/// How the ids of directives to the model begin.
pub(super) const STYLE: &str = "style-";
/// How the ids of fragments begin, which a locale has for itself.
pub(super) const PART: &str = "part-";

/// How many letters of an id may be wrong for another one to be suggested.
const MAX_TYPOS: usize = 2;
/// Behind this many findings an id is no longer compared with all that are asked for, since that takes its time.
const MAX_COMPARED: usize = 200;

/// A variable and the entry that uses it.
type Used<'a> = (Found<'a>, &'a str);

pub(super) fn check(locale: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    findings.problems.extend(missing(locale));
    for asked in scope.asked() {
        check_asked(locale, &asked, findings);
    }
    let used = ids_in_use(locale);
    for found in locale.entries.values() {
        if found.entry.is_term() {
            check_term(locale, found, findings);
        } else {
            check_id(locale, found, scope, &used, findings);
        }
    }
    if let Some(reference) = scope.reference.filter(|reference| reference.tag != locale.tag) {
        compare(locale, reference, scope, findings);
    }
}

fn check_asked(locale: &InForce<'_>, asked: &Asked<'_>, findings: &mut Findings) {
    let is_system = is_system(asked.id);
    let Some(found) = said(locale, asked.id) else { return };
    let used = variables(locale, asked.id);
    let unknown: Vec<_> = used.values().filter(|(_, name)| !is_manner(name) && !asked.arguments.contains(name)).collect();
    for (holder, name) in &unknown {
        let given = if asked.arguments.is_empty() { "none".to_owned() } else { format!("${}", asked.arguments.join(", $")) };
        let message = format!("`{}` is never given `${name}`", asked.id);
        findings.problems.push(unknown_variable(found, holder, name, message, &format!("its variables: {given}")));
    }
    // Whether an answer of a flow is repeated, the business decides; and an unknown variable is probably the missing one.
    let must_use_all = is_system && unknown.is_empty();
    for argument in asked.arguments.iter().filter(|argument| must_use_all && !used.contains_key(*argument)) {
        let message = format!("`{}` does not use `${argument}`", asked.id);
        if id::OPTIONAL.contains(argument) && lies_over_the_programs(locale, found) {
            let help = format!("write {{ ${argument} }} if it should be told");
            findings.warnings.push(found.problem_of(UNUSED_OPTIONAL, message, help));
        } else {
            findings.problems.push(found.problem_of(UNUSED_ARGUMENT, message, "customers will miss what it tells"));
        }
    }
}

/// Whether a business has written one of the program's messages anew, which is then its own affair; a pack is for all.
fn lies_over_the_programs(locale: &InForce<'_>, found: &Found<'_>) -> bool {
    let is_programs = |below: Found<'_>| below.layer.is_built_in() && below.id() == found.id();
    !found.layer.is_built_in() && locale.of_all_layers().any(is_programs)
}

/// Where the variable is written; where that is in a text of the program, the bot's own text that refers to it.
fn unknown_variable(asked: &Found<'_>, holder: &Found<'_>, name: &str, message: String, help: &str) -> PackProblem {
    if holder.layer.is_built_in() && !asked.layer.is_built_in() {
        return asked.problem_of(VARIABLE, format!("{message}, which `{}` uses", holder.id()), help);
    }
    holder.problem(VARIABLE, name, message, help)
}

/// The message of this id, if it has a text.
fn said<'a, 'l>(locale: &'l InForce<'a>, id: &str) -> Option<&'l Found<'a>> {
    locale.entries.get(id).filter(|found| found.value().is_some())
}

/// The messages that the program needs, a problem for each file that lacks some.
fn missing(locale: &InForce<'_>) -> impl Iterator<Item = PackProblem> {
    [(CHAT_FILE, id::REQUIRED), (STYLE_FILE, id::STYLE)].into_iter().filter_map(|(file, needed)| {
        let ids: Vec<&str> = needed.iter().map(|(id, _)| *id).filter(|id| said(locale, id).is_none()).collect();
        let message = match ids.as_slice() {
            [] => return None,
            [id] => format!("the message `{id}` is missing"),
            ids => format!("{} messages are missing: {}", ids.len(), quoted(ids)),
        };
        let help = format!("every language needs them all; locales/en/{file} is an example");
        Some(PackProblem { code: MISSING, file: format!("{}{file}", locale.stack.folder), span: None, message, help })
    })
}

fn quoted(ids: &[&str]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

fn check_id(locale: &InForce<'_>, found: &Found<'_>, scope: &Scope<'_>, used: &BTreeSet<String>, findings: &mut Findings) {
    let id = found.id();
    let in_style = found.layer.file.ends_with(STYLE_FILE);
    if in_style != id.starts_with(STYLE) && !id.starts_with(PART) {
        let (message, help) = if in_style {
            (
                format!("`{id}` is no directive to the model"),
                format!("move it to {CHAT_FILE}; the ids in {STYLE_FILE} begin with `{STYLE}`"),
            )
        } else {
            (format!("`{id}` is a directive to the model"), format!("move it to {STYLE_FILE}; customers read what is in {CHAT_FILE}"))
        };
        findings.problems.push(found.problem_of(WRONG_FILE, message, help));
    }
    let is_used = used.contains(id);
    if id.starts_with(PART) {
        if !is_used {
            let help = format!("refer to it as {{ {id} }}, or remove it");
            findings.problems.push(found.problem_of(UNKNOWN_ID, format!("no message uses the fragment `{id}`"), help));
        }
    } else if is_system(id) {
        // Which variables it has is looked at with all that is asked for.
    } else if id.starts_with(STYLE) || !scope.has_in_reference(id) {
        let help = unknown_help(id, scope, findings);
        findings.problems.push(found.problem_of(UNKNOWN_ID, format!("nobody asks for `{id}`"), help));
    } else if scope.is_reference(locale) && !is_used && !scope.asked().any(|asked| asked.id == id) {
        let help = unknown_help(id, scope, findings);
        let message = format!("neither the program nor a flow asks for `{id}`");
        findings.warnings.push(found.problem_of(UNUSED_TEXT, message, help));
    }
}

/// The nearest id that somebody asks for, or what to do.
fn unknown_help(id: &str, scope: &Scope<'_>, findings: &Findings) -> String {
    let few = findings.problems.len() + findings.warnings.len() < MAX_COMPARED;
    let near = scope.asked().filter(|_| few).map(|asked| (strsim::damerau_levenshtein(asked.id, id), asked.id)).min();
    match (near, scope.reference) {
        (Some((distance, near)), _) if distance <= MAX_TYPOS => format!("did you mean `{near}`?"),
        (_, Some(reference)) if !id.starts_with(STYLE) && !scope.has_in_reference(id) => {
            format!("write it in `{}` too, or begin its id with `{PART}` if only other messages here use it", reference.tag)
        }
        _ => format!("remove it, or begin its id with `{PART}` if only other messages use it"),
    }
}

/// The messages that anything refers to, also what other texts lie over: who replaces a text need not care for its
/// fragments.
fn ids_in_use(locale: &InForce<'_>) -> BTreeSet<String> {
    locale.of_all_layers().flat_map(|found| found.references()).map(|reference| reference.id()).collect()
}

/// A term is given only what stands where it is referred to.
fn check_term(locale: &InForce<'_>, term: &Found<'_>, findings: &mut Findings) {
    let given = term_arguments(locale, term.id());
    let help = format!("refer to it as {{ {}(…: \"…\") }}, or make it a message whose id begins with `{PART}`", term.id());
    term.nodes(&mut |node| {
        if let Node::Variable { name, .. } = node
            && !given.contains(name)
        {
            let message = format!("a term does not see the variables of messages: it is never given `${name}`");
            findings.problems.push(term.problem(VARIABLE, name, message, help.as_str()));
        }
    });
}

/// The arguments that a term is given anywhere.
pub(super) fn term_arguments<'a>(locale: &InForce<'a>, term: &str) -> BTreeSet<&'a str> {
    let references = locale.entries.values().flat_map(|found| found.references()).filter(|reference| reference.id() == term);
    references.filter_map(|reference| reference.arguments).flat_map(|arguments| &arguments.named).map(|named| named.name.name).collect()
}

/// The bot's own messages of a locale beside those of the reference.
fn compare(locale: &InForce<'_>, reference: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    let is_own = |found: &Found<'_>| {
        let id = found.id();
        !found.entry.is_term() && found.value().is_some() && !is_system(id) && !id.starts_with(PART) && !id.starts_with(STYLE)
    };
    let mut untranslated = Vec::new();
    for id in reference.entries.values().filter(|found| is_own(found)).map(Found::id) {
        let Some(ours) = said(locale, id) else {
            untranslated.push(id);
            continue;
        };
        let (used, known) = (variables(locale, id), variables(reference, id));
        let is_asked = scope.asked().any(|asked| asked.id == id);
        for (holder, name) in used.values().filter(|(_, name)| !is_asked && !is_manner(name) && !known.contains_key(name)) {
            let message = format!("`{id}` has no `${name}` in `{}`", reference.tag);
            findings.problems.push(unknown_variable(ours, holder, name, message, "use the variables that the message has there"));
        }
        for name in known.keys().filter(|name| !is_manner(name) && !used.contains_key(*name)) {
            let message = format!("`{id}` does not use `${name}`, as it does in `{}`", reference.tag);
            findings.problems.push(ours.problem_of(UNUSED_ARGUMENT, message, "customers will miss what it tells"));
        }
    }
    findings.warnings.extend(not_translated(locale, &untranslated));
}

/// The messages that a locale lacks, all in one.
fn not_translated(locale: &InForce<'_>, ids: &[&str]) -> Option<PackProblem> {
    let (message, them) = match ids {
        [] => return None,
        [id] => (format!("`{id}` is not translated"), "it"),
        ids => (format!("{} messages are not translated: {}", ids.len(), quoted(ids)), "them"),
    };
    // The messages are the bot's, so they are translated in the bot's folder, not in the program's.
    let file = format!("{}{CHAT_FILE}", locale.stack.folder.trim_start_matches(PREFIX));
    let help = format!("until then customers get {them} in the bot's default language");
    Some(PackProblem { code: UNTRANSLATED, file, span: None, message, help })
}

/// The variables of a message and of the sentences it refers to, each once. Terms do not see them.
fn variables<'a>(locale: &InForce<'a>, id: &str) -> BTreeMap<&'a str, Used<'a>> {
    let mut used = BTreeMap::new();
    let mut visited = BTreeSet::new();
    let mut waiting: Vec<(Found<'a>, Option<&'a str>)> = locale.entries.get(id).map(|found| (*found, None)).into_iter().collect();
    while let Some((found, attribute)) = waiting.pop() {
        let Some(sentence) = found.sentence(attribute).filter(|_| !found.entry.is_term() && visited.insert((found.id(), attribute))) else {
            continue;
        };
        walk(sentence, &mut |node| match node {
            Node::Variable { name, .. } => {
                used.entry(name).or_insert((found, name));
            }
            Node::Reference(reference) => waiting.extend(locale.referred(&reference).map(|found| (found, reference.attribute))),
            _ => {}
        });
    }
    used
}
