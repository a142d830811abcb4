//! What is wrong with texts alone: those of a folder of packs, or a bot's own.

use std::path::Path;

use super::folder::Folder;
use super::load::read_file;
use super::packs::{self, HERE, Voice};
use super::{BOT_FILE, Code, Diagnostic, Report, Severity, Tables, source};
use crate::locale;

/// Checks the texts in `dir`: a bot's folder, a bot's `locales/`, or a folder of locale packs.
#[must_use]
pub fn lint(dir: &Path, tables: Tables<'_>) -> Report {
    let is_bot = |dir: &&Path| dir.join(BOT_FILE).exists();
    let around = dir.parent().filter(|_| dir.ends_with("locales"));
    let around = around.map(|around| if around.as_os_str().is_empty() { Path::new(HERE) } else { around });
    let mut report = match Some(dir).filter(is_bot).or(around.filter(is_bot)) {
        Some(bot) => of_bot(bot, tables),
        None => of_packs(dir),
    };
    report.close();
    report
}

/// Mistakes of `bot.toml` are told too: it says which languages are spoken, and under which name.
fn of_bot(dir: &Path, tables: Tables<'_>) -> Report {
    let mut report = Report::new(dir.display().to_string());
    let folder = Folder::new(dir);
    let Some(text) = folder.read(&mut report, BOT_FILE) else { return report };
    let Some(file) = source::read(&mut report, BOT_FILE, &text, |root| read_file(root, tables, &|_| None)) else { return report };
    report.diagnostics.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
    Voice::new(&file.business, &file.flows, &file.conventions).lint(&mut report, &folder);
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
    report.diagnostics.extend(locale::lint_all(&files).into_iter().map(|problem| {
        let file = problem.file.strip_prefix("locales/").unwrap_or(&problem.file).to_owned();
        Diagnostic { code: Code(problem.code), file, span: problem.span, message: problem.message, help: problem.help }
    }));
    report
}
