//! Reads the Markdown that models, people and knowledge are written in.
//!
//! It must not know platforms. Whatever comes in, a tree comes out; its depth is bounded, so that
//! everything that walks it may recurse.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::markup::{Block, Inline, Markup, joined, label_text};

/// How deep lists, quotes and emphasis may nest; what is deeper becomes content of the last level.
pub(super) const MAX_DEPTH: usize = 12;

/// The longest name of a code block's language.
const MAX_LANGUAGE: usize = 32;

/// What a horizontal rule becomes.
const RULE: &str = "———";

/// What stands between the cells of a row.
const CELL: &str = " | ";

/// Parses CommonMark with tables. Headings become bold paragraphs, table rows lines, pictures links; HTML
/// stays text. A line break of the source stays one: people who type and models both mean it.
#[must_use]
pub fn parse(markdown: &str) -> Markup {
    let mut builder = Builder { open: vec![Frame::new(Kind::Root)], depth: 0 };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        builder.take(event);
    }
    builder.finish()
}

/// What an open element becomes when it ends.
enum Kind {
    Root,
    /// Inline, too deep or without a form of its own: its content belongs to the element around it.
    Through,
    /// The same for blocks.
    Within,
    Paragraph,
    Heading,
    List(Option<u64>),
    Item,
    Quote,
    CodeBlock(String),
    Cell,
    HeadCell,
    Bold,
    Italic,
    Link(String),
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    inlines: Vec<Inline>,
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new(), items: Vec::new(), inlines: Vec::new() }
    }

    /// Makes loose inlines (of a tight list item) a paragraph; a break at its end breaks nothing.
    fn flush(&mut self) {
        while matches!(self.inlines.last(), Some(Inline::Break)) {
            self.inlines.pop();
        }
        if !self.inlines.is_empty() {
            let inlines = joined(std::mem::take(&mut self.inlines));
            self.blocks.push(Block::paragraph(inlines));
        }
    }
}

