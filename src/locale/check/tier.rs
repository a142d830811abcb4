//! Whether every register that a pack declares is written.

use fluent_syntax::ast::InlineExpression;

use super::in_force::{Found, InForce};
use super::select::key;
use crate::locale::ftl::{Node, Variant};
use crate::locale::problem::{Findings, TIER};
use crate::locale::selector::{FORMALITIES, FORMALITY};

pub(super) fn check(locale: &InForce<'_>, findings: &mut Findings) {
    for found in locale.entries.values() {
        found.nodes(&mut |node| {
            if let Node::Select { selector: InlineExpression::VariableReference { id }, variants } = node
                && id.name == FORMALITY
            {
                check_selection(locale, found, id.name, variants, findings);
            }
        });
    }
}

/// Whether the pack says that its texts are written in this register.
pub(super) fn is_declared(locale: &InForce<'_>, tier: &str) -> bool {
    locale.stack.manifest.tiers.iter().any(|declared| declared.name == tier)
}

fn check_selection(locale: &InForce<'_>, found: &Found<'_>, at: &str, variants: &[Variant<'_>], findings: &mut Findings) {
    let keys: Vec<&str> = variants.iter().map(key).collect();
    if keys.iter().any(|key| !FORMALITIES.contains(key)) {
        return; // That is told already, and is probably the one that is missing.
    }
    let tiers: Vec<&str> = locale.stack.manifest.tiers.iter().map(|tier| tier.name.as_str()).collect();
    let missing: Vec<String> = tiers.iter().filter(|tier| !keys.contains(tier)).map(|tier| format!("[{tier}]")).collect();
    if !missing.is_empty() {
        let message = format!("`{}` lacks a register: {}", found.id(), missing.join(", "));
        let help = format!("the pack declares the registers {}; write it in each of them", tiers.join(", "));
        findings.problems.push(found.problem(TIER, at, message, help));
    }
}
