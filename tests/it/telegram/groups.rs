//! Groups: who is meant, whose conversation it is, topics, and a group that becomes another.

use std::time::Duration;

use turjuman::cli::bench::stage::{ANSWERED, question};
use turjuman::conformance::telegram::{Customer, Said};

use super::shop::{FAST, SOON, Shop, Wish};

fn answers(customer: &Customer) -> usize {
    customer.shown().iter().filter(|message| message.text.contains(ANSWERED)).count()
}

#[tokio::test]
async fn a_group_is_answered_only_where_the_bot_is_meant() {
    let shop = Shop::open(Wish::default()).await;
    let group = shop.bot.supergroup("Neighbours");
    let (ada, bo) = (group.member("Ada"), group.member("Bo"));
    ada.say(&question(0));
    bo.say("Nice weather, isn't it?");
    bo.say("/help@another_bot");
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(ada.shown().is_empty(), "{:?}", ada.shown());
    let asked = ada.say(&format!("@shop_bot {}", question(0)));
    assert!(ada.until(SOON, |ada| answers(ada) == 1).await, "{:?}", ada.messages());
    let answer = ada.shown().into_iter().find(|message| message.text.contains(ANSWERED)).unwrap();
    assert_eq!(answer.reply_to, Some(asked));
    // Who answers the bot means it, and is another customer.
    let followed = bo.send(Said::text(&question(1)).replying_to(answer.id));
    assert!(ada.until(SOON, |ada| answers(ada) == 2).await, "{:?}", ada.messages());
    let last = ada.shown().into_iter().rfind(|message| message.text.contains(ANSWERED)).unwrap();
    assert_eq!(last.reply_to, Some(followed));
    for (customer, count) in [(&ada, 1), (&bo, 1)] {
        assert_eq!(shop.answers(&shop.place(customer)).await.len(), count, "each has a conversation of their own");
    }
    ada.say("/help@shop_bot");
    let before = ada.shown().len();
    assert!(ada.until(SOON, |ada| ada.shown().len() > before).await, "a command with our name is for us");
}

#[tokio::test]
async fn in_a_topic_that_is_ours_everybody_is_answered_there() {
    // The fake gives ids in order: the first supergroup of a bot, and its first message.
    let topics = "topics = [\"-1000000000001/1\"]\n";
    let shop = Shop::open(Wish { channel: format!("{FAST}{topics}"), ..Wish::default() }).await;
    let group = shop.bot.supergroup("Shop talk");
    let (ours, theirs) = (group.topic("Questions"), group.topic("Off topic"));
    assert_eq!((group.chat(), ours), (-1_000_000_000_001, 1), "as the section names it");
    let ada = group.member("Ada");
    ada.in_topic(theirs).say(&question(0));
    ada.in_topic(ours).say(&question(1));
    let here = ada.in_topic(ours);
    assert!(here.until(SOON, |here| answers(here) == 1).await, "{:?}", group.messages());
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(ada.in_topic(theirs).shown().is_empty(), "{:?}", group.messages());
    assert!(group.messages().iter().filter(|message| message.by_bot).all(|message| message.topic == Some(ours)));
}

#[tokio::test]
async fn a_conversation_moves_along_with_its_group() {
    let shop = Shop::open(Wish::default()).await;
    let group = shop.bot.group("Neighbours");
    let ada = group.member("Ada");
    let place = shop.place(&ada);
    ada.say(&format!("@shop_bot {}", question(0)));
    assert!(ada.until(SOON, |ada| answers(ada) == 1).await, "{:?}", ada.messages());
    let greetings = ada.shown().len() - 1;
    let moved = group.migrate();
    let ada = moved.again(&ada);
    ada.say(&format!("@shop_bot {}", question(1)));
    assert!(ada.until(SOON, |ada| answers(ada) == 1).await, "{:?}", ada.messages());
    assert_eq!(ada.shown().len(), 1, "nobody is greeted again: {:?}", ada.shown());
    assert_eq!(shop.answers(&place).await.len(), 2, "it is the same conversation, greeted {greetings} times");
}

#[tokio::test]
async fn what_was_on_its_way_to_a_group_that_moved_arrives() {
    let shop = Shop::open(Wish::default()).await;
    let group = shop.bot.group("Neighbours");
    let ada = group.member("Ada");
    ada.say(&format!("@shop_bot {}", question(0)));
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    let moved = group.migrate();
    let there = moved.again(&ada);
    assert!(there.until(SOON, |there| answers(there) + answers(&ada) == 1).await, "{:?} {:?}", ada.messages(), there.messages());
}
