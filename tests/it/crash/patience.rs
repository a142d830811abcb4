//! A customer who goes on typing is answered all the same.

use std::time::{Duration, Instant};

use turjuman::cli::bench::load::Verdict;
use turjuman::cli::bench::stage::Manifest;

use super::rig::{Rig, scripted};

/// One typist per speed of the model: (what they ask about, the answer is there at the latest).
const TYPISTS: [(&str, Duration); 2] = [("oak", Duration::from_secs(8)), ("walnut", Duration::from_secs(14))];
/// A little slower than 3 s and 6 s, so that no message comes at the same moment as the answer.
const SCRIPT: &str = r#"
[[answer]]
when = "oak"
delay_ms = 3400
text = "The oak table is made to order in our own workshop."

[[answer]]
when = "walnut"
delay_ms = 6400
text = "The walnut table is made to order in our own workshop."
"#;

/// A message every second until the first answer is there; how long that took.
async fn types_until_answered(rig: &Rig, about: &str, limit: Duration) -> Duration {
    let (mut client, began) = (rig.client(), Instant::now());
    for n in 0.. {
        rig.send(&mut client, about, n, &format!("How long does the delivery of the {about} table take?")).await;
        let next = Duration::from_secs(n as u64 + 1);
        while began.elapsed() < next {
            if let Some(answer) = rig.answers(about).first() {
                return answer.at.duration_since(began);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(began.elapsed() < limit, "{about} was not answered within {limit:?}");
    }
    unreachable!("the loop ends by the answer or the limit")
}

async fn typist(about: &str, limit: Duration) {
    let manifest = Manifest { gather_ms: 300, model: scripted(), ..Manifest::default() };
    let rig = Rig::start_with(&manifest, SCRIPT, |_| Verdict::Take).await;
    let took = types_until_answered(&rig, about, limit).await;
    let cancelled = rig.counters().await.rejoined;
    println!("{about}: first answer after {took:?}, {cancelled} cancelled");
    assert!(cancelled <= 2, "{about}: {cancelled}");
    rig.whole(Duration::from_secs(20)).await;
}

#[tokio::test]
async fn who_goes_on_typing_is_answered_in_time() {
    let [(oak, soon), (walnut, later)] = TYPISTS;
    tokio::join!(typist(oak, soon), typist(walnut, later));
}
