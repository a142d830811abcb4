//! A report for people and for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Report, Severity};
use crate::locale;

impl Report {
    /// The report for people: every problem with its source line, and a closing line that counts.
    /// Empty when there is no problem.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        if self.diagnostics.is_empty() {
            return String::new();
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            text.push_str(&renderer.render(&[self.group(diagnostic)]));
            text.push_str("\n\n");
        }
        text.push_str(&self.summary());
        text.push('\n');
        text
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
        format!("{counts} in {}", self.root)
    }

    /// The report for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let diagnostics: Vec<Value> = self.diagnostics.iter().map(|diagnostic| self.entry(diagnostic)).collect();
        json!({
            "bot": self.root,
            "problems": self.count(Severity::Error),
            "warnings": self.count(Severity::Warning),
            "diagnostics": diagnostics,
        })
    }

    fn entry(&self, diagnostic: &Diagnostic) -> Value {
        let position = self.position(diagnostic);
        json!({
            "code": diagnostic.code.0,
            "rule": diagnostic.code.rule(),
            "severity": match diagnostic.code.severity() { Severity::Error => "error", Severity::Warning => "warning" },
            "file": diagnostic.file,
            "line": position.map(|(start, _)| start.line),
            "column": position.map(|(start, _)| start.column),
            "end_line": position.map(|(_, end)| end.line),
            "end_column": position.map(|(_, end)| end.column),
            "message": diagnostic.message,
            "help": diagnostic.help,
        })
    }

    fn group<'a>(&'a self, diagnostic: &'a Diagnostic) -> Group<'a> {
        let level = match diagnostic.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let id = diagnostic.code.rule().map_or(diagnostic.code.0.to_owned(), |rule| format!("{rule} {}", diagnostic.code));
        let path = match diagnostic.file.as_str() {
            "" => self.root.clone(),
            // A file of the program's own, which is no file of the bot's folder.
            file if locale::built_in_text(file).is_some() => file.to_owned(),
            file => format!("{}/{file}", self.root),
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(id);
        let group = match self.place(diagnostic) {
            Some((text, span)) if !text.is_empty() => {
                title.element(Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(span)))
            }
            _ => title.element(Origin::path(path)),
        };
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}
