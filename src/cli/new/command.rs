//! Writes a new bot: whole, or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::ask::{self, Plan};
use super::draft;
use crate::cli::args;
use crate::cli::environment;
use crate::cli::outcome::Outcome;
use crate::config::is_bot_id;

pub(in crate::cli) fn new(args: &args::New) -> anyhow::Result<Outcome> {
    let folder = &args.name;
    let id = id(folder)?;
    if !is_free(folder).with_context(|| format!("look at {}", folder.display()))? {
        bail!("make {}: it is there already; name another folder", folder.display());
    }
    let plan = ask::plan(id, args)?;
    write(folder, &draft::files(&plan)?).with_context(|| format!("make {}", folder.display()))?;
    environment::say(&next_steps(folder, &plan))?;
    Ok(Outcome::Good)
}

/// The bot's id: the folder's own name.
fn id(folder: &Path) -> anyhow::Result<String> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let right: String = name.to_lowercase().chars().map(|c| if matches!(c, ' ' | '_' | '.') { '-' } else { c }).collect();
    if is_bot_id(&name) {
        return Ok(name);
    }
    let example = if is_bot_id(&right) { right } else { "my-shop".to_owned() };
    bail!("name a bot `{name}`: a bot's folder is written with a-z, 0-9 and `-`, for example {example}");
}

/// Whether nothing is lost when the folder is made: it is not there, or empty.
fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        // A link that leads nowhere is there all the same.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(fs::symlink_metadata(folder).is_err()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes all files beside the folder, then moves them to its place.
fn write(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned);
    fs::create_dir_all(&parent)?;
    let stage = parent.join(format!(".turjuman-new-{}", std::process::id()));
    let written = write_files(&stage, files).and_then(|()| fs::rename(&stage, folder));
    if written.is_err() && stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    written
}

fn write_files(stage: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    for (file, text) in files {
        let path = stage.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

fn next_steps(folder: &Path, plan: &Plan) -> String {
    let folder = folder.display();
    let languages: Vec<&str> = plan.languages.iter().map(|offer| offer.name.as_str()).collect();
    let channels: Vec<&str> = plan.channels.iter().map(|(kind, _)| *kind).collect();
    let channels = if channels.is_empty() { String::new() } else { format!("; {}", channels.join(", ")) };
    let knowledge = plan.languages.first().map(draft::knowledge).unwrap_or_default();
    let steps = [
        (format!("turjuman chat {folder}"), "talk to it"),
        (format!("{folder}/{knowledge}"), "write what it may answer"),
        (format!("turjuman check {folder}"), "find mistakes, each at its line"),
        (format!("turjuman test {folder}"), "play the dialogues of scenarios/"),
        (format!("turjuman run {folder}"), "serve it"),
    ];
    let width = steps.iter().map(|(step, _)| step.chars().count()).max().unwrap_or_default();
    let lines: String = steps.iter().map(|(step, what)| format!("  {step:<width$}   {what}\n")).collect();
    format!("{folder} is made: {}, {}{channels}.\n\n{lines}", plan.brand, languages.join(", "))
}
