//! A process of its own that has a store open and is killed, and what it told before.
//!
//! The child is this test binary again, asked for one test that does nothing otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use turjuman::core::key::{BotId, DeliveryId, Identity, Key, Kind};
use turjuman::core::time::Timestamp;
use turjuman::ports::{Arrival, Commit, Lease, Of, Record, Store, StoreError, StoreResult, Version};
use turjuman::store::{Sled, SledOptions};

pub(super) const NOW: Timestamp = Timestamp(1_750_000_000_000);
/// The folder of the child's store.
const FOLDER: &str = "TURJUMAN_TEST_STORE";
/// Put before its delivery ids, so that no two children use the same ones.
const ROUND: &str = "TURJUMAN_TEST_ROUND";
/// `off` leaves out the store's own sync.
const SYNC: &str = "TURJUMAN_TEST_SYNC";
/// Milliseconds until a write counts as hanging.
const HANG: &str = "TURJUMAN_TEST_HANG";
const TASKS: usize = 24;
/// What the child's lines begin with; the rest of its output is the test harness's.
const TOLD: &str = "told ";

/// What was acknowledged, by aggregate.
#[derive(Default)]
pub(super) struct Told {
    pub(super) accepted: BTreeMap<String, BTreeSet<String>>,
    pub(super) committed: BTreeMap<String, u64>,
    /// Why the child's store refused or failed.
    pub(super) failures: Vec<String>,
}

impl Told {
    pub(super) fn turns(&self) -> u64 {
        self.committed.values().sum()
    }

    fn hear(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some("accepted"), Some(key), Some(delivery)) => {
                self.accepted.entry(key.into()).or_default().insert(delivery.into());
            }
            (Some("committed"), Some(key), Some(version)) => {
                self.committed.insert(key.into(), version.parse().unwrap());
            }
            (Some("failed"), Some(code), Some(rest)) => self.failures.push(format!("{code} {rest}")),
            _ => {}
        }
    }
}

/// A child and the thread that listens to it.
pub(super) struct Worker {
    child: Child,
    listener: JoinHandle<Told>,
}

/// How a child is started.
pub(super) struct Start<'a> {
    pub(super) folder: &'a Path,
    pub(super) round: usize,
    pub(super) sync: bool,
    pub(super) hang_ms: Option<u64>,
    pub(super) environment: Vec<(&'static str, PathBuf)>,
}

impl<'a> Start<'a> {
    pub(super) fn new(folder: &'a Path, round: usize) -> Self {
        Self { folder, round, sync: true, hang_ms: None, environment: Vec::new() }
    }

    /// Starts the child; goes on telling `told`.
    pub(super) fn spawn(self, mut told: Told) -> Worker {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "store::child::worker", "--nocapture", "--test-threads=1"]);
        command.env(FOLDER, self.folder).env(ROUND, self.round.to_string()).envs(self.environment);
        command.env(SYNC, if self.sync { "on" } else { "off" });
        if let Some(ms) = self.hang_ms {
            command.env(HANG, ms.to_string());
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let listener = std::thread::spawn(move || {
            for line in lines.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                // The harness may have begun the line.
                if let Some(at) = line.find(TOLD) {
                    told.hear(&line[at + TOLD.len()..]);
                }
            }
            told
        });
        Worker { child, listener }
    }
}

impl Worker {
    /// Kills the child and answers what it had told.
    pub(super) fn kill_after(mut self, span: Duration) -> Told {
        std::thread::sleep(span);
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.listener.join().unwrap()
    }

    /// Waits for the child to end by itself; answers what it told and its standard error.
    pub(super) fn wait(self) -> (Told, String, bool) {
        let output = self.child.wait_with_output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        (self.listener.join().unwrap(), errors, output.status.success())
    }
}

pub(super) fn key(id: &str) -> Key {
    Key { bot: BotId::new("acme"), kind: Kind::Conversation, id: id.into() }
}

pub(super) fn identity(id: &str) -> Identity {
    Identity { bot: BotId::new("acme"), account: "webhook:default".into(), author: id.into() }
}

pub(super) fn arrival(key: &Key, delivery: &str) -> Arrival {
    let bytes = format!("{{\"said\":\"{delivery}\"}}").into_bytes();
    let delivery = DeliveryId::new(delivery);
    Arrival { key: key.clone(), identity: identity(&key.id), delivery, order: None, at: NOW, bytes }
}

/// Text near the largest that is taken.
fn noise(seed: u64) -> String {
    let mut state = seed;
    let words = (0..12_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{state:016x}")
    });
    words.collect()
}

/// A commit that writes two events and says in its record and in them which version it is and what it consumed.
pub(super) fn turn(lease: &Lease, before: u64, consumed: &[String]) -> Commit {
    let filler = if lease.fence.is_multiple_of(2) && before % 9 == 4 { noise(before) } else { "à la carte ".repeat(60) };
    let body = serde_json::json!({ "version": before + 1, "consumed": consumed });
    let record = serde_json::json!({ "version": before + 1, "filler": filler });
    Commit {
        key: lease.key.clone(),
        expect: (before > 0).then_some(Version(before)),
        fence: lease.fence,
        record: Record { due: None, identity: identity(&lease.key.id), schema: 1, bytes: record.to_string().into_bytes() },
        consumed: consumed.iter().map(|id| DeliveryId::new(id.as_str())).collect(),
        events: vec![body.to_string().into_bytes(), b"\"shown\"".to_vec()],
        at: NOW,
    }
}

