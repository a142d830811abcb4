//! Walking through all aggregates of the log, and rebuilding what is due from it.

use std::io;

use ::sled::Tree;

use super::index::Line;
use super::rows::RecordHead;
use crate::store::names::{self, Hash, Tag};

/// The first aggregate at or after `from`.
pub(super) fn next(tree: &Tree, from: Hash) -> io::Result<Option<Hash>> {
    for pair in tree.range(from..) {
        let (name, _) = pair?;
        if let Some((hash, ..)) = names::parse(&name) {
            return Ok(Some(hash));
        }
    }
    Ok(None)
}

/// Calls `visit` with every aggregate, jumping over the rest of its rows.
pub(super) fn each(tree: &Tree, mut visit: impl FnMut(Hash) -> io::Result<()>) -> io::Result<()> {
    let mut from = Some(Hash::default());
    while let Some(hash) = from.map(|from| next(tree, from)).transpose()?.flatten() {
        visit(hash)?;
        from = names::after(&hash);
    }
    Ok(())
}

/// How many aggregates there are, and which are due or have arrivals waiting.
pub(super) fn due(tree: &Tree) -> io::Result<(u64, Vec<Line>)> {
    let mut count = 0;
    let mut lines = Vec::new();
    each(tree, |hash| {
        count += 1;
        let mut line: Line = (hash, None, false);
        for pair in tree.scan_prefix(hash) {
            let (name, value) = pair?;
            match names::parse(&name) {
                Some((_, Tag::Record, _)) => line.1 = RecordHead::decode(&value)?.0.due,
                Some((_, Tag::Arrival, _)) => line.2 = true,
                _ => break,
            }
            if line.2 {
                break;
            }
        }
        if line.1.is_some() || line.2 {
            lines.push(line);
        }
        Ok(())
    })?;
    Ok((count, lines))
}
