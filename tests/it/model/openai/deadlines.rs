//! Deadlines and places.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use turjuman::conformance::openai::{Fake, Fault, Pace, Script, Turn, When};
use turjuman::ports::ModelError;

use super::{alone, ask, fake, section};

#[tokio::test]
async fn the_total_bounds_all_attempts() {
    let fake = fake().await;
    fake.set(Script::new().rule(When::Always, Turn::fault(Fault::page(503)).at(Pace::fixed(150, 0))));
    let model = alone(&fake, "total_timeout_ms = 700\nattempts = 5");
    let begun = Instant::now();
    assert!(matches!(ask(&model).await.end, Some(Err(ModelError::Retry { .. }))));
    assert!(begun.elapsed() < Duration::from_millis(900), "{:?}", begun.elapsed());
    assert!((2..5).contains(&fake.requests()), "{}", fake.requests());
}

#[tokio::test]
async fn a_long_answer_is_cut_by_the_total_and_by_nothing_else() {
    let fake = fake().await;
    let words = "one two three four five six seven eight nine ten eleven twelve";
    fake.set(Script::new().rule(When::Always, Turn::words(words).at(Pace::fixed(50, 20))));
    // Longer in all than any of the other deadlines.
    let model = alone(&fake, "first_token_timeout_ms = 300\nidle_timeout_ms = 200\nconnect_timeout_ms = 300\ntotal_timeout_ms = 5000");
    let answered = ask(&model).await;
    assert!(answered.is_done() && answered.text.contains("twelve"), "{answered:?}");
    let model = alone(&fake, "total_timeout_ms = 300");
    let begun = Instant::now();
    let answered = ask(&model).await;
    assert!(matches!(&answered.end, Some(Err(ModelError::Retry { what, .. })) if what.contains("whole answer")), "{answered:?}");
    assert!(begun.elapsed() < Duration::from_millis(600) && answered.text.contains("one"));
}

#[tokio::test]
async fn only_so_many_answers_are_written_at_once() {
    let fake = Fake::start(Script::new().pace(Pace::fixed(100, 0))).await.unwrap();
    let model = alone(&fake, "concurrency = 3");
    let all = join_all((0..9).map(|_| ask(&model))).await;
    assert!(all.iter().all(super::Answered::is_done));
    assert_eq!(fake.most_open(), 3);
}

#[tokio::test]
async fn waiting_for_a_place_counts() {
    let fake = fake().await;
    // The first word comes at once, the last one after a second.
    fake.set(Script::new().rule(When::Always, Turn::words("one two three four five six").at(Pace::fixed(0, 5))));
    let model = alone(&fake, "concurrency = 1\nfirst_token_timeout_ms = 400");
    let begun = Instant::now();
    let late = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let answered = ask(&model).await;
        (answered, begun.elapsed())
    };
    let (first, (second, after)) = tokio::join!(ask(&model), late);
    assert!(first.is_done());
    assert!(matches!(&second.end, Some(Err(ModelError::Refused { what })) if what.contains("places")), "{second:?}");
    assert!(after < Duration::from_millis(900) && fake.requests() == 1, "{after:?}");
}

#[tokio::test]
async fn nobody_listening_is_found_at_once() {
    let fake = fake().await;
    let section = section(&fake, "attempts = 1");
    drop(fake);
    // The port is free again once the fake has ended.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let model = super::assembled(&section).model;
    let begun = Instant::now();
    let answered = ask(&model).await;
    assert!(answered.is_done() && begun.elapsed() < Duration::from_secs(2), "{answered:?}");
    let findings = model.probe().await;
    assert!(findings[0].what.contains("cannot be reached"), "{findings:?}");
}
