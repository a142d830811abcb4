//! Whether every register that a pack declares is written.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::InlineExpression;

use super::in_force::{Found, InForce};
use super::select::key;
use crate::locale::ftl::{Node, Variant};
use crate::locale::manifest::Placed;
use crate::locale::problem::{Findings, PackProblem, TIER};
use crate::locale::selector::{FORMALITIES, FORMALITY};

pub(super) fn check(locale: &InForce<'_>, findings: &mut Findings) {
    let mut tiers = Tiers::default();
    for found in locale.entries.values() {
        found.nodes(&mut |node| {
            if let Node::Select { selector: InlineExpression::VariableReference { id }, variants } = node
                && id.name == FORMALITY
            {
                tiers.check_selection(locale, found, id.name, variants, findings);
            }
        });
    }
    for declared in &locale.stack.manifest.tiers {
        tiers.check_declared(locale, declared, findings);
    }
}

/// What was seen of registers in all texts of a locale.
#[derive(Default)]
struct Tiers<'a> {
    written: BTreeSet<&'a str>,
    /// The program's texts that lack a register. Who declares it over the program's pack must write it there, too.
    lacking: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Tiers<'a> {
    fn check_selection(&mut self, locale: &InForce<'a>, found: &Found<'a>, at: &str, variants: &[Variant<'a>], findings: &mut Findings) {
        let keys: Vec<&str> = variants.iter().map(key).collect();
        self.written.extend(&keys);
        if keys.iter().any(|key| !FORMALITIES.contains(key)) {
            return; // That is told already, and is probably the one that is missing.
        }
        let tiers: Vec<&str> = locale.stack.manifest.tiers.iter().map(|tier| tier.name.as_str()).collect();
        let missing = tiers.iter().filter(|tier| !keys.contains(tier));
        if found.layer.is_built_in() {
            for tier in missing {
                self.lacking.entry(tier).or_default().insert(found.id());
            }
            return;
        }
        let missing: Vec<String> = missing.map(|tier| format!("[{tier}]")).collect();
        if !missing.is_empty() {
            let message = format!("`{}` lacks a register: {}", found.id(), missing.join(", "));
            let help = format!("the pack declares the registers {}; write it in each of them", tiers.join(", "));
            findings.problems.push(found.problem(TIER, at, message, help));
        }
    }

    fn check_declared(&self, locale: &InForce<'_>, declared: &Placed, findings: &mut Findings) {
        let tier = declared.name.as_str();
        let (message, help) = if let Some(lacking) = self.lacking.get(tier) {
            let ids: Vec<&str> = lacking.iter().copied().collect();
            (format!("{} texts of the program do not have the register `{tier}`", ids.len()), format!("write them: {}", ids.join(", ")))
        } else if !self.written.contains(tier) && locale.stack.manifest.formality.as_deref() != Some(tier) {
            (
                format!("no text has the register `{tier}`"),
                format!("write variants [{tier}] of the texts where it differs, or take it away"),
            )
        } else {
            return;
        };
        findings.problems.push(PackProblem { code: TIER, file: declared.file.clone(), span: Some(declared.span.clone()), message, help });
    }
}

/// Whether the pack says that its texts are written in this register.
pub(super) fn is_declared(locale: &InForce<'_>, tier: &str) -> bool {
    locale.stack.manifest.tiers.iter().any(|declared| declared.name == tier)
}
