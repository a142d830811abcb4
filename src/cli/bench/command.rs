//! The phases of a measurement.

use std::time::Duration;

use anyhow::Context as _;

use super::load::Kind;
use super::process::resident_kib;
use super::report::{Cost, Memory, Pace, Report, mib};
use super::session::{STOP_WITHIN, Session, alone, counted, millis, say};
use super::stage::{Manifest, question};
use super::{llm, report, telegram};
use crate::cli::args::Bench;
use crate::cli::outcome::Outcome;
use crate::cli::progress::Progress;

/// Conversations that a load is spread over, unless it is said.
const CONVERSATIONS: u32 = 64;

/// Measures, prints the report, and fails when anything was lost, repeated or out of order.
pub(in crate::cli) fn bench(args: &Bench) -> anyhow::Result<Outcome> {
    if args.llm.llm {
        return llm::bench(args);
    }
    if args.telegram.telegram {
        return telegram::bench(args);
    }
    let report = alone(measure(args))?;
    report::print(&report, args.json)?;
    Ok(if report.is_whole() { Outcome::Good } else { Outcome::Bad })
}

async fn measure(args: &Bench) -> anyhow::Result<Report> {
    let conversations = usize::try_from(args.conversations.unwrap_or(CONVERSATIONS).max(1))?;
    let most = conversations.max(usize::try_from(args.stored)?);
    let session = Session::new(&Manifest::default(), most, question, |_| {}).await?;
    Measurement { args, session, conversations }.run().await
}

struct Measurement<'a> {
    args: &'a Bench,
    session: Session,
    conversations: usize,
}

impl Measurement<'_> {
    async fn run(&mut self) -> anyhow::Result<Report> {
        let (mut server, mut ready) = self.session.start().await?;
        let mut ready_after_kill = None;
        if self.args.stored > 0 {
            say(format_args!("storing {} conversations", self.args.stored));
            let shown = Progress::of(self.args.stored.into(), "storing");
            self.session.drive.open_all("s", usize::try_from(self.args.stored)?, &shown).await.context("store conversations")?;
            drop(shown);
            server.kill().context("kill the server")?;
            let killed = self.session.start().await?;
            ready_after_kill = Some(killed.1);
            self.session.drive.drain().await;
            killed.0.terminate(STOP_WITHIN).await.context("stop the server")?;
            (server, ready) = self.session.start().await?;
        }
        let idle = resident_kib(server.id());

        say(format_args!("warming up for {} s", self.args.warm_up));
        self.session.drive.open_all("c", self.conversations, &Progress::hidden()).await.context("begin the conversations")?;
        self.offer(Kind::WarmUp, self.args.warm_up, "warming up, s").await?;
        let before = self.session.sample(&server).await?;

        say(format_args!("measuring for {} s", self.args.seconds));
        self.offer(Kind::Measured, self.args.seconds, "measuring, s").await?;
        let after = self.session.sample(&server).await?;
        let end = resident_kib(server.id());

        server.terminate(STOP_WITHIN).await.context("stop the server")?;
        self.session.say_refusal();
        let times = self.session.books.ledger.times(|_| true);
        Ok(Report {
            offered_per_s: self.args.rate,
            conversations: u32::try_from(self.conversations)?,
            stored: self.args.stored,
            pace: Pace::of(&times)?,
            cost: Cost::of(&before, &after, times.len()),
            rss_mib: Memory { idle: idle.map(mib), end: end.map(mib) },
            ready_ms: millis(ready),
            ready_after_kill_ms: ready_after_kill.map(millis),
            tally: self.session.books.ledger.tally(),
        })
    }

    async fn offer(&mut self, kind: Kind, secs: u32, what: &'static str) -> anyhow::Result<()> {
        let time = Duration::from_secs(secs.into());
        let (drive, conversations, rate) = (&mut self.session.drive, self.conversations, self.args.rate);
        let offering = async {
            match rate {
                0 => drive.at_full_speed("c", conversations, kind, time).await.context("find the highest rate"),
                rate => {
                    drive.at_rate("c", conversations, kind, rate, time).await;
                    Ok(())
                }
            }
        };
        counted(what, secs, offering).await?;
        if !self.session.drive.drain().await {
            say(format_args!("{} messages were not answered", self.session.books.ledger.waiting()));
        }
        Ok(())
    }
}
