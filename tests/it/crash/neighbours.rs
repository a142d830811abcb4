//! A conversation whose callbacks fail delays no other.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use turjuman::cli::bench::load::Verdict;
use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::Rig;

/// What befalls the callbacks of the failing conversation, attempt by attempt; afterwards all is well.
const FAULTS: [Verdict; 4] = [
    Verdict::Refuse { status: 500, retry_after: None },
    Verdict::Refuse { status: 429, retry_after: Some(1) },
    Verdict::Cut,
    Verdict::Late(Duration::from_secs(2)),
];
const FAILING: &str = "failing";
const NEIGHBOURS: usize = 16;
/// Far below every wait of the failing conversation, and far above what a busy machine adds.
const LOW: Duration = Duration::from_millis(400);

#[tokio::test]
async fn a_failing_callback_delays_no_other_conversation() {
    let attempts = AtomicUsize::new(0);
    let verdict = move |callback: &turjuman::cli::bench::load::Callback| match callback.body.conversation.as_str() {
        FAILING => FAULTS.get(attempts.fetch_add(1, Ordering::Relaxed)).copied().unwrap_or(Verdict::Take),
        _ => Verdict::Take,
    };
    let rig = Rig::start_with(&Manifest::default(), "", verdict).await;
    let mut client = rig.client();
    for neighbour in 0..NEIGHBOURS {
        rig.send(&mut client, &format!("n{neighbour}"), 0, &question(neighbour)).await;
    }
    rig.send(&mut client, FAILING, 0, &question(0)).await;
    for n in 1..=20 {
        for neighbour in 0..NEIGHBOURS {
            rig.send(&mut client, &format!("n{neighbour}"), n, &question(n)).await;
            tokio::time::sleep(Duration::from_millis(8)).await;
        }
        if n % 5 == 0 {
            rig.send(&mut client, FAILING, n / 5, &question(n)).await;
        }
    }
    rig.whole(Duration::from_secs(20)).await;
    let failing: Vec<_> = rig.answers(FAILING).into_iter().flat_map(|callback| callback.body.answers).collect();
    assert_eq!(failing, (0..=4).map(|n| format!("{FAILING}-{n}")).collect::<Vec<_>>(), "all are answered in the end");
    let counters = rig.counters().await;
    assert!(counters.retries >= 3 && counters.undeliverable == 0, "{counters:?}");

    let others = rig.ledger.times(|id| !id.starts_with(FAILING));
    let mut times: Vec<_> = others.into_iter().map(|(_, time)| time).collect();
    times.sort();
    let p99 = times[times.len() * 99 / 100];
    println!("p99 of {} neighbours' messages: {p99:?}, longest {:?}", times.len(), times[times.len() - 1]);
    assert!(p99 < LOW, "p99 is {p99:?}");
}
