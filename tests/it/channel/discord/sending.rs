//! What goes out: once, whole, and calling nobody.

use std::time::Duration;

use turjuman::channel::{Attempt, FetchError, Level, SendError};
use turjuman::conformance::discord::{Fake, Fault, File, On, Problem, Say, Scope, Setup};
use turjuman::core::key::DeliveryId;
use turjuman::core::message::{Action, Attachment, MessageId, What};

use super::hands::{Bot, address, id_of, outgoing, settings};

async fn fake() -> Fake {
    Fake::start(Setup::new().without_limits()).await.unwrap()
}

#[tokio::test]
async fn nobody_is_called_and_no_card_unfolds() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {});
    let (guild, ada) = (fake.guild("Maison Lune"), fake.customer("ada", "de"));
    let channel = fake.channel(guild, "general");
    let said = ada.say(channel, "hello").unwrap();
    let text = format!("@everyone @here <@{}> <@&{guild}> https://example.com ||hidden|| :smile:", ada.id());
    let mut answer = outgoing("d.0", "");
    answer.markup = turjuman::core::message::Markup::text(&text);
    answer.reply_to = Some(MessageId::new(said.to_string()));
    let shown = id_of(&bot.send(&address(channel, ada.id()), &Action::Show(answer)).await.unwrap());
    let shown = fake.message(shown).unwrap();
    assert_eq!((shown.text().as_str(), shown.pings.len(), shown.reply_to), (text.as_str(), 0, Some(said)));
    assert_eq!(fake.counts().pings, 0);
    assert_eq!(shown.flags & 4, 4);
    // What it answers may be gone.
    let mut answer = outgoing("d.1", "again");
    answer.reply_to = Some(MessageId::new("1"));
    bot.send(&address(channel, ada.id()), &Action::Show(answer)).await.unwrap();
}

#[tokio::test]
async fn a_repeat_is_shown_once_also_beyond_the_nonce() {
    let fake = Fake::start(Setup::new().without_limits().nonce_window(Duration::ZERO)).await.unwrap();
    let ada = fake.customer("ada", "de");
    let (at, said) = (address(ada.direct(), ada.id()), ada.say(ada.direct(), "hello").unwrap());
    let mut answer = outgoing("msg_0123456789abcdef0123456789abcdef", "**once**");
    answer.answers = vec![DeliveryId::new(said.to_string())];
    let action = Action::Show(answer);
    fake.queue(On::Messages, [Fault::CutAfter]);
    let first = Bot::of(&fake, |_| {}).send(&at, &action).await;
    assert!(matches!(first, Err(SendError::Unknown { .. })), "{first:?}");
    // A process that has forgotten when it asked looks first.
    Bot::of(&fake, |_| {}).send_as(&at, &action, Attempt::AfterUnknown).await.unwrap();
    assert_eq!(fake.posted().len(), 1);
    fake.queue(On::Messages, [Fault::CutBefore]);
    let mut lost = outgoing("msg_1", "later");
    lost.answers = vec![DeliveryId::new(said.to_string())];
    let lost = Action::Show(lost);
    assert!(Bot::of(&fake, |_| {}).send(&at, &lost).await.is_err());
    Bot::of(&fake, |_| {}).send_as(&at, &lost, Attempt::AfterUnknown).await.unwrap();
    assert_eq!(fake.posted().len(), 2);
}

