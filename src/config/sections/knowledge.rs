//! `[knowledge]`: where the knowledge files are.

use crate::config::{KeyDoc, Reader, Shape};

pub(super) const KNOWLEDGE_KEYS: &[KeyDoc] =
    &[KeyDoc::new("path", Shape::Path, "The folder of the knowledge files (`*.md`, folders within it too).").or("\"knowledge\"")];

/// Reads `[knowledge]`: the folder; `None` where it has a problem.
pub(in crate::config) fn read_knowledge(root: &mut Reader<'_>) -> Option<String> {
    root.table_or_empty("knowledge", |knowledge| knowledge.path("path")).flatten()
}
