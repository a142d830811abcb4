//! The texts of the bot's locales, as far as configuration looks at them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;

use super::folder::Folder;
use super::nearest::{listed, suggest};
use super::{BOT_FILE, Code, Diagnostic, Report};
use crate::core::bot::{Command, CommandTable, Pack};
use crate::core::key::LocaleTag;
use crate::core::text::id::REQUIRED;
use crate::locale::Packs;

/// The packs of a bot, and the ids of their texts.
pub(super) struct Texts {
    /// What renders texts.
    pub(super) packs: Packs,
    ids: BTreeMap<LocaleTag, BTreeSet<String>>,
}

/// Loads the packs of `locales` with the overlays in the bot's `locales/`.
pub(super) fn load(report: &mut Report, folder: &Folder<'_>, locales: &[Spanned<LocaleTag>]) -> Option<Texts> {
    let mut packs = Texts { packs: Packs, ids: BTreeMap::new() };
    for locale in locales {
        let tag = locale.get_ref();
        let mut ids: BTreeSet<String> = REQUIRED.iter().map(|(id, _)| (*id).to_owned()).collect();
        for file in folder.list(report, &format!("locales/{tag}"), "ftl") {
            let text = folder.read(report, &file).unwrap_or_default();
            ids.extend(text.lines().filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim_end().to_owned()));
        }
        packs.ids.insert(tag.clone(), ids);
    }
    (!locales.is_empty()).then_some(packs)
}

/// Reports the ids that a locale has no text for.
pub(super) fn check_texts(report: &mut Report, packs: &Texts, texts: &[(String, Range<usize>)]) {
    for (id, span) in texts {
        let missing: Vec<&str> = packs.ids.iter().filter(|(_, ids)| !ids.contains(id)).map(|(tag, _)| tag.as_str()).collect();
        let Some(first) = missing.first() else { continue };
        let known = packs.ids.values().flatten().map(String::as_str);
        report.diagnostics.push(Diagnostic {
            code: Code::UNKNOWN_TEXT,
            file: BOT_FILE.to_owned(),
            span: Some(span.clone()),
            message: format!("there is no text `{id}` in {}", listed(missing.iter().copied())),
            help: suggest(id, known, &format!("write it in locales/{first}/chat.ftl and the other locales: {id} = …")),
        });
    }
}

/// What the core needs of the packs.
pub(super) fn core(packs: &Texts) -> BTreeMap<LocaleTag, Pack> {
    packs.ids.keys().map(|tag| (tag.clone(), Pack { name: tag.to_string(), english: tag.to_string() })).collect()
}

/// The commands of all locales.
pub(super) fn commands(_packs: &Texts) -> CommandTable {
    CommandTable { names: Command::ALL.map(|command| (command.key().to_owned(), (command, None))).into(), shown: BTreeMap::new() }
}
