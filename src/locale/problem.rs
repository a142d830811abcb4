//! Problems of packs, with the bytes they stand at.

use std::ops::Range;

/// One problem of a pack or of a bot's overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// A stable code: `locale::syntax`.
    pub code: &'static str,
    /// The file, relative to the bot's folder; the program's own files begin with `built-in:`.
    pub file: String,
    /// Bytes of the file; `None` for the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong: a lower-case fragment.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A file of a pack that cannot be read.
pub(super) const UNREADABLE: &str = "locale::unreadable";
/// A locale without any pack.
pub(super) const NO_PACK: &str = "locale::no_pack";
/// A folder for a language that the bot does not speak.
pub(super) const UNUSED: &str = "locale::unused";
/// A mistake in `pack.toml`.
pub(super) const MANIFEST: &str = "locale::manifest";
/// Two commands with one name.
pub(super) const COMMAND: &str = "locale::command";
/// A mistake in the syntax of `chat.ftl`.
pub(super) const SYNTAX: &str = "locale::syntax";
/// The same id twice in one file.
pub(super) const DUPLICATE: &str = "locale::duplicate";
/// A function that does not exist.
pub(super) const FUNCTION: &str = "locale::function";
/// A variant that no value selects, or a selector that is shown.
pub(super) const SELECTOR: &str = "locale::selector";
/// A reference to a message or term that does not exist.
pub(super) const REFERENCE: &str = "locale::reference";
/// A required message that is missing.
pub(super) const MISSING: &str = "locale::missing";
/// A variable that the message is never given.
pub(super) const VARIABLE: &str = "locale::variable";
/// An argument that the message does not use.
pub(super) const UNUSED_ARGUMENT: &str = "locale::unused_argument";
/// A message of the bot that one of its locales does not have.
pub(super) const UNTRANSLATED: &str = "locale::untranslated";

/// In the order of files and bytes, each once.
pub(super) fn in_order(mut problems: Vec<PackProblem>) -> Vec<PackProblem> {
    let start = |p: &PackProblem| p.span.as_ref().map_or(0, |s| s.start);
    problems.sort_by(|a, b| (&a.file, start(a), &a.message).cmp(&(&b.file, start(b), &b.message)));
    problems.dedup();
    problems
}
