//! The lines of one file, found once for all problems in it.

use std::ops::Range;

use super::{Position, secret, shown};

/// The most characters that are shown before, of and behind the place of a problem.
const MAX_CHARS: usize = 200;

/// A file's text as it is shown, and where its lines begin.
pub(super) struct Lines {
    text: String,
    starts: Vec<usize>,
}

/// The part of a line that a problem is about, with what stands around it.
pub(super) struct Excerpt {
    /// One line, or the part of it that matters.
    pub(super) text: String,
    /// Bytes of that.
    pub(super) span: Range<usize>,
}

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let text = secret::masked(text).into_owned();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect(), text }
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A span that certainly lies in the text, on the borders of characters and on one line.
    pub(super) fn place(&self, span: &Range<usize>) -> Range<usize> {
        // What is missing at the end is missing behind the last word.
        let last = if span.start < self.text.len() { self.text.len() } else { self.text.trim_end_matches(['\n', '\r']).len() };
        let start = self.text.floor_char_boundary(span.start.min(last));
        let end = self.text.ceil_char_boundary(span.end.clamp(start, self.text.len()));
        let line = self.part(start..end).find(['\n', '\r']);
        start..line.map_or(end, |line| start + line)
    }

    /// Where a byte of the text stands, for people.
    pub(super) fn position(&self, at: usize) -> Position {
        Position { line: self.line(at), column: self.part(self.start_of(at)..at).chars().count() + 1 }
    }

    /// What is shown of the line that a place lies on.
    pub(super) fn excerpt(&self, place: &Range<usize>) -> Excerpt {
        let end = self.starts.get(self.line(place.start)).map_or(self.text.len(), |next| next - 1);
        let before = self.part(self.start_of(place.start)..place.start);
        let (marked, behind) = (self.part(place.clone()), self.part(place.end..end.max(place.end)));
        let before = match before.char_indices().rev().nth(MAX_CHARS) {
            Some((at, _)) => format!("…{}", in_line(before.get(at..).unwrap_or_default())),
            None => in_line(before.trim_start_matches('\u{feff}')),
        };
        let marked = first(marked);
        let span = before.len()..before.len() + marked.len();
        Excerpt { text: format!("{before}{marked}{}", first(behind.trim_end_matches('\r'))), span }
    }

    /// The number of the line that a byte stands on.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    fn start_of(&self, at: usize) -> usize {
        self.starts.get(self.line(at) - 1).copied().unwrap_or_default()
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

/// The beginning of a part of a line.
fn first(part: &str) -> String {
    match part.char_indices().nth(MAX_CHARS) {
        Some((at, _)) => format!("{}…", in_line(part.get(..at).unwrap_or_default())),
        None => in_line(part),
    }
}

/// A tab steers nothing, and files are indented by it.
fn in_line(part: &str) -> String {
    part.split('\t').map(shown::escaped).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_place_and_what_is_around_it() {
        let long = "é".repeat(MAX_CHARS * 3);
        let most = "é".repeat(MAX_CHARS);
        for (before, marked, behind, expected) in [
            ("a = ", "1", " # b", ("a = ".to_owned(), "1".to_owned(), " # b".to_owned())),
            ("x\r\ny\r\na = ", "1", "\r\nb", ("a = ".to_owned(), "1".to_owned(), String::new())),
            ("x\n", "", "", ("x".to_owned(), String::new(), String::new())),
            ("x\n", "", "\ny", (String::new(), String::new(), String::new())),
            ("\u{1b}", "\u{202e}", "\t\u{85}", ("\\u{1b}".to_owned(), "\\u{202e}".to_owned(), "\t\\u{85}".to_owned())),
            (&long, &long, &long, (format!("…é{most}"), format!("{most}…"), format!("{most}…"))),
        ] {
            let lines = Lines::new(&format!("{before}{marked}{behind}"));
            let place = lines.place(&(before.len()..before.len() + marked.len()));
            let Excerpt { text, span } = lines.excerpt(&place);
            assert_eq!((&text[..span.start], &text[span.clone()], &text[span.end..]), (&*expected.0, &*expected.1, &*expected.2));
        }
    }

    #[test]
    fn counts_lines_and_columns_from_one() {
        let lines = Lines::new("a\n退b\n");
        for (at, line, column) in [(0, 1, 1), (1, 1, 2), (2, 2, 1), (5, 2, 2), (6, 2, 3), (7, 3, 1)] {
            assert_eq!(lines.position(at), Position { line, column }, "{at}");
        }
    }
}
