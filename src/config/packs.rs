//! The texts of the bot's locales: the program's packs under the bot's own `locales/`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::folder::Folder;
use super::nearest::{listed, suggest};
use super::print::MAX_SHOWN;
use super::sections::{Business, Flows, Locale};
use super::{BOT_FILE, Code, Diagnostic, Report, shown};
use crate::core::bot::{Flow, Pack, SlotKind, Then};
use crate::core::key::LocaleTag;
use crate::locale::{self, Conventions, OwnText, PackProblem, Packs, Speaker};

/// The folder of a bot's own texts.
pub(super) const LOCALES: &str = "locales";
/// The folder itself.
pub(super) const HERE: &str = ".";

/// What a bot says of itself to its packs.
pub(super) struct Voice<'a> {
    locales: &'a [Spanned<LocaleTag>],
    tags: Vec<LocaleTag>,
    brand: &'a str,
    texts: Vec<OwnText>,
    conventions: &'a Conventions,
}

impl<'a> Voice<'a> {
    pub(super) fn new(business: &'a Business, flows: &Flows, conventions: &'a Conventions) -> Self {
        let texts = flows.flows.values().flat_map(texts_of).collect();
        Self { locales: &business.locales, tags: business.tags(), brand: &business.brand, texts, conventions }
    }

    /// `None` where the bot speaks no language.
    fn speaker(&self) -> Option<Speaker<'_>> {
        let default = self.tags.first()?;
        Some(Speaker { locales: &self.tags, default, conventions: self.conventions, brand: self.brand, texts: &self.texts })
    }

    /// Loads the packs, with the overlays in the bot's `locales/`.
    pub(super) fn load(&self, report: &mut Report, folder: &Folder<'_>) -> Option<Packs> {
        let speaker = self.speaker()?;
        let overlay = read(report, folder, LOCALES)?;
        match Packs::build(&overlay, &speaker) {
            Ok(packs) => {
                self.report(report, packs.warnings().to_vec());
                Some(packs)
            }
            Err(problems) => {
                self.report(report, problems);
                None
            }
        }
    }

    /// Reports what is wrong with all texts of the bot, those of languages that it does not speak among them.
    pub(super) fn lint(&self, report: &mut Report, folder: &Folder<'_>) {
        if let (Some(speaker), Some(overlay)) = (self.speaker(), read(report, folder, LOCALES)) {
            self.report(report, locale::lint(&overlay, &speaker));
        }
    }

    fn report(&self, report: &mut Report, problems: Vec<PackProblem>) {
        // Which texts a broken `bot.toml` asks for is not certain.
        let is_whole = !report.has_errors();
        for problem in problems.into_iter().filter(|problem| is_whole || problem.code != Code::LOCALE_UNUSED_TEXT.0) {
            if let Some(text) = locale::built_in_text(&problem.file) {
                report.sources.entry(problem.file.clone()).or_insert_with(|| text.into());
            }
            report.diagnostics.push(diagnostic(problem, self.locales));
        }
    }
}

/// The texts that a flow asks for, with what they are given.
fn texts_of(flow: &Flow) -> Vec<OwnText> {
    let (Then::Say(last) | Then::Handover(last)) = &flow.then;
    let arguments = flow.slots.iter().map(|slot| slot.name.to_string()).collect();
    let mut texts = vec![OwnText { id: last.clone(), arguments, is_label: false }];
    let mut plain = |id: &str, is_label| texts.push(OwnText { id: id.to_owned(), arguments: Vec::new(), is_label });
    for slot in &flow.slots {
        plain(&slot.ask, false);
        if let SlotKind::Choice(options) = &slot.kind {
            options.iter().for_each(|(_, label)| plain(label, true));
        }
    }
    texts
}

/// The files of packs in a folder, by their paths within it.
pub(super) fn read(report: &mut Report, folder: &Folder<'_>, within: &str) -> Option<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for extension in ["toml", "ftl"] {
        for file in folder.list(report, within, extension) {
            let name = file.strip_prefix(within).map_or(file.as_str(), |name| name.trim_start_matches('/'));
            let path = if within == HERE { name } else { &file };
            files.insert(name.to_owned(), folder.read_within(report, path, locale::MAX_FILE_BYTES as u64)?);
        }
    }
    Some(files)
}

/// A problem of a pack; a pack that does not exist is one of the line that asks for it.
fn diagnostic(problem: PackProblem, locales: &[Spanned<LocaleTag>]) -> Diagnostic {
    let PackProblem { code, file, span, message, help } = problem;
    let code = Code(code);
    let asks = |locale: &&Spanned<LocaleTag>| {
        file.strip_prefix("locales/").and_then(|rest| rest.split('/').next()) == Some(locale.get_ref().as_str())
    };
    match locales.iter().filter(|_| code == Code::LOCALE_NO_PACK).find(asks) {
        Some(locale) => Diagnostic { code, file: BOT_FILE.to_owned(), span: Some(locale.span()), message, help },
        None => Diagnostic { code, file, span, message, help },
    }
}

/// Reports the ids that no customer can be told.
pub(super) fn check_texts(report: &mut Report, packs: &Packs, texts: &[(String, Range<usize>)]) {
    for (nth, (id, span)) in texts.iter().filter(|(id, _)| !packs.has(id)).enumerate() {
        let otherwise = format!("write it in {LOCALES}/<locale>/chat.ftl of every locale of the bot: {} = …", shown::escaped(id));
        report.diagnostics.push(Diagnostic {
            code: Code::UNKNOWN_TEXT,
            file: BOT_FILE.to_owned(),
            span: Some(span.clone()),
            message: format!("there is no text `{id}`"),
            // Comparing with every text takes its time, and no more are shown.
            help: if nth < MAX_SHOWN { suggest(id, packs.ids(), &otherwise) } else { otherwise },
        });
    }
}

/// Reports the formalities that the packs of their locales are not written in.
pub(super) fn check_tiers(report: &mut Report, packs: &Packs, locale: &Locale) {
    for (tag, span) in &locale.tiers {
        let (Some(tier), tiers) = (locale.conventions.formality.get(tag), packs.tiers(tag)) else { continue };
        if !tiers.contains(&tier.as_str()) {
            let help = match tiers.as_slice() {
                [] => format!("take it away: the texts of `{tag}` are written in one manner only"),
                tiers => format!("it can be {}", listed(tiers.iter().copied())),
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

/// What the core needs of the packs, those of dialects among them.
pub(super) fn core(packs: &Packs, locales: &[LocaleTag]) -> BTreeMap<LocaleTag, Pack> {
    let dialects = packs.overlays().iter().map(|overlay| &overlay.words);
    locales.iter().chain(dialects).map(|tag| (tag.clone(), packs.pack(tag).clone())).collect()
}
