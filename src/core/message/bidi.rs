//! Directional controls across cuts: what is open at the end of a piece is closed there and opened again
//! in the next, so that neither piece is read in the wrong direction.

use super::markup::{Block, Inline, Markup};

/// How many levels matter: the limit of the Unicode bidirectional algorithm (UAX #9, BD2).
const MAX_LEVELS: usize = 125;

const POP_FORMATTING: char = '\u{202C}';
const POP_ISOLATE: char = '\u{2069}';

/// The embeddings, overrides and isolates that are open, outermost first.
#[derive(Clone, Default)]
pub(super) struct Open(Vec<char>);

impl Open {
    /// Reads on over `text`. A paragraph's end closes everything.
    pub(super) fn read(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}' => self.0.clear(),
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' if self.0.len() < MAX_LEVELS => self.0.push(c),
                POP_FORMATTING if self.0.last().is_some_and(|&open| !is_isolate(open)) => {
                    self.0.pop();
                }
                POP_ISOLATE => {
                    if let Some(isolate) = self.0.iter().rposition(|&open| is_isolate(open)) {
                        self.0.truncate(isolate);
                    }
                }
                _ => {}
            }
        }
    }

    /// Forgets all but the innermost `levels`.
    pub(super) fn innermost(mut self, levels: usize) -> Self {
        self.0.drain(..self.0.len().saturating_sub(levels));
        self
    }

    /// Opens what was open at the beginning of a piece, and closes what is open at its end.
    pub(super) fn enclose(&self, piece: &mut Markup, end: &Self) {
        if !self.0.is_empty() {
            let opened = self.0.iter().collect::<String>();
            if let Some(inlines) = first_paragraph(&mut piece.blocks) {
                inlines.insert(0, Inline::text(opened));
            }
        }
        if !end.0.is_empty()
            && let Some(inlines) = last_paragraph(&mut piece.blocks)
        {
            inlines.push(Inline::text(end.closing()));
        }
    }

    /// Closes everything. Closing an isolate also closes the embeddings within it.
    fn closing(&self) -> String {
        let outermost = self.0.iter().position(|&open| is_isolate(open)).unwrap_or(self.0.len());
        let closes = |(level, &open): (usize, &char)| match is_isolate(open) {
            true => Some(POP_ISOLATE),
            false if level < outermost => Some(POP_FORMATTING),
            false => None,
        };
        self.0.iter().enumerate().rev().filter_map(closes).collect()
    }
}

/// Whether a text has anything that opens.
pub(super) fn opens(text: &str) -> bool {
    text.contains(['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}'])
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

fn first_paragraph(blocks: &mut [Block]) -> Option<&mut Vec<Inline>> {
    match blocks.first_mut()? {
        Block::Paragraph { inlines } => Some(inlines),
        Block::Quote { blocks } => first_paragraph(blocks),
        Block::List { items, .. } => first_paragraph(items.first_mut()?),
        Block::CodeBlock { .. } => None,
    }
}

fn last_paragraph(blocks: &mut [Block]) -> Option<&mut Vec<Inline>> {
    match blocks.last_mut()? {
        Block::Paragraph { inlines } => Some(inlines),
        Block::Quote { blocks } => last_paragraph(blocks),
        Block::List { items, .. } => last_paragraph(items.last_mut()?),
        Block::CodeBlock { .. } => None,
    }
}
