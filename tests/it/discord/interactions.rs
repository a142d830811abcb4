//! Slash commands, buttons and menus: acknowledged in time, answered under their token, and after it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use turjuman::cli::bench::stage::question;
use turjuman::conformance::discord::{Fault, On, Problem, Setup};
use turjuman::store::Memory;

use super::house::{A_WHILE, House, Plan, SOON, right};
use crate::runtime::slow::Slow;

/// The slash commands once they are registered.
async fn registered(house: &House) {
    let found = house.fake.until(SOON, |fake| (!fake.commands().is_empty()).then_some(())).await;
    assert!(found.is_some(), "{:#?}", house.fake.seen());
}

#[tokio::test]
async fn a_command_is_acknowledged_in_time_while_the_store_is_slow() {
    let stuck: Arc<AtomicBool> = Arc::default();
    let store = Slow { store: Memory::new(), inbox: Duration::ZERO, hangs: Arc::default(), stuck: Arc::clone(&stuck) };
    let house = House::start(Plan { store: Arc::new(store), ..Plan::default() }).await;
    registered(&house).await;
    let (ada, bob) = (house.fake.customer("ada", "de"), house.fake.customer("bob", "en-GB"));
    stuck.store(true, Ordering::Relaxed);
    let given = ada.command(house.help, "help", &[]).unwrap();
    let after = ada.wait_acknowledged(given, SOON).await.expect("an acknowledgement");
    assert!(after < Duration::from_millis(2_000), "{after:?}");
    assert!(ada.answers(house.help, given).is_empty(), "there is nothing to say yet");
    stuck.store(false, Ordering::Relaxed);
    let shown = ada.wait_answer(house.help, given, SOON).await.expect("an answer");
    assert!(shown.only_for == Some(ada.id()) && bob.answers(house.help, given).is_empty(), "{shown:#?}");
    assert_eq!(house.fake.interaction(given).unwrap().original, Some(shown.id), "it takes the place of the thinking");
    // In private all is there for one alone anyway.
    let given = ada.command(ada.direct(), "help", &[]).unwrap();
    let shown = ada.wait_answer(ada.direct(), given, SOON).await.expect("an answer");
    assert_eq!(shown.only_for, None);
    tokio::time::sleep(A_WHILE).await;
    let counts = house.fake.counts();
    assert_eq!((counts.invalid, counts.refused), (0, 0), "{:#?}", house.fake.seen());
}

#[tokio::test]
async fn after_its_token_an_answer_is_an_ordinary_message() {
    let setup = Setup::new().without_limits().interactions_live(Duration::ZERO);
    let house = House::start(Plan { setup, ..Plan::default() }).await;
    registered(&house).await;
    let ada = house.fake.customer("ada", "en-GB");
    let given = ada.command(ada.direct(), "help", &[]).unwrap();
    let shown = ada.wait_answer(ada.direct(), given, SOON).await.expect("an answer");
    assert!(shown.interaction.is_none() && shown.nonce.is_some(), "{shown:#?}");
    // The bot's own token is believed as before.
    let asked = ada.say(ada.direct(), question(1)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(1)).await;
}

#[tokio::test]
async fn what_cannot_be_acknowledged_is_answered_all_the_same() {
    let house = House::start(Plan::default()).await;
    registered(&house).await;
    let ada = house.fake.customer("ada", "en-GB");
    house.fake.queue(On::Route("POST /interactions/*/*/callback"), [Fault::Refuse(Problem::UNKNOWN_INTERACTION)]);
    let given = ada.command(ada.direct(), "help", &[]).unwrap();
    let shown = ada.wait_answer(ada.direct(), given, SOON).await.expect("an answer");
    assert!(shown.interaction.is_none(), "{shown:#?}");
}

#[tokio::test]
async fn buttons_and_menus_are_pressed_and_chosen_from() {
    for (locales, pick, is_menu) in [
        ("\"en\", \"de\"", "Deutsch", false),
        ("\"en\", \"de\", \"fr\", \"es\", \"it\", \"pt-BR\", \"tr\", \"ar\", \"hi\", \"ja\", \"ko\", \"ru\"", "Deutsch", true),
    ] {
        let house = House::start(Plan { locales, ..Plan::default() }).await;
        registered(&house).await;
        let ada = house.fake.customer("ada", "en-GB");
        let asked = ada.say(ada.direct(), "/language").unwrap();
        let offered = house.fake.until(SOON, |_| ada.answers(ada.direct(), asked).into_iter().find(|shown| !shown.choices().is_empty()));
        let offered = offered.await.unwrap_or_else(|| panic!("{:#?}", ada.answers(ada.direct(), asked)));
        let choices = offered.choices();
        assert_eq!(offered.components[0]["components"][0]["type"] == 3, is_menu, "{:#?}", offered.components);
        let (label, _) = choices.iter().find(|(label, _)| label.contains(pick)).unwrap_or_else(|| panic!("{choices:?}"));
        let pressed = ada.pick(offered.id, label).unwrap();
        assert!(ada.wait_acknowledged(pressed, SOON).await.is_some());
        let shown = ada.wait_answer(ada.direct(), pressed, SOON).await.expect("an answer in the language");
        assert!(!shown.text().is_empty());
        let counts = house.fake.counts();
        assert_eq!((counts.invalid, counts.refused), (0, 0), "{:#?}", house.fake.seen());
    }
}
