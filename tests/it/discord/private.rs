//! A private place is opened: a direct message, else a private thread, else a clear word.

use turjuman::channel::{Attempt, Channel as _, SendError};
use turjuman::conformance::discord::Id;
use turjuman::core::key::LocaleTag;
use turjuman::core::message::{Action, Markup, Origin, Outgoing};

use super::house::{House, Plan};

#[tokio::test]
async fn a_private_place_is_found_as_far_as_the_customer_lets_us() {
    let house = House::start(Plan::default()).await;
    for (takes_direct, may_write, expect) in [(true, true, "direct"), (false, true, "thread"), (false, false, "nowhere")] {
        let (ada, bob) = (house.fake.customer("ada", "en-GB"), house.fake.customer("bob", "en-GB"));
        let help = house.fake.channel(house.guild, "help");
        ada.take_direct(takes_direct);
        house.fake.permit(help, true, may_write);
        let with = Outgoing::new(format!("private-{expect}"), Markup::text("Between us."), LocaleTag::new("en"), Origin::System);
        let address = house.address(&ada, help);
        let request = house.channel.encode(&address, &Action::OpenPrivate { with }).expect("a request");
        let first = house.channel.send(&address, &request, Attempt::First).await;
        let again = house.channel.send(&address, &request, Attempt::AfterUnknown).await;
        match (expect, first) {
            ("nowhere", Err(SendError::Permanent { what })) => assert!(what.contains("takes no direct messages"), "{what}"),
            (_, Ok(receipt)) => {
                let place: Id = receipt.place.clone().expect("a place").parse().unwrap();
                let seen = ada.sees(place).unwrap();
                assert_eq!(seen.iter().filter(|message| message.text() == "Between us.").count(), 1, "{expect}: {seen:#?}");
                assert_eq!(place == ada.direct(), expect == "direct");
                assert!(bob.sees(place).is_err(), "nobody else reads along");
                assert_eq!(again.map(|receipt| receipt.place), Ok(receipt.place), "{expect}: the same place");
            }
            (_, outcome) => panic!("{expect}: {outcome:?}"),
        }
    }
}
