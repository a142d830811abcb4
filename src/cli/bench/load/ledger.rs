//! What was sent and what was answered: the proof that nothing is lost, repeated or out of order.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::receiver::Callback;

/// The origin of texts that are no answers, such as the greeting.
pub const SYSTEM: &str = "system";

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first of its conversation: before the answer comes the greeting.
    Opening,
    /// Sent so that caches and connections are warm.
    WarmUp,
    /// Its time counts.
    Measured,
}

/// The figures of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Messages that were due.
    pub due: u64,
    /// Of these, those the server said it had taken.
    pub taken: u64,
    /// Of these, those the server did not take.
    pub refused: u64,
    /// Messages that were answered.
    pub answered: u64,
    /// Messages that were taken and not answered.
    pub lost: u64,
    /// Answers under another id to messages that had been answered, or to messages nobody sent.
    pub repeated: u64,
    /// Callbacks under an id that had come before; a receiver recognises them.
    pub redelivered: u64,
    /// Answers that came before the answer to an earlier message of their conversation.
    pub disordered: u64,
    /// Messages that were answered together with an earlier one.
    pub joined: u64,
    /// Callbacks whose signature was wrong.
    pub unsigned: u64,
}

/// Keeps the books; shared between those who send and the receiver.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    sent: HashMap<String, Sent>,
    /// How many messages were due in a conversation, and the last one that was answered.
    conversations: HashMap<String, (u64, u64)>,
    replies: HashSet<String>,
    tally: Tally,
}

#[derive(Debug)]
struct Sent {
    kind: Kind,
    /// Its place in the conversation, from 1.
    n: u64,
    due: Instant,
    taken: Option<Instant>,
    answered: Option<Instant>,
}

/// When a message that was answered was due, was taken, and was answered.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    /// When it was due.
    pub due: Instant,
    /// When the server had said that it had taken it.
    pub taken: Instant,
    /// When the first message of its answer had come.
    pub answered: Instant,
}

impl Ledger {
    /// A message is due at `at`. Those of a conversation are told in the order in which they are sent.
    pub fn due(&self, conversation: &str, id: &str, kind: Kind, at: Instant) {
        let mut book = self.book();
        let count = match book.conversations.get_mut(conversation) {
            Some((count, _)) => {
                *count += 1;
                *count
            }
            None => {
                book.conversations.insert(conversation.to_owned(), (1, 0));
                1
            }
        };
        book.tally.due += 1;
        book.sent.insert(id.to_owned(), Sent { kind, n: count, due: at, taken: None, answered: None });
    }

    /// The server said whether it took a message.
    pub fn posted(&self, id: &str, taken: bool) {
        let mut book = self.book();
        let Some(sent) = book.sent.get_mut(id) else { return };
        sent.taken = taken.then(Instant::now);
        if taken {
            book.tally.taken += 1;
        } else {
            book.tally.refused += 1;
        }
    }

    /// A callback came. Answers the ids of the messages that are answered now for the first time.
    pub fn answered(&self, callback: &Callback) -> Vec<String> {
        let mut book = self.book();
        book.tally.unsigned += u64::from(!callback.signed);
        if callback.body.kind != "message" {
            return Vec::new();
        }
        if !book.replies.insert(callback.id.clone()) {
            book.tally.redelivered += 1;
            return Vec::new();
        }
        book.reply(callback)
    }

    /// How many messages wait for an answer, except those the server refused.
    pub fn waiting(&self) -> u64 {
        let tally = self.book().tally;
        tally.due.saturating_sub(tally.refused).saturating_sub(tally.answered)
    }

    /// The figures so far.
    pub fn tally(&self) -> Tally {
        let book = self.book();
        let lost = book.sent.values().filter(|sent| sent.taken.is_some() && sent.answered.is_none()).count();
        Tally { lost: u64::try_from(lost).unwrap_or(u64::MAX), ..book.tally }
    }

    /// Of each measured message that was answered and whose id `chosen` wants: when it was due, and how long
    /// its answer took.
    pub fn times(&self, chosen: impl Fn(&str) -> bool) -> Vec<(Instant, Duration)> {
        let book = self.book();
        let measured = book.sent.iter().filter(|(id, sent)| sent.kind == Kind::Measured && chosen(id));
        measured.filter_map(|(_, sent)| Some((sent.due, sent.answered?.saturating_duration_since(sent.due)))).collect()
    }

    /// The id and the moments of each measured message that was taken and answered.
    pub fn moments(&self) -> Vec<(String, Moments)> {
        let book = self.book();
        let measured = book.sent.iter().filter(|(_, sent)| sent.kind == Kind::Measured);
        let moments = |sent: &Sent| Some(Moments { due: sent.due, taken: sent.taken?, answered: sent.answered? });
        measured.filter_map(|(id, sent)| Some((id.clone(), moments(sent)?))).collect()
    }

