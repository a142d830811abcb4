//! Thousands of updates that come out of order and more than once.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::time::Instant;
use turjuman::cli::bench::stage::question;
use turjuman::conformance::telegram::{Customer, Disorder};

use super::shop::{Shop, Wish};

const CHATS: usize = 200;
const MESSAGES: usize = 25;
const WITHIN: Duration = Duration::from_secs(240);

/// The number in a delivery's id.
fn number(delivery: &str) -> i64 {
    delivery.strip_prefix('u').and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{delivery} is no update"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_chat_is_answered_once_and_in_order_whatever_order_updates_come_in() {
    let shop = Shop::open(Wish::default()).await;
    shop.bot.disorder(Some(Disorder { window: 300, repeats_percent: 20, seed: 11 }));
    let customers: Vec<Customer> = (0..CHATS).map(|n| shop.bot.customer(&format!("Customer {n}"))).collect();
    let began = Instant::now();
    for n in 0..MESSAGES {
        for (at, customer) in customers.iter().enumerate() {
            customer.say(&question(n + at));
        }
        // So that there are several turns: not all is there before the first is taken.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(shop.bot.until(WITHIN, |bot| bot.waiting() == 0).await, "{} wait", shop.bot.waiting());
    let (mut turns, mut late, mut all) = (0, 0, BTreeSet::new());
    for customer in &customers {
        let address = shop.place(customer);
        let answers = loop {
            let answers = shop.answers(&address).await;
            if answers.iter().map(Vec::len).sum::<usize>() >= MESSAGES {
                break answers;
            }
            assert!(began.elapsed() < WITHIN, "{} waits: {answers:?}", customer.chat());
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        let (mut once, mut last) = (BTreeSet::new(), i64::MIN);
        for answer in &answers {
            let ids: Vec<i64> = answer.iter().map(|delivery| number(delivery)).collect();
            assert!(ids.is_sorted(), "a turn is in the platform's order: {answers:?}");
            // What came late joined the next turn.
            late += usize::from(ids.first().is_some_and(|first| *first < last));
            last = last.max(ids.last().copied().unwrap_or_default());
            assert!(ids.iter().all(|id| once.insert(*id)), "answered twice: {answers:?}");
        }
        assert_eq!(once.len(), MESSAGES, "{answers:?}");
        turns += answers.len();
        all.extend(once);
    }
    assert_eq!(all.len(), CHATS * MESSAGES);
    // What is answered twice comes after what is answered.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let shown: usize = customers.iter().map(|customer| customer.shown().len()).sum();
    assert_eq!(shown, turns + CHATS, "the answers and a greeting for each");
    println!("{} updates over {CHATS} chats: {turns} answers, {late} of them with what came late, in {:?}", all.len(), began.elapsed());
    assert!(late > 0, "the order was disturbed");
}
