//! What comes over the gateway, and what happens to the connection.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use turjuman::conformance::discord::{Fake, Fault, File, On, Say, Setup, intents};
use turjuman::core::message::{Attachment, Place, What};

use super::hands::{Bot, SOON, connect, quiet, settings, text};

async fn fake() -> Fake {
    Fake::start(Setup::new().without_limits()).await.unwrap()
}

#[tokio::test]
async fn what_customers_do_in_a_direct_message_comes_in_order() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let ada = fake.customer("ada", "de");
    let dm = ada.direct();
    let first = ada.say(dm, "eins").unwrap();
    let photo = File::new("photo.png", "image/png", b"\x89PNG".to_vec());
    ada.say(dm, Say::new("").file(photo).sticker("wave").reply_to(first)).unwrap();
    ada.edit(first, "eins!").unwrap();
    ada.unfurl(first).unwrap();
    ada.react(first, "👍", true).unwrap();
    ada.react(first, "👍", false).unwrap();
    ada.delete(first).unwrap();
    let came = bot.sink.wait(6).await;
    let kinds: Vec<_> = came.iter().cloned().map(text).collect();
    assert_eq!(kinds[..3], ["eins", "wave", "edited: eins!"]);
    assert!(matches!(&came[3].what, What::Reacted { emoji, removed: false, .. } if emoji == "👍"), "{kinds:?}");
    assert!(matches!(&came[4].what, What::Reacted { removed: true, .. }) && matches!(&came[5].what, What::Deleted { .. }), "{kinds:?}");
    assert!(came.windows(2).all(|pair| pair[0].order <= pair[1].order), "{came:#?}");
    assert!(came.iter().all(|event| event.place == Place::Private && event.address.place.as_ref() == dm.to_string()));
    let What::Message(message) = &came[1].what else { panic!("{came:?}") };
    assert_eq!(message.reply_to.as_ref().unwrap().0.as_ref(), first.to_string());
    let Attachment::Image { media, .. } = &message.attachments[0] else { panic!("{message:?}") };
    assert_eq!(media.id.split('/').count(), 3);
    quiet(&bot.sink, 6).await;
}

#[tokio::test]
async fn among_others_only_who_means_us_is_answered() {
    let fake = fake().await;
    let guild = fake.guild("Maison Lune");
    let [general, help] = ["general", "help"].map(|name| fake.channel(guild, name));
    let forum = fake.forum(guild, "questions");
    let bot = Bot::of(&fake, |settings| {
        settings.message_content = true;
        settings.channels = vec![help.0];
        settings.forums = vec![forum.0];
    });
    let bot = bot.live(&fake).await;
    let (ada, bob, other) = (fake.customer("ada", "de"), fake.customer("bob", "en-GB"), fake.other_bot("rob"));
    ada.say(general, "not for the bot").unwrap();
    ada.mention(general, "mentioned").unwrap();
    bob.say(help, "in its channel").unwrap();
    other.mention(general, "from a bot").unwrap();
    let post = ada.post(forum, "where?", "where is my parcel?").unwrap();
    bob.say(post, "mine too").unwrap();
    bob.mention(post, "and mine?").unwrap();
    ada.say(post, "A-17").unwrap();
    bot.sink.wait(5).await;
    quiet(&bot.sink, 5).await;
    assert_eq!(bot.sink.texts(), ["mentioned", "in its channel", "where is my parcel?", "and mine?", "A-17"]);
    assert!(bot.sink.all().iter().all(|event| event.place == Place::Public));
    let places: Vec<_> = bot.sink.all().iter().map(|event| event.address.place.to_string()).collect();
    assert_eq!(places[2], post.to_string());
}

#[tokio::test]
async fn a_broken_connection_loses_nothing() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let ada = fake.customer("ada", "de");
    ada.say(ada.direct(), "0").unwrap();
    bot.sink.wait(1).await;
    let gateway = fake.gateway();
    let breaks: [&dyn Fn() -> usize; 5] =
        [&|| gateway.cut(), &|| gateway.reconnect(), &|| gateway.invalidate(true), &|| gateway.close(4000), &|| gateway.close(1001)];
    for (n, break_it) in breaks.iter().enumerate() {
        gateway.shut(true);
        break_it();
        tokio::time::sleep(Duration::from_millis(50)).await;
        ada.say(ada.direct(), (n + 1).to_string()).unwrap();
        gateway.shut(false);
        bot.sink.wait(n + 2).await;
    }
    assert_eq!(bot.sink.texts(), ["0", "1", "2", "3", "4", "5"]);
    // Only a session that Discord ended is begun anew.
    assert!(gateway.started() <= 2, "{:?}", gateway.met());
}

#[tokio::test]
async fn after_an_invalid_session_the_history_is_read() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let ada = fake.customer("ada", "de");
    ada.say(ada.direct(), "before").unwrap();
    bot.sink.wait(1).await;
    let gateway = fake.gateway();
    gateway.shut(true);
    gateway.invalidate(false);
    gateway.forget();
    for n in 0..150 {
        ada.say(ada.direct(), format!("meanwhile {n}")).unwrap();
    }
    gateway.shut(false);
    bot.sink.wait(151).await;
    ada.say(ada.direct(), "after").unwrap();
    bot.sink.wait(152).await;
    let expect: Vec<_> =
        ["before".to_owned()].into_iter().chain((0..150).map(|n| format!("meanwhile {n}"))).chain(["after".to_owned()]).collect();
    assert_eq!(bot.sink.texts(), expect);
}

