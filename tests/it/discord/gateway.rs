//! The gateway breaks in every way that is known: nothing is lost, and nothing is answered twice.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::json;
use turjuman::cli::bench::stage::question;
use turjuman::conformance::discord::{Fault, Moment, On, Setup};

use super::house::{A_WHILE, House, Plan, SOON, right};

fn count(house: &House, wanted: impl Fn(&Moment) -> bool) -> usize {
    house.fake.gateway().met().iter().filter(|met| wanted(&met.what)).count()
}

fn resumed(what: &Moment) -> bool {
    matches!(what, Moment::Resumed { .. })
}

/// Breaks the gateway in one way.
type Break = fn(&House);

/// The connection is cut, cannot be resumed, and no other comes about until the gateway opens again.
fn lose_the_gateway(house: &House) {
    house.fake.gateway().shut(true);
    house.fake.gateway().forget();
    house.fake.gateway().cut();
}

#[tokio::test]
async fn what_is_said_while_a_connection_is_away_is_answered_once() {
    let breaks: &[(&str, Break, bool)] = &[
        ("cut", |house| assert_eq!(house.fake.gateway().cut(), 1), true),
        ("op 7", |house| assert_eq!(house.fake.gateway().reconnect(), 1), true),
        ("close 4000", |house| assert_eq!(house.fake.gateway().close(4000), 1), true),
        ("op 9, resumable", |house| assert_eq!(house.fake.gateway().invalidate(true), 1), true),
        ("op 9", |house| assert_eq!(house.fake.gateway().invalidate(false), 1), false),
        ("close 4009", |house| assert_eq!(house.fake.gateway().close(4009), 1), false),
        (
            "forgotten",
            |house| {
                house.fake.gateway().forget();
                house.fake.gateway().cut();
            },
            false,
        ),
    ];
    let runs = breaks.iter().map(|&(name, act, resumes)| async move {
        let house = House::start(Plan::default()).await;
        let ada = house.fake.customer("ada", "en-GB");
        let direct = ada.direct();
        let asked = ada.say(direct, question(0)).unwrap();
        house.answered(&ada, direct, asked, &right(0)).await;
        let (before, started) = (count(&house, resumed), house.fake.gateway().started());
        house.fake.gateway().shut(true);
        act(&house);
        let gone = house.fake.until(SOON, |fake| (fake.gateway().live() == 0).then_some(())).await;
        assert!(gone.is_some(), "{name}: {:#?}", house.fake.gateway().met());
        let missed: Vec<_> = (1..4).map(|n| ada.say(direct, question(n)).unwrap()).collect();
        house.fake.gateway().shut(false);
        assert!(house.fake.gateway().wait_live(1, SOON).await, "{name}: {:#?}", house.fake.gateway().met());
        let last = ada.say(direct, question(4)).unwrap();
        let end = tokio::time::Instant::now() + SOON;
        while answered(&house, &ada).await.len() < 5 {
            assert!(tokio::time::Instant::now() < end, "{name}: {:?}: {:#?}", answered(&house, &ada).await, house.fake.seen());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(A_WHILE).await;
        let more = (count(&house, resumed) - before, house.fake.gateway().started() - started);
        assert_eq!(more, if resumes { (1, 0) } else { (0, 1) }, "{name}: {:#?}", house.fake.gateway().met());
        let times = answered(&house, &ada).await;
        for id in missed.into_iter().chain([last]) {
            assert_eq!(times.get(&id.to_string()), Some(&1), "{name}: {times:?}");
        }
    });
    futures_util::future::join_all(runs).await;
}

/// How often each delivery of a customer's direct channel is answered.
async fn answered(house: &House, customer: &turjuman::conformance::discord::Customer) -> BTreeMap<String, u32> {
    let mut times = BTreeMap::new();
    for recorded in house.recorded(&house.address(customer, customer.direct())).await {
        if recorded.message.origin == turjuman::core::message::Origin::Answer {
            recorded.message.answers.iter().for_each(|delivery| *times.entry(delivery.to_string()).or_default() += 1);
        }
    }
    times
}

#[tokio::test]
async fn a_session_without_answers_to_its_heartbeats_is_left_and_goes_on() {
    let setup = Setup::new().without_limits().heartbeat(Duration::from_millis(200));
    let house = House::start(Plan { setup, ..Plan::default() }).await;
    house.fake.gateway().acknowledge(false);
    let again = house.fake.until(SOON, |fake| fake.gateway().met().iter().any(|met| resumed(&met.what)).then_some(())).await;
    assert!(again.is_some(), "{:#?}", house.fake.gateway().met());
    house.fake.gateway().acknowledge(true);
    let ada = house.fake.customer("ada", "en-GB");
    assert!(house.fake.gateway().wait_live(1, SOON).await);
    let asked = ada.say(ada.direct(), question(0)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(0)).await;
}

#[tokio::test]
async fn who_is_not_greeted_comes_again() {
    let house = House::begin(Plan::default()).await;
    house.fake.gateway().greet(false);
    house.fake.gateway().cut();
    tokio::time::sleep(A_WHILE).await;
    house.fake.gateway().greet(true);
    house.fake.gateway().cut();
    assert!(house.fake.gateway().wait_live(1, SOON * 2).await, "{:#?}", house.fake.gateway().met());
}

#[tokio::test]
async fn events_that_cannot_be_read_harm_no_other() {
    let house = House::start(Plan::default()).await;
    let gateway = house.fake.gateway();
    let ada = house.fake.customer("ada", "en-GB");
    for (name, data) in [
        ("MESSAGE_CREATE", json!({"id": 5})),
        ("MESSAGE_CREATE", json!("text")),
        ("MESSAGE_CREATE", json!({"id": "x", "channel_id": [], "author": null})),
        ("MESSAGE_UPDATE", json!({"id": "5", "channel_id": "6", "edited_timestamp": "yesterday", "author": {"id": "7"}})),
        ("INTERACTION_CREATE", json!({"id": "5", "type": 99})),
        ("GUILD_CREATE", json!({"id": {}})),
        ("THREAD_CREATE", json!(null)),
        ("SOMETHING_NEW", json!({"id": "5"})),
    ] {
        gateway.dispatch(name, None, data);
    }
    gateway.write("no JSON");
    gateway.write("{\"op\": 99, \"d\": null}");
    gateway.write("[]");
    let asked = ada.say(ada.direct(), question(0)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(0)).await;
    assert_eq!(gateway.started(), 1, "{:#?}", gateway.met());
}

#[tokio::test]
async fn a_history_is_read_though_discord_fails_at_first() {
    let house = House::start(Plan::default()).await;
    let ada = house.fake.customer("ada", "en-GB");
    let asked = ada.say(ada.direct(), question(0)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(0)).await;
    lose_the_gateway(&house);
    let missed = ada.say(ada.direct(), question(1)).unwrap();
    let busy = Fault::Busy { after: Duration::from_millis(300), scope: turjuman::conformance::discord::Scope::User };
    house.fake.queue(On::Route("GET /channels/*/messages"), [Fault::Page(502), busy, Fault::CutBefore, Fault::Garbled]);
    house.fake.gateway().shut(false);
    house.answered(&ada, ada.direct(), missed, &right(1)).await;
}

#[tokio::test]
async fn every_shard_hears_its_guilds() {
    let house = House::start(Plan { setup: Setup::new().without_limits().shards(3), ..Plan::default() }).await;
    assert!(house.fake.gateway().wait_live(3, SOON).await, "{:#?}", house.fake.gateway().met());
    let ada = house.fake.customer("ada", "en-GB");
    for shard in 0..3 {
        let channel = house.fake.channel(house.fake.guild_of_shard("shop", shard, 3), "help");
        let asked = ada.mention(channel, &question(0)).unwrap();
        house.answered(&ada, channel, asked, &right(0)).await;
    }
    let asked = ada.say(ada.direct(), question(1)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(1)).await;
    assert_eq!(house.fake.gateway().started(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_history_is_read_whole() {
    const MISSED: usize = 1_250;
    let house = House::start(Plan { gather_ms: 200, ..Plan::default() }).await;
    let ada = house.fake.customer("ada", "en-GB");
    let asked = ada.say(ada.direct(), question(0)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(0)).await;
    lose_the_gateway(&house);
    for n in 0..MISSED {
        ada.say(ada.direct(), question(n)).unwrap();
    }
    house.fake.gateway().shut(false);
    let end = tokio::time::Instant::now() + SOON * 3;
    while house.channel.taken.lock().unwrap().len() < MISSED + 1 {
        assert!(tokio::time::Instant::now() < end, "{} were taken", house.channel.taken.lock().unwrap().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let pages = house.fake.seen().iter().filter(|seen| seen.method == "GET" && seen.path.ends_with("/messages")).count();
    assert!(pages > 12, "{pages}");
}
