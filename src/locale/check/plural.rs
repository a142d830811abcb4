//! Whether a text has all plural forms of its language.

use fluent_syntax::ast::{InlineExpression, VariantKey};
use icu::locale::{LanguageIdentifier, LocaleExpander, TransformResult, langid};
use icu::plurals::{PluralCategory, PluralRuleType, PluralRules};

use super::in_force::Found;
use super::select::key;
use crate::core::key::LocaleTag;
use crate::locale::ftl::{Inline, Node, Variant};
use crate::locale::mark::NUMBER;
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
    kind: PluralRuleType,
    exact: Vec<u64>,
}

/// Whether this selects by a count: by `NUMBER`, or by variants that are plural forms and numbers.
pub(super) fn counted<'a>(selector: &'a Inline<'a>, variants: &[Variant<'a>]) -> Option<Counted<'a>> {
    let exact = variants.iter().filter_map(|variant| match variant.key {
        VariantKey::NumberLiteral { value } => value.parse().ok(),
        VariantKey::Identifier { .. } => None,
    });
    let exact = exact.collect();
    match selector {
        InlineExpression::FunctionReference { id, arguments } if id.name == NUMBER => {
            let is_ordinal =
                arguments.named.iter().any(|option| matches!(option.value, InlineExpression::StringLiteral { value: "ordinal" }));
            let kind = if is_ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
            Some(Counted { by: id.name, kind, exact })
        }
        InlineExpression::VariableReference { id } if values_of(id.name).is_none() && variants.iter().all(is_plural) => {
            Some(Counted { by: id.name, kind: PluralRuleType::Cardinal, exact })
        }
        _ => None,
    }
}

fn is_plural(variant: &Variant<'_>) -> bool {
    match variant.key {
        VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name).is_some(),
        VariantKey::NumberLiteral { .. } => true,
    }
}

impl Counted<'_> {
    /// Whether a count that no exact number names has this form in the language.
    pub(super) fn needs(&self, tag: &LocaleTag, form: &str) -> bool {
        let rules = rules(tag, self.kind);
        rules.is_some_and(|rules| self.needed(&rules).iter().any(|needed| cldr_name(*needed) == form))
    }

    fn needed(&self, rules: &PluralRules) -> Vec<PluralCategory> {
        let used = |category| samples().any(|n| rules.category_for(n) == category && !self.exact.contains(&n));
        rules.categories().filter(|category| used(*category)).collect()
    }
}

pub(super) fn check(tag: &LocaleTag, found: Found<'_>, findings: &mut Findings) {
    found.nodes(&mut |node| {
        let Node::Select { selector, variants } = node else { return };
        let Some(counted) = counted(selector, variants) else { return };
        let Some(rules) = rules(tag, counted.kind) else { return };
        let known: Vec<&str> = rules.categories().map(cldr_name).collect();
        let keys: Vec<&str> = variants.iter().map(key).collect();
        let missing = counted.needed(&rules).into_iter().map(cldr_name).filter(|form| !keys.contains(form));
        let missing: Vec<String> = missing.map(|form| format!("[{form}]")).collect();
        if !missing.is_empty() {
            let message = format!("`{}` lacks a plural form: {}", found.id(), missing.join(", "));
            let help = format!("the forms of `{tag}` are {}", known.join(", "));
            findings.problems.push(found.problem(PLURAL, counted.by, message, help));
        }
        let of_no_number =
            variants.iter().filter(|variant| matches!(variant.key, VariantKey::Identifier { .. }) && !known.contains(&key(variant)));
        for variant in of_no_number {
            let form = key(variant);
            if !is_plural(variant) {
                let help = format!("the forms of `{tag}` are {}", known.join(", "));
                findings.problems.push(found.problem(VARIANT, form, format!("`{form}` is no plural form"), help));
            } else if !variant.default {
                let message = format!("no number has the plural form `{form}` in `{tag}`");
                let help = format!("leave it out; the forms are {}", known.join(", "));
                findings.warnings.push(found.problem(UNUSED_PLURAL, form, message, help));
            }
        }
    });
}

/// The rules of a language; a made-up one has those of English.
fn rules(tag: &LocaleTag, kind: PluralRuleType) -> Option<PluralRules> {
    let mut language: LanguageIdentifier = tag.as_str().parse().unwrap_or(langid!("en"));
    if LocaleExpander::new_extended().maximize(&mut language) == TransformResult::Unmodified && language.script.is_none() {
        language = langid!("en");
    }
    PluralRules::try_new(language.into(), kind.into()).ok()
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
