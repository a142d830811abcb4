//! Problems with line and column.

/// A stable code such as `config::unknown_key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind.
    pub code: Code,
    /// The file, relative to the bot's folder.
    pub file: String,
    /// Bytes of the file; `None` for the file as a whole.
    pub span: Option<std::ops::Range<usize>>,
    /// What is wrong: a lower-case fragment.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// All problems of a bot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The problems in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}
