//! The runtime over the memory store, with a channel that does what each test asks of it and, where nothing
//! outside is waited for, with paused time.

mod account;
pub mod fixture;
mod persisted;
mod preview;
mod reload;
mod slow;

use std::time::Duration;

use fixture::{House, Outcome, Script, hears};
use turjuman::channel::Answers;
use turjuman::core::dialogue::{Agent, AgentAct, Phase};
use turjuman::core::key::{DeliveryId, Identity};
use turjuman::core::message::{Caps, Delivery, Idempotency};
use turjuman::desk::ActTaken;
use turjuman::runtime::Stopped;

#[tokio::test(start_paused = true)]
async fn five_quick_messages_are_one_turn_with_one_answer() {
    let house = House::start(Script::default()).await;
    for word in ["one", "two", "three", "four", "five"] {
        house.say("c1", &format!("part {word}")).await;
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    let shown = house.answers("c1", 1).await;
    assert_eq!(shown.len(), 1, "{shown:?}");
    let ids: Vec<_> = shown[0].answers.iter().map(DeliveryId::as_str).collect();
    assert_eq!(ids, ["c1-1", "c1-2", "c1-3", "c1-4", "c1-5"]);
    assert!(shown[0].text.contains("part one\npart two\npart three\npart four\npart five"), "{}", shown[0].text);
    assert_eq!(house.counters().turns, 1);
}

#[tokio::test(start_paused = true)]
async fn a_repeat_is_a_duplicate_and_answered_once() {
    let house = House::start(Script::default()).await;
    house.take(vec![hears("c1", "same", None, "hello there")]).await;
    house.take(vec![hears("c1", "same", None, "hello there")]).await;
    assert_eq!(house.answers("c1", 1).await.len(), 1);
    tokio::time::sleep(Duration::from_secs(5)).await;
    house.take(vec![hears("c1", "same", None, "hello there")]).await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(house.answers("c1", 1).await.len(), 1);
    assert_eq!(house.counters().duplicates, 2);
}

#[tokio::test(start_paused = true)]
async fn disorder_within_a_turn_is_put_right() {
    let house = House::start(Script::default()).await;
    house.take(vec![hears("c1", "b", Some(2), "second"), hears("c1", "a", Some(1), "first")]).await;
    house.take(vec![hears("c1", "c", Some(3), "third")]).await;
    let shown = house.answers("c1", 1).await;
    assert!(shown[0].text.contains("first\nsecond\nthird"), "{}", shown[0].text);
}

/// A customer who types every second while the model needs `model_secs`: when the first answer came, and how often
/// an answer was cancelled.
async fn types_every_second(model_secs: u64) -> (Duration, u64) {
    let house = House::start(Script { delay: Duration::from_secs(model_secs), ..Script::default() }).await;
    let began = tokio::time::Instant::now();
    for _ in 0..16 {
        house.say("c1", "and another thing").await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        if !house.shown("c1").is_empty() {
            break;
        }
    }
    house.answers("c1", 1).await;
    (began.elapsed(), house.counters().rejoined)
}

#[tokio::test(start_paused = true)]
async fn one_who_types_without_pause_is_answered_all_the_same() {
    let (took, cancelled) = types_every_second(3).await;
    assert!(took <= Duration::from_secs(8), "{took:?}");
    assert!(cancelled <= 2, "{cancelled}");
    let (took, cancelled) = types_every_second(6).await;
    assert!(took <= Duration::from_secs(14), "{took:?}");
    assert!(cancelled <= 2, "{cancelled}");
}

#[tokio::test(start_paused = true)]
async fn a_place_that_fails_delays_no_other() {
    let house = House::start(Script::default()).await;
    house.channel.will("bad", vec![Outcome::Retry(None); 6]);
    house.channel.will("slow", vec![Outcome::Slow(Duration::from_secs(9))]);
    let began = tokio::time::Instant::now();
    for place in ["bad", "slow", "good"] {
        house.say(place, "hello there").await;
    }
    house.answers("good", 1).await;
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    house.answers("slow", 1).await;
    house.answers("bad", 1).await;
    assert!(house.counters().retries >= 6);
}

#[tokio::test(start_paused = true)]
async fn the_platforms_wish_for_a_pause_is_obeyed() {
    let house = House::start(Script::default()).await;
    house.channel.will("c1", vec![Outcome::Retry(Some(Duration::from_secs(90)))]);
    let began = tokio::time::Instant::now();
    house.say("c1", "hello there").await;
    house.answers("c1", 1).await;
    assert!(began.elapsed() >= Duration::from_secs(90), "{:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(93), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_is_repeated_as_such_and_under_the_same_id() {
    let house = House::start(Script::default()).await;
    house.channel.will("c1", vec![Outcome::Unknown, Outcome::Unknown, Outcome::Unknown]);
    house.say("c1", "hello there").await;
    house.answers("c1", 1).await;
    let attempts = house.channel.attempts("c1");
    assert!(attempts.len() >= 4, "{attempts:?}");
    assert!(attempts.iter().take(4).all(|(id, _)| *id == attempts[0].0), "{attempts:?}");
    assert_eq!(attempts.iter().take(4).map(|(_, after_unknown)| *after_unknown).collect::<Vec<_>>(), [false, true, true, true]);
    assert_eq!(house.counters().unknown, 3);
    assert_eq!(house.counters().repeated, 0);
}

#[tokio::test(start_paused = true)]
async fn a_platform_that_cannot_recognise_a_repeat_gets_one_at_most() {
    let caps = Caps { idempotency: Idempotency::None, ..fixture::CAPS };
    let house = House::start(Script { caps, ..Script::default() }).await;
    house.channel.will("c1", vec![Outcome::Unknown, Outcome::Unknown]);
    house.say("c1", "hello there").await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    let attempts = house.channel.attempts("c1");
    let first = attempts.iter().filter(|(id, _)| *id == attempts[0].0).count();
    assert_eq!(first, 2, "{attempts:?}");
    assert_eq!((house.counters().repeated, house.counters().undeliverable), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn what_a_platform_refuses_for_good_is_recorded_and_the_rest_goes_on() {
    let house = House::start(Script::default()).await;
    house.channel.will("c1", vec![Outcome::Permanent]);
    house.say("c1", "hello there").await;
    house.say("c1", "are you there").await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    house.say("c1", "hello again").await;
    house.answers("c1", 1).await;
    assert_eq!(house.counters().undeliverable, 1);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_waited_too_long_is_decided_again() {
    let house = House::start(Script::default()).await;
    // The greeting is taken, the answer is not for 40 minutes; it is stale after 30.
    house.say("c1", "hello there").await;
    house.answers("c1", 1).await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    house.channel.will("c1", vec![Outcome::Retry(Some(Duration::from_secs(40 * 60)))]);
    house.say("c1", "what about my parcel").await;
    let shown = house.answers("c1", 2).await;
    assert_eq!(house.counters().stale, 1);
    let last = shown.last().unwrap();
    assert!(last.text.contains("what about my parcel"), "{last:?}");
    assert!(last.parts > 1, "the answer says that it is late: {last:?}");
}

#[tokio::test(start_paused = true)]
async fn a_message_that_panics_three_times_is_set_aside_and_the_others_are_answered() {
    let house = House::start(Script::default()).await;
    house.take(vec![hears("c1", "a", None, "first"), hears("c1", "b", None, "boom"), hears("c1", "c", None, "third")]).await;
    let shown = house.answers("c1", 2).await;
    assert_eq!(house.counters().quarantined, 1, "{shown:?}");
    assert!(shown.iter().any(|message| message.text.contains("third")), "{shown:?}");
    let told: Vec<_> = house.shown("c1").into_iter().filter(|message| message.answers.contains(&DeliveryId::new("b"))).collect();
    assert_eq!(told.len(), 1, "the customer is told about the message that was set aside: {told:?}");
}

#[tokio::test(start_paused = true)]
async fn a_model_that_panics_fails_stalls_or_is_cut_leaves_an_honest_text() {
    for fault in ["panic", "permanent", "retry", "stall", "cut"] {
        let house = House::start(Script { fault, ..Script::default() }).await;
        house.say("c1", "hello there").await;
        let shown = house.any("c1").await;
        assert!(shown.iter().any(|message| message.text.contains("try again")), "{fault}: {shown:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_model_that_fails_twice_is_asked_a_third_time() {
    let house = House::start(Script { fault: "retry", fault_times: 2, ..Script::default() }).await;
    house.say("c1", "hello there").await;
    assert!(house.answers("c1", 1).await[0].text.contains("hello there"));
}

/// Words of a person.
fn says(text: &str) -> AgentAct {
    AgentAct::Reply { text: text.to_owned(), attachments: Vec::new() }
}

#[tokio::test(start_paused = true)]
async fn a_person_takes_over_and_the_assistant_is_silent_until_they_return() {
    let house = House::start(Script { desk: true, ..Script::default() }).await;
    house.say("c1", "/human").await;
    house.any("c1").await;
    let ticket = house.ticket("c1").await;
    let act = |act| Agent { ticket: ticket.clone(), name: "Ana".to_owned(), act };
    assert_eq!(house.act("x", Agent { ticket: "T-NOBODY".to_owned(), ..act(AgentAct::Return) }).await, ActTaken::UnknownTicket);
    // The business may number its acts as the platform numbers its messages.
    assert_eq!(house.act("c1-1", act(says("This is Ana."))).await, ActTaken::New);
    assert_eq!(house.act("c1-1", act(says("This is Ana."))).await, ActTaken::Duplicate);
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(house.shown("c1").iter().filter(|message| message.text.contains("This is Ana.")).count(), 1);
    assert!(matches!(house.phase("c1").await, Phase::WithPerson { .. }));
    let before = house.shown("c1").len();
    house.say("c1", "thank you Ana").await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(house.shown("c1").len(), before, "the assistant is silent");
    assert_eq!(house.relayed(), ["requested", "said"]);
    // Who waits for an answer is told that there will be none.
    let heard = house.history.answers(&fixture::address("c1"), &DeliveryId::new("c1-2")).await.unwrap();
    assert_eq!(heard, Answers::Done(Vec::new()));
    assert_eq!(house.act("r2", act(AgentAct::Return)).await, ActTaken::New);
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(house.act("r2", act(AgentAct::Return)).await, ActTaken::Duplicate, "a repeat is recognised after the ticket is closed");
    house.say("c1", "and now").await;
    house.answers("c1", 1).await;
    let late = act(says("One more thing."));
    assert_eq!(house.act("r3", late).await, ActTaken::UnknownTicket, "the ticket is closed");
}

#[tokio::test(start_paused = true)]
async fn a_desk_that_is_gone_gives_the_conversation_back() {
    let house = House::start(Script { desk: true, desk_refuses: true, ..Script::default() }).await;
    house.say("c1", "/human").await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(house.phase("c1").await, Phase::Open);
}

#[tokio::test(start_paused = true)]
async fn a_desk_that_is_down_for_long_does_not_keep_the_assistant_from_answering() {
    const SAID: usize = 40;
    const MAX_ASIDE: usize = 32;
    let house = House::start(Script { desk: true, ..Script::default() }).await;
    house.desk_is_down(true);
    house.say("c1", "/human").await;
    house.any("c1").await;
    let began = tokio::time::Instant::now();
    for n in 1..=SAID {
        house.say("c1", "hello there").await;
        house.answers("c1", n).await;
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    house.desk_is_down(false);
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(house.relayed().len(), MAX_ASIDE, "that a person is asked for, and what was said first");
    assert_eq!(house.counters().undeliverable, (SAID + 1 - MAX_ASIDE) as u64);
}

#[tokio::test(start_paused = true)]
async fn what_is_said_to_a_person_waits_for_a_desk_that_is_down_and_all_of_it_arrives() {
    const SAID: usize = 150;
    const MAX_TO_DESK: usize = 64;
    let house = House::start(Script { desk: true, ..Script::default() }).await;
    house.say("c1", "/human").await;
    house.any("c1").await;
    let act = says("This is Ana.");
    let agent = Agent { ticket: house.ticket("c1").await, name: "Ana".to_owned(), act };
    assert_eq!(house.act("r1", agent).await, ActTaken::New);
    tokio::time::sleep(Duration::from_secs(5)).await;
    house.desk_is_down(true);
    for _ in 0..SAID {
        house.say("c1", "hello there").await;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(house.counters().turns, 1 + MAX_TO_DESK as u64, "the rest waits in the inbox");
    house.desk_is_down(false);
    tokio::time::sleep(Duration::from_secs(900)).await;
    assert_eq!((house.relayed().len(), house.counters().undeliverable), (1 + SAID, 0));
}

#[tokio::test(start_paused = true)]
async fn those_who_read_wait_for_the_commit_and_continue_by_cursor() {
    let caps = Caps { delivery: Delivery::Pull, ..fixture::CAPS };
    let house = House::start(Script { caps, ..Script::default() }).await;
    let changed = house.history.changed(&fixture::address("c1"));
    house.say("c1", "hello there").await;
    changed.await;
    let delivery = DeliveryId::new("c1-1");
    let Answers::Done(answers) = house.history.answers(&fixture::address("c1"), &delivery).await.unwrap() else { panic!("not answered") };
    assert!(!answers.is_empty());
    assert_eq!(house.history.answers(&fixture::address("c1"), &DeliveryId::new("no")).await.unwrap(), Answers::Unknown);
    let all = house.history.since(&fixture::address("c1"), 0).await.unwrap();
    assert_eq!(all, answers);
    let rest = house.history.since(&fixture::address("c1"), all[0].cursor).await.unwrap();
    assert_eq!(rest, all[1..]);
    assert!(house.channel.attempts("c1").is_empty(), "nothing is pushed to those who read");
}

#[tokio::test(start_paused = true)]
async fn an_idle_conversation_is_closed_by_its_timer() {
    let house = House::start(Script::default()).await;
    house.say("c1", "hello there").await;
    house.answers("c1", 1).await;
    tokio::time::sleep(Duration::from_secs(13 * 3600)).await;
    assert_eq!(house.phase("c1").await, Phase::Closed);
}

#[tokio::test(start_paused = true)]
async fn stopping_parks_what_hangs_and_takes_no_more() {
    let house = House::start(Script { delay: Duration::from_secs(25), ..Script::default() }).await;
    house.say("c1", "hello there").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let began = tokio::time::Instant::now();
    assert_eq!(house.runtime.stop().await.unwrap(), Stopped::Parked);
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert!(house.sink.take(vec![hears("c1", "late", None, "too late")]).await.is_err());
}

#[tokio::test]
async fn a_paced_place_delays_no_other() {
    let pace = turjuman::core::message::Pace { per_place_per_min: 60, ..turjuman::core::message::Pace::UNLIMITED };
    let house = House::start(Script { caps: Caps { pace, ..fixture::CAPS }, gather_ms: 0, ..Script::default() }).await;
    let began = std::time::Instant::now();
    for _ in 0..3 {
        house.say("paced", "hello there").await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    house.say("other", "hello there").await;
    house.answers("other", 1).await;
    assert!(began.elapsed() < Duration::from_millis(900), "{:?}", began.elapsed());
    assert!(house.shown("paced").len() < 6, "the place itself is paced");
}

#[tokio::test(start_paused = true)]
async fn while_a_platform_is_gone_messages_wait_in_the_inbox_and_nothing_is_lost() {
    let house = House::start(Script::default()).await;
    house.channel.will("c1", vec![Outcome::Retry(None); 40]);
    for n in 0..60 {
        house.take(vec![hears("c1", &format!("m{n}"), Some(n), "hello there")]).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    tokio::time::sleep(Duration::from_secs(4 * 3600)).await;
    let answered: Vec<_> = house.answers("c1", 1).await.into_iter().flat_map(|shown| shown.answers).collect();
    for n in 0..60 {
        assert!(answered.contains(&DeliveryId::new(format!("m{n}"))), "m{n}: {answered:?}");
    }
    assert_eq!(answered.len(), 60, "each once: {answered:?}");
    assert!(answered.is_sorted_by_key(|id| id.as_str()[1..].parse::<u32>().unwrap()), "{answered:?}");
}

#[tokio::test(start_paused = true)]
async fn what_takes_longer_than_a_lease_keeps_it() {
    let house = House::start(Script { delay: Duration::from_secs(9), lease: Duration::from_secs(4), ..Script::default() }).await;
    house.channel.will("c1", vec![Outcome::Slow(Duration::from_secs(50))]);
    house.say("c1", "hello there").await;
    let shown = house.answers("c1", 1).await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(house.answers("c1", 1).await.len(), 1, "{shown:?}");
    assert_eq!(house.counters().turns, 1);
    assert!(house.channel.attempts("c1").len() == 2, "the greeting and the answer, each once");
}

#[tokio::test(start_paused = true)]
async fn who_was_erased_meanwhile_begins_anew() {
    let house = House::start(Script::default()).await;
    house.say("c1", "hello there").await;
    house.answers("c1", 1).await;
    // The lane still waits to write a receipt.
    let identity = Identity { bot: house.bot.clone(), account: "test:a".into(), author: "customer".into() };
    assert_eq!(house.runtime.store().erase(&identity).await.unwrap(), 1);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(house.runtime.conversation(&house.bot, &fixture::address("c1")).await.unwrap().is_none(), "nothing comes back");
    let began = tokio::time::Instant::now();
    house.say("c1", "hello again").await;
    house.answers("c1", 2).await;
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let greetings = house.shown("c1").iter().filter(|shown| shown.text.contains("welcome")).count();
    assert_eq!(greetings, 2, "a stranger is greeted, under ids that the platform does not take for repeats");
}
