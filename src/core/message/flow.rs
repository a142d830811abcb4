//! A tree as one running text in which every node knows its range, so that any range can be made a tree again.

use std::ops::Range;

use super::degrade::lines;
use super::markup::{Block, Inline, Markup, label_text, shows_address};

/// A tree laid out as one text: the leaves' characters in order, a line feed after every leaf block.
pub(super) struct Flow<'a> {
    /// The text.
    pub(super) text: String,
    /// Where leaf blocks begin.
    pub(super) starts: Vec<usize>,
    /// Where leaf blocks begin that stay with the heading before them.
    pub(super) headed: Vec<usize>,
    /// Ranges that are not cut when they fit: links, addresses and inline code, in order.
    pub(super) whole: Vec<Range<usize>>,
    nodes: Vec<Node<'a>>,
}

struct Node<'a> {
    range: Range<usize>,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Paragraph(Vec<Part<'a>>),
    List(Option<u64>, Vec<Item<'a>>),
    Quote(Vec<Node<'a>>),
    CodeBlock(&'a str),
}

struct Item<'a> {
    range: Range<usize>,
    nodes: Vec<Node<'a>>,
}

struct Part<'a> {
    range: Range<usize>,
    kind: PartKind<'a>,
}

enum PartKind<'a> {
    Text,
    Bold(Vec<Part<'a>>),
    Italic(Vec<Part<'a>>),
    Code,
    Link(&'a Inline),
    Break,
}

impl<'a> Flow<'a> {
    pub(super) fn new(markup: &'a Markup) -> Self {
        let mut flow = Self { text: String::new(), starts: Vec::new(), headed: Vec::new(), whole: Vec::new(), nodes: Vec::new() };
        flow.nodes = flow.lay_blocks(&markup.blocks, &mut false);
        flow
    }

    /// The tree of a range.
    pub(super) fn slice(&self, range: &Range<usize>) -> Markup {
        Markup { blocks: self.blocks(&self.nodes, range) }
    }

    /// The text of a range, without any structure.
    pub(super) fn bare(&self, range: &Range<usize>) -> Markup {
        Markup { blocks: vec![Block::paragraph(lines(self.part(range)))] }
    }

    /// The characters of a range.
    pub(super) fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The first position from `at` on that is worth beginning a message with: white space is skipped,
    /// but not the indentation of code.
    pub(super) fn skip_blank(&self, at: usize) -> usize {
        let rest = self.part(&(at..self.text.len()));
        let blank = rest.len() - rest.trim_start().len();
        let line = rest.get(..blank).and_then(|blank| blank.rfind('\n')).map_or(0, |feed| feed + 1);
        if self.in_code(&self.nodes, at + blank) { at + line } else { at + blank }
    }

    fn in_code(&self, nodes: &[Node<'a>], at: usize) -> bool {
        within(nodes, |node| &node.range, &(at..at + 1)).first().is_some_and(|node| match &node.kind {
            Kind::CodeBlock(_) => true,
            Kind::Paragraph(_) => false,
            Kind::Quote(nodes) => self.in_code(nodes, at),
            Kind::List(_, items) => {
                within(items, |item| &item.range, &(at..at + 1)).first().is_some_and(|item| self.in_code(&item.nodes, at))
            }
        })
    }

    // --- laying out ---

    fn lay_blocks(&mut self, blocks: &'a [Block], headed: &mut bool) -> Vec<Node<'a>> {
        blocks.iter().filter(|block| !block.is_blank()).map(|block| self.lay_block(block, headed)).collect()
    }

    /// `headed` tells whether the leaf before was a heading.
    fn lay_block(&mut self, block: &'a Block, headed: &mut bool) -> Node<'a> {
        let from = self.text.len();
        let kind = match block {
            Block::Paragraph { inlines } => {
                self.start(headed, matches!(inlines.as_slice(), [Inline::Bold { .. }]));
                let parts = self.lay_inlines(inlines);
                self.text.push('\n');
                Kind::Paragraph(parts)
            }
            Block::CodeBlock { language, text } => {
                self.start(headed, false);
                self.text.push_str(text);
                self.text.push('\n');
                Kind::CodeBlock(language)
            }
            Block::Quote { blocks } => Kind::Quote(self.lay_blocks(blocks, headed)),
            Block::List { start, items } => {
                let mut laid = Vec::with_capacity(items.len());
                for item in items {
                    let from = self.text.len();
                    let nodes = self.lay_blocks(item, headed);
                    laid.push(Item { range: from..self.text.len(), nodes });
                }
                Kind::List(*start, laid)
            }
        };
        Node { range: from..self.text.len(), kind }
    }

    fn start(&mut self, headed: &mut bool, heading: bool) {
        let starts = if std::mem::replace(headed, heading) { &mut self.headed } else { &mut self.starts };
        starts.push(self.text.len());
    }

    fn lay_inlines(&mut self, inlines: &'a [Inline]) -> Vec<Part<'a>> {
        inlines.iter().map(|inline| self.lay_inline(inline)).collect()
    }

    fn lay_inline(&mut self, inline: &'a Inline) -> Part<'a> {
        let from = self.text.len();
        let kind = match inline {
            Inline::Text { text } => {
                self.whole.extend(addresses(text).map(|range| range.start + from..range.end + from));
                self.text.push_str(text);
                PartKind::Text
            }
            Inline::Bold { inlines } => PartKind::Bold(self.lay_inlines(inlines)),
            Inline::Italic { inlines } => PartKind::Italic(self.lay_inlines(inlines)),
            Inline::Code { text } => {
                self.text.push_str(text);
                self.whole.push(from..self.text.len());
                PartKind::Code
            }
            Inline::Link { url, inlines } => {
                label_text(inlines, &mut self.text);
                if !shows_address(inlines, url) {
                    self.text.extend([" (", url.as_str(), ")"]);
                }
                self.whole.push(from..self.text.len());
                PartKind::Link(inline)
            }
            Inline::Break => {
                self.text.push('\n');
                PartKind::Break
            }
        };
        Part { range: from..self.text.len(), kind }
    }

    // --- making trees again ---

    fn blocks(&self, nodes: &[Node<'a>], range: &Range<usize>) -> Vec<Block> {
        within(nodes, |node| &node.range, range).iter().flat_map(|node| self.block(node, range)).collect()
    }

    fn block(&self, node: &Node<'a>, range: &Range<usize>) -> Vec<Block> {
        match &node.kind {
            Kind::Paragraph(parts) => vec![Block::paragraph(self.inlines(parts, range))],
            Kind::Quote(nodes) => vec![Block::Quote { blocks: self.blocks(nodes, range) }],
            Kind::CodeBlock(language) => {
                let text = self.part(&overlap(&node.range, range)).trim_end_matches('\n').to_owned();
                vec![Block::CodeBlock { language: (*language).to_owned(), text }]
            }
            Kind::List(start, items) => self.list(*start, items, range),
        }
    }

    /// What is left of an item that began in the piece before has no marker of its own; the numbers go on.
    fn list(&self, start: Option<u64>, items: &[Item<'a>], range: &Range<usize>) -> Vec<Block> {
        let skipped = items.partition_point(|item| item.range.end <= range.start);
        let mut rest = within(items, |item| &item.range, range);
        let mut number = start.map(|start| start.saturating_add(skipped as u64));
        let mut out = Vec::new();
        if let Some((first, others)) = rest.split_first() {
            let begun = self.part(&(first.range.start..range.start.max(first.range.start)));
            if !begun.trim().is_empty() {
                out = self.blocks(&first.nodes, range);
                rest = others;
                number = number.map(|number| number.saturating_add(1));
            }
        }
        if !rest.is_empty() {
            out.push(Block::List { start: number, items: rest.iter().map(|item| self.blocks(&item.nodes, range)).collect() });
        }
        out
    }

    fn inlines(&self, parts: &[Part<'a>], range: &Range<usize>) -> Vec<Inline> {
        within(parts, |part| &part.range, range).iter().map(|part| self.inline(part, range)).collect()
    }

    fn inline(&self, part: &Part<'a>, range: &Range<usize>) -> Inline {
        let overlap = overlap(&part.range, range);
        match &part.kind {
            PartKind::Bold(parts) => Inline::Bold { inlines: self.inlines(parts, range) },
            PartKind::Italic(parts) => Inline::Italic { inlines: self.inlines(parts, range) },
            PartKind::Code => Inline::Code { text: self.part(&overlap).to_owned() },
            PartKind::Link(link) if self.part(&overlap).trim() == self.part(&part.range).trim() => (*link).clone(),
            PartKind::Text | PartKind::Link(_) => Inline::text(self.part(&overlap)),
            PartKind::Break => Inline::Break,
        }
    }
}

/// The members that share a position with `range`; members are in order and do not overlap.
fn within<'n, T>(members: &'n [T], of: impl Fn(&T) -> &Range<usize>, range: &Range<usize>) -> &'n [T] {
    let from = members.partition_point(|member| of(member).end <= range.start);
    let to = members.partition_point(|member| of(member).start < range.end);
    members.get(from..to.max(from)).unwrap_or_default()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    let start = a.start.max(b.start);
    start..a.end.min(b.end).max(start)
}

/// Addresses that stand in running text: `scheme://` up to white space or East Asian text.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mark = at + text.get(at..)?.find("://")?;
        let scheme = text.get(at..mark)?.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let rest = text.get(mark..)?;
        let end = mark + rest.find(|c: char| c.is_whitespace() || is_east_asian(c)).unwrap_or(rest.len());
        at = end;
        Some(mark - scheme..end)
    })
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}')
}
