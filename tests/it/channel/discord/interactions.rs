//! Slash commands, buttons and menus: acknowledged in time, answered where they were done.

use std::time::Duration;

use turjuman::channel::Attempt;
use turjuman::conformance::discord::{Fake, Fault, On, Setup};
use turjuman::core::message::{Action, Choice, Interaction, MessageId, What};
use turjuman::core::time::Timestamp;

use super::hands::{Bot, SOON, address, answering, id_of, outgoing, text};

async fn with_commands(setup: Setup) -> (Fake, Bot) {
    let fake = Fake::start(setup.without_limits()).await.unwrap();
    let bot = Bot::of(&fake, |settings| settings.commands = true).live(&fake).await;
    assert!(fake.until(SOON, |fake| (!fake.commands().is_empty()).then_some(())).await.is_some());
    (fake, bot)
}

#[tokio::test]
async fn commands_are_registered_once_in_all_languages() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let commands = fake.commands();
    let help = commands.iter().find(|command| command["name"] == "help").unwrap();
    assert_eq!(
        (&help["name_localizations"]["de"], &help["description_localizations"]["en-US"]),
        (&"hilfe".into(), &"see this list".into())
    );
    bot.stopped().await;
    let puts = |fake: &Fake| fake.seen().iter().filter(|seen| seen.method == "PUT" && seen.path.ends_with("/commands")).count();
    assert_eq!(puts(&fake), 1);
    let again = Bot::of(&fake, |settings| settings.commands = true).live(&fake).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(puts(&fake), 1);
    again.stopped().await;
}

#[tokio::test]
async fn a_command_is_acknowledged_whatever_the_sink_takes() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let (guild, ada) = (fake.guild("Maison Lune"), fake.customer("ada", "de"));
    let channel = fake.channel(guild, "general");
    *bot.sink.delay.lock().unwrap() = Duration::from_secs(2);
    let slow = ada.command(channel, "hilfe", &[]).unwrap();
    let took = ada.wait_acknowledged(slow, SOON).await.unwrap();
    assert!(took < Duration::from_millis(1_500), "{took:?}");
    *bot.sink.delay.lock().unwrap() = Duration::ZERO;
    bot.sink.wait(1).await;
    let quick = ada.command(channel, "language", &[("language", "Deutsch")]).unwrap();
    let took = ada.wait_acknowledged(quick, SOON).await.unwrap();
    assert!(took < Duration::from_millis(800), "{took:?}");
    let came = bot.sink.wait(2).await;
    assert_eq!(came.iter().cloned().map(text).collect::<Vec<_>>(), ["/help", "/language Deutsch"]);
    assert_eq!(came[0].author.language_hint.as_deref(), Some("de"));
    assert!(came.iter().all(|event| event.interaction.is_some()));
}

#[tokio::test]
async fn the_first_answer_fills_the_placeholder_and_only_who_asked_sees_it() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let (guild, ada, bob) = (fake.guild("Maison Lune"), fake.customer("ada", "de"), fake.customer("bob", "de"));
    let channel = fake.channel(guild, "general");
    let asked = ada.command(channel, "help", &[]).unwrap();
    ada.wait_acknowledged(asked, SOON).await.unwrap();
    let right = bot.sink.wait(1).await[0].interaction.clone();
    let at = address(channel, ada.id());
    let show = |id: &str, text: &str| Action::Show(answering(id, text, right.clone()));
    let first = bot.send(&at, &show("a.0", "**first**")).await.unwrap();
    // A repeat shows the same.
    fake.queue(On::Messages, [Fault::CutAfter]);
    bot.send(&at, &show("a.0", "**first**")).await.unwrap_err();
    let repeated = bot.send_as(&at, &show("a.0", "**first**"), Attempt::AfterUnknown).await.unwrap();
    assert_eq!(first.message, repeated.message);
    bot.send(&at, &show("a.1", "second")).await.unwrap();
    let texts = |sees: Vec<turjuman::conformance::discord::Message>| sees.iter().map(|message| message.text()).collect::<Vec<_>>();
    assert_eq!(texts(ada.sees(channel).unwrap()), ["first", "second"]);
    assert_eq!(texts(bob.sees(channel).unwrap()), [""; 0]);
    // It is changed and taken away by the same right.
    let message = MessageId::new(id_of(&first).to_string());
    bot.send(&at, &Action::Edit { message: message.clone(), with: outgoing("a.2", "changed") }).await.unwrap();
    assert_eq!(texts(ada.sees(channel).unwrap()), ["changed", "second"]);
    bot.send(&at, &Action::Delete { message }).await.unwrap();
    assert_eq!(texts(ada.sees(channel).unwrap()), ["second"]);
}

