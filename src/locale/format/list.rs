//! Lists whose items are written by somebody else than the list.

use std::fmt::{self, Write};

use icu::list::{ListFormatter, parts};
use writeable::{Part, PartsWrite, Writeable};

/// Joins `items` as the language does (`A, B und C`) and hands each to `item`, in order: joining looks at how an
/// item begins (`padre e hija`), so that items cannot be dressed up before.
pub(super) fn join(formatter: &ListFormatter, items: &[String], out: &mut String, mut item: impl FnMut(&mut String, &str)) {
    let mut pieces = Pieces::default();
    // Writing into memory cannot fail.
    formatter.format(items.iter()).write_to_parts(&mut pieces).unwrap_or_default();
    for (is_item, text) in &pieces.all {
        if *is_item { item(out, text) } else { out.push_str(text) }
    }
}

/// What was written, and whether it is an item.
#[derive(Default)]
struct Pieces {
    all: Vec<(bool, String)>,
}

impl Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.all.last_mut() {
            Some((_, piece)) => piece.push_str(text),
            None => self.all.push((false, text.to_owned())),
        }
        Ok(())
    }
}

impl PartsWrite for Pieces {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        self.all.push((part == parts::ELEMENT, String::new()));
        write(self)
    }
}
