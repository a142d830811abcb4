//! One customer and the bot: what is said, shown, pressed, changed, brought, refused and told to wait.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;
use turjuman::channel::Told;
use turjuman::cli::bench::stage::{ANSWERED, question};
use turjuman::conformance::telegram::{Customer, Fault, Refusal, Said, User, When};

use super::shop::{SOON, Shop, Wish, sent};

async fn shop() -> Shop {
    Shop::open(Wish::default()).await
}

/// Waits until so many messages answer questions.
async fn answered(customer: &Customer, count: usize) -> bool {
    customer.until(SOON, |customer| customer.shown().iter().filter(|message| message.text.contains(ANSWERED)).count() >= count).await
}

#[tokio::test]
async fn a_customer_is_greeted_and_answered_in_reply() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    let asked = ada.say(&question(0));
    assert!(answered(&ada, 1).await, "{:?}", ada.messages());
    let shown = ada.shown();
    assert!(shown[0].text.contains("Shop"), "{shown:#?}");
    let answer = shown.iter().find(|message| message.text.contains(ANSWERED)).unwrap();
    assert_eq!(answer.reply_to, Some(asked));
    assert_eq!(shop.bot.counts().malformed, 0);
    // What comes after waits for no other answer, and the greeting is not said again.
    ada.say(&question(1));
    assert!(answered(&ada, 2).await);
    assert_eq!(ada.shown().iter().filter(|message| message.text == shown[0].text).count(), 1);
}

#[tokio::test]
async fn commands_are_offered_in_every_language_and_a_payload_is_no_trouble() {
    let shop = shop().await;
    assert!(shop.bot.until(SOON, |bot| !bot.commands("de").is_empty()).await);
    let (en, de) = (shop.bot.commands(""), shop.bot.commands("de"));
    assert!(!en.is_empty() && en.len() == de.len(), "{en:?} {de:?}");
    assert!(en.iter().zip(&de).all(|((_, en), (_, de))| en != de), "{en:?} {de:?}");
    let ada = shop.bot.customer_as(User::new("Ada").speaking("de"));
    ada.start("from-the-page");
    let greeting = ada.answer(SOON).await.unwrap();
    assert!(greeting.text.contains("Shop"), "{greeting:?}");
    assert_eq!(shop.bot.counts().malformed, 0);
}

#[tokio::test]
async fn a_button_is_acknowledged_at_once_and_does_what_it_says() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    ada.say("/language");
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.buttons().count() >= 2)).await, "{:?}", ada.shown());
    let offer = ada.shown().into_iter().find(|message| message.buttons().count() >= 2).unwrap();
    let german = offer.buttons().find(|button| button.text.contains("Deutsch")).unwrap().text.clone();
    let before = ada.shown().len();
    let press = ada.press(offer.id, &german).unwrap();
    assert!(shop.bot.until(SOON, |bot| bot.press(&press).is_some_and(|press| press.answered.is_some())).await);
    let press = shop.bot.press(&press).unwrap();
    assert!(press.answered.unwrap() - press.at < Duration::from_millis(1500));
    assert!(ada.until(SOON, |ada| ada.shown().len() > before).await, "the choice has an answer");
}

#[tokio::test]
async fn what_a_customer_changes_and_marks_is_heard() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    let asked = ada.say(&question(0));
    assert!(answered(&ada, 1).await);
    ada.edit(asked, &question(1));
    ada.react(ada.shown()[0].id, Some("👍"));
    ada.react(ada.shown()[0].id, None);
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    ada.say(&question(2));
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains("chair"))).await, "{:?}", ada.shown());
}

#[tokio::test]
async fn an_album_is_one_message_and_its_files_are_brought() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    ada.say(&question(0));
    assert!(answered(&ada, 1).await);
    let words = format!("Look at this. {}", question(1));
    let parts = [
        Said::photo(vec![0xff; 90]).captioned(&words),
        Said::photo(vec![0xfe; 80]),
        Said::document("a.pdf", "application/pdf", vec![1; 70]),
    ];
    let ids = ada.album(parts);
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains("lamp"))).await, "{:?}", ada.shown());
    let told = shop.transcript(&ada).await;
    let heard: Vec<_> = told.iter().filter_map(message_of).collect();
    let album: Vec<_> = heard.iter().filter(|message| !message.attachments.is_empty()).collect();
    assert_eq!(album.len(), 1, "{heard:#?}");
    assert_eq!((album[0].text.as_str(), album[0].attachments.len()), (words.as_str(), 3));
    assert_eq!(*album[0].id.0, *ids[0].to_string());
    assert!(shop.bot.until(SOON, |bot| bot.calls_of("getFile").len() == 3).await, "{:?}", shop.bot.calls_of("getFile"));
}

fn message_of(told: &Told) -> Option<turjuman::core::message::Message> {
    match told {
        Told::Heard { inbound, .. } => match &inbound.what {
            turjuman::core::message::What::Message(message) => Some(message.clone()),
            _ => None,
        },
        Told::Shown(_) => None,
    }
}

