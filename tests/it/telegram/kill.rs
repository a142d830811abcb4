//! The real program, killed at random moments under load.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::task::JoinSet;
use turjuman::cli::bench::server::{Launch, Server};
use turjuman::cli::bench::stage::{Manifest, question};
use turjuman::cli::bench::telegram::House;
use turjuman::conformance::telegram::{Bot, Customer, Limits};
use turjuman::ports::Store as _;
use turjuman::store::{Sled, SledOptions};

use super::shop::FAST;
use crate::crash::rig::Random;

const CHATS: usize = 24;
/// The longest life of a server between two kills; short enough that some are killed while they start.
const LONGEST_LIFE_MS: u64 = 2500;
/// The longest pause of a customer between two messages.
const LONGEST_PAUSE_MS: u64 = 800;
const DEFAULT_ROUNDS: u64 = 6;
const DEFAULT_SEED: u64 = 20;
const DRAINED_WITHIN: Duration = Duration::from_secs(180);
/// What is shown too often, and what rides on the next commit, comes after what is shown.
const SETTLE: Duration = Duration::from_secs(3);

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |value| value.parse().unwrap())
}

/// Writes until it is told to stop, whether or not there are answers; how many messages that were.
async fn write(customer: Customer, mut random: Random, stop: Arc<AtomicBool>, at: usize) -> usize {
    let mut sent = 0;
    while !stop.load(Ordering::Relaxed) {
        customer.say(&question(at + sent));
        sent += 1;
        tokio::time::sleep(random.time(LONGEST_PAUSE_MS)).await;
    }
    sent
}

/// What the store says of each chat: of each answer, the updates that it answers; and how many messages were to be shown.
async fn kept(data: &Path) -> BTreeMap<String, (Vec<Vec<i64>>, usize)> {
    let store = Sled::open(data, &SledOptions::default()).unwrap();
    let mut lines = store.export().await.unwrap();
    let mut chats = BTreeMap::new();
    while let Some(line) = lines.next().await {
        let line = serde_json::to_value(line.unwrap()).unwrap();
        let author = line.pointer("/identity/author").and_then(Value::as_str).unwrap_or_default().to_owned();
        let shown: Vec<&Value> = list(&line, "/events").iter().filter_map(|event| event.pointer("/body/is/message")).collect();
        if shown.is_empty() {
            continue;
        }
        assert!(list(&line, "/inbox").is_empty(), "something was not dealt with: {line}");
        let answers = shown.iter().filter(|message| message["origin"] == "answer").map(|message| {
            let ids = list(message, "/answers").iter().filter_map(Value::as_str);
            ids.map(|id| id.strip_prefix('u').and_then(|id| id.parse().ok()).unwrap()).collect()
        });
        chats.insert(author, (answers.collect(), shown.len()));
    }
    drop(lines);
    store.close().await.unwrap();
    chats
}

fn list<'a>(value: &'a Value, at: &str) -> &'a [Value] {
    value.pointer(at).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Whether the last message of each customer has its answer.
fn drained(bot: &Bot, customers: &[Customer]) -> bool {
    bot.waiting() == 0
        && customers.iter().all(|customer| {
            let messages = customer.messages();
            let last = messages.iter().rfind(|message| !message.by_bot).map(|message| message.id);
            last.is_none() || messages.iter().any(|message| message.by_bot && message.reply_to == last)
        })
}

fn start(launch: &Launch) -> Server {
    launch.start().unwrap()
}

/// `TURJUMAN_CRASH_ROUNDS` and `TURJUMAN_CRASH_SEED` choose how often and when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_on_telegram_when_the_program_is_killed() {
    let (rounds, seed) = (number("TURJUMAN_CRASH_ROUNDS", DEFAULT_ROUNDS), number("TURJUMAN_CRASH_SEED", DEFAULT_SEED));
    let folder = tempfile::tempdir().unwrap();
    let manifest = Manifest { channel: FAST.to_owned(), ..Manifest::default() };
    let house = House::new(folder.path(), 1, &manifest).await.unwrap();
    let bot = &house.bots[0];
    bot.limit(Limits::NONE);
    let launch = house.launch(Path::new(env!("CARGO_BIN_EXE_turjuman")), 1);
    let customers: Vec<Customer> = (0..CHATS).map(|n| bot.customer(&format!("Customer {n}"))).collect();
    let (stop, mut writing) = (Arc::<AtomicBool>::default(), JoinSet::new());
    for (at, customer) in customers.iter().enumerate() {
        let random = Random::new(seed.wrapping_add(1 + at as u64));
        let (customer, stop) = (customer.clone(), Arc::clone(&stop));
        writing.spawn(async move { (customer.id().to_string(), write(customer, random, stop, at).await) });
    }
    let (mut random, mut server) = (Random::new(seed), start(&launch));
    for _ in 0..rounds {
        tokio::time::sleep(random.time(LONGEST_LIFE_MS)).await;
        server.kill().unwrap();
        server = start(&launch);
    }
    stop.store(true, Ordering::Relaxed);
    let sent: BTreeMap<String, usize> = writing.join_all().await.into_iter().collect();
    let began = Instant::now();
    while !drained(bot, &customers) {
        assert!(began.elapsed() < DRAINED_WITHIN, "{} wait\n{}", bot.waiting(), std::fs::read_to_string(&launch.log).unwrap());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(SETTLE).await;
    server.terminate(Duration::from_secs(15)).await.unwrap();

    let kept = kept(&house.data()).await;
    let (mut lost, mut twice, mut disordered, mut answers, mut shown) = (0, 0, 0, 0, 0);
    for (author, count) in &sent {
        let (given, messages) = kept.get(author).cloned().unwrap_or_default();
        let ids: Vec<i64> = given.into_iter().inspect(|_| answers += 1).flatten().collect();
        let once: BTreeSet<i64> = ids.iter().copied().collect();
        lost += count.saturating_sub(once.len());
        twice += ids.len() - once.len();
        disordered += usize::from(!ids.is_sorted());
        shown += messages;
    }
    let seen: usize = customers.iter().map(|customer| customer.shown().len()).sum();
    let (all, repeats) = (sent.values().sum::<usize>(), seen - shown);
    println!(
        "{rounds} kills with seed {seed}: {all} messages, {answers} answers, {lost} lost, {twice} decided twice, {disordered} chats out of \
         order, {repeats} of {seen} messages shown again"
    );
    assert_eq!((lost, twice, disordered), (0, 0, 0));
    assert_eq!(bot.counts().malformed, 0);
    // A request that was under way at a kill may have arrived; each kill meets at most those of all chats.
    assert!(repeats <= usize::try_from(rounds).unwrap() * CHATS, "{repeats}");
}
