//! The files of a bot are changed while it is served.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use turjuman::cli::bench::load::{Client, Target, message};
use turjuman::cli::bench::server::ACCEPTED;
use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::{Rig, send};

/// Within this time a change must be noticed, loaded and answered from.
const SOON: Duration = Duration::from_secs(3);
const NOT_FOUND: u16 = 404;

fn page(rig: &Rig) -> PathBuf {
    rig.stage.bot().join("knowledge/en/oak.md")
}

/// Writes the knowledge anew: what was said to take some days takes `days`.
fn rewrite(rig: &Rig, days: &str) {
    let text =
        format!("+++\ntitle = \"Furniture of oak\"\nlocale = \"en\"\n+++\n# Oak\n\n## {}\nIts delivery takes {days} days.\n", question(0));
    // As editors do: a new file takes the place of the old one.
    let beside = rig.stage.bot().join("knowledge/en/.oak.md.new");
    std::fs::write(&beside, text).expect("a new file");
    std::fs::rename(beside, page(rig)).expect("its place");
}

/// Asks in new conversations until the answer holds `words`.
async fn answered_with(rig: &Rig, what: &str, words: &str, within: Duration) {
    let (mut client, began) = (rig.client(), Instant::now());
    for n in 0.. {
        let conversation = format!("{what}-{n}");
        rig.send(&mut client, &conversation, 0, &question(0)).await;
        while rig.answers(&conversation).is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let text = rig.answers(&conversation)[0].body.text.clone();
        if text.contains(words) {
            return;
        }
        assert!(began.elapsed() < within, "{what}: {text}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn until(what: &str, within: Duration, mut holds: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !holds().await {
        assert!(began.elapsed() < within, "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_change_is_answered_from_and_a_mistake_is_reported_while_the_old_version_goes_on() {
    let rig = Rig::start(&Manifest::default()).await;
    answered_with(&rig, "before", "working days", SOON).await;
    let (_, first) = rig.status().await;

    rewrite(&rig, "forty");
    answered_with(&rig, "changed", "takes forty days", SOON).await;
    let (_, second) = rig.status().await;
    assert_ne!(first.version, second.version);
    assert_eq!((second.reloads, second.failed_reloads), (1, 0));
    let reloaded = rig.log().lines().find(|line| line.contains("reloaded")).expect("a line").to_owned();
    assert!([&first.version, &second.version].iter().all(|version| reloaded.contains(*version)), "{reloaded}");

    let toml = rig.stage.bot().join("bot.toml");
    let good = std::fs::read_to_string(&toml).expect("bot.toml");
    std::fs::write(&toml, format!("{good}\n[dialog]\n")).expect("a mistake");
    until("the mistake is found", SOON, async || rig.status().await.1.failed_reloads == 1).await;
    rewrite(&rig, "fifty");
    answered_with(&rig, "broken", "takes forty days", SOON).await;
    let log = rig.log();
    assert!(["[dialog]", "unknown_section", "not reloaded"].iter().all(|part| log.contains(part)), "{log}");
    assert_eq!(log.matches("unknown_section").count(), 1, "the same report twice: {log}");

    std::fs::write(&toml, good).expect("bot.toml");
    rig.hang_up();
    answered_with(&rig, "mended", "takes fifty days", SOON).await;
    let (counters, third) = rig.status().await;
    assert_eq!((third.failed_reloads, counters.failed_reloads), (1, 1));
    assert!(third.version != second.version && third.loaded > second.loaded);
    rig.whole(Duration::from_secs(15)).await;
}

#[tokio::test]
async fn an_account_comes_and_goes_on_a_connection_that_stays() {
    let rig = Rig::start(&Manifest::default()).await;
    rig.send(&mut rig.client(), "c", 0, &question(0)).await;
    let toml = rig.stage.bot().join("bot.toml");
    let one = std::fs::read_to_string(&toml).expect("bot.toml");
    let channel = one.split_once("[channel.bench]").expect("a channel").1;
    let target = Target { path: Arc::from("/webhook/bench/second"), ..rig.stage.target.clone() };
    let mut client = Client::new(target);
    let mut taken = Vec::new();
    let mut post = async || {
        let id = format!("second-{}", taken.len());
        let status = client.post(&id, &message("second", &question(taken.len()))).await.expect("an answer");
        if status == ACCEPTED {
            taken.push(id);
        }
        status
    };
    let two = format!("{one}\n[channel.second]{channel}");
    assert_eq!(post().await, NOT_FOUND);
    std::fs::write(&toml, &two).expect("bot.toml");
    until("the account is there", SOON, async || post().await == ACCEPTED).await;
    until("it answers", SOON, async || !rig.answers("second").is_empty()).await;
    assert!(rig.log().contains("on webhook:second"), "{}", rig.log());
    std::fs::write(&toml, &one).expect("bot.toml");
    until("the account is gone", SOON, async || post().await == NOT_FOUND).await;
    assert!(rig.log().contains("gone webhook:second"), "{}", rig.log());
    std::fs::write(&toml, &two).expect("bot.toml");
    until("the account is back", SOON, async || post().await == ACCEPTED).await;
    let answered = || rig.answers("second").into_iter().flat_map(|answer| answer.body.answers).collect::<Vec<_>>();
    until("all that was taken is answered", SOON, async || answered().len() >= taken.len()).await;
    assert_eq!(answered(), taken, "once and in order");
}

#[tokio::test]
async fn every_message_is_answered_once_and_in_order_while_the_bot_is_reloaded_again_and_again() {
    const CONVERSATIONS: usize = 8;
    const MESSAGES: usize = 40;
    const RELOADS: usize = 10;
    let rig = Rig::start(&Manifest::default()).await;
    rig.send(&mut rig.client(), "ready", 0, &question(0)).await;
    let talks = (0..CONVERSATIONS).map(|conversation| {
        let (ledger, mut client) = (Arc::clone(&rig.ledger), rig.client());
        tokio::spawn(async move {
            for n in 0..MESSAGES {
                send(&ledger, &mut client, &format!("c{conversation}"), n, &question(n)).await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        })
    });
    let talks: Vec<_> = talks.collect();
    for n in 0..RELOADS {
        rewrite(&rig, &n.to_string());
        rig.hang_up();
        tokio::time::sleep(Duration::from_millis(350)).await;
    }
    for talk in talks {
        talk.await.expect("a talk");
    }
    rig.whole(Duration::from_secs(30)).await;
    let (counters, bot) = rig.status().await;
    assert!(bot.reloads >= RELOADS as u64 && bot.failed_reloads == 0, "{bot:?}");
    assert_eq!((counters.undeliverable, counters.panics), (0, 0));
    // Where the machine is slow, two messages may share a turn.
    assert!(counters.turns <= (CONVERSATIONS * MESSAGES) as u64 + 1, "{counters:?}");
}