#[tokio::test]
async fn everything_that_customers_send_is_survived_and_answered() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    let kinds = [
        Said::voice(vec![1; 50], 3),
        Said::voice_of_no_type(vec![1; 50], 3),
        Said::video_note(vec![1; 50], 3),
        Said::video(vec![1; 50], 3).captioned("my new lamp"),
        Said::audio(vec![1; 50], 3),
        Said::sticker("🙂"),
        Said::contact("Bo", "+46700000000"),
        Said::location(59.3, 18.1),
        Said::venue(59.3, 18.1, "Town hall"),
        Said::text("x").with("dice", json!({"emoji": "🎲", "value": 3})),
    ];
    let count = kinds.len();
    for said in kinds {
        ada.send(said);
    }
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await, "{} of {count} wait", shop.bot.waiting());
    ada.say(&question(0));
    assert!(answered(&ada, 1).await, "{:?}", ada.messages());
    assert_eq!(shop.bot.counts().malformed, 0);
}

#[tokio::test]
async fn markup_that_is_not_understood_is_sent_as_words() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    ada.say("/help");
    assert!(ada.until(SOON, |ada| !ada.shown().is_empty()).await);
    let wrong = Refusal::bad("can't parse entities: Unsupported start tag \"x\" at byte offset 0");
    shop.bot.meet(&When::Method("sendMessage"), [Some(Fault::Refuse(wrong))]);
    ada.say(&question(0));
    assert!(answered(&ada, 1).await, "{:?}", ada.messages());
    let calls = shop.bot.calls_of("sendMessage");
    let at = calls.iter().position(|call| call.code == 400).unwrap();
    let (refused, plain) = (&calls[at], &calls[at + 1]);
    assert_eq!((plain.code, refused.sent.get("chat_id")), (200, plain.sent.get("chat_id")));
    assert!(refused.sent.get("parse_mode").is_some() && plain.sent.get("parse_mode").is_none(), "{plain:?}");
}

#[tokio::test]
async fn a_chat_that_is_to_be_left_alone_delays_no_other() {
    let shop = shop().await;
    let (ada, bo) = (shop.bot.customer("Ada"), shop.bot.customer("Bo"));
    for customer in [&ada, &bo] {
        customer.say(&question(0));
        assert!(answered(customer, 1).await);
    }
    let wait = Duration::from_secs(3);
    shop.bot.meet(&When::Shows, [Some(Fault::Refuse(Refusal::busy(Some(wait))))]);
    let began = Instant::now();
    ada.say(&question(1));
    assert!(shop.bot.until(SOON, |bot| bot.calls().iter().any(|call| call.code == 429)).await);
    bo.say(&question(1));
    assert!(answered(&bo, 2).await);
    assert!(began.elapsed() < wait, "another chat waited too: {:?}", began.elapsed());
    assert_eq!(ada.shown().iter().filter(|message| message.text.contains(ANSWERED)).count(), 1);
    assert!(answered(&ada, 2).await);
    assert!(began.elapsed() >= wait, "{:?}", began.elapsed());
}

#[tokio::test]
async fn who_blocks_the_bot_keeps_nobody_waiting_and_is_heard_again() {
    let shop = shop().await;
    let (ada, bo) = (shop.bot.customer("Ada"), shop.bot.customer("Bo"));
    ada.say(&question(0));
    assert!(answered(&ada, 1).await);
    ada.say(&question(1));
    ada.block();
    bo.say(&question(0));
    assert!(answered(&bo, 1).await);
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    ada.unblock();
    ada.say(&question(2));
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains("chair"))).await, "{:?}", ada.messages());
}

#[tokio::test]
async fn an_answer_is_sent_again_only_where_that_is_right() {
    let shop = shop().await;
    let ada = shop.bot.customer("Ada");
    ada.say(&question(0));
    assert!(answered(&ada, 1).await);
    for (n, fault) in [Fault::Page(502), Fault::CutBefore, Fault::Garbled].into_iter().enumerate() {
        shop.bot.meet(&When::Method("sendMessage"), [Some(fault.clone())]);
        ada.say(&question(n + 1));
        assert!(answered(&ada, n + 2).await, "{fault:?}: {:?}", ada.messages());
        tokio::time::sleep(Duration::from_secs(1)).await;
        let shown = ada.shown().iter().filter(|message| message.text.contains(ANSWERED)).count();
        assert_eq!(shown, n + 2, "{fault:?} showed it once: {:?}", ada.messages());
    }
    // What may have been shown is shown again: Telegram recognises no repeats. Of a connection that is cut nobody knows when.
    shop.bot.meet(&When::Method("sendMessage"), [Some(Fault::CutAfter)]);
    ada.say(&question(4));
    assert!(answered(&ada, 6).await, "{:?}", ada.messages());
    let repeated = shop.runtime.counters().snapshot().repeated;
    assert_eq!(repeated, 2);
    let body = &shop.bot.calls_of("sendMessage")[0].sent;
    assert_eq!(sent(body, "/parse_mode"), "HTML");
}
