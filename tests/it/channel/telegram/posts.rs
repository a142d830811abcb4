//! Updates that are posted: 200 is said only about what is durable.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use turjuman::channel::{HttpRequest, HttpResponse};
use turjuman::core::message::What;

use super::{Here, SECRET, SOON, connect, fake, text, try_connect};

async fn hooked() -> (turjuman::conformance::telegram::Fake, turjuman::conformance::telegram::Bot, Here) {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |settings| settings.webhook_url = Some("http://127.0.0.1:9/".to_owned()));
    (fake, bot, here)
}

impl Here {
    async fn post(&self, secret: Option<&str>, body: &Value) -> HttpResponse {
        let route = &self.mount.routes()[0];
        let mut headers = HeaderMap::new();
        if let Some(secret) = secret {
            headers.insert("x-telegram-bot-api-secret-token", secret.parse().unwrap());
        }
        let (path, query) = (BTreeMap::new(), BTreeMap::new());
        let request = HttpRequest { path, query, headers, body: Bytes::from(body.to_string()), upload: None, remote: None };
        (route.handler)(request).await
    }

    async fn status(&self, body: &Value) -> u16 {
        self.post(Some(SECRET), body).await.status.as_u16()
    }
}

fn update(id: i64, more: &Value) -> Value {
    let mut message =
        json!({"message_id": id, "date": 1, "from": {"id": 7, "is_bot": false, "first_name": "Ada"}, "chat": {"id": 7, "type": "private"}});
    message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"update_id": id, "message": message})
}

fn part(id: i64) -> Value {
    update(id, &json!({"media_group_id": "g1", "photo": [{"file_id": id.to_string(), "width": 1, "height": 1}]}))
}

#[tokio::test]
async fn posts_are_believed_by_their_secret_and_answered_when_they_are_durable() {
    let (_fake, bot, here) = hooked().await;
    assert_eq!(here.mount.routes()[0].path, "/telegram/maison/shop");
    let said = update(1, &json!({"text": "hello"}));
    // Before it is known who we are nothing is taken: a mention could not be told.
    assert_eq!(here.status(&said).await, 503);
    let _receiving = here.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    assert_eq!(bot.webhook().as_deref(), Some("http://127.0.0.1:9/telegram/maison/shop"));
    for secret in [None, Some(""), Some("posts-are-believed_by-thiz"), Some("posts")] {
        assert_eq!(here.post(secret, &said).await.status, StatusCode::UNAUTHORIZED, "{secret:?}");
    }
    *here.sink.refuse.lock().unwrap() = 1;
    assert_eq!((here.status(&said).await, here.sink.all().len()), (503, 0));
    assert_eq!((here.status(&said).await, here.sink.texts()), (200, vec!["hello".to_owned()]));
    // What cannot be read or is not answered would come for ever.
    for (body, expect) in
        [(update(2, &json!({"text": 17, "chat": 4})), 200), (json!({"update_id": 3, "poll": {}}), 200), (json!({"no": "update"}), 400)]
    {
        assert_eq!(here.status(&body).await, expect, "{body}");
    }
    assert_eq!(here.sink.all().len(), 1);
}

#[tokio::test]
async fn the_parts_of_an_album_that_come_together_are_one_message() {
    let (_fake, bot, here) = hooked().await;
    let _receiving = here.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    let (p1, p2, p3, again, other) = (part(12), part(11), part(13), part(11), update(14, &json!({"text": "well?"})));
    let statuses = futures_util::join!(here.status(&p1), here.status(&p2), here.status(&p3), here.status(&again), here.status(&other));
    assert_eq!(statuses, (200, 200, 200, 200, 200));
    let events = here.sink.all();
    let ids = |what: &What| match what {
        What::Message(message) => message.attachments.iter().filter_map(|file| Some(file.media()?.id.clone())).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        events.iter().map(|event| ids(&event.what)).collect::<Vec<_>>(),
        [vec![], vec!["11".to_owned(), "12".to_owned(), "13".to_owned()]]
    );
    // Not durable: all of them come again, and have the same id then.
    let first = events[1].delivery.clone();
    *here.sink.refuse.lock().unwrap() = 1;
    let statuses = futures_util::join!(here.status(&p1), here.status(&p2), here.status(&p3));
    assert_eq!(statuses, (503, 503, 503));
    futures_util::join!(here.status(&p3), here.status(&p2), here.status(&p1));
    assert_eq!(here.sink.all().last().unwrap().delivery, first);
}

#[tokio::test]
async fn the_parts_of_an_album_that_wait_for_each_other_are_messages() {
    let (_fake, bot, here) = hooked().await;
    let _receiving = here.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    let began = std::time::Instant::now();
    for id in 11..=15 {
        assert_eq!(here.status(&part(id)).await, 200);
    }
    // Only the first one is waited for.
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let mut deliveries: Vec<_> = here.sink.all().into_iter().map(|event| event.delivery.to_string()).collect();
    deliveries.dedup();
    assert_eq!(deliveries.len(), 5);
}

/// Whoever gathers is cut off: the others are told to come again, and nothing is kept that would hold them up.
#[tokio::test]
async fn a_gathering_that_is_cut_off_loses_nothing() {
    let (_fake, bot, here) = hooked().await;
    let _receiving = here.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    let (p1, p2) = (part(1), part(2));
    {
        let first = here.status(&p1);
        let second = here.status(&p2);
        tokio::pin!(first, second);
        tokio::select! {
            biased;
            _ = &mut first => panic!("it waits"),
            _ = &mut second => panic!("it waits"),
            () = tokio::time::sleep(Duration::from_millis(50)) => {}
        }
    }
    let statuses = futures_util::join!(here.status(&p1), here.status(&p2));
    assert_eq!((statuses, here.sink.all().len()), ((200, 200), 1));
}

#[tokio::test]
async fn the_platform_posts_to_the_route() {
    let (_fake, bot, here) = hooked().await;
    let _receiving = here.receive();
    assert!(bot.until(SOON, |bot| bot.webhook().is_some()).await);
    let findings = here.channel.probe().await;
    assert!(findings.iter().all(|finding| finding.level == turjuman::channel::Level::Good), "{findings:?}");
    assert_eq!(here.status(&update(5, &json!({"text": "hello"}))).await, 200);
    assert_eq!(here.sink.all().iter().map(text).collect::<Vec<_>>(), ["hello"]);
}

#[test]
fn a_webhook_needs_a_secret() {
    let with = |change: fn(&mut turjuman::channel::telegram::Settings)| {
        let made = try_connect("http://127.0.0.1:9".to_owned(), super::TOKEN, |settings| {
            settings.webhook_url = Some("https://bot.example".to_owned());
            change(settings);
        });
        made.err()
    };
    assert_eq!(with(|_| {}), None);
    assert!(with(|settings| settings.secret_env = None).is_some_and(|error| error.contains("without `secret_env`")));
    assert!(with(|settings| settings.secret_env = Some("UNSET".to_owned())).is_some_and(|error| error.contains("UNSET")));
    assert!(with(|settings| settings.token_env = "UNSET".to_owned()).is_some_and(|error| error.contains("@BotFather")));
}
