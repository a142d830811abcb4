//! Killed while answers are written: each is there once in the end, and whole. And what was spent stays spent.

use std::time::Duration;

use futures_util::future::join_all;
use turjuman::cli::bench::stage::question;
use turjuman::conformance::openai::{Fake, Pace, Script, say};

use super::house::words;
use super::program::Program;

/// What the model writes, of knowledge that the stage has.
const TEXT: &str = "The oak table is made to order in our own workshop. The carrier calls you the day before. \
                    It brings the table into the room you choose. The carrier takes the packaging back. \
                    The oak table is made to order in our own workshop, and the carrier calls you the day before.";
/// About two and a half seconds for all of it.
const PACE: Pace = Pace::fixed(300, 28);
/// How many moments of an answer one kill meets.
const MOMENTS: u64 = 12;
/// From one to the next.
const APART: Duration = Duration::from_millis(230);
/// Where between those moments each kill falls.
const ROUNDS: [Duration; 2] = [Duration::ZERO, Duration::from_millis(115)];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_of_an_answer_it_is_there_once_and_whole() {
    let fake = Fake::start(Script::new().pace(PACE).responder(say(TEXT))).await.unwrap();
    let mut program = Program::start(&fake, "").await;
    program.say("ready", "ready-0", &question(0), false).await;
    program.until("ready", false, |answers| answers == [TEXT]).await;
    for (round, shift) in ROUNDS.into_iter().enumerate() {
        let talks: Vec<_> = (0..MOMENTS).flat_map(|n| [false, true].map(|pull| (format!("r{round}-{n}-{pull}"), pull))).collect();
        let said = talks.iter().enumerate().map(|(at, (conversation, pull))| {
            let program = &program;
            async move {
                tokio::time::sleep(APART * u32::try_from(at / 2).unwrap()).await;
                program.say(conversation, &format!("{conversation}-0"), &question(0), *pull).await;
            }
        });
        // So the first is about to end and the last has just begun.
        join_all(said).await;
        tokio::time::sleep(shift).await;
        program.kill();
        program.restart();
        if round == 1 {
            // Once more, while it goes on with all of them.
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            program.kill();
            program.restart();
        }
        let ended = talks.iter().map(|(conversation, pull)| program.until(conversation, *pull, |answers| answers == [words(TEXT)]));
        join_all(ended).await;
        // What is there too often comes after what is there.
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        for (conversation, pull) in &talks {
            assert_eq!(program.answers(conversation, *pull).await, [words(TEXT)], "{conversation}\n{}", program.log());
        }
    }
    let wall = program.wall.lock().unwrap();
    assert!(wall.states.iter().all(|(_, state)| words(TEXT).starts_with(state)), "{:?}", wall.states);
    let seen = wall.states.iter().filter(|(_, state)| *state != words(TEXT)).count();
    assert!(seen > 20, "previews were seen: {seen}");
    assert!(!program.log().contains("panicked"), "{}", program.log());
}

#[tokio::test]
async fn a_budget_that_was_spent_is_spent_after_a_kill() {
    let fake = Fake::start(Script::new().responder(say(TEXT))).await.unwrap();
    let mut program = Program::start(&fake, "\n[budget]\nday_tokens = 100\n").await;
    program.say("a", "a-0", &question(0), false).await;
    program.until("a", false, |answers| answers == [words(TEXT)]).await;
    // Before it can be counted: the report waits with the answer.
    program.kill();
    assert_eq!(fake.requests(), 1);
    program.restart();
    program.say("ready", "ready-0", "/help", false).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    program.say("b", "b-0", &question(0), false).await;
    let passages = program.until("b", false, |answers| !answers.is_empty()).await;
    assert!(passages[0].contains("5 to 7 working days"), "{passages:?}");
    assert_eq!(fake.requests(), 1, "the model was asked although the day's budget is spent");
}
