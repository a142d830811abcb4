//! A report for people and for programs.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::lines::Lines;
use super::{Diagnostic, Report, Severity, shown};
use crate::locale;

/// The most problems that are shown at once.
pub(super) const MAX_SHOWN: usize = 100;

/// The lines of the files that problems point into.
type Files<'a> = BTreeMap<&'a str, Lines>;

impl Report {
    /// The report for people: the first problems with their source lines, and a closing line that counts all.
    /// Empty when there is no problem.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        if self.diagnostics.is_empty() {
            return String::new();
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let files = self.files();
        let mut text = String::new();
        for diagnostic in self.shown() {
            text.push_str(&renderer.render(&[self.group(diagnostic, &files)]));
            text.push_str("\n\n");
        }
        match self.not_shown() {
            0 => {}
            more => text.push_str(&format!("… and {more} more\n\n")),
        }
        text.push_str(&self.summary());
        text.push('\n');
        text
    }

    fn shown(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().take(MAX_SHOWN)
    }

    fn not_shown(&self) -> usize {
        self.diagnostics.len().saturating_sub(MAX_SHOWN)
    }

    fn files(&self) -> Files<'_> {
        let mut files = Files::new();
        for file in self.shown().map(|diagnostic| diagnostic.file.as_str()) {
            if let Some(text) = self.sources.get(file) {
                files.entry(file).or_insert_with(|| Lines::new(text));
            }
        }
        files
    }

    /// The closing line: `3 problems, 1 warning in bots/maison`.
    #[must_use]
    pub fn summary(&self) -> String {
        let counted = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let (problems, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let counts = match (problems, warnings) {
            (0, 0) => "no problems".to_owned(),
            (0, _) => counted(warnings, "warning"),
            (_, 0) => counted(problems, "problem"),
            (_, _) => format!("{}, {}", counted(problems, "problem"), counted(warnings, "warning")),
        };
        format!("{counts} in {}", shown::name(&self.root))
    }

    /// The report for programs: the same problems.
    #[must_use]
    pub fn json(&self) -> Value {
        let files = self.files();
        let diagnostics: Vec<Value> = self.shown().map(|diagnostic| entry(diagnostic, &files)).collect();
        json!({
            "bot": shown::name(&self.root),
            "problems": self.count(Severity::Error),
            "warnings": self.count(Severity::Warning),
            "diagnostics": diagnostics,
            "not_shown": self.not_shown(),
        })
    }

    fn group(&self, diagnostic: &Diagnostic, files: &Files<'_>) -> Group<'static> {
        let level = match diagnostic.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let id = diagnostic.code.rule().map_or(diagnostic.code.0.to_owned(), |rule| format!("{rule} {}", diagnostic.code));
        let path = shown::name(&match diagnostic.file.as_str() {
            "" => self.root.clone(),
            // A file of the program's own, which is no file of the bot's folder.
            file if locale::built_in_text(file).is_some() => file.to_owned(),
            file => format!("{}/{file}", self.root),
        });
        let title = level.primary_title(shown::message(&diagnostic.message)).id(id);
        let group = match place(diagnostic, files) {
            Some((lines, place)) if !lines.is_empty() => {
                let (line, excerpt) = (lines.position(place.start).line, lines.excerpt(&place));
                let marked = AnnotationKind::Primary.span(excerpt.span);
                title.element(Snippet::source(excerpt.text).line_start(line).path(path).annotation(marked))
            }
            _ => title.element(Origin::path(path)),
        };
        group.element(Level::HELP.message(shown::help(&diagnostic.help)))
    }
}

/// The lines that a problem points into, and its place in them.
fn place<'a>(diagnostic: &Diagnostic, files: &'a Files<'_>) -> Option<(&'a Lines, Range<usize>)> {
    let lines = files.get(diagnostic.file.as_str())?;
    Some((lines, lines.place(diagnostic.span.as_ref()?)))
}

fn entry(diagnostic: &Diagnostic, files: &Files<'_>) -> Value {
    let position = place(diagnostic, files).map(|(lines, place)| (lines.position(place.start), lines.position(place.end)));
    json!({
        "code": diagnostic.code.0,
        "rule": diagnostic.code.rule(),
        "severity": match diagnostic.code.severity() { Severity::Error => "error", Severity::Warning => "warning" },
        "file": shown::name(&diagnostic.file),
        "line": position.map(|(start, _)| start.line),
        "column": position.map(|(start, _)| start.column),
        "end_line": position.map(|(_, end)| end.line),
        "end_column": position.map(|(_, end)| end.column),
        "message": shown::message(&diagnostic.message),
        "help": shown::help(&diagnostic.help),
    })
}
