//! Many messages in disorder.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use turjuman::cli::bench::stage::question;
use turjuman::core::message::Origin;

use super::house::{House, Plan};

const CHANNELS: usize = 200;
const EVENTS: usize = 5_000;
/// So many are mixed at a time.
const MIXED: usize = 500;
const TWICE_PERCENT: u64 = 20;
const WITHIN: Duration = Duration::from_secs(240);

/// Each channel is answered in the order of the platform among what was not taken yet, and everything once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_messages_in_disorder_are_answered_once() {
    let house = House::start(Plan { gather_ms: 20, ..Plan::default() }).await;
    let customers: Vec<_> = (0..CHANNELS).map(|n| house.fake.customer(&format!("c{n}"), "en-GB")).collect();
    let directs: Vec<_> = customers.iter().map(|customer| customer.direct()).collect();
    let began = std::time::Instant::now();
    let mut told = 0;
    for batch in 0..EVENTS / MIXED {
        house.fake.gateway().hold();
        for n in batch * MIXED..(batch + 1) * MIXED {
            customers[n % CHANNELS].say(directs[n % CHANNELS], question(n / CHANNELS)).unwrap();
        }
        told += house.fake.gateway().release(batch as u64, TWICE_PERCENT);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(told > EVENTS);
    let end = tokio::time::Instant::now() + WITHIN;
    while house.channel.taken.lock().unwrap().len() < EVENTS {
        assert!(tokio::time::Instant::now() < end, "{} of {EVENTS} were taken", house.channel.taken.lock().unwrap().len());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut all = HashMap::new();
    for (customer, direct) in customers.iter().zip(&directs) {
        let address = house.address(customer, *direct);
        while !house.runtime.is_settled(&house.bot, &address).await.unwrap() || house.recorded(&address).await.is_empty() {
            assert!(tokio::time::Instant::now() < end, "{address:?} waits");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        all.insert(address.clone(), house.recorded(&address).await);
    }
    let taken: HashMap<String, usize> =
        house.channel.taken.lock().unwrap().iter().enumerate().map(|(at, (_, delivery))| (delivery.clone(), at)).collect();
    assert_eq!(taken.len(), EVENTS, "each was taken once");
    let (mut times, mut turns, mut late) = (BTreeMap::<String, u32>::new(), 0, 0);
    for recorded in all.values() {
        let answers =
            recorded.iter().filter(|recorded| recorded.message.origin == Origin::Answer).map(|recorded| &recorded.message.answers);
        let mut before: Vec<u64> = Vec::new();
        for answer in answers {
            turns += 1;
            let ids: Vec<u64> = answer.iter().map(|delivery| delivery.as_str().parse().unwrap()).collect();
            assert!(ids.is_sorted(), "within a turn: {ids:?}");
            for id in &ids {
                *times.entry(id.to_string()).or_default() += 1;
                for earlier in before.iter().filter(|earlier| *earlier > id) {
                    // Later in an earlier answer: then the other had not come when that one had.
                    assert!(taken[&id.to_string()] > taken[&earlier.to_string()], "{id} was there before {earlier}");
                    late += 1;
                }
            }
            before.extend(ids);
        }
    }
    assert_eq!(times.len(), EVENTS, "not all were answered");
    assert!(times.values().all(|times| *times == 1), "some were answered more than once");
    let posted = house.fake.posted();
    let nonces: std::collections::BTreeSet<_> = posted.iter().filter_map(|message| message.nonce.clone()).collect();
    assert_eq!(nonces.len(), posted.len(), "nothing is shown twice");
    println!("{EVENTS} messages, {told} events, {CHANNELS} channels: {turns} turns, {late} late pairs, in {:?}", began.elapsed());
}
