//! What customers saw of each answer while it was written.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::Serialize;

use super::model::Notes;
use crate::cli::bench::load::{Callback, SYSTEM};

/// What was seen of one answer.
#[derive(Debug, Default)]
struct Seen {
    /// What stands there now.
    text: String,
    edits: u64,
    /// When it stood there whole.
    whole: Option<Instant>,
    /// Whether something stood there that is no beginning of what the model wrote.
    strange: bool,
}

/// The figures of a book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Shows {
    /// Messages that showed a beginning before the answer was whole.
    pub(super) previews: u64,
    /// Edits of all answers, those included that made one whole.
    pub(super) edits: u64,
    /// The most edits of one answer.
    pub(super) most_edits: u64,
    /// Answers that were taken away.
    pub(super) deletes: u64,
    /// Answers of which the last state is only a beginning of what the model wrote.
    pub(super) cut: u64,
    /// Answers that showed something else than what the model wrote, such as the passages when it failed.
    pub(super) foreign: u64,
    /// Callbacks for an answer after one for a later answer of its conversation.
    pub(super) late: u64,
}

/// Keeps what was seen, by the number of the question.
#[derive(Debug)]
pub(super) struct Book {
    notes: Arc<Notes>,
    /// The questions up to this one open a conversation: before their answer comes the greeting.
    openings: usize,
    pages: Mutex<Pages>,
}

#[derive(Debug, Default)]
struct Pages {
    seen: HashMap<usize, Seen>,
    /// The ids of callbacks: what comes again under its id is recognised.
    known: HashSet<String>,
    /// The last question of a conversation of which something was seen.
    latest: HashMap<String, usize>,
    shows: Shows,
    whole: usize,
}

impl Book {
    /// An empty book beside the model's notes; the questions up to `openings` open a conversation.
    pub(super) fn new(notes: Arc<Notes>, openings: usize) -> Self {
        Self { notes, openings, pages: Mutex::default() }
    }

    /// A callback came.
    pub(super) fn take(&self, callback: &Callback) {
        let body = &callback.body;
        if !self.pages().known.insert(callback.id.clone()) {
            return;
        }
        match body.kind.as_str() {
            "message" | "edit" => {
                for n in body.answers.iter().filter_map(|id| number(id)) {
                    if body.origin != SYSTEM || n > self.openings {
                        self.show(n, callback);
                    }
                }
            }
            "delete" => self.pages().shows.deletes += 1,
            _ => {}
        }
    }

    fn show(&self, n: usize, callback: &Callback) {
        let body = &callback.body;
        let expected = self.notes.of(n).map(|note| note.text).unwrap_or_default();
        let mut pages = self.pages();
        let Pages { seen, latest, shows, whole, .. } = &mut *pages;
        let last = latest.entry(body.conversation.clone()).or_default();
        shows.late += u64::from(n < *last);
        *last = n.max(*last);
        let seen = seen.entry(n).or_default();
        let is_whole = body.text == *expected;
        if body.kind == "edit" {
            shows.edits += 1;
            seen.edits += 1;
            shows.most_edits = shows.most_edits.max(seen.edits);
        } else if !is_whole {
            shows.previews += 1;
        }
        *whole = *whole + usize::from(is_whole) - usize::from(seen.whole.is_some());
        seen.strange |= !expected.starts_with(&body.text) || body.text.len() < seen.text.len();
        seen.whole = is_whole.then(|| seen.whole.unwrap_or(callback.at));
        seen.text.clone_from(&body.text);
    }

    /// How many answers stand there whole.
    pub(super) fn whole(&self) -> usize {
        self.pages().whole
    }

    /// When the answer to the `n`th question stood there whole, if it still does.
    pub(super) fn whole_at(&self, n: usize) -> Option<Instant> {
        self.pages().seen.get(&n)?.whole
    }

    /// The figures.
    pub(super) fn shows(&self) -> Shows {
        let pages = self.pages();
        let count = |want: fn(&Seen) -> bool| u64::try_from(pages.seen.values().filter(|seen| want(seen)).count()).unwrap_or(u64::MAX);
        Shows { cut: count(|seen| !seen.strange && seen.whole.is_none()), foreign: count(|seen| seen.strange), ..pages.shows }
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number of the question in the id of its message.
pub(super) fn number(id: &str) -> Option<usize> {
    id.rsplit_once('-')?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::bench::load::Delivered;

    const WORDS: &str = "{\"parts\":[{\"text\":\"One. \"},{\"text\":\"Two.\"}]}";

    fn callback(kind: &str, origin: &str, id: &str, answers: &str, text: &str) -> Callback {
        let [kind, origin, text] = [kind, origin, text].map(str::to_owned);
        let answers = answers.split(' ').map(str::to_owned).collect();
        let body = Delivered { kind, conversation: "c".to_owned(), message: String::new(), text, origin, answers };
        Callback { id: id.to_owned(), signed: true, body, at: Instant::now() }
    }

    /// The model wrote "One. Two." for the questions 1 (opening), 2 and 3; then the callbacks come: kind, id, answers, text.
    fn check(callbacks: &[(&str, &str, &str, &str)], whole: usize, expect: Shows) {
        let notes: Arc<Notes> = Arc::default();
        for n in 1..=3 {
            drop(notes.begin(n, WORDS, Instant::now()));
        }
        let book = Book::new(notes, 1);
        for (kind, id, answers, text) in callbacks {
            let origin = if text.starts_with("Hello") { SYSTEM } else { "answer" };
            book.take(&callback(kind, origin, id, answers, text));
        }
        assert_eq!((book.whole(), book.shows()), (whole, expect), "{callbacks:?}");
    }

    #[test]
    fn tells_whole_cut_foreign_and_late() {
        let none = Shows::default();
        let seen = Shows { previews: 1, edits: 1, most_edits: 1, ..none };
        check(&[], 0, none);
        check(&[("message", "a", "c-2", "One. Two.")], 1, none);
        check(&[("message", "h", "c-1", "Hello!"), ("message", "a", "c-1", "One."), ("edit", "b", "c-1", "One. Two.")], 1, seen);
        check(&[("message", "a", "c-2", "One."), ("edit", "b", "c-2", "One. Two."), ("edit", "b", "c-2", "One. Two.")], 1, seen);
        check(&[("message", "a", "c-2", "One.")], 0, Shows { previews: 1, cut: 1, ..none });
        check(&[("message", "a", "c-2", "Hello!")], 0, Shows { previews: 1, foreign: 1, ..none });
        check(&[("message", "a", "c-2", "One."), ("edit", "b", "c-2", "One. Two. Two.")], 0, Shows { foreign: 1, ..seen });
        check(&[("message", "a", "c-2", "One. Two."), ("edit", "b", "c-2", "One.")], 0, Shows { previews: 0, foreign: 1, ..seen });
        check(&[("message", "a", "c-2", "One."), ("delete", "b", "", "")], 0, Shows { previews: 1, deletes: 1, cut: 1, ..none });
        check(&[("message", "a", "c-9", "One.")], 0, Shows { previews: 1, foreign: 1, ..none });
        let both = [("message", "a", "c-2", "One."), ("message", "b", "c-3", "One. Two."), ("edit", "c", "c-2", "One. Two.")];
        check(&both, 2, Shows { late: 1, ..seen });
        check(&[("message", "a", "c-2 c-3", "One. Two.")], 2, none);
    }
}
