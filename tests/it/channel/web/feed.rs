//! What a page is told: everything, in order, once.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use serde_json::json;
use turjuman::channel::Live;
use turjuman::core::key::LocaleTag;
use turjuman::core::message::Markup;

use super::bench::{page, with};

#[tokio::test]
async fn a_page_is_told_what_was_said_and_what_is_said_from_then_on() {
    let page = page();
    let token = page.session().await;
    page.write(&token, "m1", "one").await;
    page.write(&token, "m2", "two").await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    assert_eq!(feed.told(2).await, ["heard one", "heard two"]);
    // Both belong to one turn: only the last names its place.
    page.world.deal();
    assert_eq!(feed.told(2).await, ["heard one", "heard@1 two"]);
    page.world.say("answer");
    assert_eq!(feed.told(2).await, ["message@2 answer", "texts en"]);
    page.world.note();
    page.world.say_in("ar", "جواب", &[("yes", "نعم")]);
    assert_eq!(feed.told(2).await, ["message@4 جواب", "texts ar"]);
    page.post("/choices", &token, &json!({"id": "c1", "choice": "yes", "message": "msg_4"})).await;
    page.world.deal();
    let chose = feed.next().await;
    assert_eq!((chose.name.as_str(), chose.id, &chose.data["text"]), ("heard", Some(5), &json!("نعم")));
    // Another page comes where this one was.
    for (after, expect) in [
        (None, vec!["heard one", "heard@1 two", "message@2 answer", "message@4 جواب", "heard@5 نعم", "texts ar"]),
        (Some(2), vec!["message@4 جواب", "heard@5 نعم", "texts ar"]),
        (Some(4), vec!["heard@5 نعم"]),
    ] {
        let mut feed = page.events(&token, after).await.ok().unwrap();
        assert_eq!(feed.told(expect.len()).await, expect, "{after:?}");
        drop(feed);
    }
}

#[tokio::test]
async fn a_message_says_all_of_it() {
    let page = page();
    let token = page.session().await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    page.world.say_in("ar", "أهلا\nبك", &[("yes", "نعم")]);
    let event = feed.next().await;
    assert_eq!(
        event.data,
        json!({
            "id": "msg_1", "at": "2026-09-21T14:13:20Z", "origin": "answer", "locale": "ar", "direction": "rtl",
            "markup": serde_json::to_value(Markup::text("أهلا\nبك")).unwrap(), "text": "أهلا\n\nبك",
            "choices": [{"id": "yes", "label": "نعم"}], "sources": [], "files": [], "answers": [],
        })
    );
}

#[tokio::test]
async fn what_is_being_written_comes_after_what_was_said_and_ends_after_it() {
    let page = page();
    let token = page.session().await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    page.world.live.send_replace(Live::Typing);
    assert_eq!(feed.told(1).await, ["typing"]);
    let preview = |text: &str| Live::Preview { id: "draft_1".to_owned(), markup: Markup::text(text), locale: LocaleTag::new("de") };
    page.world.live.send_replace(preview("Die"));
    let event = feed.next().await;
    assert_eq!((event.name.as_str(), &event.data["id"], &event.data["direction"]), ("preview", &json!("draft_1"), &json!("ltr")));
    // The end of writing is known before anybody says that the history changed.
    page.world.changes.send_if_modified(|_| false);
    page.world.say_in("de", "Die Lieferung", &[]);
    page.world.live.send_replace(Live::Idle);
    assert_eq!(feed.told(3).await, ["message@1 Die Lieferung", "texts de", "idle"]);
    // Who comes later sees the state of that moment.
    page.world.live.send_replace(preview("Noch"));
    let mut late = page.events(&token, Some(1)).await.ok().unwrap();
    assert_eq!(late.told(1).await, ["preview de"]);
    assert_eq!(feed.told(1).await, ["preview de"]);
}

#[tokio::test]
async fn a_business_can_do_without_the_sign_of_typing() {
    let page = with(|settings| settings.typing = false);
    let token = page.session().await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    page.world.live.send_replace(Live::Typing);
    assert!(tokio::time::timeout(Duration::from_millis(50), feed.next()).await.is_err());
    page.world.say("answer");
    assert_eq!(feed.told(1).await, ["message@1 answer"]);
}

#[tokio::test]
async fn a_long_history_is_told_to_its_end() {
    let page = page();
    let token = page.session().await;
    for n in 1..=350 {
        page.world.say(&n.to_string());
    }
    let mut feed = page.events(&token, None).await.ok().unwrap();
    let mut n = 0;
    while n < 350 {
        let event = feed.next().await;
        if event.name == "message" {
            n += 1;
            assert_eq!((event.id, event.data["text"].as_str()), (Some(n), Some(n.to_string().as_str())));
        }
    }
}

#[tokio::test]
async fn a_page_that_remembers_what_is_no_more_begins_anew() {
    let page = page();
    let token = page.session().await;
    for n in 1..=5 {
        page.world.say(&n.to_string());
    }
    page.world.forget();
    page.world.say("new");
    let mut feed = page.events(&token, Some(5)).await.ok().unwrap();
    assert_eq!(feed.told(3).await, ["reset", "message@1 new", "texts en"]);
    // What is no number is no place.
    page.world.say("more");
    let mut feed = page.events(&token, Some(u64::MAX)).await.ok().unwrap();
    assert_eq!(feed.told(2).await, ["reset", "message@1 new"]);
}

#[tokio::test(start_paused = true)]
async fn a_silent_stream_gives_a_sign_of_life() {
    let page = page();
    let token = page.session().await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    let sign = Bytes::from_static(b": \n\n");
    assert_eq!(feed.0.next().await.unwrap(), sign);
    for _ in 0..3 {
        let began = tokio::time::Instant::now();
        assert_eq!(feed.0.next().await.unwrap(), sign);
        assert_eq!(began.elapsed().as_secs(), 15);
    }
}

/// Messages come while the page reads; whatever the moment, none is lost and none comes twice.
#[tokio::test]
async fn nothing_falls_between_reading_and_waiting() {
    let page = page();
    let token = page.session().await;
    let mut feed = page.events(&token, None).await.ok().unwrap();
    let world = page.world.clone();
    let writing = tokio::spawn(async move {
        for n in 1..=500_u64 {
            world.say(&n.to_string());
            if n % 7 == 0 {
                tokio::task::yield_now().await;
            }
        }
    });
    let mut n = 0;
    while n < 500 {
        let event = feed.next().await;
        if event.name == "message" {
            n += 1;
            assert_eq!(event.id, Some(n));
        }
    }
    writing.await.unwrap();
}
