//! The gate: what may never be shown, and what must not be held back.

mod facts;
mod gate;
mod hostile;
mod leak;
mod locale;
mod mutation;
mod replies;
mod wrong;

use std::sync::Arc;

use turjuman::core::check::{Context, Gate, Violation};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::language::Languages;
use turjuman::core::message::{Markup, parse};

/// What surrounds a draft.
#[derive(Clone, Copy, Default)]
struct Given<'a> {
    locale: &'a str,
    source: &'a str,
    source_locale: &'a str,
    facts: &'a [&'a str],
    customer: &'a str,
    foreign_quote: bool,
}

fn passage(body: &str, locale: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId("knowledge/en/returns.md#how".into()),
        title: "Returns".to_owned(),
        heading: String::new(),
        body: body.to_owned(),
        locale: LocaleTag::new(locale),
        tags: Vec::new(),
        valid_to: None,
    })
}

fn gate(draft: &Markup, given: Given<'_>) -> Vec<Violation> {
    let locale = LocaleTag::new(given.locale);
    let languages = Languages::new(["en", "de", "ja", "ar", "fr"].map(LocaleTag::new).to_vec());
    let sources = [passage(given.source, if given.source_locale.is_empty() { given.locale } else { given.source_locale })];
    let facts: Vec<String> = given.facts.iter().map(|fact| (*fact).to_owned()).collect();
    let context = Context {
        locale: &locale,
        languages: &languages,
        sources: &sources,
        facts: &facts,
        instructions: "",
        customer: given.customer,
        foreign_quote: given.foreign_quote,
        manner: None,
        taboos: &Default::default(),
        setting: &Default::default(),
    };
    Gate::default().run(draft, &context).violations
}

/// The rules that a draft breaks, in order; without the language's where `prefix` names another check.
fn rules(draft: &str, given: Given<'_>, prefix: &str) -> Vec<String> {
    gate(&parse(draft), given).into_iter().map(|violation| violation.rule).filter(|rule| rule.starts_with(prefix)).collect()
}

/// Checks rows of (draft, the first rule it breaks or nothing).
fn check_rows(rows: &[(&str, &str)], given: Given<'_>, prefix: &str) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(draft, expected)| {
            let found = rules(draft, given, prefix);
            (found.first().map_or("", String::as_str) != *expected).then(|| format!("{draft:?}: expected {expected:?}, found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
