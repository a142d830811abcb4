//! Problems with line and column, and the report that collects them.

use std::collections::{BTreeMap, BTreeSet};
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
        let named: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.file.as_str()).collect();
        sources.retain(|file, _| named.contains(file.as_str()));
    }
}
