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

/// A file that is larger, or a folder fuller, than one may be.
pub(super) const TOO_LARGE: &str = "config::too_large";
/// A folder whose name is no locale.
pub(super) const BAD_LOCALE: &str = "config::bad_locale";
/// A locale without any pack.
pub(super) const NO_PACK: &str = "locale::no_pack";
/// A folder for a language that the bot does not speak.
pub(super) const UNUSED: &str = "locale::unused";
/// A mistake in `pack.toml`.
pub(super) const MANIFEST: &str = "locale::manifest";
/// A mistake in `culture.toml`.
pub(super) const CULTURE: &str = "locale::culture";
/// Two commands with one name.
pub(super) const COMMAND: &str = "locale::command";
/// A mistake in the syntax of a file of messages.
pub(super) const SYNTAX: &str = "locale::syntax";
/// The same id, or the same variant, twice.
pub(super) const DUPLICATE: &str = "locale::duplicate";
/// A required message that is missing.
pub(super) const MISSING: &str = "locale::missing";
/// A message of the bot that one of its locales does not have.
pub(super) const UNTRANSLATED: &str = "locale::untranslated";
/// A message that nobody asks for.
pub(super) const UNKNOWN_ID: &str = "locale::unknown_id";
/// A message of the bot's own that nobody asks for.
pub(super) const UNUSED_TEXT: &str = "locale::unused_text";
/// A message in the file of the others.
pub(super) const WRONG_FILE: &str = "locale::wrong_file";
/// A variable that the message is never given.
pub(super) const VARIABLE: &str = "locale::variable";
/// An argument that the message does not use.
pub(super) const UNUSED_ARGUMENT: &str = "locale::unused_argument";
/// An argument that a bot's own message may leave out, and does.
pub(super) const UNUSED_OPTIONAL: &str = "locale::unused_optional";
/// A selection by something that selects nothing, or a selector that is shown.
pub(super) const SELECTOR: &str = "locale::selector";
/// A variant that no value selects.
pub(super) const VARIANT: &str = "locale::variant";
/// A register that the pack declares and that is not written.
pub(super) const TIER: &str = "locale::tier";
/// A text that is not in the register in which it is said.
pub(super) const REGISTER: &str = "locale::register";
/// A function or an option that does not exist.
pub(super) const FUNCTION: &str = "locale::function";
/// A plural form of the language that is missing.
pub(super) const PLURAL: &str = "locale::plural";
/// A plural form that the language does not have.
pub(super) const UNUSED_PLURAL: &str = "locale::unused_plural";
/// The brand in a text.
pub(super) const BRAND: &str = "locale::brand";
/// A text that is too long.
pub(super) const TOO_LONG: &str = "locale::too_long";
/// A variant that says what the default says.
pub(super) const SAME_VARIANT: &str = "locale::same_variant";
/// A reference to a message or term that does not exist.
pub(super) const REFERENCE: &str = "locale::reference";
/// A word that a taboo rule keeps from customers.
pub(super) const TABOO: &str = "locale::taboo";
/// Messages that refer to each other in a circle.
pub(super) const CYCLE: &str = "locale::cycle";
/// An attribute that is never shown.
pub(super) const ATTRIBUTE: &str = "locale::attribute";
/// A sign that a text may not contain.
pub(super) const SIGN: &str = "locale::sign";
/// A text that can never be shown.
pub(super) const UNSAYABLE: &str = "locale::unsayable";

/// What was found in packs.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What stops the bot.
    pub(super) problems: Vec<PackProblem>,
    /// What does not.
    pub(super) warnings: Vec<PackProblem>,
}

/// In the order of files and bytes, each once.
pub(super) fn in_order(mut problems: Vec<PackProblem>) -> Vec<PackProblem> {
    let start = |p: &PackProblem| p.span.as_ref().map_or(0, |s| s.start);
    problems.sort_by(|a, b| (&a.file, start(a), &a.message).cmp(&(&b.file, start(b), &b.message)));
    problems.dedup();
    problems
}
