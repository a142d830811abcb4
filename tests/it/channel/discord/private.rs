//! A private place: a direct message, a thread where there is none, a clear text where neither can be.

use turjuman::channel::SendError;
use turjuman::conformance::discord::{Fake, Setup};
use turjuman::core::message::{Action, Place};

use super::hands::{Bot, address, id_of, outgoing};

fn open(id: &str) -> Action {
    Action::OpenPrivate { with: outgoing(id, "only for you") }
}

#[tokio::test]
async fn a_private_place_is_opened_where_there_is_one() {
    let fake = Fake::start(Setup::new().without_limits()).await.unwrap();
    let bot = Bot::of(&fake, |settings| settings.message_content = true).live(&fake).await;
    let (guild, ada) = (fake.guild("Maison Lune"), fake.customer("ada", "de"));
    let channel = fake.channel(guild, "general");
    let at = address(channel, ada.id());
    let receipt = bot.send(&at, &open("p.0")).await.unwrap();
    assert_eq!(receipt.place.as_deref(), Some(ada.direct().to_string().as_str()));
    assert_eq!(fake.message(id_of(&receipt)).unwrap().text(), "only for you");

    ada.take_direct(false);
    let receipt = bot.send(&at, &open("p.1")).await.unwrap();
    let (thread, name) = fake.threads(channel).pop().unwrap();
    assert_eq!((receipt.place.as_deref(), name.as_str()), (Some(thread.to_string().as_str()), "Maison Lune"));
    assert!(fake.members(thread).contains(&ada.id()));
    // What the customer says there is private, and needs no mention.
    ada.say(thread, "thanks").unwrap();
    let came = bot.sink.wait(1).await;
    assert_eq!((came[0].place, came[0].address.place.as_ref()), (Place::Private, thread.to_string().as_str()));

    fake.permit(channel, true, false);
    let sent = bot.send(&at, &open("p.2")).await;
    assert!(
        matches!(&sent, Err(SendError::Permanent { what }) if what.contains("no direct messages") && what.contains("private threads")),
        "{sent:?}"
    );
}
