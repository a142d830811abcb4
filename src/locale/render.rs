//! Renders a text in one locale, or refuses.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::bidi;
use super::layer::Layer;
use super::manner::Manner;
use super::occasion::Occasion;
use crate::core::key::LocaleTag;
use crate::core::text::{Text, Value};

/// Stands before the position of a value in what Fluent writes. Values are put in afterwards, so that
/// whatever they contain is never taken for the template's.
const OPEN: char = '\u{F0000}';
/// Stands after it.
const CLOSE: char = '\u{F0001}';
/// Fluent counts in floating point; larger numbers are shown digit by digit.
const MAX_EXACT: u64 = 1 << 53;

/// A text as the customer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The sentence.
    pub text: String,
    /// The locale it really is in.
    pub locale: LocaleTag,
    /// Whether that is another one than was asked for, because the message failed there.
    pub fallback: bool,
}

/// The sentences of one locale.
pub(super) struct Voice {
    bundle: FluentBundle<Arc<FluentResource>>,
    ids: BTreeSet<String>,
    manner: Manner,
    is_rtl: bool,
}

impl Voice {
    /// Lays the layers over each other, the last one on top.
    pub(super) fn new(locale: &LocaleTag, layers: &[Layer], manner: Manner, is_rtl: bool) -> Self {
        // The language only chooses plural rules; a made-up one has those of English.
        let language = locale.as_str().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        // Cannot fail: nothing else is registered in a new bundle.
        bundle.add_builtins().unwrap_or_default();
        layers.iter().for_each(|layer| bundle.add_resource_overriding(layer.resource.clone()));
        let ids =
            layers.iter().flat_map(|layer| &layer.entries).filter(|entry| !entry.is_term()).map(|entry| entry.id.name.clone()).collect();
        Self { bundle, ids, manner, is_rtl }
    }

    /// Its politeness.
    pub(super) fn formality(&self) -> &str {
        self.manner.formality()
    }

    /// The ids of its messages.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Whether it has the message.
    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// The sentence; `None` if the message is missing, does not resolve without an error, is empty or
    /// shows template syntax.
    pub(super) fn render(&self, text: &Text, occasion: &Occasion) -> Option<String> {
        let message = self.bundle.get_message(&text.id)?;
        let mut values = Vec::new();
        let selectors = self.manner.selectors(occasion);
        let mut args = FluentArgs::with_capacity(text.args.len() + selectors.len());
        for (name, key) in selectors {
            args.set(name, key);
        }
        for (name, value) in &text.args {
            args.set(name.as_str(), argument(value, &mut values));
        }
        let mut errors = Vec::new();
        let template = self.bundle.format_pattern(message.value()?, Some(&args), &mut errors);
        if !errors.is_empty() || template.trim().is_empty() || has_template_syntax(&template) {
            return None;
        }
        Some(fill(&template, &values, self.is_rtl))
    }
}

fn argument<'a>(value: &'a Value, values: &mut Vec<Cow<'a, str>>) -> FluentValue<'a> {
    match value {
        Value::Count(n) if n.unsigned_abs() <= MAX_EXACT => FluentValue::from(*n),
        Value::Count(n) => FluentValue::from(n.to_string()),
        Value::Choice(key) => FluentValue::from(key.as_str()),
        Value::Name(shown) | Value::Code(shown) | Value::Url(shown) => place(Cow::Borrowed(shown), values),
        Value::Money { minor, currency } => place(Cow::Owned(format!("{minor} {currency}")), values),
        Value::Date(date) => place(Cow::Owned(date.to_string()), values),
        Value::Time(time) => place(Cow::Owned(time.to_string()), values),
        Value::DateTime(moment) => place(Cow::Owned(moment.to_string()), values),
        Value::List(_) => FluentValue::None,
    }
}

fn place<'a>(value: Cow<'a, str>, values: &mut Vec<Cow<'a, str>>) -> FluentValue<'a> {
    values.push(value);
    FluentValue::from(format!("{OPEN}{}{CLOSE}", values.len() - 1))
}

/// Puts the values in, isolated where needed. What they contain is not looked at again.
fn fill(template: &str, values: &[Cow<'_, str>], is_rtl: bool) -> String {
    let mut out = String::with_capacity(template.len() + values.iter().map(|v| v.len() + 6).sum::<usize>());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (mark, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        match mark.parse::<usize>().ok().and_then(|i| values.get(i)) {
            Some(value) => bidi::push(&mut out, value, is_rtl),
            None => out.push_str(mark),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether `{name}`, `{$name}`, `{-name}` or `{NAME()}` stands in the text: what Fluent writes for
/// what it cannot resolve.
fn has_template_syntax(text: &str) -> bool {
    text.split('{').skip(1).any(|after| {
        let Some((inside, _)) = after.split_once('}') else { return false };
        let inside = inside.strip_suffix("()").unwrap_or(inside);
        let name = inside.strip_prefix(['$', '-']).unwrap_or(inside);
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_syntax_is_seen() {
        for bad in ["{x}", "a {$x} b", "{-brand}", "{DATETIME()}", "{a} {", "{{a}", "} {a-b_c9}", "{$größe}"] {
            assert!(has_template_syntax(bad), "{bad}");
        }
        for good in ["", "{", "}", "{}", "{ x }", "{1}", "{a b}", "{a", "a}", "{$}", "{()}", "{msg.attr}"] {
            assert!(!has_template_syntax(good), "{good}");
        }
    }
}
