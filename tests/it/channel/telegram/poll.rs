//! Updates that are asked for: nothing is lost between the platform and what is durable.

use std::time::{Duration, Instant};

use serde_json::json;
use turjuman::conformance::telegram::{Disorder, Fault, Refusal, Said, When};
use turjuman::core::message::What;

use super::{SOON, connect, fake, text, try_connect};

/// The library acknowledges a batch by asking for the next one, whether or not a handler has finished.
#[tokio::test]
async fn the_offset_moves_only_after_what_came_is_durable() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    *here.sink.refuse.lock().unwrap() = 2;
    let ada = bot.customer("Ada");
    for n in 0..5 {
        ada.say(&n.to_string());
    }
    let _receiving = here.receive();
    here.sink.until(5).await;
    assert_eq!(here.sink.texts(), ["0", "1", "2", "3", "4"]);
    let offsets: Vec<_> = bot.calls_of("getUpdates").iter().map(|call| call.sent["offset"].clone()).collect();
    assert!(offsets.iter().take(3).all(serde_json::Value::is_null), "{offsets:?}");
    assert!(bot.until(SOON, |bot| bot.waiting() == 0).await);
}

/// The library has no deduplication by `update_id`.
#[tokio::test]
async fn what_comes_twice_has_one_id_and_what_comes_in_disorder_its_order() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    bot.disorder(Some(Disorder { window: 8, repeats_percent: 50, seed: 4 }));
    let ada = bot.customer("Ada");
    for n in 0..60 {
        ada.say(&n.to_string());
    }
    let _receiving = here.receive();
    let whole = || {
        let mut events = here.sink.all();
        events.sort_by_key(|event| event.order);
        events.dedup_by_key(|event| event.delivery.clone());
        events.iter().map(text).collect::<Vec<_>>()
    };
    let expect: Vec<String> = (0..60).map(|n| n.to_string()).collect();
    assert!(bot.until(SOON, |_| whole() == expect).await, "{:?}", whole());
}

/// The library logs a body that it cannot read and forgets it; a panic in its handlers kills the process.
#[tokio::test]
async fn an_update_that_cannot_be_read_is_passed_over() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    ada.say("before");
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    for body in [json!({"message_id": "x"}), json!(17), json!({"message_id": 1, "chat": {"id": deep}})] {
        bot.update("message", &body);
    }
    bot.update("message_reaction", &json!({"chat": {"id": 7, "type": "private"}, "message_id": 1}));
    bot.update("of_tomorrow", &json!({"x": 1}));
    ada.say("after");
    let _receiving = here.receive();
    here.sink.until(2).await;
    assert_eq!(here.sink.texts(), ["before", "after"]);
    assert!(bot.until(SOON, |bot| bot.waiting() == 0).await);
}

#[tokio::test]
async fn an_album_is_one_message() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    ada.say("look");
    ada.album([Said::photo("a").captioned("both broken"), Said::photo("b"), Said::photo("c")]);
    ada.say("well?");
    let _receiving = here.receive();
    let events = here.sink.until(3).await;
    let mut events: Vec<_> = events.iter().map(|event| (event.order, text(event), attachments(&event.what))).collect();
    events.sort();
    let told: Vec<_> = events.into_iter().map(|(_, text, files)| (text, files)).collect();
    assert_eq!(told, [("look".to_owned(), 0), ("both broken".to_owned(), 3), ("well?".to_owned(), 0)]);
    assert!(bot.until(SOON, |bot| bot.waiting() == 0).await);
}

fn attachments(what: &What) -> usize {
    match what {
        What::Message(message) => message.attachments.len(),
        _ => 0,
    }
}

