//! A new version of a bot takes the place of the one that runs.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use turjuman::channel::Answers;
use turjuman::core::dialogue::{Agent, AgentAct, Phase};
use turjuman::core::key::{BotId, DeliveryId, Identity};
use turjuman::core::message::{Caps, Pace};
use turjuman::desk::ActTaken;

use super::fixture::{CAPS, House, Outcome, Script, Shown, address};

const NEW: &str = "now: ";

fn new() -> Script {
    Script { says: NEW, ..Script::default() }
}

fn away() -> Script {
    Script { connected: false, ..new() }
}

fn texts(shown: &[Shown]) -> Vec<&str> {
    shown.iter().map(|shown| shown.text.as_str()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_turn_under_way_is_finished_by_its_version_and_the_next_is_done_by_the_new_one() {
    let house = House::start(Script { delay: Duration::from_secs(3), ..Script::default() }).await;
    house.say("c1", "first thing").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    house.reload(new());
    house.say("c2", "second thing").await;
    assert_eq!(texts(&house.answers("c2", 1).await), ["now: second thing"]);
    assert_eq!(texts(&house.answers("c1", 1).await), ["first thing"]);
    house.say("c1", "third thing").await;
    assert_eq!(texts(&house.answers("c1", 2).await), ["first thing", "now: third thing"]);
    let status = house.runtime.bots();
    assert_eq!(status.iter().map(|bot| (bot.reloads, bot.failed_reloads)).collect::<Vec<_>>(), [(1, 0)]);
    house.runtime.refused(&house.bot);
    house.runtime.refused(&BotId::new("nobody"));
    assert_eq!((house.counters().reloads, house.counters().failed_reloads, house.runtime.bots()[0].failed_reloads), (1, 1, 1));
}

#[tokio::test(start_paused = true)]
async fn what_waits_for_an_account_that_is_gone_is_sent_when_it_comes_back() {
    let house = House::start(Script::default()).await;
    house.channel.will("c1", vec![Outcome::Retry(None)]);
    house.say("c1", "decided before").await;
    while house.channel.attempts("c1").is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    house.reload(away());
    house.say("c1", "taken meanwhile").await;
    house.say("c2", "taken meanwhile too").await;
    // Longer than an answer may wait until it is decided again.
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!((house.shown("c1").len(), house.shown("c2").len(), house.counters().stale), (0, 0, 0));
    house.reload(new());
    assert_eq!(texts(&house.answers("c1", 2).await), ["now: taken meanwhile", "Sorry that this took a while.\n\nnow: decided before"]);
    assert_eq!((house.counters().stale, house.counters().undeliverable), (1, 0));
    assert_eq!(texts(&house.answers("c2", 1).await), ["now: taken meanwhile too"]);
}

#[tokio::test(start_paused = true)]
async fn what_was_said_to_an_account_that_does_not_come_back_for_a_day_is_given_up() {
    let house = House::start(Script { desk: true, ..away() }).await;
    house.say("c1", "said at first").await;
    tokio::time::sleep(Duration::from_secs(12 * 3_600)).await;
    house.say("c1", "said later").await;
    tokio::time::sleep(Duration::from_secs(12 * 3_600 - 1)).await;
    assert_eq!(house.counters().undeliverable, 0);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!((house.counters().undeliverable, house.counters().turns), (1, 0));
    let heard = async |delivery: &str| house.history.answers(&address("c1"), &DeliveryId::new(delivery)).await.unwrap();
    assert_eq!((heard("c1-1").await, heard("c1-2").await), (Answers::Done(Vec::new()), Answers::Waiting));
    house.reload(new());
    assert_eq!(texts(&house.answers("c1", 1).await), ["now: said later"]);
    let identity = Identity { bot: house.bot.clone(), account: "test:a".into(), author: "customer".into() };
    assert_eq!(house.runtime.store().erase(&identity).await.unwrap(), 1);
    assert_eq!(heard("c1-1").await, Answers::Unknown);
}

#[tokio::test(start_paused = true)]
async fn what_a_person_writes_to_an_account_that_does_not_come_back_for_a_day_is_given_up() {
    let house = House::start(Script { desk: true, ..Script::default() }).await;
    house.say("c1", "/human").await;
    house.any("c1").await;
    let act = AgentAct::Reply { text: "This is Ana.".to_owned(), attachments: Vec::new() };
    let agent = Agent { ticket: house.ticket("c1").await, name: "Ana".to_owned(), act };
    house.reload(Script { desk: true, ..away() });
    assert_eq!(house.act("r1", agent).await, ActTaken::New);
    tokio::time::sleep(Duration::from_secs(25 * 3_600)).await;
    assert_eq!(house.counters().undeliverable, 2, "the reply, and the word that people take longer");
    house.reload(Script { desk: true, ..new() });
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert!(house.shown("c1").iter().all(|shown| !shown.text.contains("This is Ana.")));
}

#[tokio::test(start_paused = true)]
async fn a_ticket_outlives_a_desk_that_is_away_for_a_while() {
    let house = House::start(Script { desk: true, ..Script::default() }).await;
    house.say("c1", "hello").await;
    house.answers("c1", 1).await;
    house.reload(new());
    house.say("c1", "/human").await;
    house.any("c1").await;
    assert_eq!(house.phase("c1").await, Phase::Open, "nobody is promised");
    house.reload(Script { desk: true, ..Script::default() });
    house.say("c1", "/human").await;
    while house.relayed().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let ticket = house.ticket("c1").await;
    house.reload(new());
    house.say("c1", "/human").await;
    house.say("c1", "hello again").await;
    house.answers("c1", 2).await;
    assert_eq!(house.ticket("c1").await, ticket);
    assert_eq!((house.relayed(), house.counters().undeliverable), (vec!["requested".to_owned()], 1));
}

#[tokio::test]
async fn a_reload_is_no_occasion_for_a_burst() {
    let caps = Caps { pace: Pace { per_account_per_sec: 5, ..Pace::UNLIMITED }, ..CAPS };
    let script = Script { caps, gather_ms: 0, ..Script::default() };
    let house = House::start(script.clone()).await;
    let began = Instant::now();
    for place in ["c1", "c2", "c3", "c4"] {
        house.say(place, "hello there").await;
        house.reload(script.clone());
    }
    for place in ["c1", "c2", "c3", "c4"] {
        house.answers(place, 1).await;
    }
    // A greeting and an answer each, the first at once.
    assert!(began.elapsed() >= Duration::from_millis(7 * 200), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_channel_begins_to_receive_when_the_one_before_has_ended() {
    let house = House::start(Script::default()).await;
    tokio::time::sleep(Duration::from_millis(10)).await;
    for _ in 0..3 {
        house.reload(new());
    }
    house.reload(away());
    tokio::time::sleep(Duration::from_secs(1)).await;
    house.reload(new());
    tokio::time::sleep(Duration::from_secs(1)).await;
    house.runtime.stop().await.unwrap();
    let received = house.channel.received.lock().unwrap().clone();
    assert_eq!(received, ["began", "ended", "began", "ended"]);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_comes_back_just_as_a_conversation_begins_to_wait_for_it_is_noticed() {
    let house = House::start(Script { inbox: Duration::from_millis(100), ..away() }).await;
    house.say("c1", "hello there").await;
    // The lane reads the inbox: it saw no account, and does not wait for one yet.
    tokio::time::sleep(Duration::from_millis(50)).await;
    house.reload(new());
    let began = tokio::time::Instant::now();
    house.answers("c1", 1).await;
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_channel_waits_only_so_long_for_one_before_that_does_not_stop() {
    const HANDING_OVER: Duration = Duration::from_secs(5);
    let house = House::start(Script::default()).await;
    house.channel.ignores_stop.store(true, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(10)).await;
    house.reload(new());
    let received = || house.channel.received.lock().unwrap().clone();
    tokio::time::sleep(HANDING_OVER - Duration::from_millis(10)).await;
    assert_eq!(received(), ["began"]);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(received(), ["began", "began"]);
    house.say("c1", "hello there").await;
    assert_eq!(texts(&house.answers("c1", 1).await), ["now: hello there"]);
    house.runtime.stop().await.unwrap();
}
