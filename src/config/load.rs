//! From a folder to a bot: read, check everything, build only what has no problem.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::packs::Voice;
use super::sections::{
    Business, Flows, ROOT_KEYS, read_bot, read_channels, read_dialogue, read_flows, read_handover, read_knowledge, read_model,
};
use super::{
    BOT_FILE, ChannelSettings, Code, Diagnostic, HandoverSettings, Loaded, ModelSettings, Reader, Report, Tables, knowledge, packs, source,
};
use crate::core::bot::{Bot, Dialogue, Handover};
use crate::core::check::Gate;
use crate::core::key::BotId;
use crate::core::knowledge::Index;
use crate::core::language::Languages;
use crate::locale::Conventions;

/// What `bot.toml` says.
pub(super) struct File {
    pub(super) business: Business,
    dialogue: Dialogue,
    knowledge: String,
    model: Option<ModelSettings>,
    channels: Vec<ChannelSettings>,
    handover: (HandoverSettings, Handover),
    pub(super) flows: Flows,
    pub(super) conventions: Conventions,
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
    let file = source::read(&mut report, BOT_FILE, &text, |root| read_file(root, tables, env));
    let Some(file) = file else { return Err(closed(report)) };
    let passages = knowledge::load(&mut report, &folder, &file.knowledge, &file.business.locales);
    let packs = Voice::new(&file.business, &file.flows, &file.conventions).load(&mut report, &folder);
    if let Some(packs) = &packs {
        packs::check_texts(&mut report, packs, &file.flows.texts);
    }
    let version = version(&report);
    report = closed(report);
    let (Some(id), Some(packs), Some(model), false) = (id, packs, file.model, report.has_errors()) else { return Err(report) };
    let (handover, core_handover) = file.handover;
    let bot = Bot {
        id,
        version,
        facts: file.business.facts.clone(),
        languages: Languages::with_parents(file.business.tags(), &file.conventions.parent),
        packs: packs::core(&packs, &file.business.tags()),
        commands: packs.command_table(&file.business.tags()),
        brand: file.business.brand,
        dialogue: file.dialogue,
        flows: file.flows.flows,
        handover: core_handover,
        knowledge: Index::build(passages),
        gate: Gate::default(),
    };
    let (bot, packs) = (Arc::new(bot), Arc::new(packs));
    Ok(Loaded { bot, packs, model, channels: file.channels, handover, warnings: report, dir: dir.to_owned() })
}

pub(super) fn read_file(root: &mut Reader<'_>, tables: Tables<'_>, env: &dyn Fn(&str) -> Option<String>) -> File {
    root.set_docs(ROOT_KEYS);
    let business = read_bot(root);
    File {
        dialogue: read_dialogue(root),
        knowledge: read_knowledge(root),
        model: read_model(root, tables.models),
        channels: read_channels(root, tables.channels),
        handover: read_handover(root, env),
        flows: read_flows(root, &business.tags()),
        conventions: Conventions::default(),
        business,
    }
}

/// The folder's own name.
fn bot_id(dir: &Path, report: &mut Report) -> Option<BotId> {
    let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !name.is_empty() && name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')) {
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
