//! Data: a JSON object on each line.

use std::path::Path;

use anyhow::{Context as _, bail};
use serde::de::DeserializeOwned;

/// All rows of a file.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let rows: Vec<T> = lines
        .map(|(n, line)| serde_json::from_str(line).with_context(|| format!("read {}:{n}", path.display())))
        .collect::<anyhow::Result<_>>()?;
    if rows.is_empty() {
        bail!("measure {}: it has no rows", path.display());
    }
    Ok(rows)
}
