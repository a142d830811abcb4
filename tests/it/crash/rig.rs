//! A server with a bot, a receiver of its callbacks, and the books of what was sent and answered.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use turjuman::cli::bench::load::{Callback, Client, Kind, Ledger, Receiver, Tally, Verdict, message};
use turjuman::cli::bench::server::{ACCEPTED, Launch, Server};
use turjuman::cli::bench::stage::{Manifest, Stage};
use turjuman::runtime::admin::{self, Answer, Question};
use turjuman::runtime::{BotStatus, Snapshot};

/// How long a message may be refused until the test fails.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);

pub(super) struct Rig {
    // Dropped in this order: the server must be gone before its folder goes.
    server: Option<Server>,
    pub(super) stage: Stage,
    pub(super) ledger: Arc<Ledger>,
    callbacks: Arc<Mutex<Vec<Callback>>>,
    _receiver: Receiver,
    _folder: tempfile::TempDir,
}

impl Rig {
    /// A running server whose callbacks are all taken.
    pub(super) async fn start(manifest: &Manifest) -> Self {
        Self::start_with(manifest, "", |_| Verdict::Take).await
    }

    /// A running server with a script for its model; `verdict` decides about each callback.
    pub(super) async fn start_with(
        manifest: &Manifest,
        script: &str,
        verdict: impl Fn(&Callback) -> Verdict + Send + Sync + 'static,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let stage = Stage::new(folder.path()).expect("a port and a secret");
        let ledger: Arc<Ledger> = Arc::default();
        let callbacks: Arc<Mutex<Vec<Callback>>> = Arc::default();
        let (books, list) = (Arc::clone(&ledger), Arc::clone(&callbacks));
        let handle = move |callback: Callback| {
            let verdict = verdict(&callback);
            if matches!(verdict, Verdict::Take | Verdict::Late(_)) {
                books.answered(&callback);
                // As receivers of webhooks do: what comes again under its id is recognised.
                let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
                if list.iter().all(|known| known.id != callback.id) {
                    list.push(callback);
                }
            }
            verdict
        };
        let receiver = Receiver::start(stage.target.secret.clone(), handle).await.expect("a port");
        stage.write(receiver.address(), manifest).expect("the bot's folder");
        std::fs::write(stage.bot().join(SCRIPT), script).expect("the script");
        let mut rig = Self { server: None, stage, ledger, callbacks, _receiver: receiver, _folder: folder };
        rig.restart();
        rig
    }

    pub(super) fn launch(&self) -> Launch {
        self.stage.launch(Path::new(env!("CARGO_BIN_EXE_turjuman")))
    }

    pub(super) fn restart(&mut self) {
        self.server = Some(self.launch().start().expect("the program"));
    }

    pub(super) fn kill(&mut self) {
        self.server.take().expect("a running server").kill().expect("a kill");
    }

    /// SIGTERM; how long it took.
    pub(super) async fn terminate(&mut self, within: Duration) -> Duration {
        let (took, status) = self.server.take().expect("a running server").terminate(within).await.expect("an orderly end");
        assert!(status.success(), "the server ended with {status}");
        took
    }

    /// SIGHUP.
    pub(super) fn hang_up(&self) {
        let id = self.server.as_ref().expect("a running server").id();
        // The standard library sends no signal but SIGKILL; every shell can.
        let sent = Command::new("sh").arg("-c").arg(format!("kill -HUP {id}")).status().expect("a shell");
        assert!(sent.success(), "the server cannot be told");
    }

    /// What the server wrote to standard output and standard error.
    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.launch().log).expect("a log")
    }

    pub(super) fn client(&self) -> Client {
        Client::new(self.stage.target.clone())
    }

    /// Sends a message until it is taken, as senders of webhooks do.
    pub(super) async fn send(&self, client: &mut Client, conversation: &str, n: usize, text: &str) -> String {
        send(&self.ledger, client, conversation, n, text).await
    }

    /// What was taken from the server for a conversation, each id once, in order of arrival.
    pub(super) fn callbacks(&self, conversation: &str) -> Vec<Callback> {
        let all = self.callbacks.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|callback| callback.body.conversation == conversation).cloned().collect()
    }

    /// The answers among them, without the greeting.
    pub(super) fn answers(&self, conversation: &str) -> Vec<Callback> {
        self.callbacks(conversation).into_iter().filter(|callback| callback.body.origin == "answer").collect()
    }

    pub(super) async fn counters(&self) -> Snapshot {
        self.status().await.0
    }

    /// The counters, and the bot as it runs now.
    pub(super) async fn status(&self) -> (Snapshot, BotStatus) {
        let mut status = None;
        let data = self.stage.data();
        let asked = admin::ask(&data, &Question::Status, |answer| {
            if let Answer::Status { counters, bots, .. } = answer {
                status = bots.into_iter().next().map(|bot| (counters, bot));
            }
            Ok(())
        });
        asked.await.expect("an answer of the admin socket");
        status.expect("the status of a running server")
    }

    /// Waits until everything is answered; fails unless everything was answered once, in order and signed.
    pub(super) async fn whole(&self, within: Duration) -> Tally {
        let drained = self.ledger.drained(within).await;
        // What is answered too often comes after what is answered.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let tally = self.ledger.tally();
        assert!(drained, "not answered: {:?} of {tally:?}", self.ledger.unanswered());
        let faults = (tally.lost, tally.repeated, tally.disordered, tally.unsigned);
        assert_eq!(faults, (0, 0, 0, 0), "lost, repeated, out of order, unsigned in {tally:?}");
        tally
    }
}

/// The name of the scripted model's file.
pub(super) const SCRIPT: &str = "answers.toml";

/// The section of a scripted model.
pub(super) fn scripted() -> String {
    format!("[model]\nkind = \"scripted\"\nscript = \"{SCRIPT}\"\n")
}

/// Sends the `n`th message of a conversation (the first is 0) until it is taken.
pub(super) async fn send(ledger: &Ledger, client: &mut Client, conversation: &str, n: usize, text: &str) -> String {
    let (id, kind) = (format!("{conversation}-{n}"), if n == 0 { Kind::Opening } else { Kind::Measured });
    let (body, began) = (message(conversation, text), Instant::now());
    ledger.due(conversation, &id, kind, began);
    loop {
        let outcome = client.post(&id, &body).await;
        if matches!(outcome, Ok(ACCEPTED)) {
            ledger.posted(&id, true);
            return id;
        }
        assert!(began.elapsed() < TAKEN_WITHIN, "{id} was not taken: {outcome:?}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A time below `limit_ms` milliseconds, in microseconds.
    pub fn time(&mut self, limit_ms: u64) -> Duration {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Duration::from_micros((mixed ^ (mixed >> 31)) % (limit_ms * 1000))
    }
}
