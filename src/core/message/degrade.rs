//! Turns a tree into one that a platform can show, without losing a character of it.

use super::markup::{Block, Inline, Markup, is_followable, joined, shows_address};
use super::{MarkupCaps, render};

/// Replaces what `caps` lacks by text: a list becomes lines with bullets or numbers, a link its label
/// followed by the address, a quote lines that begin with `>`, code its characters.
#[must_use]
pub fn degrade(markup: &Markup, caps: MarkupCaps) -> Markup {
    degrade_links(markup, caps, &|_| true)
}

/// The same; also links that `keep` refuses become text.
pub(super) fn degrade_links(markup: &Markup, caps: MarkupCaps, keep: &dyn Fn(&Inline) -> bool) -> Markup {
    Markup { blocks: Degrade { caps, keep }.blocks(&markup.blocks) }
}

#[derive(Clone, Copy)]
struct Degrade<'a> {
    caps: MarkupCaps,
    keep: &'a dyn Fn(&Inline) -> bool,
}

impl Degrade<'_> {
    fn blocks(self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().filter(|block| !block.is_blank()).flat_map(|block| self.block(block)).collect()
    }

    fn block(self, block: &Block) -> Vec<Block> {
        match block {
            Block::Paragraph { inlines } => vec![Block::paragraph(self.inlines(inlines))],
            Block::CodeBlock { .. } if self.caps.code => vec![block.clone()],
            Block::CodeBlock { text, .. } => vec![Block::paragraph(lines(text))],
            Block::Quote { blocks } if self.caps.quote => vec![Block::Quote { blocks: self.blocks(blocks) }],
            Block::Quote { blocks } => self.without_lists().blocks(blocks).into_iter().map(|block| marked(block, "> ", "> ")).collect(),
            Block::List { start, items } if self.caps.list => {
                vec![Block::List { start: *start, items: items.iter().map(|item| self.blocks(item)).collect() }]
            }
            Block::List { start, items } => self.list(*start, items),
        }
    }

    fn without_lists(self) -> Self {
        Self { caps: MarkupCaps { list: false, ..self.caps }, ..self }
    }

    /// A list as lines of one paragraph; a block that is none stands between two of them.
    fn list(self, start: Option<u64>, items: &[Vec<Block>]) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let marker = render::marker(start, index);
            let indent = " ".repeat(marker.chars().count());
            let mut blocks = self.blocks(item);
            if !matches!(blocks.first(), Some(Block::Paragraph { .. })) {
                blocks.insert(0, Block::paragraph(Vec::new()));
            }
            for (n, block) in blocks.into_iter().enumerate() {
                let first = if n == 0 { &marker } else { &indent };
                match (out.last_mut(), marked(block, first, &indent)) {
                    (Some(Block::Paragraph { inlines: before }), Block::Paragraph { inlines }) => {
                        before.push(Inline::Break);
                        before.extend(inlines);
                    }
                    (_, block) => out.push(block),
                }
            }
        }
        out
    }

    fn inlines(self, inlines: &[Inline]) -> Vec<Inline> {
        joined(inlines.iter().flat_map(|inline| self.inline(inline)).collect())
    }

    fn inline(self, inline: &Inline) -> Vec<Inline> {
        match inline {
            Inline::Text { text } => lines(text),
            Inline::Break => vec![Inline::Break],
            Inline::Code { text } if self.caps.code => vec![Inline::Code { text: text.clone() }],
            Inline::Code { text } => lines(text),
            Inline::Bold { inlines } if self.caps.bold => vec![Inline::Bold { inlines: self.inlines(inlines) }],
            Inline::Italic { inlines } if self.caps.italic => vec![Inline::Italic { inlines: self.inlines(inlines) }],
            Inline::Bold { inlines } | Inline::Italic { inlines } => self.inlines(inlines),
            Inline::Link { url, inlines } => self.link(url, inlines),
        }
    }

    fn link(self, url: &str, inlines: &[Inline]) -> Vec<Inline> {
        let within = Self { caps: MarkupCaps { link: false, ..self.caps }, ..self };
        let mut label = if inlines.iter().all(Inline::is_blank) { vec![Inline::text(url)] } else { within.inlines(inlines) };
        let link = Inline::Link { url: url.to_owned(), inlines: label.clone() };
        if self.caps.link && is_followable(url) && (self.keep)(&link) {
            return vec![link];
        }
        if !shows_address(&label, url) {
            label.push(Inline::text(format!(" ({url})")));
        }
        label
    }
}

/// Text with its line breaks as breaks.
pub(super) fn lines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for (index, line) in text.split(['\n', '\r']).enumerate() {
        if index > 0 {
            out.push(Inline::Break);
        }
        if !line.is_empty() {
            out.push(Inline::text(line));
        }
    }
    out
}

/// A paragraph with `first` before its first line and `next` before every other; other blocks as they are.
fn marked(block: Block, first: &str, next: &str) -> Block {
    match block {
        Block::Paragraph { inlines } => {
            let mut out = vec![Inline::text(first)];
            out.extend(after_breaks(inlines, next));
            Block::paragraph(joined(out))
        }
        other => other,
    }
}

fn after_breaks(inlines: Vec<Inline>, prefix: &str) -> Vec<Inline> {
    let marked = inlines.into_iter().flat_map(|inline| match inline {
        Inline::Break => vec![Inline::Break, Inline::text(prefix)],
        Inline::Bold { inlines } => vec![Inline::Bold { inlines: after_breaks(inlines, prefix) }],
        Inline::Italic { inlines } => vec![Inline::Italic { inlines: after_breaks(inlines, prefix) }],
        Inline::Link { url, inlines } => vec![Inline::Link { url, inlines: after_breaks(inlines, prefix) }],
        other => vec![other],
    });
    joined(marked.collect())
}
