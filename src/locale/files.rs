//! Where packs come from: the program itself, and a bot's folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::problem::{PackProblem, UNREADABLE};

/// The largest file of a pack, in bytes.
pub const MAX_FILE_BYTES: u64 = 1 << 20;
/// The most folders that a bot's `locales/` may have.
pub const MAX_FOLDERS: usize = 200;

/// The file with a language's names and manners.
pub(super) const MANIFEST_FILE: &str = "pack.toml";
/// The file with its sentences.
pub(super) const CHAT_FILE: &str = "chat.ftl";

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The file with its directives to the model that writes answers.
pub(super) const STYLE_FILE: &str = "style.ftl";
/// The file of knowledge that a new bot begins with.
pub(super) const STARTER_FILE: &str = "starter.md";
/// The files of Fluent messages of a language.
pub(super) const FTL_FILES: [&str; 2] = [CHAT_FILE, STYLE_FILE];

/// Files by folder and name: `de/chat.ftl` -> content.
pub(super) type Files = BTreeMap<String, String>;

/// The program's own pack files.
pub(super) fn built_in() -> Files {
    let files = BUILT_IN.dirs().flat_map(Dir::files);
    files.filter_map(|file| Some((file.path().to_str()?.replace('\\', "/"), file.contents_utf8()?.to_owned()))).collect()
}

/// The pack files in a bot's folder; a folder that does not exist has none.
pub(super) fn read(folder: &Path, problems: &mut Vec<PackProblem>) -> Files {
    let mut files = Files::new();
    let tags = match list(folder) {
        Ok(tags) => tags,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return files,
        Err(error) => {
            problems.push(unreadable("locales".to_owned(), &error));
            return files;
        }
    };
    for tag in tags {
        for name in [MANIFEST_FILE, CHAT_FILE, STYLE_FILE] {
            match read_file(&folder.join(&tag).join(name)) {
                Ok(content) => files.extend([(format!("{tag}/{name}"), content)]),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => problems.push(unreadable(format!("locales/{tag}/{name}"), &error)),
            }
        }
    }
    files
}

fn list(folder: &Path) -> io::Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().is_dir() {
            tags.extend(entry.file_name().into_string());
        }
    }
    if tags.len() > MAX_FOLDERS {
        return Err(io::Error::other(format!("more than {MAX_FOLDERS} folders")));
    }
    tags.sort_unstable();
    Ok(tags)
}

fn read_file(path: &Path) -> io::Result<String> {
    let mut content = String::new();
    let length = File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_string(&mut content)?;
    if length as u64 > MAX_FILE_BYTES {
        return Err(io::Error::other(format!("it is larger than {MAX_FILE_BYTES} bytes")));
    }
    Ok(content)
}

fn unreadable(file: String, error: &io::Error) -> PackProblem {
    PackProblem {
        code: UNREADABLE,
        file,
        span: None,
        message: format!("this cannot be read: {error}"),
        help: "make it a readable UTF-8 file".to_owned(),
    }
}
