//! Killed at random moments, and asked to end in the middle of work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use turjuman::cli::bench::load::Verdict;
use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::{Random, Rig, scripted, send};

const CONVERSATIONS: usize = 12;
/// The longest life of a server between two kills; short enough that some are killed while they start.
const LONGEST_LIFE_MS: u64 = 900;
/// The longest pause of a customer between two messages.
const LONGEST_PAUSE_MS: u64 = 40;
const DEFAULT_ROUNDS: u64 = 6;
const DEFAULT_SEED: u64 = 20;
const DRAINED_WITHIN: Duration = Duration::from_secs(40);

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |value| value.parse().expect("a whole number"))
}

/// Customers who write until they are told to stop. Each sends the next message when the last one is taken,
/// whether or not it is answered.
struct Customers {
    stop: Arc<AtomicBool>,
    tasks: JoinSet<usize>,
}

impl Customers {
    fn of(rig: &Rig, seed: u64) -> Self {
        let (stop, mut tasks) = (Arc::<AtomicBool>::default(), JoinSet::new());
        for index in 0..CONVERSATIONS {
            let (ledger, stop, mut client) = (Arc::clone(&rig.ledger), Arc::clone(&stop), rig.client());
            let mut random = Random::new(seed.wrapping_add(1 + index as u64));
            tasks.spawn(async move {
                let (conversation, mut sent) = (format!("c{index}"), 0);
                while !stop.load(Ordering::Relaxed) {
                    send(&ledger, &mut client, &conversation, sent, &question(index + sent)).await;
                    sent += 1;
                    tokio::time::sleep(random.time(LONGEST_PAUSE_MS)).await;
                }
                sent
            });
        }
        Self { stop, tasks }
    }

    /// How many messages they sent.
    async fn stop(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.tasks.join_all().await.into_iter().sum()
    }
}

/// `TURJUMAN_CRASH_ROUNDS` and `TURJUMAN_CRASH_SEED` choose how often and when.
#[tokio::test]
async fn nothing_is_lost_when_the_server_is_killed() {
    let (rounds, seed) = (number("TURJUMAN_CRASH_ROUNDS", DEFAULT_ROUNDS), number("TURJUMAN_CRASH_SEED", DEFAULT_SEED));
    let mut rig = Rig::start(&Manifest::default()).await;
    let customers = Customers::of(&rig, seed);
    let mut random = Random::new(seed);
    for _ in 0..rounds {
        tokio::time::sleep(random.time(LONGEST_LIFE_MS)).await;
        rig.kill();
        rig.restart();
    }
    let sent = customers.stop().await;
    let tally = rig.whole(DRAINED_WITHIN).await;
    println!("{rounds} kills with seed {seed}: {tally:?}");
    assert_eq!(tally.taken, sent as u64);
}

#[tokio::test]
async fn an_asked_end_comes_soon_and_loses_nothing() {
    let mut rig = Rig::start(&Manifest { gather_ms: 100, ..Manifest::default() }).await;
    let customers = Customers::of(&rig, DEFAULT_SEED);
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let took = rig.terminate(Duration::from_secs(10)).await;
        println!("ended within {took:?}");
        rig.restart();
    }
    customers.stop().await;
    rig.whole(DRAINED_WITHIN).await;
}

/// The model says nothing for longer than the program waits when it is asked to end, and for less than it
/// takes to be given up.
#[tokio::test]
async fn an_answer_under_way_goes_on_after_an_asked_end() {
    let script = "[[answer]]\ndelay_ms = 9000\ntext = \"The oak table is made to order in our own workshop.\"\n";
    let manifest = Manifest { model: scripted(), ..Manifest::default() };
    let mut rig = Rig::start_with(&manifest, script, |_| Verdict::Take).await;
    rig.send(&mut rig.client(), "c", 0, &question(0)).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let took = rig.terminate(Duration::from_secs(10)).await;
    assert!(rig.answers("c").is_empty(), "ended after {took:?}");
    rig.restart();
    rig.whole(Duration::from_secs(20)).await;
}
