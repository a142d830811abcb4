//! What every measurement needs: a folder, a server in it, and the books of what is sent and answered.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::drive::{Books, Drive, Question};
use super::load::{Callback, Kind, Receiver, message};
use super::process::cpu_time;
use super::report::Sample;
use super::server::Server;
use super::stage::{Manifest, Stage};
use crate::cli::progress::Progress;
use crate::runtime::admin::{self, Answer};

/// How long a server may take until it takes its first message.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// How long a server may take to end.
pub(super) const STOP_WITHIN: Duration = Duration::from_secs(15);
/// Receipts are committed within a second after the last send; samples wait for them.
const SETTLE: Duration = Duration::from_millis(1200);

/// Measures on one thread, which leaves the other processors to the server.
pub(super) fn alone<T>(measure: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("start the generator")?;
    runtime.block_on(async {
        let mut asked_to_end = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            report = measure => report,
            interrupted = tokio::signal::ctrl_c() => interrupted.map_err(anyhow::Error::from).and_then(|()| anyhow::bail!("measure: it was interrupted")),
            _ = asked_to_end.recv() => anyhow::bail!("measure: it was asked to end"),
        }
    })
}

/// A folder that goes when its owner goes.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    pub(super) fn new() -> std::io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt as _;
        let path = std::env::temp_dir().join(format!("turjuman-bench-{}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("warning: cannot remove {}: {error}", self.0.display());
        }
    }
}

/// A stage with a receiver of callbacks, the books, and who sends.
pub(super) struct Session {
    stage: Stage,
    pub(super) books: Arc<Books>,
    pub(super) drive: Drive,
    question: Question,
    starts: usize,
    _receiver: Receiver,
    // Last: the others may still write into it.
    _folder: Temporary,
}

impl Session {
    /// A bot as `manifest` says, asked `question` in at most `conversations` at a time; `see` is shown each callback before
    /// the books are.
    pub(super) async fn new(
        manifest: &Manifest,
        conversations: usize,
        question: Question,
        see: impl Fn(&Callback) + Send + Sync + 'static,
    ) -> anyhow::Result<Self> {
        let folder = Temporary::new().context("make a temporary folder")?;
        let stage = Stage::new(folder.path()).context("choose a port and a secret")?;
        let (books, done) = Books::new();
        let receiving = Arc::clone(&books);
        let take = move |callback| {
            see(&callback);
            receiving.take(&callback)
        };
        let receiver = Receiver::start(stage.target.secret.clone(), take).await.context("listen for callbacks")?;
        stage.write(receiver.address(), manifest).context("write the bot's folder")?;
        let drive = Drive::new(&stage.target, Arc::clone(&books), done, conversations, question);
        Ok(Self { stage, books, drive, question, starts: 0, _receiver: receiver, _folder: folder })
    }

    /// Starts the server and waits until it has answered a message of a conversation of its own. Answers the time until it
    /// had taken it.
    pub(super) async fn start(&mut self) -> anyhow::Result<(Server, Duration)> {
        self.starts += 1;
        let (conversation, id) = (format!("r{}", self.starts), format!("r{}-0", self.starts));
        let program = std::env::current_exe().context("find this program")?;
        let mut server = self.stage.launch(&program).start().context("start the server")?;
        self.books.ledger.due(&conversation, &id, Kind::Opening, Instant::now());
        let body = message(&conversation, &(self.question)(0));
        let ready = server.ready(&self.stage.target, &id, &body, READY_WITHIN).await.context("start the server")?;
        self.books.ledger.posted(&id, true);
        self.drive.drain().await;
        Ok((server, ready))
    }

    /// What the server and we have used and counted by now.
    pub(super) async fn sample(&self, server: &Server) -> anyhow::Result<Sample> {
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

    /// Says why the first message was refused, if one was.
    pub(super) fn say_refusal(&self) {
        if let Some(refusal) = self.books.refusal.get() {
            say(format_args!("the first message that the server did not take: {refusal}"));
        }
    }
}

async fn ask(data: &Path, mut each: impl FnMut(Answer)) -> anyhow::Result<()> {
    let answered = admin::ask(data, &admin::Question::Status, |answer| {
        each(answer);
        Ok(())
    });
    answered.await?.context("no server is running")
}

/// Works with a bar that moves every second.
pub(super) async fn counted<T>(what: &'static str, secs: u32, work: impl Future<Output = T>) -> T {
    let shown = Progress::of(secs.into(), what);
    let seconds = async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            shown.advance(1);
        }
    };
    tokio::select! {
        done = work => done,
        never = seconds => never,
    }
}

pub(super) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Progress goes to standard error, so that standard output holds the report alone.
pub(super) fn say(what: std::fmt::Arguments<'_>) {
    eprintln!("bench: {what}");
}
