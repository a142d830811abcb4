//! The phases: one idle bot, all of them idle, the conversations are opened, then the load.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

use super::books::Books;
use super::house::House;
use super::report::Report;
use crate::cli::args::Bench;
use crate::cli::bench::load::Kind;
use crate::cli::bench::process::resident_kib;
use crate::cli::bench::report::{self, Memory, Pace, mib, rounded};
use crate::cli::bench::server::Server;
use crate::cli::bench::session::{STOP_WITHIN, Temporary, alone, counted, say};
use crate::cli::bench::stage::{Manifest, question};
use crate::cli::outcome::Outcome;
use crate::conformance::telegram::{Bot, Customer};

/// A conversation rests so long between two of its questions: a chat takes a message a second.
const REST_SECS: u32 = 4;
/// How long the bots may take until all of them ask for messages.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// What a process holds that has just begun is let go of within this.
const SETTLE: Duration = Duration::from_secs(5);
/// A load in which nothing is answered for this long has failed.
const NO_PROGRESS: Duration = Duration::from_secs(30);

/// Measures, prints the report, and fails when anything was lost, repeated, out of order or against the limits.
pub(in crate::cli::bench) fn bench(args: &Bench) -> anyhow::Result<Outcome> {
    ensure!(args.rate > 0, "measure on Telegram: --rate must be above 0");
    let report = alone(measure(args))?;
    report::print(&report, args.json)?;
    Ok(if report.is_whole() { Outcome::Good } else { Outcome::Bad })
}

async fn measure(args: &Bench) -> anyhow::Result<Report> {
    let folder = Temporary::new().context("make a temporary folder")?;
    let bots = usize::try_from(args.telegram.bots)?;
    let house = House::new(folder.path(), bots, &Manifest::default()).await.context("write the bots' folders")?;
    let program = std::env::current_exe().context("find this program")?;
    let books: Arc<Books> = Arc::default();
    for (n, bot) in house.bots.iter().enumerate() {
        bot.keep_little();
        bot.watch(books.watch(n));
    }
    let chats = usize::try_from(args.conversations.unwrap_or(args.rate.saturating_mul(REST_SECS)))?.max(bots);
    let chats = (0..chats).zip((0..bots).cycle()).filter_map(|(n, at)| Some((at, house.bots.get(at)?.customer(&format!("Customer {n}")))));
    let load = Load { args, house: &house, program: &program, books, chats: chats.collect() };
    load.run().await
}

struct Load<'a> {
    args: &'a Bench,
    house: &'a House,
    program: &'a Path,
    books: Arc<Books>,
    /// Each with the number of its bot; the bots take turns.
    chats: Vec<(usize, Customer)>,
}

impl Load<'_> {
    async fn run(&self) -> anyhow::Result<Report> {
        let Bench { rate, seconds, warm_up, .. } = *self.args;
        say(format_args!("one idle bot"));
        let one = self.start(1).await?;
        let idle_one = resident_kib(one.id());
        one.terminate(STOP_WITHIN).await.context("stop the server")?;
        say(format_args!("{} idle bots", self.house.bots.len()));
        let server = self.start(self.house.bots.len()).await?;
        let idle = resident_kib(server.id());

        // Each begins with a greeting, which is a message too.
        let slow = rate.div_ceil(2);
        let opening = u32::try_from(self.chats.len())?.div_ceil(slow);
        say(format_args!("opening {} conversations in {opening} s, then warming up for {warm_up} s", self.chats.len()));
        self.offer(Kind::Opening, slow, opening, "opening, s").await;
        self.offer(Kind::WarmUp, rate, warm_up, "warming up, s").await;
        say(format_args!("measuring for {seconds} s at {rate}/s"));
        self.offer(Kind::Measured, rate, seconds, "measuring, s").await;
        self.books.drain(NO_PROGRESS).await;
        // What is answered too often comes after what is answered.
        tokio::time::sleep(SETTLE).await;
        let end = resident_kib(server.id());
        server.terminate(STOP_WITHIN).await.context("stop the server")?;

        let counts: Vec<_> = self.house.bots.iter().map(Bot::counts).collect();
        let others = f64::from(self.args.telegram.bots.saturating_sub(1).max(1));
        Ok(Report {
            bots: self.args.telegram.bots,
            offered_per_s: rate,
            conversations: self.chats.len(),
            pace: Pace::of(&self.books.times())?,
            rss_mib: Memory { idle: idle.map(mib), end: end.map(mib) },
            rss_mib_per_idle_bot: idle.zip(idle_one).map(|(all, one)| rounded((mib(all) - mib(one)) / others)),
            too_fast: counts.iter().map(|counts| counts.too_fast).sum(),
            malformed: counts.iter().map(|counts| counts.malformed).sum(),
            tally: self.books.tally(),
        })
    }

    /// Starts the program with the first `bots` of them and waits until each has asked for messages.
    async fn start(&self, bots: usize) -> anyhow::Result<Server> {
        let served: Vec<&Bot> = self.house.bots.iter().take(bots).collect();
        let before: Vec<_> = served.iter().map(|bot| bot.polls()).collect();
        let server = self.house.launch(self.program, bots).start().context("start the server")?;
        let began = Instant::now();
        while served.iter().zip(&before).any(|(bot, before)| bot.polls() == *before) {
            ensure!(began.elapsed() < READY_WITHIN, "start the server: it does not ask for messages within {} s", READY_WITHIN.as_secs());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(SETTLE).await;
        Ok(server)
    }

    /// Open loop: the chats take turns, whatever becomes of the answers.
    async fn offer(&self, kind: Kind, rate: u32, secs: u32, what: &'static str) {
        let (start, interval) = (Instant::now(), Duration::from_secs(1) / rate);
        let offering = async {
            for (n, (bot, customer)) in (0_u32..).zip(self.chats.iter().cycle()) {
                let due = start + interval.saturating_mul(n);
                if due >= start + Duration::from_secs(secs.into()) {
                    return;
                }
                tokio::time::sleep_until(due.into()).await;
                self.books.say(*bot, customer, &question(usize::try_from(n).unwrap_or_default()), kind, due);
            }
        };
        counted(what, secs, offering).await;
    }
}
