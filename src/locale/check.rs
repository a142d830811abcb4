//! What can only be seen when all layers of a locale lie over each other.

use std::collections::{BTreeMap, BTreeSet};

use super::files::CHAT_FILE;
use super::ftl::{Entry, Named, values_of};
use super::layer::Stack;
use super::problem::{MISSING, PackProblem, REFERENCE, UNTRANSLATED, UNUSED_ARGUMENT, VARIABLE};
use crate::core::text::id::REQUIRED;

/// The entries of a locale that are in force, each with its file.
pub(super) struct InForce<'a> {
    folder: &'a str,
    entries: BTreeMap<&'a str, (&'a str, &'a Entry)>,
}

/// What was found in one locale.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<PackProblem>,
    pub(super) warnings: Vec<PackProblem>,
}

impl<'a> InForce<'a> {
    /// Of a locale's layers, the last one wins.
    pub(super) fn of(stack: &'a Stack) -> Self {
        let all = stack.layers.iter().flat_map(|layer| layer.entries.iter().map(move |e| (e.id.name.as_str(), (layer.file.as_str(), e))));
        Self { folder: &stack.folder, entries: all.collect() }
    }

    /// The ids of messages that can be shown.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.entries.iter().filter(|(_, (_, e))| e.has_value && !e.is_term()).map(|(id, _)| *id)
    }

    /// Checks references, required messages and their variables.
    pub(super) fn check(&self, findings: &mut Findings) {
        self.check_references(findings);
        for (id, arguments) in REQUIRED {
            self.check_required(id, arguments, findings);
        }
    }

    /// Warns about the bot's own messages that only `reference` has.
    pub(super) fn compare(&self, reference: &InForce<'_>, findings: &mut Findings) {
        let own: BTreeSet<&str> = self.ids().collect();
        for id in reference.ids().filter(|id| !own.contains(id)) {
            findings.warnings.push(PackProblem {
                code: UNTRANSLATED,
                // The message is the bot's, so it is translated in the bot's folder, not in the program's.
                file: format!("{}{CHAT_FILE}", self.folder.trim_start_matches("built-in:")),
                span: None,
                message: format!("`{id}` is not translated"),
                help: "until then customers get it in the bot's default language".to_owned(),
            });
        }
    }

    fn check_references(&self, findings: &mut Findings) {
        for (file, entry) in self.entries.values() {
            for reference in entry.references.iter().filter(|r| !self.entries.contains_key(r.name.as_str())) {
                let message = format!("there is no `{}`", reference.name);
                findings.problems.push(at(REFERENCE, file, reference, message, "define it, or write its text here".to_owned()));
            }
        }
    }

    fn check_required(&self, id: &'a str, arguments: &[&str], findings: &mut Findings) {
        let Some((file, entry)) = self.entries.get(id).filter(|(_, entry)| entry.has_value) else {
            findings.problems.push(PackProblem {
                code: MISSING,
                file: format!("{}{CHAT_FILE}", self.folder),
                span: None,
                message: format!("the message `{id}` is missing"),
                help: "every language needs it; locales/en/chat.ftl is an example".to_owned(),
            });
            return;
        };
        let mut used = BTreeSet::new();
        for (file, variable) in self.variables(id) {
            used.insert(variable.name.as_str());
            if values_of(&variable.name).is_none() && !arguments.contains(&variable.name.as_str()) {
                let given = if arguments.is_empty() { "none".to_owned() } else { format!("${}", arguments.join(", $")) };
                let message = format!("`{id}` is never given `${}`", variable.name);
                findings.problems.push(at(VARIABLE, file, variable, message, format!("its variables: {given}")));
            }
        }
        for argument in arguments.iter().filter(|a| !used.contains(**a)) {
            let message = format!("`{id}` does not use `${argument}`");
            let help = "customers will miss what it tells".to_owned();
            findings.warnings.push(at(UNUSED_ARGUMENT, file, &entry.id, message, help));
        }
    }

    /// The variables of a message and of the messages it refers to. Terms do not see them.
    fn variables(&self, id: &'a str) -> Vec<(&'a str, &'a Named)> {
        let (mut variables, mut visited, mut open) = (Vec::new(), BTreeSet::new(), vec![id]);
        // A chain of references may be as long as a file.
        while let Some(id) = open.pop() {
            let Some((file, entry)) = self.entries.get(id).filter(|(_, entry)| !entry.is_term() && visited.insert(id)) else { continue };
            variables.extend(entry.variables.iter().map(|variable| (*file, variable)));
            open.extend(entry.references.iter().rev().map(|reference| reference.name.as_str()));
        }
        variables
    }
}

fn at(code: &'static str, file: &str, named: &Named, message: String, help: String) -> PackProblem {
    PackProblem { code, file: file.to_owned(), span: Some(named.span.clone()), message, help }
}
