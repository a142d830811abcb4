//! The program as it is run: its two listeners, its metrics and its log.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use turjuman::cli::bench::load::{Callback, Client, Receiver, Verdict, message};
use turjuman::cli::bench::server::ACCEPTED;
use turjuman::cli::bench::stage::{Manifest, Stage, question};

use super::http::get;
use super::scrape::{read, sum};

/// How long anything may take.
const WITHIN: Duration = Duration::from_secs(30);

/// A running program, and who takes its replies.
pub struct Served {
    child: Child,
    pub stage: Stage,
    pub metrics: Option<SocketAddr>,
    callbacks: Arc<Mutex<Vec<Callback>>>,
    _receiver: Receiver,
    pub folder: tempfile::TempDir,
}

impl Served {
    /// Starts it with these options and variables; waits until it listens.
    pub async fn start(options: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start_with(options, variables, |_| Verdict::Take).await
    }

    /// The same; `verdict` decides about each callback.
    pub async fn start_with(
        options: &[&str],
        variables: &[(&str, &str)],
        verdict: impl Fn(&Callback) -> Verdict + Send + Sync + 'static,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::new(folder.path()).unwrap();
        let callbacks: Arc<Mutex<Vec<Callback>>> = Arc::default();
        let list = Arc::clone(&callbacks);
        let receiver = Receiver::start(stage.target.secret.clone(), move |callback| {
            let verdict = verdict(&callback);
            list.lock().unwrap().push(callback);
            verdict
        });
        let receiver = receiver.await.unwrap();
        stage.write(receiver.address(), &Manifest::default()).unwrap();
        let mut command = stage.launch(std::path::Path::new(env!("CARGO_BIN_EXE_turjuman"))).command();
        command.env_remove("RUST_LOG").args(options).envs(variables.iter().copied());
        let file = |name: &str| std::fs::File::create(folder.path().join(name)).unwrap();
        let child = command.stdout(file("out")).stderr(file("err")).spawn().unwrap();
        let mut served = Self { child, stage, metrics: None, callbacks, _receiver: receiver, folder };
        served.until(|served| served.out().contains("Stop with Ctrl-C")).await;
        let shown = served.out();
        let metrics = shown.lines().find_map(|line| line.strip_prefix("Metrics at http://"));
        served.metrics = metrics.map(|at| at.trim_end_matches("/metrics").parse().unwrap());
        served
    }

    pub fn out(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("out")).unwrap()
    }

    pub fn err(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("err")).unwrap()
    }

    pub async fn until(&mut self, done: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !done(self) {
            assert!(began.elapsed() < WITHIN, "{}{}", self.out(), self.err());
            assert!(self.child.try_wait().unwrap().is_none(), "it ended: {}{}", self.out(), self.err());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// A customer asks; waits for the answer.
    pub async fn ask(&mut self, conversation: &str, text: &str) {
        let mut client = Client::new(self.stage.target.clone());
        let posted = client.post(&format!("{conversation}-1"), &message(conversation, text)).await.unwrap();
        assert_eq!(posted, ACCEPTED);
        let answered = |served: &Self| {
            let callbacks = served.callbacks.lock().unwrap();
            callbacks.iter().any(|callback| callback.body.conversation == conversation && callback.body.origin == "answer")
        };
        self.until(answered).await;
    }

    /// SIGTERM; how long it took until it was gone.
    pub async fn terminate(&mut self) -> Duration {
        let began = Instant::now();
        let sent = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.child.id())).stdin(Stdio::null()).status().unwrap();
        assert!(sent.success());
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(began.elapsed() < WITHIN, "it does not end");
            tokio::time::sleep(Duration::from_millis(10)).await;
        };
        assert!(status.success(), "{status}: {}", self.err());
        began.elapsed()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended long ago.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_and_health_are_apart_from_customers() {
    let mut served = Served::start(&["--log-format", "json"], &[]).await;
    let (public, inside) = (served.stage.target.listen, served.metrics.unwrap());
    for (at, path, expect) in [
        (public, "/healthz", 200),
        (public, "/readyz", 200),
        (public, "/metrics", 404),
        (inside, "/healthz", 200),
        (inside, "/readyz", 200),
        (inside, "/metrics", 200),
        (inside, "/webhook/bench/bench/conversations/c/replies", 404),
    ] {
        assert_eq!(get(at, path).await.status, expect, "{path} at {at}");
    }
    let before = read(&get(inside, "/metrics").await.body);
    assert_eq!((sum(&before, "turjuman_bots"), sum(&before, "turjuman_taken_total")), (1.0, 0.0));
    served.ask("zebra-customer", &question(0)).await;
    let answered = get(inside, "/metrics").await;
    assert!(answered.head.contains("content-type: text/plain; version=0.0.4"), "{}", answered.head);
    let after = read(&answered.body);
    for name in [
        "turjuman_taken_total",
        "turjuman_turns_total",
        "turjuman_sent_total",
        "turjuman_store_commits_total",
        "turjuman_accept_seconds_count",
        "turjuman_send_seconds_count",
        "turjuman_store_aggregates",
        "turjuman_store_bytes",
        "turjuman_build_info",
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_uptime_seconds",
    ] {
        assert!(sum(&after, name) > 0.0, "{name} in {}", answered.body);
    }
    assert!(!answered.body.contains("zebra"), "{}", answered.body);
    served.terminate().await;
    let log = served.err();
    assert!(log.lines().count() >= 2, "{log}");
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(line["level"].is_string() && line["timestamp"].is_string() && line["message"].is_string(), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_port_costs_the_metrics_and_one_line() {
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = taken.local_addr().unwrap().to_string();
    let mut served = Served::start(&["--metrics", &at], &[]).await;
    assert_eq!(served.metrics, None);
    let said: Vec<_> = served.err().lines().filter(|line| line.contains("no metrics")).map(str::to_owned).collect();
    assert_eq!(said.len(), 1, "{}", served.err());
    assert!(said[0].contains(&at), "{said:?}");
    served.ask("c1", &question(0)).await;
    served.terminate().await;
    let mut off = Served::start(&["--metrics", "off"], &[]).await;
    assert_eq!((off.metrics, off.err().contains("metrics")), (None, false));
    off.terminate().await;
}
