//! Problems with line and column, and the report that collects them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Code, Severity};

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind.
    pub code: Code,
    /// The file, relative to the bot's folder.
    pub file: String,
    /// Bytes of the file; `None` for the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong: a lower-case fragment.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// All problems of a bot, with the texts they point into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The bot's folder as it was named by the caller.
    pub root: String,
    /// The problems in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts of the files that were read, by path relative to the folder. Secrets are blanked.
    pub sources: BTreeMap<String, Arc<str>>,
}

/// A position for people: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Report {
    /// An empty report about the bot in `root`.
    pub fn new(root: impl Into<String>) -> Self {
        Self { root: root.into(), ..Self::default() }
    }

    /// Whether there is neither a problem nor a warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Adds what another report on the same bot says.
    pub fn join(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        self.sources.extend(other.sources);
        self.close();
    }

    /// How many problems of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.code.severity() == severity).count()
    }

    /// Whether any problem keeps the bot from starting.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Sorts by file and line, drops repetitions and the texts that nothing points into.
    pub(super) fn close(&mut self) {
        let rank = |file: &str| (!file.is_empty(), file != super::BOT_FILE);
        self.diagnostics.sort_by(|a, b| {
            let place = |d: &Diagnostic| (rank(&d.file), d.span.as_ref().map(|span| (span.start, span.end)));
            (place(a).0, &a.file, place(a).1, a.code).cmp(&(place(b).0, &b.file, place(b).1, b.code))
        });
        self.diagnostics.dedup();
        let Self { diagnostics, sources, .. } = self;
        sources.retain(|file, _| diagnostics.iter().any(|d| d.file == *file));
    }

    /// Where a problem begins and ends, for people. `None` for a file as a whole.
    #[must_use]
    pub fn position(&self, diagnostic: &Diagnostic) -> Option<(Position, Position)> {
        let (text, span) = self.place(diagnostic)?;
        Some((position(text, span.start), position(text, span.end)))
    }

    /// The text a problem points into, and a span that certainly lies in it, on the borders of characters
    /// and on one line.
    pub(super) fn place(&self, diagnostic: &Diagnostic) -> Option<(&str, Range<usize>)> {
        let text = self.sources.get(&diagnostic.file)?;
        let span = diagnostic.span.clone()?;
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        let line = text.get(start..end).and_then(|part| part.find(['\n', '\r']));
        Some((text, start..line.map_or(end, |line| start + line)))
    }
}

fn position(text: &str, at: usize) -> Position {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or(before);
    Position { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
}
