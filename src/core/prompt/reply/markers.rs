//! Takes the markers of citations out of Markdown: `[1]`, `[1, 2]`, `[^1]`, `【1†source】`. `(1)` is none: lists are
//! numbered so.

use super::citation::Citable;

/// The longest marker, in characters.
const MAX_MARKER: usize = 300;

/// What a sign completes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Text(String),
    Cite(Vec<usize>),
}

/// Reads Markdown sign by sign and holds back what may become a marker.
#[derive(Debug, Default)]
pub(super) struct Markers {
    /// Spaces that a marker may follow: they go with it.
    spaces: String,
    /// What begins like a marker, with its bracket.
    held: String,
    /// The numbers of a marker that is complete; what follows may still make it a link.
    complete: Option<Vec<usize>>,
    /// How many backticks stand around the code that is read; 0 outside of code.
    code: usize,
    /// The backticks that were just read.
    ticks: usize,
    escaped: bool,
    /// Whether nothing but spaces stands before on this line.
    mid_line: bool,
    /// What stands between the marker before and the next word.
    gap: Gap,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// A marker stood between two words.
    Missing,
    /// A marker stood at the beginning of the line: spaces behind it go too.
    Superfluous,
}

impl Markers {
    pub(super) fn read(&mut self, c: char, citable: &Citable, marks: &mut Vec<Mark>) {
        if self.complete.is_some() {
            if c == '(' {
                self.complete = None;
                self.let_go(marks);
            } else {
                let leads = !self.mid_line;
                self.cite(marks);
                if leads && c == ':' {
                    return;
                }
            }
        } else if !self.held.is_empty() {
            return self.hold(c, citable, marks);
        }
        self.plain(c, marks);
    }

    /// The end of the text: what is held is all there is.
    pub(super) fn finish(&mut self, marks: &mut Vec<Mark>) {
        if self.complete.is_some() {
            self.cite(marks);
        } else if self.held.chars().skip(1).any(char::is_numeric) {
            // A marker that was cut.
            self.held.clear();
            self.spaces.clear();
        }
        self.let_go(marks);
        *self = Self::default();
    }

    fn hold(&mut self, c: char, citable: &Citable, marks: &mut Vec<Mark>) {
        let inner = |held: &str| held.chars().skip(1).collect::<String>();
        let closes = matches!((self.held.chars().next(), c), (Some('['), ']') | (Some('【'), '】') | (Some('［'), '］'));
        if closes && let Some(numbers) = citable.read(&inner(&self.held)) {
            self.held.push(c);
            self.complete = Some(numbers);
            return;
        }
        let goes_on = !closes && !matches!(c, '[' | ']' | '`' | '\n') && self.held.chars().count() < MAX_MARKER;
        self.held.push(c);
        if !(goes_on && citable.may_become(&inner(&self.held))) {
            self.held.pop();
            self.let_go(marks);
            self.plain(c, marks);
        }
    }

    fn plain(&mut self, c: char, marks: &mut Vec<Mark>) {
        let escaped = self.escaped;
        self.escaped = c == '\\' && !escaped && self.code == 0;
        self.count_ticks(c, escaped);
        match c {
            '[' | '【' | '［' if !escaped && self.code == 0 && self.ticks == 0 => self.held.push(c),
            ' ' | '\t' if self.gap == Gap::Superfluous => {}
            ' ' | '\t' => self.spaces.push(c),
            _ => {
                if self.gap == Gap::Missing && self.spaces.is_empty() && c.is_alphanumeric() {
                    self.spaces.push(' ');
                }
                self.gap = Gap::None;
                self.mid_line = c != '\n';
                let mut text = std::mem::take(&mut self.spaces);
                text.push(c);
                say(text, marks);
            }
        }
    }

    /// Whether what is read is code: it begins and ends with as many backticks, and does not go on over a blank line
    /// unless it is a block.
    fn count_ticks(&mut self, c: char, escaped: bool) {
        if c == '`' && !escaped {
            self.ticks += 1;
            return;
        }
        if self.ticks > 0 {
            match self.code {
                0 => self.code = self.ticks,
                open if open == self.ticks => self.code = 0,
                _ => {}
            }
            self.ticks = 0;
        }
        if c == '\n' && !self.mid_line && self.code < 3 {
            self.code = 0;
        }
    }

    fn cite(&mut self, marks: &mut Vec<Mark>) {
        self.held.clear();
        if self.mid_line {
            self.gap = if self.spaces.is_empty() { self.gap } else { Gap::Missing };
            self.spaces.clear();
        } else {
            self.gap = Gap::Superfluous;
        }
        marks.push(Mark::Cite(self.complete.take().unwrap_or_default()));
    }

    /// What was held is text.
    fn let_go(&mut self, marks: &mut Vec<Mark>) {
        let text = std::mem::take(&mut self.spaces) + &std::mem::take(&mut self.held);
        if text.contains(|c: char| !c.is_whitespace()) {
            self.mid_line = true;
            self.gap = Gap::None;
        }
        say(text, marks);
    }
}

fn say(text: String, marks: &mut Vec<Mark>) {
    match marks.last_mut() {
        Some(Mark::Text(before)) => before.push_str(&text),
        _ if text.is_empty() => {}
        _ => marks.push(Mark::Text(text)),
    }
}
