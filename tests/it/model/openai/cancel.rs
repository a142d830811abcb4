//! A stream that is dropped.

use std::time::Duration;

use futures_util::StreamExt as _;
use turjuman::conformance::model::sample;
use turjuman::conformance::openai::{Ended, Fake, Fault, Pace, Script, Turn};
use turjuman::ports::Chunk;

use super::{alone, ask, assembled, section};

async fn ended(fake: &Fake) -> Option<Ended> {
    for _ in 0..200 {
        if let Some((how, _)) = fake.seen().first().and_then(|seen| seen.ended) {
            return Some(how);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    None
}

#[tokio::test]
async fn dropping_the_stream_closes_the_connection_wherever_it_stands() {
    let slow = Turn::default().at(Pace::fixed(50, 5));
    let turns = [(Turn::fault(Fault::StallBeforeHeaders), 0), (Turn::fault(Fault::StallBeforeToken), 0), (slow, 2)];
    for (turn, read) in turns {
        for chained in [false, true] {
            let fake = Fake::start(Script::new()).await.unwrap();
            fake.queue([turn.clone()]);
            let model = if chained { assembled(&section(&fake, "")).model } else { alone(&fake, "concurrency = 1") };
            let mut stream = model.answer(sample());
            let reading = async {
                let mut texts = 0;
                while read == 0 || texts < read {
                    texts += usize::from(matches!(stream.next().await, Some(Ok(Chunk::Text(_)))));
                }
            };
            // With nothing to read, until the request has arrived and some time more.
            drop(tokio::time::timeout(Duration::from_millis(if read == 0 { 300 } else { 5_000 }), reading).await);
            assert_eq!(fake.requests(), 1);
            drop(stream);
            assert_eq!(ended(&fake).await, Some(Ended::ClientGone), "{turn:?}, chained {chained}");
            // Its place is free again, and being cancelled is no failure.
            assert!(ask(&model).await.is_done());
            assert_eq!(fake.requests(), 2);
        }
    }
}

#[tokio::test]
async fn a_cancelled_answer_is_not_free() {
    let fake = Fake::start(Script::new()).await.unwrap();
    fake.queue([Turn::words("many words that nobody reads").at(Pace::fixed(0, 5))]);
    let model = alone(&fake, "price_prompt_per_million = 1000");
    let mut stream = model.answer(sample());
    let Some(Ok(Chunk::Spent(spent))) = stream.next().await else { panic!("nothing is told of the cost first") };
    assert!(spent.prompt_tokens > 0 && spent.micros > 0);
}
