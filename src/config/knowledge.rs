//! The knowledge files: read, parsed by the core, checked against the bot's locales.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::folder::Folder;
use super::nearest::listed;
use super::{BOT_FILE, Code, Diagnostic, Report};
use crate::core::key::LocaleTag;
use crate::core::knowledge::{Document, Passage};
use crate::core::language::writing;

/// All passages of the `*.md` files under `path`, in the order of their paths.
pub(super) fn load(report: &mut Report, folder: &Folder<'_>, path: &str, locales: &[Spanned<LocaleTag>]) -> Vec<Arc<Passage>> {
    let Some(default) = locales.first() else { return Vec::new() };
    let mut passages = Vec::new();
    let files = folder.list(report, path, "md");
    let before = report.diagnostics.len();
    for file in &files {
        let Some(text) = folder.read(report, file) else { continue };
        match Document::parse(file, &text, default.get_ref()) {
            Ok(document) => {
                check_locale(report, file, &text, &document, locales);
                passages.extend(document.passages);
            }
            Err(errors) => report.diagnostics.extend(errors.into_iter().map(|error| Diagnostic {
                code: Code::BAD_FRONT_MATTER,
                file: file.clone(),
                span: Some(error.span),
                message: error.message,
                help: error.help,
            })),
        }
    }
    if files.is_empty() {
        report.diagnostics.push(Diagnostic {
            code: Code::NO_KNOWLEDGE,
            file: path.to_owned(),
            span: None,
            message: "there is no knowledge file".to_owned(),
            help: format!(
                "write at least one, for example {path}/delivery.md:\n+++\ntitle = \"Delivery\"\n+++\n## How long does delivery take?\nTwo to four working days."
            ),
        });
    } else if report.diagnostics.len() == before {
        // A file with a problem may be the one that is missed.
        report_missing(report, &passages, locales);
    }
    passages
}

fn check_locale(report: &mut Report, file: &str, text: &str, document: &Document, locales: &[Spanned<LocaleTag>]) {
    let known = |locale: &LocaleTag| locales.iter().any(|offered| offered.get_ref() == locale);
    let Some(stranger) = document.passages.iter().map(|passage| &passage.locale).find(|locale| !known(locale)) else { return };
    let offered = listed(locales.iter().map(|locale| locale.get_ref().as_str()));
    report.diagnostics.push(Diagnostic {
        code: Code::LOCALE_NOT_OFFERED,
        file: file.to_owned(),
        span: front_matter_line(text, "locale"),
        message: format!("the file is written in `{stranger}`, which the bot does not speak"),
        help: format!("add \"{stranger}\" to `locales` in [bot], or take the file away; the bot speaks {offered}"),
    });
}

/// The line of the front matter that sets `key`.
fn front_matter_line(text: &str, key: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// Warns of locales whose readers find nothing in their language; regions of a language read the same passages.
fn report_missing(report: &mut Report, passages: &[Arc<Passage>], locales: &[Spanned<LocaleTag>]) {
    let written: BTreeSet<String> = passages.iter().map(|passage| writing(&passage.locale)).collect();
    for locale in locales.iter().filter(|locale| !written.contains(&writing(locale.get_ref()))) {
        let tag = locale.get_ref();
        report.diagnostics.push(Diagnostic {
            code: Code::LOCALE_WITHOUT_KNOWLEDGE,
            file: BOT_FILE.to_owned(),
            span: Some(locale.span()),
            message: format!("no knowledge file is written in `{tag}`"),
            help: format!(
                "add one with `locale = \"{tag}\"` between its `+++` lines; until then who writes `{tag}` is mostly told that nothing was found, and else gets quotes in another language"
            ),
        });
    }
}
