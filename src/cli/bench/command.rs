//! The phases of a measurement.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::drive::{Books, Drive};
use super::load::{Kind, Receiver, message};
use super::process::{cpu_time, resident_kib};
use super::report::{Cost, Memory, Pace, Report, Sample, mib};
use super::server::Server;
use super::stage::{Manifest, Stage, question};
use crate::cli::args::Bench;
use crate::cli::environment;
use crate::cli::outcome::Outcome;
use crate::cli::progress::Progress;
use crate::runtime::admin::{self, Answer, Question};

/// How long a server may take until it takes its first message.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// How long a server may take to end.
const STOP_WITHIN: Duration = Duration::from_secs(15);
/// Receipts are committed within a second after the last send; samples wait for them.
const SETTLE: Duration = Duration::from_millis(1200);

/// Measures, prints the report, and fails when anything was lost, repeated or out of order.
pub(in crate::cli) fn bench(args: &Bench) -> anyhow::Result<Outcome> {
    // One thread leaves the other processors to the server.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("start the generator")?;
    let report = runtime.block_on(async {
        let mut asked_to_end = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            report = measure(args) => report,
            interrupted = tokio::signal::ctrl_c() => interrupted.map_err(anyhow::Error::from).and_then(|()| anyhow::bail!("measure: it was interrupted")),
            _ = asked_to_end.recv() => anyhow::bail!("measure: it was asked to end"),
        }
    })?;
    if args.json {
        environment::say(&format!("{}\n", serde_json::to_string(&report)?))?;
    } else {
        environment::say(&report.to_string())?;
    }
    Ok(if report.is_whole() { Outcome::Good } else { Outcome::Bad })
}

/// A folder that goes when its owner goes.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> std::io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt as _;
        let path = std::env::temp_dir().join(format!("turjuman-bench-{}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("warning: cannot remove {}: {error}", self.0.display());
        }
    }
}

async fn measure(args: &Bench) -> anyhow::Result<Report> {
    let folder = Temporary::new().context("make a temporary folder")?;
    let stage = Stage::new(&folder.0).context("choose a port and a secret")?;
    let (books, done) = Books::new();
    let receiving = Arc::clone(&books);
    let receiver =
        Receiver::start(stage.target.secret.clone(), move |callback| receiving.take(&callback)).await.context("listen for callbacks")?;
    stage.write(receiver.address(), &Manifest::default()).context("write the bot's folder")?;

    let conversations = usize::try_from(args.conversations.max(1))?;
    let drive = Drive::new(&stage.target, Arc::clone(&books), done, conversations.max(usize::try_from(args.stored)?));
    let mut bench = Measurement { args, stage, books, drive, conversations, starts: 0 };
    bench.run().await
}

struct Measurement<'a> {
    args: &'a Bench,
    stage: Stage,
    books: Arc<Books>,
    drive: Drive,
    conversations: usize,
    starts: usize,
}

impl Measurement<'_> {
    async fn run(&mut self) -> anyhow::Result<Report> {
        let (mut server, mut ready) = self.start().await?;
        let mut ready_after_kill = None;
        if self.args.stored > 0 {
            say(format_args!("storing {} conversations", self.args.stored));
            let shown = Progress::of(self.args.stored.into(), "storing");
            self.drive.open_all("s", usize::try_from(self.args.stored)?, &shown).await.context("store conversations")?;
            drop(shown);
            server.kill().context("kill the server")?;
            let killed = self.start().await?;
            ready_after_kill = Some(killed.1);
            self.drive.drain().await;
            killed.0.terminate(STOP_WITHIN).await.context("stop the server")?;
            (server, ready) = self.start().await?;
        }
        let idle = resident_kib(server.id());

        say(format_args!("warming up for {} s", self.args.warm_up));
        self.drive.open_all("c", self.conversations, &Progress::hidden()).await.context("begin the conversations")?;
        self.offer(Kind::WarmUp, self.args.warm_up, "warming up, s").await?;
        let before = self.sample(&server).await?;

        say(format_args!("measuring for {} s", self.args.seconds));
        self.offer(Kind::Measured, self.args.seconds, "measuring, s").await?;
        let after = self.sample(&server).await?;
        let end = resident_kib(server.id());

        server.terminate(STOP_WITHIN).await.context("stop the server")?;
        if let Some(refusal) = self.books.refusal.get() {
            say(format_args!("the first message that the server did not take: {refusal}"));
        }
        let times = self.books.ledger.times(|_| true);
        Ok(Report {
            offered_per_s: self.args.rate,
            conversations: self.args.conversations,
            stored: self.args.stored,
            pace: Pace::of(&times)?,
            cost: Cost::of(&before, &after, times.len()),
            rss_mib: Memory { idle: idle.map(mib), end: end.map(mib) },
            ready_ms: millis(ready),
            ready_after_kill_ms: ready_after_kill.map(millis),
            tally: self.books.ledger.tally(),
        })
    }

    /// Starts the server and waits until it has taken a message of a conversation of its own.
    async fn start(&mut self) -> anyhow::Result<(Server, Duration)> {
        self.starts += 1;
        let (conversation, id) = (format!("r{}", self.starts), format!("r{}-0", self.starts));
        let program = std::env::current_exe().context("find this program")?;
        let mut server = self.stage.launch(&program).start().context("start the server")?;
        self.books.ledger.due(&conversation, &id, Kind::Opening, Instant::now());
        let body = message(&conversation, &question(self.starts));
        let ready = server.ready(&self.stage.target, &id, &body, READY_WITHIN).await.context("start the server")?;
        self.books.ledger.posted(&id, true);
        self.drive.drain().await;
        Ok((server, ready))
    }

    async fn offer(&mut self, kind: Kind, secs: u32, what: &'static str) -> anyhow::Result<()> {
        let time = Duration::from_secs(secs.into());
        let (drive, conversations, rate) = (&mut self.drive, self.conversations, self.args.rate);
        let offering = async {
            match rate {
                0 => drive.at_full_speed("c", conversations, kind, time).await.context("find the highest rate"),
                rate => {
                    drive.at_rate("c", conversations, kind, rate, time).await;
                    Ok(())
                }
            }
        };
        let shown = Progress::of(secs.into(), what);
        let seconds = async {
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                shown.advance(1);
            }
        };
        tokio::select! {
            offered = offering => offered?,
            () = seconds => {}
        }
        drop(shown);
        if !self.drive.drain().await {
            say(format_args!("{} messages were not answered", self.books.ledger.waiting()));
        }
        Ok(())
    }

    async fn sample(&self, server: &Server) -> anyhow::Result<Sample> {
        tokio::time::sleep(SETTLE).await;
        let mut sample = Sample { server_cpu: cpu_time(server.id()), generator_cpu: cpu_time(std::process::id()), ..Sample::default() };
        ask(&self.stage.data(), |answer| {
            if let Answer::Status { counters, store, .. } = answer {
                (sample.counters, sample.store) = (counters, store);
            }
        })
        .await
        .context("read the server's counters")?;
        Ok(sample)
    }
}

async fn ask(data: &Path, mut each: impl FnMut(Answer)) -> anyhow::Result<()> {
    let answered = admin::ask(data, &Question::Status, |answer| {
        each(answer);
        Ok(())
    });
    answered.await?.context("no server is running")
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Progress goes to standard error, so that standard output holds the report alone.
fn say(what: std::fmt::Arguments<'_>) {
    eprintln!("bench: {what}");
}
