//! The words themselves: signs that may not stand in them, the brand, and what is not spoken of.

use fluent_syntax::unicode::unescape_unicode_to_string;

use super::in_force::{Found, InForce};
use super::schema::STYLE;
use super::scope::Scope;
use crate::core::check::Severity;
use crate::locale::ftl::Node;
use crate::locale::problem::{BRAND, Findings, SIGN, TABOO};
use crate::locale::{bidi, mark};

pub(super) fn check(locale: &InForce<'_>, found: Found<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    found.nodes(&mut |node| match node {
        Node::Text(text) => {
            check_signs(found, text, text, findings);
            check_brand(found, text, scope, findings);
            check_taboos(locale, found, text, scope, findings);
        }
        Node::Literal(text) => {
            check_signs(found, text, &unescape_unicode_to_string(text), findings);
            check_brand(found, text, scope, findings);
        }
        _ => {}
    });
}

fn check_signs(found: Found<'_>, at: &str, text: &str, findings: &mut Findings) {
    let Some(sign) = text.chars().find(|sign| bidi::is_control(*sign) || mark::is_private(*sign)) else { return };
    let place = at.find(sign).and_then(|start| at.get(start..start + sign.len_utf8())).unwrap_or(at);
    let message = format!("the invisible sign U+{:04X} may not stand in a text", u32::from(sign));
    let help = "remove it; values are kept apart from a text of another direction by the program";
    findings.problems.push(found.problem(SIGN, place, message, help));
}

/// What is kept from answers stands in no text either. Directives to a model name it to say that it is not named.
fn check_taboos(locale: &InForce<'_>, found: Found<'_>, text: &str, scope: &Scope<'_>, findings: &mut Findings) {
    if found.id().starts_with(STYLE) || found.layer.is_built_in() && !scope.has_own_rules {
        return;
    }
    for fired in scope.taboos.printed(text, locale.tag) {
        let word = text.get(fired.span).unwrap_or(text);
        if fired.rule.severity > Severity::Warn {
            let message = format!("`{word}` is not said here, by the rule `{}`", fired.rule.id);
            findings.problems.push(found.problem(TABOO, word, message, fired.rule.hint.clone()));
        }
    }
}

/// The program's own texts know no brand, and a term is where one is written.
fn check_brand(found: Found<'_>, text: &str, scope: &Scope<'_>, findings: &mut Findings) {
    let Some(brand) = scope.brand.as_ref().filter(|_| !found.layer.is_built_in() && !found.entry.is_term()) else { return };
    for hit in brand.find_iter(text) {
        let (before, after) = (text.get(..hit.start()).unwrap_or_default(), text.get(hit.end()..).unwrap_or_default());
        if !goes_on(before.chars().next_back()) && !goes_on(after.chars().next()) && !is_address(before, after) {
            let is_given = scope.asked().any(|asked| asked.id == found.id() && asked.arguments.contains(&"brand"));
            let help = if is_given {
                "write { $brand }; the name is the one in bot.toml"
            } else {
                "define the term `-brand = …` once in this file and write { -brand }"
            };
            findings.problems.push(found.problem(BRAND, hit.as_str(), format!("the brand `{}` is written out", hit.as_str()), help));
        }
    }
}

/// Whether a neighbouring letter belongs to the same word. Scripts without capitals write particles close to names.
fn goes_on(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|sign| sign.is_lowercase() || sign.is_uppercase() || sign.is_numeric())
}

/// Whether this stands within a link or an e-mail address.
fn is_address(before: &str, after: &str) -> bool {
    let start = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let end = after.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches(['.', ',', '!', '?', ':', ';']);
    start.contains(['@', '/', '.']) || end.contains(['@', '/', '.'])
}
