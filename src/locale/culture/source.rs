//! All `culture.toml` of a locale over each other, and what they are compiled into.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{manners, register, structure, taboo};
use crate::core::check::Severity;
use crate::core::culture::{Culture, Pattern, Review};
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
pub(in crate::locale) struct Source {
    register: register::Draft,
    structure: structure::Draft,
    manners: manners::Draft,
}

impl Source {
    /// Reads one file over what is already known.
    pub(in crate::locale) fn overlay(&mut self, file: &str, source: &str, problems: &mut Vec<PackProblem>) {
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

    /// Compiles it; each rule that does not compile is a problem where it stands.
    pub(in crate::locale) fn compile(self, problems: &mut Vec<PackProblem>) -> Culture {
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
