//! Gathers the pieces of a reply.

use std::sync::Arc;

use super::Piece;
use super::citation::Citable;
use super::markers::{Mark, Markers};
use crate::core::knowledge::Passage;
use crate::core::prompt::words::NOTHING_FOUND;

/// What may stand around the word that says that nothing was found.
const AROUND: [char; 10] = [' ', '\t', '\r', '*', '`', '"', '\'', '.', '[', ']'];

/// What is given out.
#[derive(Debug, Default)]
pub(super) struct Output {
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
    markers: Markers,
    citable: Citable,
    start: Start,
}

/// The beginning of a reply decides what it is.
#[derive(Debug)]
enum Start {
    /// What may be the word that nothing was found.
    Held(String),
    /// It is an answer.
    Answer,
    /// Nothing was found; the rest says nothing.
    Nothing,
}

impl Default for Start {
    fn default() -> Self {
        Self::Held(String::new())
    }
}

impl Output {
    pub(super) fn cite_only(&mut self, passages: &[Arc<Passage>]) {
        self.citable = Citable::of(passages);
    }

    /// One more sign of the Markdown.
    pub(super) fn read(&mut self, c: char) {
        match &mut self.start {
            Start::Nothing => {}
            Start::Answer => self.answer(c),
            Start::Held(held) => {
                if !held.is_empty() || !c.is_whitespace() {
                    held.push(c);
                }
                match says_nothing(held) {
                    Said::Whole if c == '\n' => self.nothing(),
                    Said::Whole | Said::Beginning => {}
                    Said::Other => self.let_go(),
                }
            }
        }
    }

    /// The end of a part of the Markdown: no marker goes on behind it.
    pub(super) fn end_part(&mut self) {
        if let Start::Held(held) = &self.start {
            match says_nothing(held) {
                Said::Whole => self.nothing(),
                _ if held.is_empty() => {}
                _ => self.let_go(),
            }
        }
        self.markers.finish(&mut self.marks);
        self.sort();
    }

    pub(super) fn finish(&mut self) {
        self.end_part();
    }

    /// The model named a passage.
    pub(super) fn cite(&mut self, number: usize) {
        if !matches!(self.start, Start::Nothing) && self.citable.has(number) {
            self.pieces.push(Piece::Cite(number));
        }
    }

    /// The model named passages in words.
    pub(super) fn cite_named(&mut self, name: &str) {
        self.citable.read(name).into_iter().flatten().for_each(|number| self.cite(number));
    }

    /// The model says that nothing was found.
    pub(super) fn nothing(&mut self) {
        if !matches!(self.start, Start::Nothing) {
            self.start = Start::Nothing;
            self.pieces.push(Piece::NothingFound);
        }
    }

    /// What was gathered since.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.pieces)
    }

    fn let_go(&mut self) {
        if let Start::Held(held) = std::mem::replace(&mut self.start, Start::Answer) {
            held.chars().for_each(|c| self.answer(c));
        }
    }

    fn answer(&mut self, c: char) {
        self.markers.read(c, &self.citable, &mut self.marks);
        self.sort();
    }

    fn sort(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            match (mark, self.pieces.last_mut()) {
                (Mark::Text(more), Some(Piece::Text(text))) => text.push_str(&more),
                (Mark::Text(text), _) => self.pieces.push(Piece::Text(text)),
                (Mark::Cite(numbers), _) => numbers.into_iter().for_each(|number| self.cite(number)),
            }
        }
    }
}

enum Said {
    Whole,
    Beginning,
    Other,
}

/// Whether a beginning is, or may become, the word alone.
fn says_nothing(text: &str) -> Said {
    let bare = text.trim_start_matches(AROUND).to_ascii_uppercase();
    match bare.strip_prefix(NOTHING_FOUND) {
        Some(rest) if rest.trim_matches(AROUND).trim().is_empty() => Said::Whole,
        Some(_) => Said::Other,
        None if NOTHING_FOUND.starts_with(&bare) => Said::Beginning,
        None => Said::Other,
    }
}
