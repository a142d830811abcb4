//! Answers that are seen while they are written: what is shown, what takes its place, and what is left of one that was
//! cancelled or cut by a kill.

use std::time::Duration;

use futures_util::StreamExt as _;
use turjuman::channel::{Answers, Live, Told};
use turjuman::core::bot::{Budget, Limit};
use turjuman::core::dialogue::{Agent, AgentAct};
use turjuman::core::key::DeliveryId;
use turjuman::core::message::{Caps, Delivery, Origin, Preview, plain};

use super::fixture::{self, House, Outcome, Script};

const WORDS: &[&str] = &["Parcels are slow. ", "They are on their way, ", "I am told. ", "Have a little ", "patience"];

fn edits() -> Script {
    let caps = Caps { edits: true, deletes: true, preview: Preview::Edits { every_ms: 500 }, ..fixture::CAPS };
    Script { slow: true, words: WORDS, caps, gather_ms: 0, ..Script::default() }
}

fn live() -> Script {
    let caps = Caps { delivery: Delivery::Pull, preview: Preview::Live, ..fixture::CAPS };
    Script { caps, ..edits() }
}

fn states(house: &House) -> Vec<String> {
    house.channel.edits.lock().unwrap().iter().map(|(_, text)| text.clone()).collect()
}

#[tokio::test(start_paused = true)]
async fn whole_sentences_are_seen_in_one_message_that_ends_as_the_answer() {
    let house = House::start(edits()).await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(house.shown("c1").last().unwrap().text, "Parcels are slow.", "while the rest is written");
    tokio::time::sleep(Duration::from_secs(5)).await;
    let shown = house.shown("c1");
    let answers: Vec<_> = shown.iter().filter(|message| message.origin == Origin::Answer).collect();
    assert_eq!(answers.len(), 1, "{shown:?}");
    assert_eq!(answers[0].text, WORDS.concat());
    assert_eq!(answers[0].answers, [DeliveryId::new("c1-1")]);
    assert_eq!(states(&house), ["Parcels are slow. They are on their way, I am told.".to_owned(), WORDS.concat()]);
    assert_eq!(house.counters().turns, 1);
}

