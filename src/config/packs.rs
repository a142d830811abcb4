//! The texts of the bot's locales: the program's packs under the bot's own `locales/`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::folder::Folder;
use super::nearest::{listed, suggest};
use super::sections::Locale;
use super::{BOT_FILE, Code, Diagnostic, Report};
use crate::core::bot::Pack;
use crate::core::key::LocaleTag;
use crate::locale::{Conventions, PackProblem, Packs};

/// The folder of a bot's own texts.
const LOCALES: &str = "locales";

/// Loads the packs of `locales`, the first of which is the default, with the overlays in the bot's `locales/`.
pub(super) fn load(report: &mut Report, folder: &Folder<'_>, locales: &[Spanned<LocaleTag>], conventions: &Conventions) -> Option<Packs> {
    let wanted: Vec<LocaleTag> = locales.iter().map(|locale| locale.get_ref().clone()).collect();
    let default = wanted.first()?;
    let mut overlay = BTreeMap::new();
    for extension in ["toml", "ftl"] {
        for file in folder.list(report, LOCALES, extension) {
            let text = folder.read(report, &file)?;
            let within = file.strip_prefix("locales/").unwrap_or(&file).to_owned();
            overlay.insert(within, text);
        }
    }
    let (packs, problems) = match Packs::build(&overlay, &wanted, default, conventions) {
        Ok(packs) => {
            let warnings = packs.warnings().to_vec();
            (Some(packs), warnings)
        }
        Err(problems) => (None, problems),
    };
    report.diagnostics.extend(problems.into_iter().map(|problem| diagnostic(problem, locales)));
    packs
}

/// A problem of a pack; a pack that does not exist is one of the line that asks for it.
fn diagnostic(problem: PackProblem, locales: &[Spanned<LocaleTag>]) -> Diagnostic {
    let PackProblem { code, file, span, message, help } = problem;
    let code = Code(code);
    let asked = locales
        .iter()
        .find(|locale| file.strip_prefix("locales/").and_then(|rest| rest.split('/').next()) == Some(locale.get_ref().as_str()));
    match asked.filter(|_| code == Code::LOCALE_NO_PACK) {
        Some(locale) => Diagnostic { code, file: BOT_FILE.to_owned(), span: Some(locale.span()), message, help },
        None => Diagnostic { code, file, span, message, help },
    }
}

/// Reports the ids that no customer can be told.
pub(super) fn check_texts(report: &mut Report, packs: &Packs, texts: &[(String, Range<usize>)]) {
    for (id, span) in texts.iter().filter(|(id, _)| !packs.has(id)) {
        report.diagnostics.push(Diagnostic {
            code: Code::UNKNOWN_TEXT,
            file: BOT_FILE.to_owned(),
            span: Some(span.clone()),
            message: format!("there is no text `{id}`"),
            help: suggest(id, packs.ids(), &format!("write it in {LOCALES}/<locale>/chat.ftl of every locale of the bot: {id} = …")),
        });
    }
}

/// Reports the formalities that the packs of their locales are not written in.
pub(super) fn check_tiers(report: &mut Report, packs: &Packs, locale: &Locale) {
    for (tag, span) in &locale.tiers {
        let (Some(tier), tiers) = (locale.conventions.formality.get(tag), packs.tiers(tag)) else { continue };
        if !tiers.contains(tier) {
            let help = match tiers {
                [] => format!("take it away: the texts of `{tag}` are written in one manner only"),
                tiers => format!("it can be {}", listed(tiers.iter().map(String::as_str))),
            };
            report.diagnostics.push(Diagnostic {
                code: Code::NOT_ONE_OF,
                file: BOT_FILE.to_owned(),
                span: Some(span.clone()),
                message: format!("the texts of `{tag}` are not written in `{tier}`"),
                help,
            });
        }
    }
}

/// What the core needs of the packs.
pub(super) fn core(packs: &Packs, locales: &[LocaleTag]) -> BTreeMap<LocaleTag, Pack> {
    locales.iter().map(|tag| (tag.clone(), packs.pack(tag).clone())).collect()
}
