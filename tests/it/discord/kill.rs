//! The real program is killed at random moments under load: nothing is lost, the order is kept, nothing is shown twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;
use turjuman::cli::bench::stage::question;
use turjuman::conformance::discord::{Customer, Fake, Id, Setup};

use super::house::SOON;
use super::program::{Books, Program, books};
use crate::crash::rig::Random;

const CONVERSATIONS: usize = 12;
/// The longest life of a server between two kills; short enough that some are killed while they start.
const LONGEST_LIFE_MS: u64 = 2_500;
/// The longest pause of a customer between two messages.
const LONGEST_PAUSE_MS: u64 = 400;
const DEFAULT_ROUNDS: u64 = 6;
const DEFAULT_SEED: u64 = 20;
const DRAINED_WITHIN: Duration = Duration::from_secs(120);
const KEYS: &str = "pace_per_account_per_sec = 0\npace_per_place_per_min = 0\n";

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |value| value.parse().unwrap())
}

/// One customer in one place.
struct Talk {
    customer: Customer,
    place: Id,
    mentions: bool,
    said: Vec<String>,
}

impl Talk {
    fn say(&mut self, n: usize) -> Id {
        let text = question(n);
        let said = if self.mentions { self.customer.mention(self.place, &text) } else { self.customer.say(self.place, text) };
        let id = said.unwrap();
        self.said.push(id.to_string());
        id
    }
}

/// Half of them in direct channels, the others in a channel and in threads of a guild.
fn talks(fake: &Fake) -> Vec<Talk> {
    let help = fake.channel(fake.guild("Maison Lune"), "help");
    let talk = |n: usize| {
        let customer = fake.customer(&format!("c{n}"), "en-GB");
        let place = match n % 4 {
            0 | 1 => customer.direct(),
            2 => help,
            _ => customer.thread(help, "a talk", "between us").unwrap(),
        };
        Talk { customer, place, mentions: n % 4 > 1, said: Vec::new() }
    };
    (0..CONVERSATIONS).map(talk).collect()
}

/// `TURJUMAN_CRASH_ROUNDS` and `TURJUMAN_CRASH_SEED` choose how often and when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_shown_twice_when_the_program_is_killed() {
    let (rounds, seed) = (number("TURJUMAN_CRASH_ROUNDS", DEFAULT_ROUNDS), number("TURJUMAN_CRASH_SEED", DEFAULT_SEED));
    let fake = Fake::start(Setup::new().without_limits()).await.unwrap();
    let mut program = Program::start(&fake, KEYS, &fake.token());
    assert!(fake.gateway().wait_live(1, SOON).await, "{}", program.log());
    let (stop, mut tasks) = (Arc::<AtomicBool>::default(), JoinSet::new());
    for (index, mut talk) in talks(&fake).into_iter().enumerate() {
        // Discord tells nobody of a direct channel that was opened while the bot was away: each begins before the first kill.
        let first = talk.say(index);
        assert!(talk.customer.wait_answer(talk.place, first, SOON).await.is_some(), "{}", program.log());
        let stop = Arc::clone(&stop);
        let mut random = Random::new(seed.wrapping_add(1 + index as u64));
        tasks.spawn(async move {
            while !stop.load(Ordering::Relaxed) {
                tokio::time::sleep(random.time(LONGEST_PAUSE_MS)).await;
                talk.say(index + talk.said.len());
            }
            talk
        });
    }
    let mut random = Random::new(seed);
    for _ in 0..rounds {
        tokio::time::sleep(random.time(LONGEST_LIFE_MS)).await;
        program.kill();
        program.restart();
    }
    stop.store(true, Ordering::Relaxed);
    let talks = tasks.join_all().await;
    let said: Vec<_> = talks.iter().map(|talk| (talk.place.0, talk.said.clone())).collect();
    let end = Instant::now() + DRAINED_WITHIN;
    let mut found = books(&said, &fake.posted(), &program.decided().await);
    while !found.lost.is_empty() && Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(500)).await;
        found = books(&said, &fake.posted(), &program.decided().await);
    }
    // What is shown too often comes after what is shown.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let found = books(&said, &fake.posted(), &program.decided().await);
    let counts = fake.counts();
    println!("{rounds} kills with seed {seed}: {found:?}; repeats recognised by nonce: {}", counts.repeats);
    let whole = Books { lost: Default::default(), answered_twice: 0, shown_twice: 0, disordered: 0, ..found };
    assert_eq!(found, whole, "{}", program.log());
    assert_eq!((counts.pings, counts.busy), (0, 0));
}
