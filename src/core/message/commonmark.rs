//! Writes a tree as CommonMark that parses back to the same text.
//!
//! Emphasis that CommonMark could not read back (inside a word that ends in a sign, beside whitespace or
//! other emphasis) is left out rather than shown as asterisks.

use super::markup::{Block, Inline, Markup, label_text, shows_address};
use super::{markdown, render};

/// The largest number that CommonMark takes for a list's start.
const MAX_START: u64 = 999_999_999;

/// The tree as CommonMark.
pub(super) fn write(markup: &Markup) -> String {
    blocks(&markup.blocks)
}

fn blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    let mut alternate = false;
    for block in blocks.iter().filter(|block| !block.is_blank()) {
        if let Some(before) = before {
            out.push_str(if may_follow(before, block) { "\n" } else { "\n\n" });
        }
        // A list beside one of the same kind would become part of it, unless its marker differs.
        alternate = !alternate && before.is_some_and(|before| same_kind_of_list(before, block));
        out.push_str(&write_block(block, alternate));
        before = Some(block);
    }
    out
}

/// Whether `next` can begin on the line after `before`, without an empty one between.
fn may_follow(before: &Block, next: &Block) -> bool {
    let begins = |item: &Vec<Block>| item.first().is_some_and(|block| !block.is_blank());
    matches!(before, Block::Paragraph { .. })
        && matches!(next, Block::List { start: None | Some(1), items } if items.first().is_some_and(begins))
}

fn same_kind_of_list(a: &Block, b: &Block) -> bool {
    matches!((a, b), (Block::List { start: a, .. }, Block::List { start: b, .. }) if a.is_some() == b.is_some())
}

