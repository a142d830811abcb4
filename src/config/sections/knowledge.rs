//! `[knowledge]`: where the knowledge files are.

use std::path::{Component, Path};

use crate::config::{Code, KeyDoc, Reader};

pub(in crate::config) const KNOWLEDGE_KEYS: &[KeyDoc] = &[KeyDoc {
    key: "path",
    doc: "The folder of the knowledge files (`*.md`, folders within it too), relative to the bot's folder and inside it.",
    default: "\"knowledge\"",
}];

const DEFAULT_PATH: &str = "knowledge";

/// Reads `[knowledge]`: the folder.
pub(in crate::config) fn read_knowledge(root: &mut Reader<'_>) -> String {
    root.table("knowledge", KNOWLEDGE_KEYS, |knowledge| {
        let path = knowledge.text("path")?;
        let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside {
            let help = "name a folder inside the bot's folder, for example \"knowledge\"".to_owned();
            knowledge.problem("path", Code::BAD_PATH, format!("`{path}` leads out of the bot's folder"), help);
        }
        inside.then_some(path)
    })
    .flatten()
    .unwrap_or_else(|| DEFAULT_PATH.to_owned())
}