    /// The ids of messages that were taken and not answered, sorted.
    pub fn unanswered(&self) -> Vec<String> {
        let book = self.book();
        let mut ids: Vec<_> =
            book.sent.iter().filter(|(_, sent)| sent.taken.is_some() && sent.answered.is_none()).map(|(id, _)| id.clone()).collect();
        ids.sort();
        ids
    }

    /// Waits until every message is answered or refused; answers whether that came about in time.
    pub async fn drained(&self, within: Duration) -> bool {
        let end = Instant::now() + within;
        while self.waiting() > 0 {
            if Instant::now() >= end {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        true
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn reply(&mut self, callback: &Callback) -> Vec<String> {
        let opening = |id: &String| self.sent.get(id).is_some_and(|sent| sent.kind == Kind::Opening);
        if callback.body.origin == SYSTEM && callback.body.answers.iter().any(opening) {
            return Vec::new();
        }
        let (mut new, mut places, mut repeated) = (Vec::new(), Vec::new(), 0);
        for id in &callback.body.answers {
            match self.sent.get_mut(id) {
                Some(sent) if sent.answered.is_none() => {
                    sent.answered = Some(callback.at);
                    places.push(sent.n);
                    new.push(id.clone());
                }
                _ => repeated += 1,
            }
        }
        let answered = u64::try_from(new.len()).unwrap_or(u64::MAX);
        self.tally.repeated += repeated;
        self.tally.answered += answered;
        self.tally.joined += answered.saturating_sub(1);
        if let (Some(first), Some(last)) = (places.first(), places.last())
            && let Some((_, seen)) = self.conversations.get_mut(&callback.body.conversation)
        {
            if !places.is_sorted() || first < seen {
                self.tally.disordered += 1;
            }
            *seen = (*seen).max(*last);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::super::receiver::Delivered;
    use super::*;

    fn callback(id: &str, answers: &[&str]) -> Callback {
        let answers = answers.iter().map(|id| (*id).to_owned()).collect();
        let origin = if id == "hello" { SYSTEM } else { "answer" }.to_owned();
        let body = Delivered { kind: "message".to_owned(), conversation: "c".to_owned(), origin, answers, ..Delivered::default() };
        Callback { id: id.to_owned(), signed: true, body, at: Instant::now() }
    }

    /// Messages 1 (opening) to 4 are taken, 5 is refused; then the callbacks come.
    fn check(callbacks: &[(&str, &[&str])], expect: Tally) {
        let ledger = Ledger::default();
        for id in ["1", "2", "3", "4", "5"] {
            ledger.due("c", id, if id == "1" { Kind::Opening } else { Kind::Measured }, Instant::now());
            ledger.posted(id, id != "5");
        }
        for (id, answers) in callbacks {
            ledger.answered(&callback(id, answers));
        }
        assert_eq!(ledger.tally(), Tally { due: 5, taken: 4, refused: 1, ..expect }, "{callbacks:?}");
        assert_eq!(ledger.waiting(), expect.lost, "{callbacks:?}");
    }

    #[test]
    fn tells_lost_repeated_joined_and_disordered() {
        let all = Tally { answered: 4, ..Tally::default() };
        check(&[], Tally { lost: 4, ..Tally::default() });
        check(&[("a", &["1"]), ("b", &["2"]), ("c", &["3"]), ("d", &["4"])], all);
        check(&[("hello", &["1"]), ("a", &["1"]), ("b", &["2"]), ("c", &["3", "4"])], Tally { joined: 1, ..all });
        check(&[("hello", &["1", "2"]), ("hello", &["1", "2"]), ("a", &["1", "2", "3", "4"])], Tally { joined: 3, redelivered: 1, ..all });
        check(&[("hello", &["1"])], Tally { lost: 4, ..Tally::default() });
        check(&[("a", &["1", "2", "3", "4"]), ("a", &["1", "2", "3", "4"])], Tally { joined: 3, redelivered: 1, ..all });
        check(&[("a", &["1", "2", "3", "4"]), ("b", &["3"])], Tally { joined: 3, repeated: 1, ..all });
        check(&[("a", &["1", "3"]), ("b", &["2"]), ("c", &["4"])], Tally { joined: 1, disordered: 1, ..all });
        check(&[("a", &["2", "1"]), ("c", &["3"])], Tally { answered: 3, joined: 1, disordered: 1, lost: 1, ..Tally::default() });
        check(&[("a", &["1"]), ("b", &["9"])], Tally { answered: 1, lost: 3, repeated: 1, ..Tally::default() });
    }
}
