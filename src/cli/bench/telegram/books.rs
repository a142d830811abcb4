//! Who asked what and when, and when it was answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;

use crate::cli::bench::load::Kind;
use crate::cli::bench::stage::ANSWERED;
use crate::conformance::telegram::{Call, Customer, Watch};

/// A customer's message: the bot's number, the chat, its id there.
type Id = (usize, i64, i64);

/// What must not happen, and what must.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Tally {
    /// Messages that were sent.
    pub(super) sent: u64,
    /// Of these, those that were answered.
    pub(super) answered: u64,
    /// Of these, those without an answer of their own.
    pub(super) lost: u64,
    /// Answers to what had been answered.
    pub(super) repeated: u64,
    /// Answers that came after the one to a later message of their chat.
    pub(super) disordered: u64,
}

#[derive(Debug)]
struct Asked {
    kind: Kind,
    due: Instant,
    answered: Option<Instant>,
}

/// The books; shared between those who ask and the fakes.
#[derive(Debug, Default)]
pub(super) struct Books(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    asked: HashMap<Id, Asked>,
    /// Answers that came before it was noted what they answer.
    early: Vec<(Id, Instant)>,
    last: HashMap<(usize, i64), i64>,
    tally: Tally,
}

impl Books {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The customer of the nth bot says something that was due at a time.
    pub(super) fn say(&self, bot: usize, customer: &Customer, text: &str, kind: Kind, due: Instant) {
        let id = (bot, customer.chat(), customer.say(text));
        let mut book = self.book();
        book.tally.sent += 1;
        book.asked.insert(id, Asked { kind, due, answered: None });
        let early: Vec<_> = book.early.extract_if(.., |(of, _)| *of == id).collect();
        for (id, at) in early {
            book.answer(id, at);
        }
    }

    /// Notes the answers of the nth bot.
    pub(super) fn watch(self: &Arc<Self>, bot: usize) -> Watch {
        let books = Arc::clone(self);
        Arc::new(move |call: &Call| {
            // The greeting answers the same message and says something else.
            let is_answer = call.code == 200 && call.text.as_ref().is_some_and(|text| text.contains(ANSWERED));
            let answers = call.sent.pointer("/reply_parameters/message_id").and_then(Value::as_i64);
            if let (true, "sendmessage", Some(chat), Some(message)) = (is_answer, call.method.as_str(), call.chat, answers) {
                books.book().answer((bot, chat, message), Instant::now());
            }
        })
    }

    pub(super) fn tally(&self) -> Tally {
        let tally = self.book().tally;
        Tally { lost: tally.sent.saturating_sub(tally.answered), ..tally }
    }

    /// Of each measured message that was answered: when it was due, and how long that took.
    pub(super) fn times(&self) -> Vec<(Instant, Duration)> {
        let book = self.book();
        let measured = book.asked.values().filter(|asked| asked.kind == Kind::Measured);
        measured.filter_map(|asked| Some((asked.due, asked.answered?.saturating_duration_since(asked.due)))).collect()
    }

    /// Waits until everything is answered, or nothing more is.
    pub(super) async fn drain(&self, patience: Duration) {
        let (mut lost, mut since) = (self.tally().lost, Instant::now());
        while lost > 0 && since.elapsed() < patience {
            tokio::time::sleep(Duration::from_millis(10)).await;
            let now = self.tally().lost;
            if now != lost {
                (lost, since) = (now, Instant::now());
            }
        }
    }
}

impl Book {
    fn answer(&mut self, id: Id, at: Instant) {
        let (bot, chat, message) = id;
        match self.asked.get_mut(&id) {
            None => self.early.push((id, at)),
            Some(Asked { answered: Some(_), .. }) => self.tally.repeated += 1,
            Some(asked) => {
                asked.answered = Some(at);
                self.tally.answered += 1;
                let last = self.last.entry((bot, chat)).or_default();
                self.tally.disordered += u64::from(message < *last);
                *last = message.max(*last);
            }
        }
    }
}