#[tokio::test]
async fn an_edit_finds_its_message() {
    let fake = fake().await;
    let (bot, ada) = (Bot::of(&fake, |_| {}), fake.customer("ada", "de"));
    let at = address(ada.direct(), ada.id());
    let shown = bot.send(&at, &Action::Show(outgoing("e.0", "beginning"))).await.unwrap();
    let edit = |message: &str, id: &str, text: &str| Action::Edit { message: MessageId::new(message), with: outgoing(id, text) };
    let texts = || fake.posted().iter().filter(|message| !message.deleted).map(|message| message.text()).collect::<Vec<_>>();
    bot.send(&at, &edit(&id_of(&shown).to_string(), "e.1", "whole")).await.unwrap();
    assert_eq!(texts(), ["whole"]);
    // One whose showing has an unknown outcome is found by our own id, whether it was shown or not.
    fake.queue(On::Messages, [Fault::CutAfter]);
    bot.send(&at, &Action::Show(outgoing("e.2", "seen"))).await.unwrap_err();
    bot.send(&at, &edit("e.2", "e.3", "seen and whole")).await.unwrap();
    fake.queue(On::Messages, [Fault::CutBefore]);
    bot.send(&at, &Action::Show(outgoing("e.4", "unseen"))).await.unwrap_err();
    bot.send(&at, &edit("e.4", "e.5", "whole at once")).await.unwrap();
    assert_eq!(texts(), ["whole", "seen and whole", "whole at once"]);
    // What is gone is said anew.
    bot.send(&at, &Action::Delete { message: MessageId::new(id_of(&shown).to_string()) }).await.unwrap();
    bot.send(&at, &Action::Delete { message: MessageId::new(id_of(&shown).to_string()) }).await.unwrap();
    bot.send(&at, &edit(&id_of(&shown).to_string(), "e.6", "anew")).await.unwrap();
    assert_eq!(texts(), ["seen and whole", "whole at once", "anew"]);
}

#[tokio::test]
async fn errors_say_what_is_to_be_done() {
    let fake = fake().await;
    let ada = fake.customer("ada", "de");
    let at = address(ada.direct(), ada.id());
    let wait = Duration::from_secs(2);
    for (fault, expect) in [
        (Fault::Busy { after: wait, scope: Scope::User }, "retry 2"),
        (Fault::BusyPage { after: Some(wait) }, "retry 2"),
        (Fault::Page(500), "retry"),
        (Fault::CutBefore, "unknown"),
        (Fault::CutAfter, "unknown"),
        (Fault::Refuse(Problem::UNKNOWN_CHANNEL), "permanent"),
    ] {
        let bot = Bot::of(&fake, |_| {});
        fake.queue(On::Messages, [fault.clone()]);
        let id = format!("f.{expect}.{}", fake.seen().len());
        let found = match bot.send(&at, &Action::Show(outgoing(&id, "x"))).await {
            Ok(_) => "shown".to_owned(),
            Err(SendError::Retry { after: Some(after), .. }) => format!("retry {}", after.as_secs()),
            Err(SendError::Retry { .. }) => "retry".to_owned(),
            Err(SendError::Unknown { .. }) => "unknown".to_owned(),
            Err(SendError::Permanent { .. }) => "permanent".to_owned(),
        };
        assert_eq!(found, expect, "{fault:?}");
    }
    let guild = fake.guild("Maison Lune");
    let channel = fake.channel(guild, "general");
    for (look, write, code) in [(false, true, "50001"), (true, false, "50013")] {
        fake.permit(channel, look, write);
        let sent = Bot::of(&fake, |_| {}).send(&address(channel, ada.id()), &Action::Show(outgoing("g", "x"))).await;
        assert!(matches!(&sent, Err(SendError::Retry { what, after: Some(_) }) if what.contains(code)), "{sent:?}");
    }
    ada.take_direct(false);
    let sent = Bot::of(&fake, |_| {}).send(&at, &Action::Show(outgoing("h", "x"))).await;
    assert!(matches!(&sent, Err(SendError::Permanent { what }) if what.contains("50007")), "{sent:?}");
}

#[tokio::test]
async fn a_global_limit_holds_all_places_and_a_route_only_itself() {
    let fake = fake().await;
    let (bot, ada, bob) = (Bot::of(&fake, |_| {}), fake.customer("ada", "de"), fake.customer("bob", "de"));
    let show = |id: &str| Action::Show(outgoing(id, "x"));
    fake.queue(On::Messages, [Fault::Busy { after: Duration::from_secs(30), scope: Scope::User }]);
    bot.send(&address(ada.direct(), ada.id()), &show("i.0")).await.unwrap_err();
    bot.send(&address(bob.direct(), bob.id()), &show("i.1")).await.unwrap();
    fake.queue(On::Messages, [Fault::Busy { after: Duration::from_secs(30), scope: Scope::Global }]);
    bot.send(&address(ada.direct(), ada.id()), &show("i.2")).await.unwrap_err();
    let asked = fake.seen().len();
    let held = bot.send(&address(bob.direct(), bob.id()), &show("i.3")).await;
    assert!(matches!(held, Err(SendError::Retry { after: Some(after), .. }) if after > Duration::from_secs(25)), "{held:?}");
    assert_eq!(fake.seen().len(), asked);
}

