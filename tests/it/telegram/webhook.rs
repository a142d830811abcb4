//! Posted to instead of asking: the secret, the order, repeats, albums that come one after another.

use std::time::Duration;

use serde_json::json;
use turjuman::cli::bench::stage::{ANSWERED, question};
use turjuman::conformance::telegram::{Customer, Disorder, Said};

use super::shop::{SOON, Shop, Wish};

fn answers(customer: &Customer) -> usize {
    customer.shown().iter().filter(|message| message.text.contains(ANSWERED)).count()
}

#[tokio::test]
async fn what_is_posted_is_answered_in_order_and_once() {
    let shop = Shop::open(Wish { webhook: true, ..Wish::default() }).await;
    shop.bot.disorder(Some(Disorder { window: 1, repeats_percent: 60, seed: 1 }));
    let ada = shop.bot.customer("Ada");
    for n in 0..5 {
        ada.say(&question(n));
        assert!(ada.until(SOON, |ada| answers(ada) == n + 1).await, "{n}: {:?}", ada.messages());
    }
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(answers(&ada), 5, "{:?}", ada.messages());
    let given: Vec<_> = shop.answers(&shop.place(&ada)).await.into_iter().flatten().collect();
    assert_eq!(given.len(), 5);
}

#[tokio::test]
async fn an_album_that_is_posted_part_by_part_is_not_held_up_for_ever() {
    let shop = Shop::open(Wish { webhook: true, ..Wish::default() }).await;
    let ada = shop.bot.customer("Ada");
    ada.album([Said::photo(vec![1; 20]).captioned(&question(0)), Said::photo(vec![2; 20]), Said::photo(vec![3; 20])]);
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
    assert!(ada.until(SOON, |ada| answers(ada) >= 1).await, "{:?}", ada.messages());
}

#[tokio::test]
async fn only_who_knows_the_secret_is_believed() {
    let shop = Shop::open(Wish { webhook: true, ..Wish::default() }).await;
    let ada = shop.bot.customer("Ada");
    let url = shop.bot.webhook().unwrap();
    assert!(url.starts_with(&shop.address), "{url}");
    let chat = json!({"id": ada.chat(), "type": "private"});
    let from = json!({"id": ada.id(), "is_bot": false, "first_name": "Ada"});
    let body =
        json!({"update_id": 9, "message": {"message_id": 9, "date": 1, "chat": chat, "from": from, "text": question(0)}}).to_string();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for secret in [None, Some(""), Some("a-secret_of-the-shoP"), Some("a-secret_of-the-shop-and-more")] {
        let mut request = client.post(&url).header("content-type", "application/json").body(body.clone());
        if let Some(secret) = secret {
            request = request.header("x-telegram-bot-api-secret-token", secret);
        }
        let status = request.send().await.unwrap().status().as_u16();
        assert!(matches!(status, 401 | 403), "{secret:?}: {status}");
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(ada.shown().is_empty(), "{:?}", ada.shown());
}
