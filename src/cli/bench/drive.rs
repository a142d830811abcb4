//! Sends the messages of a load: at a constant rate (open loop), or each after the answer to the last (closed loop).

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tokio::sync::mpsc;

use super::load::{Callback, Kind, Ledger, Pool, Target, Verdict, message};
use super::server::ACCEPTED;
use crate::cli::progress::Progress;

/// The most connections to the server.
const MAX_CONNECTIONS: usize = 64;
/// How many openings are under way at a time.
const OPENINGS_AT_A_TIME: usize = 256;
/// Messages are not due closer together than this.
const SHORTEST_INTERVAL: Duration = Duration::from_micros(1);
/// A load in which nothing is answered for this long has failed.
const NO_PROGRESS: Duration = Duration::from_secs(30);

/// The books of a load, shared with the receiver and the connections.
pub(super) struct Books {
    pub(super) ledger: Ledger,
    /// The ids of messages that are answered or refused.
    done: mpsc::UnboundedSender<String>,
    /// Why the first refused message was refused.
    pub(super) refusal: OnceLock<String>,
}

impl Books {
    /// Empty books, and the ids of messages as they are done.
    pub(super) fn new() -> (Arc<Self>, mpsc::UnboundedReceiver<String>) {
        let (done, ids) = mpsc::unbounded_channel();
        (Arc::new(Self { ledger: Ledger::default(), done, refusal: OnceLock::new() }), ids)
    }

    /// Takes a callback.
    pub(super) fn take(&self, callback: &Callback) -> Verdict {
        for id in self.ledger.answered(callback) {
            self.finish(id);
        }
        Verdict::Take
    }

    fn posted(&self, id: &str, outcome: std::io::Result<u16>) {
        let refusal = match outcome {
            Ok(ACCEPTED) => return self.ledger.posted(id, true),
            Ok(status) => format!("it answered {status}"),
            Err(error) => error.to_string(),
        };
        self.ledger.posted(id, false);
        self.refusal.get_or_init(|| refusal);
        self.finish(id.to_owned());
    }

    fn finish(&self, id: String) {
        if self.done.send(id).is_err() {
            tracing::debug!("nobody waits for messages any more");
        }
    }
}

/// The `n`th question of a load.
pub(super) type Question = fn(usize) -> String;

/// Sends to the conversations `<prefix>0` to `<prefix><count - 1>`.
pub(super) struct Drive {
    books: Arc<Books>,
    done: mpsc::UnboundedReceiver<String>,
    pool: Pool,
    question: Question,
    /// How many messages were sent; the last one's number stands at the end of its id.
    sent: usize,
    /// Whose turn it is.
    turn: usize,
}

impl Drive {
    /// A drive for at most `conversations` at a time.
    pub(super) fn new(
        target: &Target,
        books: Arc<Books>,
        done: mpsc::UnboundedReceiver<String>,
        conversations: usize,
        question: Question,
    ) -> Self {
        let posted = Arc::clone(&books);
        let pool = Pool::new(target, conversations.clamp(1, MAX_CONNECTIONS), move |(id, outcome)| posted.posted(id, outcome));
        Self { books, done, pool, question, sent: 0, turn: 0 }
    }

    /// Sends the first message of each conversation and waits until all are answered.
    pub(super) async fn open_all(&mut self, prefix: &str, count: usize, shown: &Progress) -> anyhow::Result<()> {
        let mut next = 0;
        while next < count.min(OPENINGS_AT_A_TIME) {
            self.send(prefix, next, Kind::Opening, Instant::now());
            next += 1;
        }
        let mut done = 0;
        while done < count {
            self.one_done().await?;
            done += 1;
            shown.advance(1);
            if next < count {
                self.send(prefix, next, Kind::Opening, Instant::now());
                next += 1;
            }
        }
        Ok(())
    }

    /// Open loop: one message every `1 / rate` seconds, whatever becomes of the others. The conversations take turns, from
    /// one call to the next.
    pub(super) async fn at_rate(&mut self, prefix: &str, count: usize, kind: Kind, rate: u32, time: Duration) {
        let start = Instant::now();
        let interval = (Duration::from_secs(1) / rate.max(1)).max(SHORTEST_INTERVAL);
        for n in 0_u32.. {
            let offset = interval.saturating_mul(n);
            if offset >= time {
                return;
            }
            let due = start + offset;
            if due > Instant::now() {
                tokio::time::sleep_until(due.into()).await;
            }
            self.send(prefix, self.turn % count.max(1), kind, due);
            self.turn += 1;
        }
    }

    /// Closed loop: every conversation sends its next message when the last one is answered.
    pub(super) async fn at_full_speed(&mut self, prefix: &str, count: usize, kind: Kind, time: Duration) -> anyhow::Result<()> {
        let end = Instant::now() + time;
        for index in 0..count {
            self.send(prefix, index, kind, Instant::now());
        }
        while Instant::now() < end {
            let id = self.one_done().await?;
            if let Some(index) = index_of(prefix, &id) {
                self.send(prefix, index, kind, Instant::now());
            }
        }
        Ok(())
    }

    /// Waits until every message is answered or refused.
    pub(super) async fn drain(&mut self) -> bool {
        let drained = self.books.ledger.drained(NO_PROGRESS).await;
        while self.done.try_recv().is_ok() {}
        drained
    }

    async fn one_done(&mut self) -> anyhow::Result<String> {
        let Ok(id) = tokio::time::timeout(NO_PROGRESS, self.done.recv()).await else {
            bail!("go on: nothing was answered for {} s", NO_PROGRESS.as_secs());
        };
        id.context("go on: the receiver ended")
    }

    fn send(&mut self, prefix: &str, index: usize, kind: Kind, due: Instant) {
        self.sent += 1;
        let conversation = format!("{prefix}{index}");
        let id = format!("{conversation}-{}", self.sent);
        self.books.ledger.due(&conversation, &id, kind, due);
        self.pool.post(index, id, message(&conversation, &(self.question)(self.sent)));
    }
}

/// The index of the conversation that a message belongs to.
fn index_of(prefix: &str, id: &str) -> Option<usize> {
    id.strip_prefix(prefix)?.split_once('-')?.0.parse().ok()
}
