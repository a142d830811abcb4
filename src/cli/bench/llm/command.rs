//! The phases: the conversations are opened, then the base, the load, and the base again without a pause between them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

use super::answers::question;
use super::book::{Book, number};
use super::figures::{Phase, Recovery, Turn};
use super::model::{Model, Notes};
use super::report::{Faults, Report};
use crate::cli::args::Bench;
use crate::cli::bench::load::Kind;
use crate::cli::bench::process::resident_kib;
use crate::cli::bench::report::{self, Cost, Memory, mib};
use crate::cli::bench::session::{STOP_WITHIN, Session, alone, counted, millis, say};
use crate::cli::bench::stage::Manifest;
use crate::cli::outcome::Outcome;
use crate::conformance::openai::Pace;

/// A conversation rests so long between two of its questions: longer than an answer takes, so that nobody writes again
/// while theirs is being written.
const REST_SECS: u32 = 30;
/// A load in which no answer becomes whole for this long has failed.
const NO_PROGRESS: Duration = Duration::from_secs(30);
/// How often is looked whether the answers are whole.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Measures, prints the report, and fails when an answer was not what the model wrote, whole, once and in order.
pub(in crate::cli::bench) fn bench(args: &Bench) -> anyhow::Result<Outcome> {
    ensure!(args.rate > 0 && args.llm.base_rate > 0, "measure answers by a language model: --rate and --base-rate must be above 0");
    let options = &args.llm;
    let pace = Pace::log_normal(options.model_p50_ms, options.model_p95_ms, options.model_seed, options.model_tokens_per_s);
    let notes: Arc<Notes> = Arc::default();
    // Before the server starts and until it has ended.
    let model = Model::start(pace, &notes).context("start the model")?;
    let report = alone(measure(args, &model, notes))?;
    report::print(&report, args.json)?;
    Ok(if report.is_whole() { Outcome::Good } else { Outcome::Bad })
}

async fn measure(args: &Bench, model: &Model, notes: Arc<Notes>) -> anyhow::Result<Report> {
    let most = args.rate.max(args.llm.base_rate);
    let conversations = usize::try_from(args.conversations.unwrap_or(most.saturating_mul(REST_SECS)).max(1))?;
    let book = Arc::new(Book::new(Arc::clone(&notes), conversations));
    let seeing = Arc::clone(&book);
    let session = Session::new(&manifest(&model.base_url), conversations, question, move |callback| seeing.take(callback)).await?;
    Measurement { args, session, notes, book, conversations }.run().await
}

/// Nothing is gathered. The model's slowest answers may take as long as they do at this pace, and none waits for a place.
fn manifest(base_url: &str) -> Manifest {
    let model = format!(
        "[model]\nkind = \"openai\"\nmodel = \"bench\"\nbase_url = \"{base_url}\"\n\
         first_token_timeout_ms = 20000\ntotal_timeout_ms = 28000\nconcurrency = 10000\n"
    );
    Manifest { model, ..Manifest::default() }
}

struct Measurement<'a> {
    args: &'a Bench,
    session: Session,
    notes: Arc<Notes>,
    book: Arc<Book>,
    conversations: usize,
}

/// A phase that was offered.
#[derive(Clone, Copy)]
struct Offered {
    rate: u32,
    from: Instant,
    to: Instant,
}

impl Measurement<'_> {
    async fn run(&mut self) -> anyhow::Result<Report> {
        let (server, ready) = self.session.start().await?;
        let idle = resident_kib(server.id());
        let Bench { rate, seconds, warm_up, ref llm, .. } = *self.args;

        let opening = u32::try_from(self.conversations)?.div_ceil(rate);
        say(format_args!("opening {} conversations in {opening} s, then warming up for {warm_up} s", self.conversations));
        self.open().await;
        self.whole().await;
        self.offer(Kind::WarmUp, llm.base_rate, warm_up, "warming up, s").await;
        self.whole().await;
        let before = self.session.sample(&server).await?;

        say(format_args!("measuring for {} s at {}/s", llm.base_seconds, llm.base_rate));
        let base = self.offer(Kind::Measured, llm.base_rate, llm.base_seconds, "base, s").await;
        say(format_args!("measuring for {seconds} s at {rate}/s"));
        let load = self.offer(Kind::Measured, rate, seconds, "load, s").await;
        say(format_args!("measuring for {} s at {}/s", llm.after_seconds, llm.base_rate));
        let after = self.offer(Kind::Measured, llm.base_rate, llm.after_seconds, "after, s").await;
        self.whole().await;

        let sample = self.session.sample(&server).await?;
        let end = resident_kib(server.id());
        server.terminate(STOP_WITHIN).await.context("stop the server")?;
        self.session.say_refusal();
        let turns = self.turns();
        let phase = |offered: Offered| Phase::of(&turns, offered.rate, offered.from, offered.to);
        let base = phase(base);
        let shows = self.book.shows();
        Ok(Report {
            conversations: self.conversations,
            recovery: Recovery::of(&turns, &base, load.to, llm.after_seconds),
            base,
            load: phase(load),
            after: phase(after),
            faults: Faults::of(&self.session.books.ledger.tally(), &shows, self.notes.again()),
            shows,
            questions: self.notes.count(),
            summaries: self.notes.others(),
            cost: Cost::of(&before, &sample, turns.len()),
            rss_mib: Memory { idle: idle.map(mib), end: end.map(mib) },
            ready_ms: millis(ready),
        })
    }

    /// Sends the first question of each conversation, at the rate of the load.
    async fn open(&mut self) {
        let time = Duration::from_secs(1) / self.args.rate * u32::try_from(self.conversations).unwrap_or(u32::MAX);
        self.session.drive.at_rate("c", self.conversations, Kind::Opening, self.args.rate, time).await;
    }

    /// Offers questions until the phase is over, whatever becomes of them.
    async fn offer(&mut self, kind: Kind, rate: u32, secs: u32, what: &'static str) -> Offered {
        let (from, time) = (Instant::now(), Duration::from_secs(secs.into()));
        let (drive, conversations) = (&mut self.session.drive, self.conversations);
        let offering = async {
            drive.at_rate("c", conversations, kind, rate, time).await;
            tokio::time::sleep_until((from + time).into()).await;
        };
        counted(what, secs, offering).await;
        Offered { rate, from, to: from + time }
    }

    /// Waits until each answer is whole, or none becomes so any more.
    async fn whole(&mut self) {
        self.session.drive.drain().await;
        let tally = self.session.books.ledger.tally();
        let expected = usize::try_from(tally.due.saturating_sub(tally.refused)).unwrap_or(usize::MAX);
        let (mut whole, mut since) = (self.book.whole(), Instant::now());
        while whole < expected && since.elapsed() < NO_PROGRESS {
            tokio::time::sleep(LOOK_EVERY).await;
            let now = self.book.whole();
            if now != whole {
                (whole, since) = (now, Instant::now());
            }
        }
        if whole < expected {
            say(format_args!("{} answers are not whole", expected - whole));
        }
    }

    /// Every measured question of which the model's own time is known.
    fn turns(&self) -> Vec<Turn> {
        let moments = self.session.books.ledger.moments().into_iter();
        let turns = moments.filter_map(|(id, moments)| {
            let n = number(&id)?;
            let note = self.notes.of(n)?;
            let since = |at: Instant| at.saturating_duration_since(moments.due);
            Some(Turn {
                due: moments.due,
                accepted: since(moments.taken),
                shown: since(moments.answered),
                whole: self.book.whole_at(n).map(since),
                model_shown: note.to_sentence()?,
                model_whole: note.to_end()?,
            })
        });
        turns.collect()
    }
}
