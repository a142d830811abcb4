//! Joins the parts of an answer: models leave out the space or the line break between them.

use super::output::Output;
use crate::core::language::script::{self, KANA, Script};

/// So many signs tell whether a line is an item of a list.
const MAX_HEAD: usize = 5;

/// What a part is joined by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Prose,
    /// An item of a list, or another thing that needs a line of its own.
    Item,
}

/// Reads the parts sign by sign.
#[derive(Debug, Default)]
pub(super) struct Parts {
    head: Head,
    /// White space that may end the part.
    blank: String,
    /// Whether the part before ended with a space, which was given out.
    spaced: bool,
    /// The last sign that was given out.
    last: Option<char>,
    /// The beginning of the line that is read.
    line: String,
    /// The shape of the last line of the part before.
    before: Option<Shape>,
}

#[derive(Debug)]
enum Head {
    /// The beginning of a part, until its shape is known.
    Held(String),
    /// It was given out.
    Past,
}

impl Default for Head {
    fn default() -> Self {
        Self::Held(String::new())
    }
}

impl Parts {
    pub(super) fn read(&mut self, c: char, output: &mut Output) {
        match &mut self.head {
            Head::Past => self.within(c, output),
            Head::Held(head) if head.is_empty() && c.is_whitespace() => self.blank.push(c),
            Head::Held(head) => {
                head.push(c);
                if let Some(shape) = shape(head) {
                    self.join(shape, output);
                }
            }
        }
    }

    /// The end of a part.
    pub(super) fn end(&mut self, output: &mut Output) {
        if let Head::Held(head) = &self.head
            && !head.is_empty()
        {
            self.join(Shape::Prose, output);
        }
        let was_read = matches!(self.head, Head::Past);
        // The space behind a sentence shows that it is whole: it does not wait for the next one to begin.
        if was_read && self.blank == " " {
            self.blank.clear();
            self.spaced = true;
            output.read(' ');
        }
        output.end_part();
        if was_read {
            self.before = Some(shape(&self.line).unwrap_or(Shape::Prose));
            self.head = Head::default();
        }
    }

    fn join(&mut self, shape: Shape, output: &mut Output) {
        let Head::Held(head) = std::mem::replace(&mut self.head, Head::Past) else { return };
        let blank = std::mem::take(&mut self.blank);
        let spaced = std::mem::take(&mut self.spaced);
        let breaks = match (self.before, shape) {
            (None | Some(Shape::Prose), Shape::Prose) => 0,
            (Some(Shape::Item), Shape::Item) => 1,
            _ => 2,
        };
        let between = if self.before.is_none() {
            String::new()
        } else if blank.matches('\n').count() < breaks {
            "\n".repeat(breaks)
        } else if blank.is_empty() && !spaced && self.needs_space(&head) {
            " ".to_owned()
        } else {
            blank
        };
        self.line.clear();
        between.chars().chain(head.chars()).for_each(|c| self.within(c, output));
    }

    fn needs_space(&self, head: &str) -> bool {
        let apart = |c: char| !is_east_asian(c);
        self.last.is_some_and(apart) && head.chars().next().is_some_and(apart)
    }

    fn within(&mut self, c: char, output: &mut Output) {
        if c.is_whitespace() {
            self.blank.push(c);
            return;
        }
        if self.blank.contains('\n') {
            self.line.clear();
        }
        let room = MAX_HEAD.saturating_sub(self.line.chars().count());
        let spaces = if self.line.is_empty() { "" } else { self.blank.as_str() };
        self.line.extend(spaces.chars().chain([c]).take(room));
        self.last = Some(c);
        std::mem::take(&mut self.blank).chars().chain([c]).for_each(|c| output.read(c));
    }
}

/// Characters of scripts that write sentences without a space between.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}') || matches!(script::of(c), Some(Script::Han | KANA))
}

/// The shape of a line, once its beginning tells.
fn shape(line: &str) -> Option<Shape> {
    let bare = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = bare.len() < line.len();
    let mut chars = bare.chars();
    let shape = match (chars.next(), chars.next()) {
        (None, _) if line.len() < MAX_HEAD => return None,
        (Some('-' | '*' | '+' | '•'), None) if !numbered => return None,
        (Some('.' | ')'), None) if numbered => return None,
        (Some('-' | '*' | '+' | '•'), Some(' ')) if !numbered => Shape::Item,
        (Some('.' | ')'), Some(' ')) if numbered => Shape::Item,
        (Some('#' | '>' | '|'), _) if !numbered => Shape::Item,
        _ => Shape::Prose,
    };
    Some(shape)
}
