//! Writes a tree in the Markdown of chat programs, so that it reads there as it is.
//!
//! Their dialect differs from CommonMark: every line break is one, a delimiter works within a word, an address that stands
//! in a text is taken up to the next space with all signs in it (unless `<` and `>` are around it), code cannot hold its own fence, and a label cannot hold
//! brackets. What could not be read back (emphasis beside emphasis, over several lines, around its own sign) is written
//! without markup rather than with signs that show.

use super::markup::{Block, Inline, Markup, is_followable, label_text, shows_address};
use super::{markdown, render};

/// What begins and ends a block of code.
const FENCE: &str = "```";
/// How addresses begin that are links wherever they stand.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The tree in that dialect.
pub(super) fn write(markup: &Markup) -> String {
    blocks(&markup.blocks, Within::Nothing)
}

/// What a block stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Quote,
    Item,
    /// A quote that is none there: its sign is shown.
    Shown,
}

fn blocks(blocks: &[Block], within: Within) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks.iter().filter(|block| !block.is_blank()) {
        if let Some(before) = before {
            out.push_str(if is_near(before, block) || matches!(within, Within::Item | Within::Shown) { "\n" } else { "\n\n" });
        }
        out.push_str(&write_block(block, within));
        before = Some(block);
    }
    out
}

/// Whether `next` stands on the line after `before`: code has a frame around it, and a list belongs to what introduces it.
fn is_near(before: &Block, next: &Block) -> bool {
    let framed = |block: &Block| matches!(block, Block::CodeBlock { .. });
    framed(before) || framed(next) || matches!((before, next), (Block::Paragraph { .. }, Block::List { .. }))
}

fn write_block(block: &Block, within: Within) -> String {
    match block {
        Block::Paragraph { inlines } => paragraph(inlines),
        Block::List { start, items } => list(*start, items, within),
        Block::Quote { blocks } if within == Within::Nothing => indented(&self::blocks(blocks, Within::Quote), "> ", "> "),
        Block::Quote { blocks } => indented(&self::blocks(blocks, Within::Shown), "\\> ", "\\> "),
        Block::CodeBlock { language, text } if within != Within::Shown && !text.contains(FENCE) && !text.ends_with('`') => {
            format!("{FENCE}{}\n{text}\n{FENCE}", markdown::language(language))
        }
        Block::CodeBlock { text, .. } => paragraph(&[Inline::text(text.as_str())]),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], within: Within) -> String {
    let within = if within == Within::Shown { within } else { Within::Item };
    let items = items.iter().enumerate().map(|(index, item)| {
        let marker = if start.is_some() { render::marker(start, index) } else { "- ".to_owned() };
        indented(&blocks(item, within), &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// Begins every line; what belongs to a list begins with spaces, and code does not: they would be part of it.
fn indented(text: &str, first: &str, next: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    let mut in_code = false;
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let begins = if index == 0 { first } else { next };
        if !(in_code && begins.trim().is_empty()) {
            out.push_str(begins);
        }
        out.push_str(line);
        in_code ^= line.trim_start_matches(['>', ' ']).starts_with(FENCE);
    }
    out
}

fn paragraph(inlines: &[Inline]) -> String {
    let mut line = Line::default();
    line.inlines(inlines, false);
    line.out
}

/// One paragraph being written.
#[derive(Default)]
struct Line {
    out: String,
    /// The sign of the emphasis around.
    around: Option<&'static str>,
}

impl Line {
    /// `before_word`: what comes after them begins with a letter or digit.
    fn inlines(&mut self, inlines: &[Inline], before_word: bool) {
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines.get(index + 1..).unwrap_or_default().iter().find(|inline| !is_empty(inline));
            self.inline(inline, next.map_or(before_word, begins_with_word));
        }
    }

    fn inline(&mut self, inline: &Inline, before_word: bool) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Break => self.out.push('\n'),
            Inline::Bold { inlines } => {
                if !self.emphasis(inlines, "**", before_word) {
                    self.inlines(inlines, before_word);
                }
            }
            Inline::Italic { inlines } => {
                // What holds the one sign takes the other.
                let stands =
                    (self.around.is_none() && self.emphasis(inlines, "*", before_word)) || self.emphasis(inlines, "_", before_word);
                if !stands {
                    self.inlines(inlines, before_word);
                }
            }
            Inline::Code { text } => self.code(text),
            Inline::Link { url, inlines } => self.link(url, inlines),
        }
    }

    /// Whether it could be written.
    fn emphasis(&mut self, inlines: &[Inline], delimiter: &'static str, before_word: bool) -> bool {
        let mut inner = Self { around: Some(delimiter), ..Self::default() };
        inner.inlines(inlines, false);
        let text = inner.out.trim();
        let before = self.out.chars().next_back();
        let ends = inner.out.ends_with(char::is_whitespace);
        // Beside letters the sign is one of a name.
        let in_word = before.is_some_and(|c| c.is_alphanumeric()) || (before_word && !ends);
        let stands = !text.is_empty()
            && self.around != Some(delimiter)
            && !matches!(before, Some('*' | '_' | '\\'))
            && !text.contains('\n')
            && !has_bare(text, delimiter.chars().next().unwrap_or('*'))
            && (delimiter != "_" || !in_word);
        if stands {
            let (start, rest) = inner.out.split_at(inner.out.len() - inner.out.trim_start().len());
            self.out.extend([start, delimiter, text, delimiter, rest.get(text.len()..).unwrap_or_default()]);
        }
        stands
    }

    /// Code that holds no sign of its own; beside other code the two would become one.
    fn code(&mut self, text: &str) {
        let plain = text.trim().is_empty() || text.contains(['`', '\n', '\r']) || self.out.ends_with('`');
        if plain {
            return self.text(text);
        }
        self.out.push('`');
        self.out.extend(text.chars().filter(|c| !c.is_control()));
        self.out.push('`');
    }

    fn link(&mut self, url: &str, inlines: &[Inline]) {
        let mut label = String::new();
        label_text(inlines, &mut label);
        let label = label.replace(['\n', '\r'], " ");
        let (label, shows) = (label.trim(), label.trim().is_empty() || shows_address(inlines, url));
        let leads = SCHEMES.iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme)) && is_followable(url);
        if leads && shows {
            self.out.push_str(&format!("<{}>", address(url)));
            return;
        }
        if label.is_empty() {
            return self.text(url);
        }
        // A label that looks like an address leads nowhere there, and one with brackets ends early.
        if leads && !label.contains(['[', ']']) && !label.contains("://") {
            self.out.push('[');
            let mut inner = Self::default();
            inner.text(label);
            // Its own line begins nowhere.
            self.out.push_str(&inner.out);
            self.out.push_str(&format!("](<{}>)", address(url)));
            return;
        }
        self.text(label);
        if !shows {
            self.text(" (");
            if leads {
                self.out.push_str(&format!("<{}>", address(url)))
            } else {
                self.text(url)
            }
            self.text(")");
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(address) = address_in(rest) {
                // Between these signs nothing in it is taken for markup, and it ends where it should.
                self.out.push_str(&format!("<{address}>"));
                rest = rest.get(address.len()..).unwrap_or_default();
                continue;
            }
            let next = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                // The second half of a break that was written.
                '\r' if next.starts_with('\n') => {}
                '\n' | '\r' => self.out.push('\n'),
                c if c.is_control() && c != '\t' => {}
                c => {
                    if self.is_markup(c, next) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
            rest = next;
        }
    }

    /// Whether `c` could be taken for markup where it stands before `next`.
    fn is_markup(&self, c: char, next: &str) -> bool {
        let (before, after) = (self.out.chars().next_back(), next.chars().next());
        let line = self.out.rsplit('\n').next().unwrap_or_default().trim_start();
        let ends = after.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        match c {
            '\\' | '*' | '`' | '[' | ']' | '<' => true,
            '_' => !(word(before) && word(after)),
            '~' | '|' => before == Some(c) || after == Some(c) || after.is_none(),
            '>' => line.is_empty(),
            '#' => line.is_empty() && (ends || after == Some('#')),
            '-' => line.is_empty() && (ends || after == Some('#')),
            '.' => !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()) && ends,
            ':' => is_named(next),
            '@' => ["everyone", "here"].iter().any(|all| next.starts_with(all)),
            _ => false,
        }
    }
}