struct Builder {
    open: Vec<Frame>,
    depth: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Code(text) => self.inline(Inline::Code { text: text.into_string() }),
            Event::InlineHtml(html) if is_line_break(&html) => self.inline(Inline::Break),
            Event::Html(html) => self.inlines_of(html.lines().flat_map(|line| [Inline::text(line), Inline::Break]).collect()),
            Event::Text(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.inline(Inline::text(text.into_string())),
            Event::SoftBreak | Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::paragraph(vec![Inline::text(RULE)])),
            Event::TaskListMarker(done) => self.inline(Inline::text(if done { "[x] " } else { "[ ] " })),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let in_head = self.open.iter().rev().take(3).any(|frame| matches!(frame.kind, Kind::HeadCell));
        let in_link = self.open.iter().any(|frame| matches!(frame.kind, Kind::Link(_)));
        let kind = match tag {
            Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
            Tag::Heading { .. } => Kind::Heading,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::CodeBlock(language(&info)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::CodeBlock(String::new()),
            Tag::TableHead => Kind::HeadCell,
            Tag::TableCell => Kind::Cell,
            Tag::Table(_) => Kind::Paragraph,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if self.depth >= MAX_DEPTH => Kind::Within,
            _ if self.depth >= MAX_DEPTH => Kind::Through,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(start) => Kind::List(start),
            Tag::Item => Kind::Item,
            Tag::Strong if !in_head => Kind::Bold,
            Tag::Emphasis => Kind::Italic,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } if !in_link => Kind::Link(dest_url.into_string()),
            _ => Kind::Through,
        };
        self.depth += usize::from(kind.nests());
        self.open.push(Frame::new(kind));
    }

    fn end(&mut self, end: TagEnd) {
        let Some(mut frame) = self.open.pop() else { return };
        self.depth -= usize::from(frame.kind.nests());
        if matches!(end, TagEnd::TableHead | TagEnd::TableRow) {
            frame.inlines.pop(); // the separator after the last cell
        }
        if !frame.kind.is_inline() {
            frame.flush();
        }
        let inlines = joined(frame.inlines);
        match frame.kind {
            Kind::Bold => self.inline(Inline::Bold { inlines }),
            Kind::Italic => self.inline(Inline::Italic { inlines }),
            Kind::Link(url) => self.link(url, inlines),
            Kind::HeadCell => {
                self.inlines_of(vec![Inline::Bold { inlines }]);
                self.inline(Inline::Break);
            }
            Kind::Cell => {
                self.inlines_of(inlines);
                self.inline(Inline::text(CELL));
            }
            Kind::List(start) => {
                if !frame.blocks.is_empty() {
                    frame.items.push(frame.blocks);
                }
                self.block(Block::List { start, items: frame.items });
            }
            Kind::Item => match self.open.last_mut() {
                Some(list) if matches!(list.kind, Kind::List(_)) => list.items.push(frame.blocks),
                _ => self.blocks_of(frame.blocks),
            },
            Kind::Quote => self.block(Block::Quote { blocks: frame.blocks }),
            Kind::CodeBlock(language) => self.code_block(language, &inlines),
            Kind::Heading => self.blocks_of(frame.blocks.into_iter().map(bold).collect()),
            Kind::Through if matches!(end, TagEnd::TableRow) => {
                self.inlines_of(inlines);
                self.inline(Inline::Break);
            }
            Kind::Through => self.inlines_of(inlines),
            Kind::Root | Kind::Within | Kind::Paragraph => self.blocks_of(frame.blocks),
        }
    }

    /// A link without an address is its label, one without a label its address.
    fn link(&mut self, url: String, inlines: Vec<Inline>) {
        if url.is_empty() {
            self.inlines_of(inlines);
        } else if inlines.iter().all(Inline::is_blank) {
            self.inline(Inline::Link { inlines: vec![Inline::text(url.clone())], url });
        } else {
            self.inline(Inline::Link { url, inlines });
        }
    }

    fn code_block(&mut self, language: String, inlines: &[Inline]) {
        let mut text = String::new();
        label_text(inlines, &mut text);
        if text.ends_with('\n') {
            text.pop();
        }
        self.block(Block::CodeBlock { language, text });
    }

    fn inline(&mut self, inline: Inline) {
        self.inlines_of(vec![inline]);
    }

    fn inlines_of(&mut self, inlines: Vec<Inline>) {
        if let Some(frame) = self.open.last_mut() {
            frame.inlines.extend(inlines);
        }
    }

    fn block(&mut self, block: Block) {
        self.blocks_of(vec![block]);
    }

    fn blocks_of(&mut self, blocks: Vec<Block>) {
        if let Some(frame) = self.open.last_mut() {
            frame.flush();
            frame.blocks.extend(blocks);
        }
    }

    fn finish(mut self) -> Markup {
        let mut blocks = Vec::new();
        while let Some(mut frame) = self.open.pop() {
            frame.flush();
            frame.blocks.append(&mut blocks);
            blocks = frame.blocks;
        }
        blocks.retain(|block| !block.is_blank());
        Markup { blocks }
    }
}

impl Kind {
    fn nests(&self) -> bool {
        matches!(self, Self::List(_) | Self::Item | Self::Quote | Self::Bold | Self::Italic | Self::Link(_))
    }

    /// Whether loose inlines within are its content, not a paragraph of their own.
    fn is_inline(&self) -> bool {
        matches!(self, Self::Through | Self::CodeBlock(_) | Self::Cell | Self::HeadCell | Self::Bold | Self::Italic | Self::Link(_))
    }
}

fn bold(block: Block) -> Block {
    match block {
        Block::Paragraph { inlines } => Block::paragraph(vec![Inline::Bold { inlines }]),
        other => other,
    }
}

fn is_line_break(html: &str) -> bool {
    matches!(html.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "<br />")
}

/// The language of an info string: its first word, as far as it is a name.
pub(super) fn language(info: &str) -> String {
    let named = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_');
    info.split_whitespace().next().unwrap_or_default().chars().filter(named).take(MAX_LANGUAGE).collect()
}
