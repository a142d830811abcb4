//! Messages that belong together get one answer, and messages that come twice get one too.

use std::time::Duration;

use turjuman::cli::bench::load::message;
use turjuman::cli::bench::server::ACCEPTED;
use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::Rig;

const SOON: Duration = Duration::from_secs(15);

#[tokio::test]
async fn five_quick_messages_get_one_answer() {
    let rig = Rig::start(&Manifest { gather_ms: 300, ..Manifest::default() }).await;
    let mut client = rig.client();
    rig.send(&mut client, "c", 0, &question(0)).await;
    assert!(rig.ledger.drained(SOON).await);
    for (n, text) in ["Hello again", "one more thing please", "it is about an order", &question(1), "Thank you"].into_iter().enumerate() {
        rig.send(&mut client, "c", n + 1, text).await;
    }
    let tally = rig.whole(SOON).await;
    let answers: Vec<_> = rig.callbacks("c").into_iter().map(|callback| callback.body.answers).collect();
    assert_eq!(answers.last().map(Vec::len), Some(5), "{answers:?}");
    assert_eq!(tally.joined, 4);
}

#[tokio::test]
async fn the_same_message_twice_gets_one_answer() {
    let mut rig = Rig::start(&Manifest::default()).await;
    let mut client = rig.client();
    let id = rig.send(&mut client, "c", 0, &question(0)).await;
    let body = message("c", &question(0));
    for _ in 0..3 {
        assert_eq!(client.post(&id, &body).await.expect("an answer"), ACCEPTED);
    }
    rig.whole(SOON).await;
    assert_eq!(client.post(&id, &body).await.expect("an answer"), ACCEPTED, "also when it was answered");
    rig.kill();
    rig.restart();
    rig.send(&mut client, "c", 1, &question(1)).await;
    assert_eq!(client.post(&id, &body).await.expect("an answer"), ACCEPTED, "also after a kill");
    rig.whole(SOON).await;
    assert_eq!(rig.answers("c").iter().filter(|callback| callback.body.answers.contains(&id)).count(), 1);
}
