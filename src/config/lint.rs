//! What is wrong with texts alone: those of a folder of packs, or a bot's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::load::read_file;
use super::packs::{self, HERE, LOCALES, Voice};
use super::sections::BOT_FILE_KEYS;
use super::{BOT_FILE, Code, Diagnostic, Report, Severity, Tables, source};
use crate::core::key::LocaleTag;
use crate::locale::{self, PackProblem, Spoken};

/// Checks the texts in `dir`: a bot's folder, a bot's `locales/`, or a folder of locale packs.
#[must_use]
pub fn lint(dir: &Path, tables: Tables<'_>) -> Report {
    let mut report = match bot_of(dir) {
        Some(bot) => of_bot(&bot, tables),
        None => of_packs(dir),
    };
    report.close();
    report
}

/// The bot that a folder is, or whose texts it holds.
fn bot_of(dir: &Path) -> Option<PathBuf> {
    let is_bot = |dir: &Path| dir.join(BOT_FILE).exists();
    if is_bot(dir) {
        return Some(dir.to_owned());
    }
    // A folder that is not called by its name may be `.`.
    let named = if dir.ends_with(LOCALES) { dir.to_owned() } else { dir.canonicalize().ok()? };
    let around = named.parent().filter(|_| named.ends_with(LOCALES))?;
    let around = if around.as_os_str().is_empty() { Path::new(HERE) } else { around };
    is_bot(around).then(|| around.to_owned())
}

/// Mistakes of `bot.toml` are told too: it says which languages are spoken, and under which name.
fn of_bot(dir: &Path, tables: Tables<'_>) -> Report {
    let mut report = Report::new(dir.display().to_string());
    let folder = Folder::new(dir);
    let Some(text) = folder.read(&mut report, BOT_FILE) else { return report };
    let Some(file) = source::read(&mut report, BOT_FILE, &text, BOT_FILE_KEYS, |root| read_file(root, tables, &|_| None)) else {
        return report;
    };
    report.diagnostics.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
    Voice::new(&file.business, &file.flows, &file.locale.conventions).lint(&mut report, &folder);
    report
}

fn of_packs(dir: &Path) -> Report {
    let mut report = Report::new(dir.display().to_string());
    let Some(files) = packs::read(&mut report, &Folder::new(dir), HERE) else { return report };
    if files.is_empty() && report.is_empty() {
        report.diagnostics.push(Diagnostic {
            code: Code::UNREADABLE,
            file: String::new(),
            span: None,
            message: "there is no locale pack in this folder".to_owned(),
            help: "name a folder that holds a folder for each language, such as locales/de, or a bot's folder".to_owned(),
        });
    }
    report.diagnostics.extend(locale::lint_all(&files).into_iter().map(of_pack));
    report
}

/// In a folder of packs they lie at the top.
fn of_pack(problem: PackProblem) -> Diagnostic {
    let file = problem.file.strip_prefix("locales/").unwrap_or(&problem.file).to_owned();
    Diagnostic { code: Code(problem.code), file, span: problem.span, message: problem.message, help: problem.help }
}

/// How the languages of a folder of packs are spoken; those of the program where there is no folder.
///
/// # Errors
/// All problems that keep them from being read.
pub fn spoken(dir: Option<&Path>) -> Result<BTreeMap<LocaleTag, Spoken>, Report> {
    let mut report = Report::new(dir.map(|dir| dir.display().to_string()).unwrap_or_default());
    let files = dir.map(|dir| packs::read(&mut report, &Folder::new(dir), HERE).unwrap_or_default());
    let spoken = locale::spoken(files.as_ref()).map_err(|problems| report.diagnostics.extend(problems.into_iter().map(of_pack)));
    report.close();
    spoken.ok().filter(|_| !report.has_errors()).ok_or(report)
}
