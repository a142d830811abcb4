//! What an account of ours knows over a restart, places that move, and what a platform gives with an event.

use std::time::Duration;

use turjuman::core::key::DeliveryId;
use turjuman::core::message::{Attachment, Author, Inbound, Interaction, MediaRef, Message, Place, What};
use turjuman::core::time::Timestamp;

use super::fixture::{House, Outcome, Script, address, hears};
use turjuman::channel::Told;

fn event(place: &str, delivery: &str, what: What) -> Inbound {
    Inbound::new(DeliveryId::new(delivery), address(place), Place::Private, Author::new("customer"), Timestamp(0), what)
}

#[tokio::test(start_paused = true)]
async fn a_place_that_moves_takes_its_conversation_along() {
    let house = House::start(Script::default()).await;
    house.say("old", "hello there").await;
    house.answers("old", 1).await;
    house.take(vec![event("old", "moved", What::Moved { to: "new".into() })]).await;
    house.take(vec![hears("new", "n1", None, "and here")]).await;
    assert!(house.answers("new", 1).await[0].text.contains("and here"));
    let conversation = house.runtime.conversation(&house.bot, &address("old")).await.unwrap().unwrap();
    assert_eq!(conversation.address.unwrap().place.as_ref(), "old", "it keeps the id it began with");
    assert!(house.runtime.conversation(&house.bot, &address("new")).await.unwrap().is_none());
    // The same after a kill, and after another move.
    let house = house.killed(Script::default()).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    house.take(vec![hears("new", "n2", None, "after a kill")]).await;
    house.answers("new", 2).await;
    house.take(vec![event("new", "moved again", What::Moved { to: "newer".into() })]).await;
    house.take(vec![hears("newer", "n3", None, "at last")]).await;
    house.answers("newer", 1).await;
    assert!(house.runtime.conversation(&house.bot, &address("newer")).await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn marks_outlive_a_kill() {
    let house = House::start(Script::default()).await;
    let of = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let marks = house.runtime.marks(&house.bot, "test", "a");
    assert_eq!(marks.read().await.unwrap(), of(&[]));
    marks.write(of(&[("c1", "7"), ("c2", "8")])).await.unwrap();
    marks.write(of(&[("c1", "9"), ("c2", "")])).await.unwrap();
    assert_eq!(marks.read().await.unwrap(), of(&[("c1", "9")]));
    let house = house.killed(Script::default()).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let marks = house.runtime.marks(&house.bot, "test", "a");
    assert_eq!(marks.read().await.unwrap(), of(&[("c1", "9")]));
    marks.write(of(&[("c1", "9")])).await.unwrap();
    marks.write(of(&[("c1", "7")])).await.unwrap();
    marks.write(of(&[("c1", "9")])).await.unwrap();
    assert_eq!(marks.read().await.unwrap(), of(&[("c1", "9")]), "writing the same again is no repeat");
    assert!(house.runtime.marks(&house.bot, "test", "b").read().await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn files_are_brought_here_before_the_turn_and_what_does_not_come_keeps_its_name() {
    let house = House::start(Script::default()).await;
    let file =
        |id: &str| Attachment::File { media: MediaRef { id: id.to_owned(), mime: None, name: Some(format!("{id}.pdf")), size: None } };
    let message = Message::text("m1", "see here").with_attachments(vec![file("good"), file("gone")]);
    house.take(vec![event("c1", "m1", What::Message(message))]).await;
    let shown = house.answers("c1", 1).await;
    assert!(shown[0].text.contains("see here"), "{shown:?}");
    let told = house.history.transcript(&address("c1"), 0).await.unwrap();
    let heard: Vec<String> = told
        .into_iter()
        .filter_map(|told| match told {
            Told::Heard { inbound, .. } => Some(inbound.what),
            Told::Shown(_) => None,
        })
        .filter_map(|what| if let What::Message(message) = what { Some(message.attachments) } else { None })
        .flatten()
        .filter_map(|attachment| attachment.media().map(|media| media.id.clone()))
        .collect();
    assert_eq!(heard, ["kept-good", "gone"]);
}

#[tokio::test(start_paused = true)]
async fn a_platforms_wish_for_a_pause_holds_the_place_for_all_who_write_there_and_no_other() {
    let house = House::start(Script::default()).await;
    house.channel.will("group", vec![Outcome::Retry(Some(Duration::from_secs(90)))]);
    let began = tokio::time::Instant::now();
    house.say("group", "hello there").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut other = hears("group", "other", None, "me too");
    other.address.author = "another".into();
    other.author = Author::new("another");
    house.take(vec![other, hears("elsewhere", "e1", None, "hello there")]).await;
    house.answers("elsewhere", 1).await;
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    house.answers("group", 2).await;
    assert!(began.elapsed() >= Duration::from_secs(90) && began.elapsed() < Duration::from_secs(95), "{:?}", began.elapsed());
    let attempts = house.channel.attempts("group");
    assert_eq!(attempts.len(), house.shown("group").len() + 1, "only the first attempt failed: {attempts:?}");
}

#[tokio::test(start_paused = true)]
async fn a_right_to_answer_goes_with_the_answer_while_it_holds_and_stands_in_no_history() {
    let house = House::start(Script::default()).await;
    let right = |ms: i64| Some(Interaction { token: "secret-token".to_owned(), expires: house.runtime.now().plus_ms(ms) });
    house.take(vec![hears("c1", "m1", None, "by a button").interacting(right(60_000))]).await;
    house.answers("c1", 1).await;
    house.take(vec![hears("c1", "m2", None, "too late").interacting(right(-1))]).await;
    house.answers("c1", 2).await;
    house.take(vec![hears("c1", "m3", None, "without")]).await;
    let shown = house.answers("c1", 3).await;
    let rights: Vec<_> = shown.iter().map(|shown| shown.interaction.as_ref().map(|right| right.token.as_str())).collect();
    assert_eq!(rights, [Some("secret-token"), None, None]);
    let history = house.history.since(&address("c1"), 0).await.unwrap();
    assert!(history.iter().all(|recorded| recorded.message.interaction.is_none()));
}