fn write_block(block: &Block, alternate: bool) -> String {
    match block {
        Block::Paragraph { inlines } => paragraph(inlines),
        Block::List { start, items } => list(*start, items, alternate),
        Block::Quote { blocks } => indent(&self::blocks(blocks), "> ", "> "),
        Block::CodeBlock { language, text } => {
            let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
            let language = markdown::language(language);
            format!("{fence}{language}\n{text}\n{fence}")
        }
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], alternate: bool) -> String {
    let items = items.iter().enumerate().map(|(index, item)| {
        let marker = match start {
            Some(start) if alternate => format!("{}) ", start.min(MAX_START).saturating_add(index as u64)),
            Some(start) => render::marker(Some(start.min(MAX_START)), index),
            None if alternate => "* ".to_owned(),
            None => "- ".to_owned(),
        };
        indent(&blocks(item), &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn indent(text: &str, first: &str, next: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let prefix = if index == 0 { first } else { next };
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

fn longest_run(text: &str, sign: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == sign { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn paragraph(inlines: &[Inline]) -> String {
    let mut line = Line { out: String::new(), broken: false };
    line.inlines(inlines, Side::Edge);
    line.out
}

/// What stands beside a delimiter, as far as the rules of flanking care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The edge of a line, a space or a sign that is certainly punctuation.
    Edge,
    /// An asterisk or underscore of our own.
    Delimiter(char),
    /// A letter or digit.
    Word,
    /// White space at which emphasis cannot begin or end, or something that nothing is known about.
    Other,
}

impl Side {
    fn of(c: char) -> Self {
        match c {
            '*' | '_' => Self::Other,
            ' ' | '\n' => Self::Edge,
            c if c.is_ascii_punctuation() => Self::Edge,
            c if c.is_alphanumeric() => Self::Word,
            _ => Self::Other,
        }
    }
}

/// One paragraph being written.
struct Line {
    out: String,
    /// A break is due before the next visible character.
    broken: bool,
}

impl Line {
    fn inlines(&mut self, inlines: &[Inline], after: Side) {
        for (index, inline) in inlines.iter().enumerate() {
            let rest = inlines.get(index + 1..).unwrap_or_default();
            let next = rest.iter().find(|inline| !inline.is_blank() || matches!(inline, Inline::Break | Inline::Text { .. }));
            let side = next.map_or(after, leading);
            self.inline(inline, side);
        }
    }

    fn inline(&mut self, inline: &Inline, after: Side) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Break => self.broken = !self.out.is_empty(),
            Inline::Bold { inlines } => self.emphasis(inlines, after, 2),
            Inline::Italic { inlines } => self.emphasis(inlines, after, 1),
            Inline::Code { text } => self.code(text),
            Inline::Link { url, inlines } => self.link(url, inlines),
        }
    }

    /// Writes the break that is due.
    fn open(&mut self) {
        if std::mem::take(&mut self.broken) {
            self.out.push_str("\\\n");
        }
    }

    fn emphasis(&mut self, inlines: &[Inline], after: Side, width: usize) {
        if inlines.iter().all(Inline::is_blank) {
            return self.inlines(inlines, after);
        }
        let Some(sign) = self.delimiter(inlines, after) else { return self.inlines(inlines, after) };
        self.open();
        let delimiter = sign.to_string().repeat(width);
        self.out.push_str(&delimiter);
        self.inlines(inlines, Side::Delimiter(sign));
        self.out.push_str(&delimiter);
    }

    /// The sign that makes emphasis of `inlines` here, if one does.
    fn delimiter(&self, inlines: &[Inline], after: Side) -> Option<char> {
        let before = if self.broken { Side::Edge } else { self.before() };
        let mut inner = String::new();
        label_text(inlines, &mut inner);
        let (first, last) = (inner.chars().next()?, inner.chars().next_back()?);
        if first.is_whitespace() || last.is_whitespace() {
            return None;
        }
        let simple = |inline: Option<&Inline>| matches!(inline, Some(Inline::Text { .. }));
        let word = |c: char, inline| c.is_alphanumeric() && simple(inline);
        let outside = |side: Side| matches!(side, Side::Edge | Side::Delimiter(_));
        let opens = outside(before) || (before == Side::Word && word(first, inlines.first()));
        let closes = outside(after) || (after == Side::Word && word(last, inlines.last()));
        let free = |sign: char| before != Side::Delimiter(sign) && after != Side::Delimiter(sign);
        match (opens && closes, outside(before) && outside(after)) {
            (true, _) if free('*') => Some('*'),
            (true, true) if free('_') => Some('_'),
            _ => None,
        }
    }

    fn before(&self) -> Side {
        let mut back = self.out.chars().rev();
        match back.next() {
            None => Side::Edge,
            Some(sign @ ('*' | '_')) if back.next() != Some('\\') => Side::Delimiter(sign),
            Some('*' | '_') => Side::Edge,
            Some(c) => Side::of(c),
        }
    }

    /// Code; beside other code it is text, for the two would become one.
    fn code(&mut self, text: &str) {
        if text.is_empty() || self.out.ends_with('`') || text.trim().is_empty() {
            return self.text(text);
        }
        self.open();
        let fence = "`".repeat(longest_run(text, '`') + 1);
        let pad = if text.starts_with(['`', ' ', '\n']) || text.ends_with(['`', ' ', '\n']) { " " } else { "" };
        let text = text.replace(['\n', '\r'], " ");
        self.out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
    }

    fn link(&mut self, url: &str, inlines: &[Inline]) {
        if inlines.iter().all(Inline::is_blank) {
            return self.link(url, &[Inline::text(url)]);
        }
        self.open();
        let mut label = String::new();
        label_text(inlines, &mut label);
        if label == url && is_autolink(url) {
            self.out.push_str(&format!("<{url}>"));
            return;
        }
        // An exclamation mark before it would make it a picture.
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.out.push('[');
        if shows_address(inlines, url) {
            self.text(&label)
        } else {
            self.inlines(inlines, Side::Edge)
        }
        self.broken = false;
        self.out.push_str("](");
        self.out.push_str(&destination(url));
        self.out.push(')');
    }

    fn text(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        let mut before = None;
        while let Some(c) = chars.next() {
            let next = chars.peek().copied();
            match c {
                '\n' | '\r' => self.broken = !self.out.is_empty(),
                ' ' | '\t' if self.broken || self.out.is_empty() => {}
                c if c.is_control() && c != '\t' => {}
                c => {
                    self.open();
                    if self.is_markup(c, before, next) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
            before = Some(c);
        }
    }

    /// Whether `c` could be taken for markup where it stands.
    fn is_markup(&self, c: char, before: Option<char>, next: Option<char>) -> bool {
        let starts = self.out.is_empty() || self.out.ends_with('\n');
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => !(word(before) && word(next)),
            '&' => next.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' | '>' | '+' | '-' | '=' | ':' => starts,
            '.' | ')' => self.follows_number(),
            _ => false,
        }
    }

    /// Whether the line so far is a number as in a list.
    fn follows_number(&self) -> bool {
        let digits = self.out.bytes().rev().take_while(u8::is_ascii_digit).take(10).count();
        let start = self.out.len().saturating_sub(digits);
        digits > 0 && self.out.get(..start).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
    }
}

/// The side that an inline shows to what stands before it.
fn leading(inline: &Inline) -> Side {
    match inline {
        Inline::Text { text } => text.chars().next().map_or(Side::Other, Side::of),
        Inline::Code { .. } | Inline::Link { .. } | Inline::Break => Side::Edge,
        Inline::Bold { .. } | Inline::Italic { .. } => Side::Other,
    }
}

fn is_autolink(url: &str) -> bool {
    let scheme = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    scheme.is_some() && url.chars().all(|c| !c.is_control() && !matches!(c, ' ' | '<' | '>' | '\\' | '&'))
}

/// An address in a form that ends where it should.
fn destination(url: &str) -> String {
    let simple = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'+,;=%".contains(c);
    if !url.is_empty() && url.chars().all(simple) {
        return url.to_owned();
    }
    let mut out = String::from("<");
    for c in url.chars() {
        match c {
            '\n' | '\r' => out.push_str("%0A"),
            c if c.is_control() => {}
            '<' | '>' | '\\' | '&' | '*' | '_' | '`' | '[' | ']' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push('>');
    out
}