#[tokio::test]
async fn who_comes_back_reads_what_was_said_meanwhile() {
    let fake = fake().await;
    let guild = fake.guild("Maison Lune");
    let forum = fake.forum(guild, "questions");
    let with_forum = |fake: &Fake| {
        let mut settings = settings(fake);
        settings.message_content = true;
        settings.forums = vec![forum.0];
        settings
    };
    let marks = Arc::default();
    let bot = connect(with_forum(&fake), &fake.token(), marks).unwrap().live(&fake).await;
    let (ada, bob) = (fake.customer("ada", "de"), fake.customer("bob", "de"));
    ada.say(ada.direct(), "before").unwrap();
    bot.sink.wait(1).await;
    let marks = bot.stopped().await;
    ada.say(ada.direct(), "meanwhile").unwrap();
    bob.post(forum, "a post", "opened meanwhile").unwrap();
    let bot = connect(with_forum(&fake), &fake.token(), marks).unwrap().live(&fake).await;
    ada.say(ada.direct(), "now").unwrap();
    bot.sink.wait(3).await;
    let mut texts = bot.sink.texts();
    texts.sort();
    assert_eq!(texts, ["meanwhile", "now", "opened meanwhile"]);
}

#[tokio::test]
async fn a_sink_that_is_busy_gets_everything_later() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    *bot.sink.failures.lock().unwrap() = 3;
    let ada = fake.customer("ada", "de");
    let expect: Vec<_> = (0..20).map(|n| n.to_string()).collect();
    for n in &expect {
        ada.say(ada.direct(), n.as_str()).unwrap();
    }
    bot.sink.wait(20).await;
    assert_eq!(bot.sink.texts(), expect);
}

#[tokio::test]
async fn what_cannot_be_read_stops_nothing() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let (gateway, ada) = (fake.gateway(), fake.customer("ada", "de"));
    gateway.write("no json");
    gateway.write("{\"op\":99,\"d\":null}");
    gateway.dispatch("SOMETHING_NEW", None, json!({"x": [1, {"y": null}]}));
    gateway.dispatch("MESSAGE_CREATE", None, json!({"id": 1, "channel_id": null}));
    gateway.dispatch("MESSAGE_CREATE", None, json!("words"));
    gateway.dispatch("GUILD_CREATE", None, json!({"id": "x", "threads": 7}));
    // A kind of message that no library knows yet is one all the same.
    gateway.dispatch(
        "MESSAGE_CREATE",
        None,
        json!({"id": "1400000000000000001", "channel_id": ada.direct(), "content": "lenient",
        "author": {"id": ada.id(), "username": "ada", "new_key": {}}, "type": 0, "flags": 1_u64 << 40, "attachments": null}),
    );
    ada.say(ada.direct(), "still here").unwrap();
    bot.sink.wait(2).await;
    assert_eq!(bot.sink.texts(), ["lenient", "still here"]);
    assert_eq!(gateway.started(), 1);
}

#[tokio::test]
async fn a_connection_that_is_silent_is_given_up() {
    let fake = Fake::start(Setup::new().without_limits().heartbeat(Duration::from_millis(100))).await.unwrap();
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let (gateway, ada) = (fake.gateway(), fake.customer("ada", "de"));
    gateway.acknowledge(false);
    tokio::time::sleep(Duration::from_millis(400)).await;
    gateway.acknowledge(true);
    ada.say(ada.direct(), "again").unwrap();
    bot.sink.wait(1).await;
    assert_eq!(gateway.started(), 1, "{:?}", gateway.met());
}

#[tokio::test]
async fn shards_share_the_guilds() {
    let fake = Fake::start(Setup::new().without_limits().shards(2)).await.unwrap();
    let guilds = [0, 1].map(|shard| fake.guild_of_shard("one of two", shard, 2));
    let channels = guilds.map(|guild| fake.channel(guild, "help"));
    let mut bot = Bot::of(&fake, |_| {});
    bot.start();
    assert!(fake.gateway().wait_live(2, SOON).await, "{:?}", fake.gateway().met());
    let ada = fake.customer("ada", "de");
    for (n, channel) in channels.into_iter().enumerate() {
        ada.mention(channel, &n.to_string()).unwrap();
    }
    ada.say(ada.direct(), "direct").unwrap();
    bot.sink.wait(3).await;
    let mut texts = bot.sink.texts();
    texts.sort();
    assert_eq!(texts, ["0", "1", "direct"]);
}

#[tokio::test]
async fn what_somebody_must_repair_is_said_in_one_line() {
    let fake = Fake::start(Setup::new().privileged(0)).await.unwrap();
    let mut without_intent = Bot::of(&fake, |settings| settings.message_content = true);
    without_intent.start();
    let what = without_intent.ended().await.unwrap_err();
    assert!(what.contains("Message Content Intent") && what.contains("4014") && !what.contains('\n'), "{what}");

    let mut wrong = connect(settings(&fake), "MTIz.wrong.token", Arc::default()).unwrap();
    wrong.start();
    let what = wrong.ended().await.unwrap_err();
    assert!(what.contains("does not believe the token") && !what.contains("wrong.token"), "{what}");

    // Nor is it asked again at once.
    let before = fake.seen().len();
    wrong.start();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(fake.seen().len(), before);

    let refused = |change: fn(&mut turjuman::channel::discord::Settings), token: &str| {
        let mut settings = settings(&fake);
        change(&mut settings);
        connect(settings, token, Arc::default()).err().unwrap()
    };
    assert!(refused(|settings| settings.channels = vec![1], "a").contains("message_content = true"));
    assert!(refused(|_| {}, "").contains("TOKEN"));
    assert!(refused(|settings| settings.proxy = Some("::".into()), "a").contains("proxy"));
    assert_eq!(intents::MESSAGE_CONTENT, 1 << 15);
    fake.queue(On::Messages, [Fault::None]);
}
