//! The files of a bot's folder, within limits.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::scenario::SCENARIOS;
use super::{Code, Diagnostic, Report};

/// The most bytes of one file.
pub(super) const MAX_FILE_BYTES: u64 = 4 << 20;
/// The most files of one folder, with the folders within it.
pub(super) const MAX_FILES: usize = 10_000;
/// How deep folders may lie within each other.
const MAX_DEPTH: usize = 8;

/// A bot's folder. Problems go into the report.
pub(super) struct Folder<'a> {
    root: &'a Path,
}

impl<'a> Folder<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// The text of a file. The report keeps it too.
    pub(super) fn read(&self, report: &mut Report, file: &str) -> Option<String> {
        self.read_within(report, file, MAX_FILE_BYTES)
    }

    /// The same for a file that may have `most` bytes.
    pub(super) fn read_within(&self, report: &mut Report, file: &str, most: u64) -> Option<String> {
        match read_text(&self.root.join(file), most) {
            Ok(text) => {
                report.sources.insert(file.to_owned(), text.as_str().into());
                Some(text)
            }
            Err((code, message, help)) => {
                report.diagnostics.push(Diagnostic { code, file: file.to_owned(), span: None, message, help });
                None
            }
        }
    }

    /// The files in `folder` and the folders within it that end in `.<extension>`, relative to the root, sorted.
    /// Hidden ones are passed over, and symbolic links to folders; what is no file at all is read, and then reported. A folder that does not exist is empty.
    pub(super) fn list(&self, report: &mut Report, folder: &str, extension: &str) -> Vec<String> {
        let mut files = Vec::new();
        if self.root.join(folder).exists() {
            let walked = self.walk(report, folder.trim_end_matches('/'), extension, MAX_DEPTH, &mut files);
            report.diagnostics.extend(walked.err());
        }
        files.sort();
        files
    }

    /// Stops with a problem where there are too many.
    fn walk(&self, report: &mut Report, folder: &str, extension: &str, depth: usize, files: &mut Vec<String>) -> Result<(), Diagnostic> {
        let too_large = |message: String, help: &str| Diagnostic {
            code: Code::TOO_LARGE,
            file: folder.to_owned(),
            span: None,
            message,
            help: help.to_owned(),
        };
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {}", error.kind());
                let help = "let the user that runs turjuman read it".to_owned();
                report.diagnostics.push(Diagnostic { code: Code::UNREADABLE, file: folder.to_owned(), span: None, message, help });
                return Ok(());
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            let path = format!("{folder}/{name}");
            let is_folder = kind.is_dir() || kind.is_symlink() && entry.path().is_dir();
            if name.starts_with('.') {
                continue;
            } else if kind.is_dir() && depth == 0 {
                report
                    .diagnostics
                    .push(too_large(format!("folders lie more than {MAX_DEPTH} deep within each other"), "move the files up"));
            } else if kind.is_dir() {
                self.walk(report, &path, extension, depth - 1, files)?;
            } else if !is_folder && Path::new(&name).extension().is_some_and(|found| found == extension) {
                if files.len() == MAX_FILES {
                    return Err(too_large(
                        format!("more than {MAX_FILES} files"),
                        "join files, or move other files out of the bot's folder",
                    ));
                }
                files.push(path);
            }
        }
        Ok(())
    }
}

fn read_text(path: &Path, most: u64) -> Result<String, (Code, String, String)> {
    let unreadable = |message: String, help: &str| (Code::UNREADABLE, message, help.to_owned());
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            unreadable("the file does not exist".to_owned(), "create it, or name the bot's folder, the one that holds bot.toml")
        }
        kind => unreadable(format!("the file cannot be read: {kind}"), "let the user that runs turjuman read it"),
    };
    // Opening a pipe waits for its other end, so what it is must be known before.
    let found = fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        return Err(unreadable("this is no file but a folder, a pipe or a device".to_owned(), "put a file of text in its place"));
    }
    let mut bytes = Vec::new();
    // The system's own files say that they are empty, and may be waited on for ever.
    if found.len() > 0 {
        fs::File::open(path).map_err(failed)?.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > most {
        let divides =
            path.extension().is_some_and(|extension| extension == "md") || path.parent().is_some_and(|parent| parent.ends_with(SCENARIOS));
        let help = if divides { "divide it into several files" } else { "shorten it: it cannot be divided" };
        return Err((Code::TOO_LARGE, format!("the file has more than {most} bytes"), help.to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        unreadable(format!("line {line} is not UTF-8"), "save the file as UTF-8")
    })
}