#[tokio::test]
async fn documented_limits_are_kept_without_being_told() {
    let fake = Fake::start(Setup::new()).await.unwrap();
    let (bot, ada) = (Bot::of(&fake, |_| {}), fake.customer("ada", "de"));
    let at = address(ada.direct(), ada.id());
    let mut later = 0;
    for n in 0..8 {
        while let Err(SendError::Retry { after, .. }) = bot.send(&at, &Action::Show(outgoing(&format!("j.{n}"), "x"))).await {
            later += 1;
            tokio::time::sleep(after.unwrap()).await;
        }
    }
    assert_eq!((fake.posted().len(), fake.counts().busy), (8, 0), "{later}");
}

#[tokio::test]
async fn files_come_here_and_go_out() {
    let fake = fake().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    let ada = fake.customer("ada", "de");
    let at = address(ada.direct(), ada.id());
    let png = b"\x89PNG\r\n\x1a\n0123456789".to_vec();
    ada.say(ada.direct(), Say::new("look").file(File::new("photo.png", "image/png", png))).unwrap();
    let What::Message(message) = bot.sink.wait(1).await.remove(0).what else { panic!() };
    let media = message.attachments[0].media().unwrap().clone();
    let kept = bot.channel.fetch(&at, &media).await.unwrap();
    assert_eq!((kept.mime.as_deref(), kept.name.as_deref()), (Some("image/png"), Some("photo.png")));
    // What is kept is asked for by nobody.
    let asked = fake.seen().len();
    assert_eq!(bot.channel.fetch(&at, &kept).await.unwrap(), kept);
    assert_eq!(fake.seen().len(), asked);
    let mut answer = outgoing("k.0", "here");
    answer.attachments = vec![Attachment::Image { media: kept, alt: None }];
    let shown = id_of(&bot.send(&at, &Action::Show(answer)).await.unwrap());
    assert_eq!(fake.message(shown).unwrap().files.len(), 1);
    let mut gone = media.clone();
    gone.id = format!("{}/1/2", ada.direct());
    assert!(matches!(bot.channel.fetch(&at, &gone).await, Err(FetchError::Refused { .. })));
    let elsewhere = Bot::of(&fake, |settings| settings.allowed_media_hosts = vec!["cdn.discordapp.com".into()]);
    let refused = elsewhere.channel.fetch(&at, &media).await.unwrap_err();
    assert!(refused.to_string().contains("not one of the hosts"), "{refused}");
}

#[tokio::test]
async fn a_probe_says_what_to_do() {
    let fake = Fake::start(Setup::new().privileged(0)).await.unwrap();
    let guild = fake.guild("Maison Lune");
    let help = fake.channel(guild, "help");
    fake.permit(help, false, false);
    let bad = |bot: &Bot| {
        let channel = bot.channel.clone();
        async move {
            let found = channel.probe().await;
            found.into_iter().filter(|finding| finding.level == Level::Bad).map(|finding| finding.what).collect::<Vec<_>>()
        }
    };
    assert_eq!(bad(&Bot::of(&fake, |_| {})).await, [""; 0]);
    let found = bad(&Bot::of(&fake, |settings| {
        settings.message_content = true;
        settings.channels = vec![help.0];
    }))
    .await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("Message Content Intent") && found[1].contains("50001"), "{found:?}");
    let wrong = super::hands::connect(settings(&fake), "MTIz.wrong.token", Default::default()).unwrap();
    let found = bad(&wrong).await;
    assert!(found.len() == 1 && found[0].contains("does not believe"), "{found:?}");
    let nowhere = Bot::of(&fake, |settings| settings.gateway_url = Some("ws://127.0.0.1:1".into()));
    assert!(bad(&nowhere).await[0].contains("no connection to the gateway"));
}
