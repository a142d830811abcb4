//! What a model writes, read as it comes.
//!
//! It is read sign by sign, so that it makes no difference where a provider cuts it. What a model was asked for is a
//! hint only: JSON is found in fences and behind a preface, Markdown is taken where JSON was asked, and the other way
//! around.

mod citation;
mod json;
mod markers;
mod output;
mod parts;
mod probe;
mod thoughts;

use std::sync::Arc;

use json::Json;
use output::Output;
use probe::{Found, probe, settle};
use thoughts::Thoughts;

use crate::core::knowledge::Passage;

/// The form that a model is asked to answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON by a schema: sentences, each with what it rests on.
    Schema,
    /// JSON, described in words.
    Json,
    /// Markdown with `[1]` behind what rests on a passage.
    Text,
}

/// A piece of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// More Markdown for the customer.
    Text(String),
    /// What was said rests on the passage of this number, from 1.
    Cite(usize),
    /// The model says that nothing it was given answers. Nothing comes after it.
    NothingFound,
}

/// Reads a reply that comes in pieces cut anywhere.
#[derive(Debug)]
pub struct Reader {
    form: Form,
    thoughts: Thoughts,
    reading: Reading,
    output: Output,
}

/// What the reply turned out to be.
#[derive(Debug)]
enum Reading {
    /// It is not known yet.
    Unknown(String),
    Text,
    Json(Json),
}

impl Reader {
    /// A reader of a reply in `form`; what comes in another form is read too. Any number can be cited until
    /// [`citing`](Self::citing) says which.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self { form, thoughts: Thoughts::default(), reading: Reading::Unknown(String::new()), output: Output::default() }
    }

    /// The same reader for a reply that may cite these: other numbers are dropped, ids and titles are understood.
    #[must_use]
    pub fn citing(mut self, passages: &[Arc<Passage>]) -> Self {
        self.output.cite_only(passages);
        self
    }

    /// What `more` completes.
    pub fn push(&mut self, more: &str) -> Vec<Piece> {
        for c in more.chars() {
            if let Reading::Json(json) = &mut self.reading {
                json.read(c, &mut self.output);
            } else {
                // What is let go may be read as something else than what it was held for.
                for c in self.thoughts.read(c).chars() {
                    self.take(c);
                }
            }
        }
        self.output.take()
    }

    /// What is left when the reply has ended.
    pub fn finish(&mut self) -> Vec<Piece> {
        for c in self.thoughts.finish().chars() {
            self.take(c);
        }
        if let Reading::Unknown(held) = &mut self.reading {
            let found = settle(held, self.form);
            let held = std::mem::take(held);
            self.decide(found, &held);
        }
        if let Reading::Json(json) = &mut self.reading {
            json.finish(&mut self.output);
        }
        self.output.finish();
        self.output.take()
    }

    fn take(&mut self, c: char) {
        match &mut self.reading {
            Reading::Text => self.output.read(c),
            Reading::Json(json) => json.read(c, &mut self.output),
            Reading::Unknown(held) => {
                held.push(c);
                let found = probe(held, self.form);
                if found != Found::Nothing {
                    let held = std::mem::take(held);
                    self.decide(found, &held);
                }
            }
        }
    }

    fn decide(&mut self, found: Found, held: &str) {
        let from = match found {
            Found::Nothing => return,
            Found::Text(from) => {
                self.reading = Reading::Text;
                from
            }
            Found::Json(from) => {
                self.reading = Reading::Json(Json::default());
                from
            }
        };
        for c in held.get(from..).unwrap_or_default().chars() {
            self.take(c);
        }
    }
}