/// Whether nothing of it is written.
fn is_empty(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.is_empty(),
        Inline::Bold { inlines } | Inline::Italic { inlines } => inlines.iter().all(is_empty),
        Inline::Link { .. } | Inline::Break => false,
    }
}

/// Whether it may begin with a letter or digit.
fn begins_with_word(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_'),
        Inline::Bold { inlines } | Inline::Italic { inlines } => {
            inlines.iter().find(|inline| !is_empty(inline)).is_some_and(begins_with_word)
        }
        Inline::Link { .. } => true,
        Inline::Break => false,
    }
}

/// The address that a text begins with, without the signs of the sentence after it.
fn address_in(text: &str) -> Option<&str> {
    let scheme = SCHEMES.iter().find(|scheme| text.starts_with(**scheme))?;
    let end = text.find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>')).unwrap_or(text.len());
    let address = text.get(..end)?.trim_end_matches(['.', ',', ':', ';', '"', '\'', ')', ']', '!', '?', '*', '_', '`', '|', '~']);
    (address.len() > scheme.len()).then_some(address)
}

/// Whether what follows a colon would be the name of an emoji.
fn is_named(next: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    next.find(|c| !name(c)).is_some_and(|end| end > 0 && next.get(end..).is_some_and(|rest| rest.starts_with(':')))
}

/// Whether a sign stands in written text without a backslash before it.
fn has_bare(text: &str, sign: char) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == sign {
            return true;
        }
    }
    false
}

/// An address that ends where it should.
fn address(url: &str) -> String {
    url.chars().fold(String::with_capacity(url.len()), |mut out, c| {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '*' => out.push_str("%2A"),
            c => out.push(c),
        }
        out
    })
}