#[tokio::test(start_paused = true)]
async fn a_platform_that_is_slow_sees_the_last_state_last() {
    let house = House::start(edits()).await;
    // The greeting and the preview go through; the first edit takes longer than the rest of the answer.
    house.channel.will("c1", vec![Outcome::Slow(Duration::ZERO), Outcome::Slow(Duration::ZERO), Outcome::Slow(Duration::from_secs(6))]);
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(states(&house).last(), Some(&WORDS.concat()));
    assert_eq!(house.shown("c1").last().unwrap().text, WORDS.concat());
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_cancelled_takes_its_preview_away_and_one_answer_stands() {
    let house = House::start(edits()).await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(house.shown("c1").iter().any(|message| message.origin == Origin::Answer));
    house.say("c1", "and my lamp").await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let answers: Vec<_> = house.shown("c1").into_iter().filter(|message| message.origin == Origin::Answer).collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(answers[0].answers, [DeliveryId::new("c1-1"), DeliveryId::new("c1-2")]);
    assert_eq!((house.counters().rejoined, house.counters().turns), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn where_nothing_can_be_deleted_a_cancelled_preview_stays_and_is_kept_as_shown() {
    let mut script = edits();
    script.caps.deletes = false;
    let house = House::start(script).await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    house.say("c1", "and my lamp").await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let texts: Vec<_> = house.shown("c1").into_iter().filter(|message| message.origin == Origin::Answer).map(|shown| shown.text).collect();
    assert_eq!(texts, ["Parcels are slow.".to_owned(), WORDS.concat()]);
    let kept = house.history.since(&fixture::address("c1"), 0).await.unwrap();
    let kept: Vec<_> = kept.iter().map(|recorded| plain(&recorded.message.markup)).collect();
    assert!(kept.contains(&"Parcels are slow.".to_owned()), "{kept:?}");
}

#[tokio::test(start_paused = true)]
async fn a_beginning_that_may_not_be_shown_is_not_and_the_answer_is_withheld() {
    const BAD: &[&str] = &["Parcels are slow. ", "It costs 999 EUR. ", "Really. ", "Yes."];
    let house = House::start(Script { words: BAD, ..edits() }).await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let shown = house.shown("c1");
    assert!(shown.iter().chain(&[]).all(|message| !message.text.contains("999")), "{shown:?}");
    assert!(states(&house).iter().all(|state| !state.contains("999")));
    // What was shown of it is replaced by the honest text.
    assert!(shown.iter().all(|message| message.origin == Origin::System), "{shown:?}");
    assert!(house.counters().withheld >= 1);
}

#[tokio::test(start_paused = true)]
async fn a_kill_at_any_moment_of_a_preview_leaves_one_answer() {
    for ms in [100, 450, 700, 900, 1_300, 1_700, 2_050, 2_500] {
        for script in [edits(), live(), Script { caps: fixture::CAPS, ..edits() }] {
            let pull = script.caps.delivery == Delivery::Pull;
            let first = House::start(script.clone()).await;
            first.say("c1", "where is my parcel").await;
            tokio::time::sleep(Duration::from_millis(ms)).await;
            let house = first.killed(script).await;
            tokio::time::sleep(Duration::from_secs(60)).await;
            let kept = house.history.since(&fixture::address("c1"), 0).await.unwrap();
            let answers = kept.iter().filter(|recorded| recorded.message.origin == Origin::Answer).count();
            assert_eq!(answers, 1, "after {ms} ms: {kept:?}");
            if !pull {
                let shown: Vec<_> = house.shown("c1").into_iter().filter(|message| message.origin == Origin::Answer).collect();
                assert_eq!(shown.len(), 1, "after {ms} ms: {shown:?}");
                assert_eq!(shown[0].text, WORDS.concat(), "after {ms} ms");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn who_reads_sees_it_typed_grow_and_the_message_before_it_is_idle() {
    let house = House::start(live()).await;
    let address = fixture::address("c1");
    let mut live = house.history.live(&address);
    assert_eq!(live.next().await, Some(Live::Idle));
    house.say("c1", "where is my parcel").await;
    let (mut previews, mut typed) = (Vec::new(), false);
    loop {
        match live.next().await.unwrap() {
            Live::Typing => typed = true,
            Live::Preview { markup, locale, .. } => previews.push((plain(&markup), locale.to_string())),
            Live::Idle => break,
        }
    }
    let en = "en".to_owned();
    assert!(typed);
    assert_eq!(
        previews,
        [("Parcels are slow.".to_owned(), en.clone()), ("Parcels are slow. They are on their way, I am told.".to_owned(), en)]
    );
    let told = house.history.transcript(&address, 0).await.unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|told| match told {
            Told::Heard { cursor, inbound } => format!("heard {cursor:?} {}", inbound.delivery),
            Told::Shown(recorded) => format!("{:?} {}", recorded.message.origin, recorded.cursor),
        })
        .collect();
    assert_eq!(told, ["heard Some(1) c1-1", "System 2", "Answer 4"]);
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_an_answer_gets_it_whole_also_while_it_is_written() {
    let house = House::start(live()).await;
    let (address, delivery) = (fixture::address("c1"), DeliveryId::new("c1-1"));
    house.say("c1", "where is my parcel").await;
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(150)).await;
        assert_eq!(house.history.answers(&address, &delivery).await.unwrap(), Answers::Waiting);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let Answers::Done(found) = house.history.answers(&address, &delivery).await.unwrap() else { panic!("not answered") };
    assert_eq!(found.len(), 2, "the greeting and the answer");
}

#[tokio::test(start_paused = true)]
async fn a_budget_that_is_spent_leaves_passages() {
    let limit = |tokens| Limit { tokens: Some(tokens), cents: None };
    let budgets = [
        Budget { conversation: limit(150), ..Budget::default() },
        Budget { customer_day: limit(150), ..Budget::default() },
        Budget { day: limit(150), ..Budget::default() },
    ];
    for budget in budgets {
        let house = House::start(Script { tokens: 100, budget, words: &[], ..edits() }).await;
        let echoes = |text: &str| text.contains("where is my parcel");
        for (n, echoed) in [(1, true), (2, true), (3, false)] {
            house.say("c1", "where is my parcel").await;
            let shown = house.answers("c1", n).await.pop().unwrap();
            assert_eq!(echoes(&shown.text), echoed, "{budget:?}, answer {n}: {shown:?}");
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
        // Each budget bounds what it says and no more: another place of the same customer.
        house.say("c2", "where is my parcel").await;
        let elsewhere = house.answers("c2", 1).await.pop().unwrap();
        assert_eq!(echoes(&elsewhere.text), budget.conversation.is_set(), "{budget:?}: {elsewhere:?}");
        tokio::time::sleep(Duration::from_secs(25 * 3600)).await;
        house.say("c1", "where is my parcel").await;
        let later = house.answers("c1", 4).await.pop().unwrap();
        assert!(echoes(&later.text), "{budget:?}: the next day, in a new session: {later:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_long_conversation_is_put_in_short() {
    let house = House::start(Script { words: &[], ..edits() }).await;
    for n in 1..=7 {
        house.say("c1", "how long does a parcel take").await;
        house.answers("c1", n).await;
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
    let conversation = house.runtime.conversation(&house.bot, &fixture::address("c1")).await.unwrap().unwrap();
    assert_eq!(conversation.summary.as_deref(), Some("They were slow."), "nobody spoke of seven");
    assert!(conversation.recent.len() < 12, "{}", conversation.recent.len());
}

#[tokio::test(start_paused = true)]
async fn a_person_who_speaks_is_not_talked_over() {
    let house = House::start(Script { desk: true, ..edits() }).await;
    house.say("c1", "/human").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let ticket = house.ticket("c1").await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(house.shown("c1").iter().any(|message| message.origin == Origin::Answer), "the assistant has begun");
    let act = AgentAct::Reply { text: "This is Ana.".to_owned(), attachments: Vec::new() };
    house.act("a1", Agent { ticket, name: "Ana".to_owned(), act }).await;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let shown = house.shown("c1");
    assert!(shown.iter().all(|message| message.origin != Origin::Answer), "{shown:?}");
    assert!(shown.last().unwrap().text.contains("This is Ana."), "{shown:?}");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_panics_three_times_is_set_aside_and_the_customer_told() {
    let house = House::start(Script { words: &["boom"], ..edits() }).await;
    house.say("c1", "where is my parcel").await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!((house.counters().quarantined, house.counters().panics), (1, 3));
    let told = house.shown("c1").pop().unwrap();
    assert_eq!(told.answers, [DeliveryId::new("c1-1")], "{told:?}");
    house.say("c1", "/help").await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    assert!(house.shown("c1").len() > 2, "the conversation goes on");
}
