//! Writes a tree in a platform's syntax.

use std::ops::Range;

use super::Syntax;
use super::markup::{Block, Inline, Markup, is_followable, shows_address};
use super::{chatmark, commonmark};

/// The tree in `syntax`; characters that the syntax would take for markup are escaped.
#[must_use]
pub fn render(markup: &Markup, syntax: Syntax) -> String {
    match syntax {
        Syntax::Plain => plain(markup),
        Syntax::Markdown => commonmark::write(markup),
        Syntax::ChatMarkdown => chatmark::write(markup),
        Syntax::Html => write(markup, true).text,
    }
}

/// The tree's text without any markup, as a customer would read it aloud: lists as lines with bullets or
/// numbers, quotes as lines that begin with `>`, links as label and address.
#[must_use]
pub fn plain(markup: &Markup) -> String {
    write(markup, false).text
}

/// The plain text with what its parts are.
pub(crate) fn annotated(markup: &Markup) -> Annotated {
    write(markup, false)
}

/// A part of a plain text that is not running prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The bullet or number of a list's item.
    Marker,
    /// Code, inline or a block.
    Code,
    /// Strong words, prose or a name.
    Bold,
    /// A quote with all that is in it.
    Quote,
    /// The address of a link.
    Address,
}

/// Plain text and its marked parts.
#[derive(Debug, Default)]
pub(crate) struct Annotated {
    pub(crate) text: String,
    pub(crate) marks: Vec<(Mark, Range<usize>)>,
}

/// The marker of item `index` in a list.
pub(super) fn marker(start: Option<u64>, index: usize) -> String {
    match start {
        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
        None => "• ".to_owned(),
    }
}

fn write(markup: &Markup, html: bool) -> Annotated {
    let mut writer = Writer { out: Annotated::default(), indent: String::new(), html };
    writer.blocks(&markup.blocks, "\n\n");
    writer.out
}

/// Writes plain text and HTML, which share their lines.
struct Writer {
    out: Annotated,
    /// What every further line begins with.
    indent: String,
    html: bool,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], separator: &str) {
        for (index, block) in blocks.iter().filter(|block| !block.is_blank()).enumerate() {
            if index > 0 {
                self.out.text.push_str(separator);
                self.out.text.push_str(&self.indent);
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { inlines } => self.inlines(inlines),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks } if self.html => {
                self.out.text.push_str("<blockquote>");
                self.blocks(blocks, "\n\n");
                self.out.text.push_str("</blockquote>");
            }
            Block::Quote { blocks } => {
                let from = self.out.text.len();
                self.out.text.push_str("> ");
                self.indented("> ", |writer| writer.blocks(blocks, "\n\n"));
                self.mark(Mark::Quote, from);
            }
            Block::CodeBlock { language, text } if self.html => self.html_code(&super::markdown::language(language), text),
            Block::CodeBlock { text, .. } => {
                let from = self.out.text.len();
                self.lines(text);
                self.mark(Mark::Code, from);
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.line();
            }
            let marker = marker(start, index);
            let from = self.out.text.len();
            self.out.text.push_str(&marker);
            self.mark(Mark::Marker, from);
            self.indented(&" ".repeat(marker.chars().count()), |writer| writer.blocks(item, "\n"));
        }
    }

    fn html_code(&mut self, language: &str, text: &str) {
        self.out.text.push_str("<pre>");
        if !language.is_empty() {
            self.out.text.push_str(&format!("<code class=\"language-{language}\">"));
        }
        escape(text, &mut self.out.text);
        self.out.text.push_str(if language.is_empty() { "</pre>" } else { "</code></pre>" });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.lines(text),
            Inline::Break => self.line(),
            Inline::Bold { inlines } => {
                let from = self.out.text.len();
                self.tagged("b", |writer| writer.inlines(inlines));
                self.mark(Mark::Bold, from);
            }
            Inline::Italic { inlines } => self.tagged("i", |writer| writer.inlines(inlines)),
            Inline::Code { text } => {
                let from = self.out.text.len();
                self.tagged("code", |writer| writer.lines(text));
                self.mark(Mark::Code, from);
            }
            Inline::Link { url, inlines } if self.html && is_followable(url) => {
                self.out.text.push_str("<a href=\"");
                escape(url, &mut self.out.text);
                self.out.text.push_str("\">");
                if inlines.iter().all(Inline::is_blank) {
                    self.lines(url)
                } else {
                    self.inlines(inlines)
                }
                self.out.text.push_str("</a>");
            }
            Inline::Link { url, inlines } => self.address(url, inlines),
        }
    }

    /// A link as text: its label and, unless the label shows it already, the address.
    fn address(&mut self, url: &str, inlines: &[Inline]) {
        let mut from = self.out.text.len();
        if inlines.iter().all(Inline::is_blank) {
            self.lines(url);
            return self.mark(Mark::Address, from);
        }
        self.inlines(inlines);
        if !shows_address(inlines, url) {
            self.out.text.push_str(" (");
            from = self.out.text.len();
            self.lines(url);
            self.out.text.push(')');
        }
        self.mark(Mark::Address, from);
    }

    fn tagged(&mut self, tag: &str, content: impl FnOnce(&mut Self)) {
        if self.html {
            self.out.text.push_str(&format!("<{tag}>"));
        }
        content(self);
        if self.html {
            self.out.text.push_str(&format!("</{tag}>"));
        }
    }

    fn indented(&mut self, indent: &str, content: impl FnOnce(&mut Self)) {
        let before = self.indent.len();
        self.indent.push_str(indent);
        content(self);
        self.indent.truncate(before);
    }

    fn lines(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line();
            }
            if self.html { escape(line, &mut self.out.text) } else { self.out.text.push_str(line) }
        }
    }

    fn line(&mut self) {
        self.out.text.push('\n');
        self.out.text.push_str(&self.indent);
    }

    fn mark(&mut self, mark: Mark, from: usize) {
        self.out.marks.push((mark, from..self.out.text.len()));
    }
}

/// Escapes what HTML would take for markup; characters that HTML forbids are left out.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
