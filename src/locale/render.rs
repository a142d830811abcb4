//! Renders a text in one locale, or refuses.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};

use super::conventions::Conventions;
use super::fill::fill;
use super::format::{Formats, NumberStyle};
use super::layer::Stack;
use super::manner::Manner;
use super::mark;
use super::occasion::Occasion;
use super::plural::{Kind, Plurals};
use crate::core::key::LocaleTag;
use crate::core::message::is_visible;
use crate::core::text::{Text, Value};

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

/// Why a text is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It has more parts than Fluent puts together.
    TooManyParts,
    /// There is no such message; Fluent takes a message and a term of one name for the same.
    Missing,
    /// What it refers to or what a function takes is not there, or is not what is asked for.
    Failed,
    /// Template syntax would be seen.
    Syntax,
    /// Nothing would be seen.
    Nothing,
}

/// The sentences of one locale.
pub(super) struct Voice {
    bundle: FluentBundle<Arc<FluentResource>>,
    ids: BTreeSet<String>,
    manner: Manner,
    formats: Option<Formats>,
    plurals: Option<Arc<Plurals>>,
    is_rtl: bool,
}

impl Voice {
    /// Lays the layers of a locale over each other, the last one on top. Manners and formats are those of `language`: of the
    /// locale itself, or of the one that it is a dialect of.
    pub(super) fn new(locale: &LocaleTag, language: &LocaleTag, stack: &Stack, conventions: &Conventions) -> Self {
        let Stack { manifest, layers, .. } = stack;
        let manner = Manner::new(language, manifest.formality.as_deref(), conventions);
        let formats = Formats::new(language, conventions);
        let is_rtl = manifest.is_rtl.unwrap_or_else(|| locale.is_rtl());
        let plurals = Plurals::new(locale).map(Arc::new);
        // The language only chooses plural rules.
        let languages = plurals.iter().map(|plurals| plurals.language().clone()).collect();
        let mut bundle = FluentBundle::new_concurrent(languages);
        bundle.set_use_isolating(false);
        // Cannot fail: nothing else is registered in a new bundle.
        if let Some(plurals) = plurals.clone() {
            bundle
                .add_function(mark::NUMBER, move |positional, named| mark::number_function(positional, named, &plurals))
                .unwrap_or_default();
        }
        bundle.add_function(mark::DATE, mark::date_function).unwrap_or_default();
        bundle.set_formatter(Some(mark::write));
        layers.iter().for_each(|layer| bundle.add_resource_overriding(layer.resource.clone()));
        let ids =
            layers.iter().flat_map(|layer| &layer.entries).filter(|entry| !entry.is_term()).map(|entry| entry.id.name.clone()).collect();
        Self { bundle, ids, manner, formats, plurals, is_rtl }
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

    /// The sentence; `None` if it is refused.
    pub(super) fn render(&self, text: &Text, occasion: &Occasion) -> Option<String> {
        self.render_in(&self.manner, text, occasion).ok()
    }

    /// The sentence in some manner; refused if the message is missing, does not resolve without an error, shows nothing or
    /// shows template syntax.
    pub(super) fn render_in(&self, manner: &Manner, text: &Text, occasion: &Occasion) -> Result<String, Refusal> {
        let message = self.bundle.get_message(&text.id).and_then(|message| message.value()).ok_or(Refusal::Missing)?;
        let (args, values) = self.arguments(manner, text, occasion).ok_or(Refusal::Failed)?;
        let mut errors = Vec::new();
        let template = self.bundle.format_pattern(message, Some(&args), &mut errors);
        if errors.contains(&FluentError::ResolverError(ResolverError::TooManyPlaceables)) {
            return Err(Refusal::TooManyParts);
        }
        if !errors.is_empty() {
            return Err(Refusal::Failed);
        }
        if has_template_syntax(&mark::with_digits(&template)) {
            return Err(Refusal::Syntax);
        }
        let formats = self.formats.as_ref().ok_or(Refusal::Failed)?;
        let sentence = fill(&template, &values, formats, self.is_rtl).ok_or(Refusal::Failed)?;
        if sentence.chars().any(is_visible) { Ok(sentence) } else { Err(Refusal::Nothing) }
    }

    /// What Fluent is given, and the values that are put in afterwards.
    fn arguments<'a>(&self, manner: &'a Manner, text: &'a Text, occasion: &Occasion) -> Option<(FluentArgs<'a>, Vec<&'a Value>)> {
        let mut values = Vec::new();
        let selectors = manner.selectors(occasion);
        let mut args = FluentArgs::with_capacity(text.args.len() + selectors.len());
        for (name, key) in selectors {
            args.set(name, key);
        }
        for (name, value) in &text.args {
            let argument = match value {
                Value::Count(n) => mark::number(&n.to_string(), NumberStyle::default(), Kind::default(), self.plurals.as_ref()?)?,
                Value::Choice(key) => mark::choice(key),
                shown => {
                    values.push(shown);
                    mark::value(values.len() - 1)
                }
            };
            args.set(name.as_str(), argument);
        }
        Some((args, values))
    }
}

/// Whether `{name}`, `{name.attribute}`, `{$name}`, `{-name}` or `{NAME()}` stands in the text: what Fluent writes
/// for what it cannot resolve. For a variable that a term was not given it reports no error.
fn has_template_syntax(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    text.split('{').skip(1).any(|after| {
        let Some((inside, _)) = after.split_once('}') else { return false };
        let inside = inside.strip_suffix("()").unwrap_or(inside);
        let name = inside.strip_prefix(['$', '-']).unwrap_or(inside);
        name.split_once('.').map_or_else(|| is_name(name), |(name, attribute)| is_name(name) && is_name(attribute))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_syntax_is_seen() {
        for bad in ["{x}", "a {$x} b", "{-brand}", "{DATETIME()}", "{a} {", "{{a}", "} {a-b_c9}", "{$größe}", "{msg.attr}", "{-t.attr}"] {
            assert!(has_template_syntax(bad), "{bad}");
        }
        for good in ["", "{", "}", "{}", "{ x }", "{1}", "{a b}", "{a", "a}", "{$}", "{()}", "{msg.}", "{.attr}", "{1.5}"] {
            assert!(!has_template_syntax(good), "{good}");
        }
    }
}
