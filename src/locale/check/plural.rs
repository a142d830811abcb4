//! Whether a text has all plural forms of its language.

use fluent_syntax::ast::{InlineExpression, VariantKey};
use icu::decimal::input::Decimal;
use icu::plurals::PluralCategory;

use super::in_force::{Found, InForce};
use super::select::key;
use crate::core::key::LocaleTag;
use crate::locale::ftl::{Inline, Node, Variant};
use crate::locale::mark::NUMBER;
use crate::locale::plural::{Kind, Plurals};
use crate::locale::problem::{Findings, PLURAL, UNUSED_PLURAL, VARIANT};
use crate::locale::selector::values_of;

/// Whole numbers among which every form that a whole number can have in any language is found: CLDR's rules look at
/// the last two digits and at whole millions.
fn samples() -> impl Iterator<Item = u64> {
    (0..=200).chain([1_000_000])
}

/// A selection by a count.
pub(super) struct Counted<'a> {
    /// What is counted, or the function that counts it.
    by: &'a str,
    kind: Kind,
    /// Whether the function has options. A number with options is equal to none that a variant names.
    has_options: bool,
    exact: Vec<u64>,
}

/// Whether this selects by a count: by `NUMBER`, or by variants that are plural forms and numbers.
pub(super) fn counted<'a>(selector: &'a Inline<'a>, variants: &[Variant<'a>]) -> Option<Counted<'a>> {
    let (by, kind, has_options) = match selector {
        InlineExpression::FunctionReference { id, arguments } if id.name == NUMBER => {
            let is_ordinal =
                arguments.named.iter().any(|option| matches!(option.value, InlineExpression::StringLiteral { value: "ordinal" }));
            (id.name, if is_ordinal { Kind::Ordinal } else { Kind::Cardinal }, !arguments.named.is_empty())
        }
        InlineExpression::VariableReference { id } if values_of(id.name).is_none() && variants.iter().all(is_plural) => {
            (id.name, Kind::Cardinal, false)
        }
        _ => return None,
    };
    let exact = variants.iter().filter(|_| !has_options).filter_map(|variant| match variant.key {
        VariantKey::NumberLiteral { value } => value.parse().ok(),
        VariantKey::Identifier { .. } => None,
    });
    Some(Counted { by, kind, has_options, exact: exact.collect() })
}

fn is_plural(variant: &Variant<'_>) -> bool {
    match variant.key {
        VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name).is_some(),
        VariantKey::NumberLiteral { .. } => true,
    }
}

impl Counted<'_> {
    /// Whether a count that no exact number names is said in this form in the language.
    pub(super) fn needs(&self, locale: &InForce<'_>, form: &str) -> bool {
        locale.plurals.as_ref().is_some_and(|plurals| self.needed(plurals).contains(&form))
    }

    fn needed(&self, plurals: &Plurals) -> Vec<&'static str> {
        let used: Vec<_> = samples().filter(|n| !self.exact.contains(n)).map(|n| plurals.form(&Decimal::from(n), self.kind)).collect();
        plurals.forms(self.kind).filter(|form| used.contains(form)).map(cldr_name).collect()
    }
}

pub(super) fn check(locale: &InForce<'_>, found: Found<'_>, findings: &mut Findings) {
    let Some(plurals) = &locale.plurals else { return };
    found.nodes(&mut |node| {
        let Node::Select { selector, variants } = node else { return };
        let Some(counted) = counted(selector, variants) else { return };
        let known: Vec<&str> = plurals.forms(counted.kind).map(cldr_name).collect();
        let keys: Vec<&str> = variants.iter().map(key).collect();
        let missing = counted.needed(plurals).into_iter().filter(|form| !keys.contains(form));
        let missing: Vec<String> = missing.map(|form| format!("[{form}]")).collect();
        if !missing.is_empty() {
            let message = format!("`{}` lacks a plural form: {}", found.id(), missing.join(", "));
            let help = format!("the forms of `{}` are {}", locale.tag, known.join(", "));
            findings.problems.push(found.problem(PLURAL, counted.by, message, help));
        }
        for variant in variants {
            check_variant(locale.tag, found, &counted, variant, &known, findings);
        }
    });
}

/// Whether any number selects the variant.
fn check_variant(tag: &LocaleTag, found: Found<'_>, counted: &Counted<'_>, variant: &Variant<'_>, known: &[&str], findings: &mut Findings) {
    let form = key(variant);
    if matches!(variant.key, VariantKey::NumberLiteral { .. }) {
        if counted.has_options && !variant.default {
            let message = format!("with options, `{NUMBER}` is never equal to `{form}`");
            findings.problems.push(found.problem(VARIANT, form, message, "select by the variable itself, without the function"));
        }
    } else if !is_plural(variant) {
        let help = format!("the forms of `{tag}` are {}", known.join(", "));
        findings.problems.push(found.problem(VARIANT, form, format!("`{form}` is no plural form"), help));
    } else if !known.contains(&form) && !variant.default {
        let message = format!("no number has the plural form `{form}` in `{tag}`");
        let help = format!("leave it out; the forms are {}", known.join(", "));
        findings.warnings.push(found.problem(UNUSED_PLURAL, form, message, help));
    }
}

/// How Fluent calls a form.
fn cldr_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