/// Not a test of its own: the life of a child.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn worker() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut options = SledOptions::default();
    options.mark_every = Duration::from_millis(50);
    options.sync = std::env::var(SYNC).as_deref() != Ok("off");
    if let Ok(ms) = std::env::var(HANG) {
        options.hang_after = Duration::from_millis(ms.parse().unwrap());
    }
    let store = match Sled::open(Path::new(&folder), &options) {
        Ok(store) => Arc::new(store),
        Err(error) => return tell(&format!("failed opening {}", one_line(&error))),
    };
    if let Err(error) = work(store, std::env::var(ROUND).unwrap()).await {
        tell(&format!("failed working {}", one_line(&error)));
    }
}

/// Wakes all customers, and lets each work under its lease.
async fn work(store: Arc<Sled>, round: String) -> StoreResult<()> {
    for task in 0..TASKS {
        let id = format!("customer-{task}");
        store.accept(vec![arrival(&key(&id), &format!("{round}-begin"))]).await?;
        tell(&format!("accepted {id} {round}-begin"));
    }
    let leases = store.claim(NOW, Duration::from_secs(600), TASKS, Duration::ZERO).await?;
    assert_eq!(leases.len(), TASKS);
    let customers = leases.into_iter().map(|lease| customer(Arc::clone(&store), lease, round.clone()));
    futures_util::future::try_join_all(customers).await?;
    Ok(())
}

fn one_line(error: &StoreError) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    format!("{error}: {source}").replace('\n', " ")
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{TOLD}{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Accepts and commits without end; tells what was acknowledged.
async fn customer(store: Arc<Sled>, lease: Lease, round: String) -> StoreResult<()> {
    let key = &lease.key;
    for n in 0.. {
        let delivery = format!("{round}-{n}");
        store.accept(vec![arrival(key, &delivery)]).await?;
        tell(&format!("accepted {} {delivery}", key.id));
        // At times an arrival stays for the next turn.
        if n % 5 == 4 {
            continue;
        }
        let before = store.load(key).await?.map_or(0, |(_, version)| version.0);
        let waiting: Vec<String> = store.inbox(key).await?.into_iter().map(|pending| pending.delivery.to_string()).collect();
        let committed = store.commit(turn(&lease, before, &waiting)).await?;
        tell(&format!("committed {} {}", key.id, committed.version.0));
    }
    Ok(())
}

/// What is wrong with a store after a crash: acknowledged things that are missing, and things that are torn.
pub(super) async fn problems(store: &dyn Store, told: &Told) -> Vec<String> {
    let mut problems = Vec::new();
    for task in 0..TASKS {
        let id = format!("customer-{task}");
        if let Err(problem) = check(store, told, &id).await {
            problems.push(format!("{id}: {problem}"));
        }
    }
    problems
}

async fn check(store: &dyn Store, told: &Told, id: &str) -> Result<(), String> {
    let say = |error: StoreError| error.to_string();
    let key = key(id);
    let version = match store.load(&key).await.map_err(say)? {
        Some((record, version)) => {
            let body: serde_json::Value = serde_json::from_slice(&record.bytes).map_err(|error| error.to_string())?;
            if body["version"] != version.0 {
                return Err(format!("torn: version {} holds the record of {}", version.0, body["version"]));
            }
            version.0
        }
        None => 0,
    };
    let committed = told.committed.get(id).copied().unwrap_or(0);
    if version < committed {
        return Err(format!("lost: version {committed} was acknowledged, {version} is there"));
    }
    let events = store.events(Of::Key { key: key.clone(), after: 0, limit: usize::MAX }).await.map_err(say)?;
    if !events.iter().map(|logged| logged.sequence).eq(1..=version * 2) {
        return Err(format!("torn: {} events for version {version}", events.len()));
    }
    let inbox = store.inbox(&key).await.map_err(say)?;
    let mut known: BTreeSet<String> = inbox.into_iter().map(|pending| pending.delivery.to_string()).collect();
    for logged in events.iter().step_by(2) {
        let body: serde_json::Value = serde_json::from_slice(&logged.bytes).map_err(|error| error.to_string())?;
        for consumed in body["consumed"].as_array().into_iter().flatten() {
            let consumed = consumed.as_str().unwrap_or_default().to_owned();
            if !known.insert(consumed.clone()) {
                return Err(format!("torn: {consumed} is there twice"));
            }
        }
    }
    let accepted = told.accepted.get(id).cloned().unwrap_or_default();
    match accepted.difference(&known).next() {
        Some(missing) => Err(format!("lost: {missing} was acknowledged")),
        None => Ok(()),
    }
}