/// A button stops waiting in time, whatever it takes to take the press.
#[tokio::test]
async fn a_button_is_acknowledged_at_once() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    ada.say("hello");
    let _receiving = here.receive();
    here.sink.until(1).await;
    let mut with = super::outgoing("1", "pick");
    with.choices = vec![turjuman::core::message::Choice { id: "command:human".to_owned(), label: "A person".to_owned() }];
    let request = here.channel.encode(&super::at(ada.chat()), &turjuman::core::message::Action::Show(with)).unwrap();
    here.channel.send(&super::at(ada.chat()), &request, turjuman::channel::Attempt::First).await.unwrap();
    *here.sink.slow.lock().unwrap() = Duration::from_secs(3);
    let shown = ada.shown().pop().unwrap();
    let press = ada.press(shown.id, "A person").unwrap();
    assert!(bot.until(Duration::from_millis(1_500), |bot| bot.press(&press).is_some_and(|press| press.answered.is_some())).await);
    assert_eq!(here.sink.all().len(), 1);
    let event = here.sink.until(2).await.pop().unwrap();
    assert!(matches!(event.what, What::Chose { choice, .. } if choice == "command:human"));
}

/// The library panics where the first `getMe` fails, and its polling knows only an interrupt from the keyboard.
#[tokio::test]
async fn a_platform_that_is_away_at_the_start_is_waited_for() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    bot.meet(&When::Any, [Some(Fault::Page(502)), Some(Fault::CutBefore)]);
    bot.customer("Ada").say("hello");
    let (stop, receiving) = here.receive();
    here.sink.until(1).await;
    let stopped = Instant::now();
    stop.cancel();
    assert_eq!(receiving.await.unwrap(), Ok(()));
    assert!(stopped.elapsed() < Duration::from_secs(1), "{:?}", stopped.elapsed());
}

#[tokio::test]
async fn the_platform_is_told_the_commands_of_each_language() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let _receiving = here.receive();
    let known = |language: &str| bot.commands(language).into_iter().find(|(name, _)| name == "hilfe" || name == "help");
    assert!(bot.until(SOON, |bot| !bot.commands("de").is_empty()).await);
    assert_eq!(known(""), Some(("help".to_owned(), "see this list".to_owned())));
    assert_eq!(known("de"), Some(("hilfe".to_owned(), "diese Übersicht anzeigen".to_owned())));
    let without = connect(fake.api_url(), |settings| settings.commands = false);
    drop(without);
}

#[tokio::test]
async fn what_keeps_updates_away_is_said_and_others_go_on() {
    let (fake, bot) = fake().await;
    let conflict = Fault::Refuse(Refusal::other_poller());
    bot.meet(&When::Polls, [Some(conflict)]);
    bot.customer("Ada").say("hello");
    let here = connect(fake.api_url(), |_| {});
    let wrong = try_connect(fake.api_url(), "999:nobody", |_| {}).unwrap();
    let (_stop, mut receiving) = wrong.receive();
    let _receiving = here.receive();
    here.sink.until(1).await;
    assert!(tokio::time::timeout(Duration::from_millis(50), &mut receiving).await.is_err());
    let findings = wrong.channel.probe().await;
    assert_eq!(
        findings.iter().map(|finding| finding.what.as_str()).collect::<Vec<_>>(),
        ["the token in TOKEN is none of a bot: ask @BotFather for it (/mybots, API Token) and set the variable anew"]
    );
}

#[tokio::test]
async fn a_webhook_of_another_program_is_taken_away_only_if_that_is_wanted() {
    let (fake, bot) = fake().await;
    let elsewhere = connect(fake.api_url(), |settings| settings.webhook_url = Some("http://127.0.0.1:9/".to_owned()));
    let (stop, receiving) = elsewhere.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    stop.cancel();
    receiving.await.unwrap().unwrap();
    bot.customer("Ada").say("hello");
    let here = connect(fake.api_url(), |_| {});
    let findings = here.channel.probe().await;
    assert!(
        findings.iter().any(|finding| finding.what.contains("a webhook at 127.0.0.1 is set") && finding.what.contains("take_over")),
        "{findings:?}"
    );
    let (stop, receiving) = here.receive();
    assert!(bot.until(SOON, |bot| !bot.calls_of("getUpdates").is_empty()).await);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(bot.webhook().is_some() && here.sink.all().is_empty());
    stop.cancel();
    receiving.await.unwrap().unwrap();
    let here = connect(fake.api_url(), |settings| settings.take_over = true);
    let _receiving = here.receive();
    here.sink.until(1).await;
    assert_eq!(bot.webhook(), None);
}
