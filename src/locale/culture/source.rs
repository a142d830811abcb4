//! All `culture.toml` of a locale over each other, and what they are compiled into.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use toml::Spanned;

use super::{manners, register, structure, taboo};
use crate::core::check::Severity;
use crate::core::culture::{Culture, Pattern, Review};
use crate::core::key::LocaleTag;
use crate::locale::files::{Files, PREFIX};
use crate::locale::problem::{CULTURE, PackProblem};

/// The file with a language's rules about manners.
pub(in crate::locale) const CULTURE_FILE: &str = "culture.toml";

/// One file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    register: register::Raw,
    #[serde(default)]
    structure: Option<structure::Raw>,
    // What these say is read for all packs together; here only their form is checked.
    #[serde(default, rename = "topics")]
    _topics: taboo::RawTopics,
    #[serde(default, rename = "taboo")]
    _taboo: Vec<taboo::Raw>,
    #[serde(default)]
    words: manners::RawWords,
    #[serde(default)]
    calendar: manners::RawCalendar,
    #[serde(default)]
    names: manners::RawNames,
}

/// What all files of a locale say together.
#[derive(Debug, Default)]
struct Source {
    register: register::Draft,
    structure: structure::Draft,
    manners: manners::Draft,
}

/// What the program's own files say, by the tags that lie over each other.
static BUILT_IN: Mutex<BTreeMap<Vec<LocaleTag>, Compiled>> = Mutex::new(BTreeMap::new());

/// A culture and what is wrong in its files.
type Compiled = (Arc<Culture>, Vec<PackProblem>);

/// Compiles what the files of these tags say, the weakest first; each rule that does not compile is a problem where it
/// stands. What only the program itself says is compiled once.
pub(in crate::locale) fn culture(tags: &[LocaleTag], built_in: &Files, overlay: &Files, problems: &mut Vec<PackProblem>) -> Arc<Culture> {
    let is_own = |tag: &LocaleTag| overlay.contains_key(&format!("{tag}/{CULTURE_FILE}"));
    let (culture, wrong) = if built_in.is_empty() || tags.iter().any(is_own) {
        compiled(tags, built_in, overlay)
    } else {
        let mut known = BUILT_IN.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(tags.to_vec()).or_insert_with(|| compiled(tags, built_in, &Files::new())).clone()
    };
    problems.extend(wrong);
    culture
}

fn compiled(tags: &[LocaleTag], built_in: &Files, overlay: &Files) -> Compiled {
    let (mut source, mut problems) = (Source::default(), Vec::new());
    for (tag, (files, place)) in tags.iter().flat_map(|tag| [(built_in, PREFIX), (overlay, "")].map(|files| (tag, files))) {
        if let Some(text) = files.get(&format!("{tag}/{CULTURE_FILE}")) {
            source.overlay(&format!("{place}locales/{tag}/{CULTURE_FILE}"), text, &mut problems);
        }
    }
    let culture = source.compile(&mut problems);
    (Arc::new(culture), problems)
}

impl Source {
    /// Reads one file over what is already known.
    fn overlay(&mut self, file: &str, source: &str, problems: &mut Vec<PackProblem>) {
        let raw: Raw = match toml::from_str(source) {
            Ok(raw) => raw,
            Err(error) => {
                let help = "locales/README.md lists the keys of culture.toml";
                return problems.push(problem(file, error.span(), error.message().to_owned(), help));
            }
        };
        let mut at = At { file, problems };
        self.register.overlay(raw.register, &mut at);
        self.structure.overlay(raw.structure, &mut at);
        self.manners.overlay(raw.words, raw.calendar, raw.names, &mut at);
    }

    fn compile(self, problems: &mut Vec<PackProblem>) -> Culture {
        Culture { register: self.register.compile(problems), structure: self.structure.compile(problems), manners: self.manners.compile() }
    }
}

/// A file that is being read, and what is wrong with it.
pub(super) struct At<'a> {
    pub(super) file: &'a str,
    pub(super) problems: &'a mut Vec<PackProblem>,
}

impl At<'_> {
    /// Reports what is wrong at a place.
    pub(super) fn problem(&mut self, span: Range<usize>, message: String, help: impl Into<String>) {
        self.problems.push(problem(self.file, Some(span), message, help));
    }
}

/// A problem of a `culture.toml`.
pub(super) fn problem(file: &str, span: Option<Range<usize>>, message: String, help: impl Into<String>) -> PackProblem {
    PackProblem { code: CULTURE, file: file.to_owned(), span, message, help: help.into() }
}

/// A pattern, or the problem that it is.
pub(super) fn pattern(file: &str, source: &Spanned<String>, problems: &mut Vec<PackProblem>) -> Option<Pattern> {
    match Pattern::new(source.get_ref()) {
        Ok(pattern) => Some(pattern),
        Err(error) => {
            let help = "write a regular expression as the crate `regex` takes it: without looking around and back references";
            problems.push(problem(file, Some(source.span()), format!("this pattern does not compile: {error}"), help));
            None
        }
    }
}

/// The same for a pattern that must reach the end of what it looks at.
pub(super) fn pattern_at_end(file: &str, source: &Spanned<String>, problems: &mut Vec<PackProblem>) -> Option<Pattern> {
    // The span stays that of what is written.
    pattern(file, &Spanned::new(source.span(), format!("(?:{})$", source.get_ref())), problems)
}

/// `severity` of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawSeverity {
    Warn,
    Rewrite,
    Block,
}

impl From<RawSeverity> for Severity {
    fn from(raw: RawSeverity) -> Self {
        match raw {
            RawSeverity::Warn => Self::Warn,
            RawSeverity::Rewrite => Self::Rewrite,
            RawSeverity::Block => Self::Block,
        }
    }
}

/// `review` of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawReview {
    None,
    Native,
}

impl From<RawReview> for Review {
    fn from(raw: RawReview) -> Self {
        match raw {
            RawReview::None => Self::None,
            RawReview::Native => Self::Native,
        }
    }
}

/// The severity, if a rule that was reviewed so may have it; a problem where it may not.
pub(super) fn allowed(file: &str, severity: &Spanned<RawSeverity>, review: Review, problems: &mut Vec<PackProblem>) -> Severity {
    let wanted = Severity::from(*severity.get_ref());
    if !review.allows(wanted) {
        let help = "write severity = \"rewrite\" or \"warn\", or let a native speaker read it and write review = \"native\"";
        problems.push(problem(file, Some(severity.span()), "a rule that nobody has reviewed may not block".to_owned(), help));
    }
    wanted
}