#[tokio::test]
async fn after_a_restart_a_filled_placeholder_stays() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let ada = fake.customer("ada", "de");
    let asked = ada.command(ada.direct(), "help", &[]).unwrap();
    ada.wait_acknowledged(asked, SOON).await.unwrap();
    let right = bot.sink.wait(1).await[0].interaction.clone();
    let at = address(ada.direct(), ada.id());
    bot.send(&at, &Action::Show(answering("a.0", "first", right.clone()))).await.unwrap();
    bot.stopped().await;
    let bot = Bot::of(&fake, |_| {}).live(&fake).await;
    bot.send_as(&at, &Action::Show(answering("a.0", "first", right.clone())), Attempt::AfterUnknown).await.unwrap();
    bot.send(&at, &Action::Show(answering("a.1", "second", right))).await.unwrap();
    let texts: Vec<_> = ada.sees(ada.direct()).unwrap().iter().map(|message| message.text()).collect();
    assert_eq!(texts, ["first", "second"]);
}

#[tokio::test]
async fn what_only_one_sees_is_changed_after_a_restart_too() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let (guild, ada) = (fake.guild("Maison Lune"), fake.customer("ada", "de"));
    let channel = fake.channel(guild, "general");
    ada.command(channel, "help", &[]).unwrap();
    let right = bot.sink.wait(1).await[0].interaction.clone();
    let at = address(channel, ada.id());
    let shown = id_of(&bot.send(&at, &Action::Show(answering("a.0", "beginning", right.clone()))).await.unwrap());
    bot.stopped().await;
    let bot = Bot::of(&fake, |_| {});
    let edit = Action::Edit { message: MessageId::new(shown.to_string()), with: answering("a.1", "whole", right) };
    bot.send(&at, &edit).await.unwrap();
    let texts: Vec<_> = ada.sees(channel).unwrap().iter().map(|message| message.text()).collect();
    assert_eq!(texts, ["whole"]);
}

#[tokio::test]
async fn a_right_that_has_ended_is_an_ordinary_message() {
    let (fake, bot) = with_commands(Setup::new().interactions_live(Duration::from_millis(50))).await;
    let ada = fake.customer("ada", "de");
    let at = address(ada.direct(), ada.id());
    ada.command(ada.direct(), "help", &[]).unwrap();
    let right = bot.sink.wait(1).await[0].interaction.clone().unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    for (id, right) in [("b.0", right.clone()), ("b.1", Interaction { expires: Timestamp(0), ..right })] {
        let receipt = bot.send(&at, &Action::Show(answering(id, "late", Some(right)))).await.unwrap();
        assert_eq!(fake.message(id_of(&receipt)).unwrap().text(), "late");
    }
}

#[tokio::test]
async fn what_is_picked_comes_back_by_its_id() {
    let (fake, bot) = with_commands(Setup::new()).await;
    let ada = fake.customer("ada", "de");
    let at = address(ada.direct(), ada.id());
    for (count, n) in [(3, 1), (25, 20)] {
        let mut asks = outgoing(&format!("c.{count}"), "which?");
        asks.choices = (0..count).map(|n| Choice { id: format!("choice-{n}"), label: format!("Choice {n}") }).collect();
        let shown = id_of(&bot.send(&at, &Action::Show(asks)).await.unwrap());
        assert_eq!(fake.message(shown).unwrap().choices().len(), count);
        let before = bot.sink.all().len();
        let pressed = ada.pick(shown, &format!("Choice {n}")).unwrap();
        ada.wait_acknowledged(pressed, SOON).await.unwrap();
        let came = bot.sink.wait(before + 1).await.pop().unwrap();
        let What::Chose { choice, message } = came.what else { panic!("{came:?}") };
        assert_eq!((choice, message.unwrap().0.to_string()), (format!("choice-{n}"), shown.to_string()));
        assert!(came.interaction.is_none());
    }
}
