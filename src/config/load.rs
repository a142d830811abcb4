//! From a folder to a bot: read, check everything, build only what has no problem.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::packs::{HERE, Voice};
use super::sections::{
    BOT_FILE_KEYS, Business, Flows, Locale, read_bot, read_budget, read_channels, read_dialogue, read_flows, read_handover, read_knowledge,
    read_locale, read_model,
};
use super::{
    BOT_FILE, ChannelSettings, Code, Diagnostic, HandoverSettings, Loaded, ModelSettings, Reader, Report, Tables, knowledge, packs,
    scenario, source,
};
use crate::core::bot::{Bot, Budget, Dialogue, Handover};
use crate::core::check::Gate;
use crate::core::key::BotId;
use crate::core::knowledge::Index;
use crate::core::language::Languages;

/// What `bot.toml` says.
pub(super) struct File {
    pub(super) business: Business,
    pub(super) locale: Locale,
    dialogue: Option<Dialogue>,
    knowledge: Option<String>,
    model: Option<ModelSettings>,
    budget: Budget,
    channels: Vec<ChannelSettings>,
    handover: Option<(HandoverSettings, Handover)>,
    pub(super) flows: Flows,
}

/// Loads the bot in `dir`. `env` is asked only whether what the handover needs is set; no secret is needed.
///
/// # Errors
/// All problems of all its files, if there is one that keeps it from starting.
pub fn load(dir: &Path, tables: Tables<'_>, env: &dyn Fn(&str) -> Option<String>) -> Result<Loaded, Report> {
    let mut report = Report::new(dir.display().to_string());
    let folder = Folder::new(dir);
    let id = bot_id(dir, &mut report);
    let Some(text) = folder.read(&mut report, BOT_FILE) else { return Err(closed(report)) };
    let file = source::read(&mut report, BOT_FILE, &text, BOT_FILE_KEYS, |root| read_file(root, tables, env));
    let Some(file) = file else { return Err(closed(report)) };
    let (locales, tags) = (&file.business.locales, file.business.tags());
    let passages = file.knowledge.map(|path| knowledge::load(&mut report, &folder, &path, locales)).unwrap_or_default();
    let packs = Voice::new(&file.business, &file.flows, &file.locale.conventions).load(&mut report, &folder);
    if let Some(packs) = &packs {
        packs::check_texts(&mut report, packs, &file.flows.found.texts);
        packs::check_tiers(&mut report, packs, &file.locale);
    }
    let version = version(&report);
    if report.has_errors() {
        // What keeps the bot from starting is shown together with everything else that is wrong.
        scenario::read(&mut report, &folder, &tags);
    }
    report = closed(report);
    let (Some(id), Some(packs), Some(model), false) = (id, packs, file.model, report.has_errors()) else { return Err(report) };
    let (Some(dialogue), Some((handover, core_handover))) = (file.dialogue, file.handover) else { return Err(report) };
    let bot = Bot {
        id,
        version,
        facts: file.business.facts.clone(),
        packs: packs::core(&packs, &tags),
        commands: packs.command_table(&tags),
        languages: Languages::with_parents(tags, &file.locale.conventions.parent)
            .with_overlays(packs.overlays().to_vec())
            .without_names([file.business.brand.as_str()]),
        brand: file.business.brand,
        dialogue,
        budget: file.budget,
        flows: file.flows.flows,
        handover: core_handover,
        knowledge: Index::build(passages),
        gate: Gate::default(),
        taboos: Arc::clone(packs.taboos()),
        region: file.locale.conventions.region,
    };
    let (bot, packs) = (Arc::new(bot), Arc::new(packs));
    Ok(Loaded { bot, packs, model, channels: file.channels, handover, warnings: report, dir: dir.to_owned() })
}

pub(super) fn read_file(root: &mut Reader<'_>, tables: Tables<'_>, env: &dyn Fn(&str) -> Option<String>) -> File {
    let business = read_bot(root);
    let tags = business.tags();
    File {
        locale: read_locale(root, &tags),
        dialogue: read_dialogue(root),
        knowledge: read_knowledge(root),
        model: read_model(root, tables.models),
        budget: read_budget(root),
        channels: read_channels(root, tables.channels),
        handover: read_handover(root, env),
        flows: read_flows(root, &tags),
        business,
    }
}

/// Whether `name` can be a bot's id, the name of its folder: `a-z`, `0-9` and `-`, beginning with a letter or digit.
#[must_use]
pub fn is_bot_id(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('-') && name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'))
}

/// The folder's name as it was given: a link to the newest release keeps its own. `.` and `..` are no names.
fn bot_id(dir: &Path, report: &mut Report) -> Option<BotId> {
    let given = dir.file_name().map(ToOwned::to_owned);
    let here = || Path::new(HERE).join(dir).canonicalize().ok()?.file_name().map(ToOwned::to_owned);
    let name = given.or_else(here).unwrap_or_default().to_string_lossy().into_owned();
    if is_bot_id(&name) {
        return Some(BotId::new(name));
    }
    report.diagnostics.push(Diagnostic {
        code: Code::BAD_BOT_ID,
        file: String::new(),
        span: None,
        message: format!("`{name}` cannot be a bot's id"),
        help: "rename the folder: a-z, 0-9 and `-`, for example `maison-bleue`".to_owned(),
    });
    None
}

/// The same for the same files, whatever their folder is called.
fn version(report: &Report) -> u64 {
    let mut hash = Sha256::new();
    for (file, text) in &report.sources {
        for part in [file.as_bytes(), text.as_bytes()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(8).fold(0, |version, byte| version << 8 | u64::from(*byte))
}

fn closed(mut report: Report) -> Report {
    report.close();
    report
}
