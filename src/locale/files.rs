//! The files of packs: the program's own, and how many and how large those of others may be.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use super::problem::{PackProblem, TOO_LARGE};

/// The largest file of a pack, in bytes.
pub const MAX_FILE_BYTES: usize = 1 << 20;
/// The most folders that a bot's `locales/` may have.
pub const MAX_FOLDERS: usize = 200;

/// The file with a language's names and manners.
pub(super) const MANIFEST_FILE: &str = "pack.toml";
/// The file with its sentences.
pub(super) const CHAT_FILE: &str = "chat.ftl";
/// The file with its directives to the model that writes answers.
pub(super) const STYLE_FILE: &str = "style.ftl";
/// The file of knowledge that a new bot begins with.
pub(super) const STARTER_FILE: &str = "starter.md";
/// The files of Fluent messages of a language.
pub(super) const FTL_FILES: [&str; 2] = [CHAT_FILE, STYLE_FILE];

/// How problems call the program's own files, before the path.
pub(super) const PREFIX: &str = "built-in:";

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// Files by folder and name: `de/chat.ftl` -> content.
pub(super) type Files = BTreeMap<String, String>;

/// The program's own pack files.
pub(super) fn built_in() -> Files {
    let files = BUILT_IN.dirs().flat_map(Dir::files);
    files.filter_map(|file| Some((file.path().to_str()?.replace('\\', "/"), file.contents_utf8()?.to_owned()))).collect()
}

/// The text of one of the program's own files, by the name that problems give it.
#[must_use]
pub fn built_in_text(file: &str) -> Option<&'static str> {
    BUILT_IN.get_file(file.strip_prefix(PREFIX)?.strip_prefix("locales/")?)?.contents_utf8()
}

/// The folders of these files: the languages they are for.
pub(super) fn folders(files: &Files) -> BTreeSet<&str> {
    files.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).collect()
}

/// What is larger than it may be.
pub(super) fn too_large(files: &Files) -> Vec<PackProblem> {
    let problem =
        |file: String, message: String, help: &str| PackProblem { code: TOO_LARGE, file, span: None, message, help: help.to_owned() };
    let large = files.iter().filter(|(_, content)| content.len() > MAX_FILE_BYTES);
    let mut problems: Vec<_> = large
        .map(|(path, _)| problem(format!("locales/{path}"), format!("the file has more than {MAX_FILE_BYTES} bytes"), "shorten its texts"))
        .collect();
    if folders(files).len() > MAX_FOLDERS {
        problems.push(problem(
            "locales".to_owned(),
            format!("more than {MAX_FOLDERS} folders"),
            "remove the languages that are not needed",
        ));
    }
    problems
}
