//! The letters of a word that is looked for.

use crate::core::culture::taboo::letters::{Class, Gap, Letter, repeats};

/// One letter of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) c: char,
    pub(super) run: u16,
    /// Whether a new word begins here.
    pub(super) begins: bool,
    /// Whether one begins between the letters that it was joined from.
    pub(super) within: bool,
    pub(super) class: Class,
    pub(super) is_katakana: bool,
}

impl Part {
    pub(super) fn of(letter: &Letter) -> Self {
        let Letter { c, run, gap, class, is_katakana, .. } = letter;
        Self { c: *c, run: *run, begins: *gap != Gap::None, within: false, class: *class, is_katakana: *is_katakana }
    }

    pub(super) const fn arabic(c: char, begins: bool) -> Self {
        Self { c, run: 1, begins, within: false, class: Class::Arabic, is_katakana: false }
    }

    /// Whether words of its script are written without spaces.
    pub(super) fn is_free(&self) -> bool {
        matches!(self.class, Class::Han | Class::Kana | Class::Thai)
    }

    /// Whether a letter of the text can be this one.
    pub(super) fn fits(&self, letter: &Letter) -> bool {
        self.is(letter) && letter.run >= self.run
    }

    pub(super) fn is(&self, letter: &Letter) -> bool {
        letter.c == self.c || letter.other == Some(self.c)
    }

    /// Whether it is said twice where a short word has it once: that is another word.
    pub(super) fn doubles(&self, letter: &Letter) -> bool {
        letter.head == 2 && self.run == 1
    }
}

/// Letters of a kind that follow each other as one.
pub(super) fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut().filter(|last| last.c == part.c && repeats(part.class)) {
            Some(last) => {
                last.run = last.run.saturating_add(part.run);
                last.within |= part.begins;
            }
            None => joined.push(part),
        }
    }
    joined
}
