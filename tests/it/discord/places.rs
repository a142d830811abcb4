//! Where customers write, and who is answered.

use turjuman::cli::bench::stage::question;
use turjuman::conformance::discord::{Say, markdown};

use super::house::{A_WHILE, House, Plan, right};

#[tokio::test]
async fn customers_are_answered_where_they_write() {
    let keys = "message_content = true\nforums = [\"{forum}\"]\npace_per_account_per_sec = 0\npace_per_place_per_min = 0\n";
    let house = House::start(Plan { keys: keys.to_owned(), ..Plan::default() }).await;
    let (ada, bob) = (house.fake.customer("ada", "en-GB"), house.fake.customer("bob", "en-GB"));
    // In private.
    let asked = ada.say(ada.direct(), question(0)).unwrap();
    house.answered(&ada, ada.direct(), asked, &right(0)).await;
    // Among others: who mentions the bot, and who replies to it.
    let idle = bob.say(house.help, question(1)).unwrap();
    let asked = ada.mention(house.help, &question(2)).unwrap();
    let answer = house.answered(&ada, house.help, asked, &right(2)).await;
    let again = ada.say(house.help, Say::new(question(3)).reply_to(answer.id)).unwrap();
    house.answered(&ada, house.help, again, &right(3)).await;
    // In a thread, on mention.
    let thread = bob.thread(house.help, "a talk", "between us").unwrap();
    let asked = bob.mention(thread, &question(4)).unwrap();
    house.answered(&bob, thread, asked, &right(4)).await;
    // In a post: its author, not who reads along.
    let post = ada.post(house.forum, "Delivery", question(5)).unwrap();
    house.answered(&ada, post, post, &right(5)).await;
    let meant_for_ada = bob.say(post, question(6)).unwrap();
    let asked = ada.say(post, question(7)).unwrap();
    house.answered(&ada, post, asked, &right(7)).await;
    // Nobody answers another bot.
    let other = house.fake.other_bot("parrot");
    let chatter = other.mention(house.help, &question(8)).unwrap();
    tokio::time::sleep(A_WHILE).await;
    let all: Vec<_> = house.fake.posted();
    for (id, n) in [(idle, 1), (meant_for_ada, 6), (chatter, 8)] {
        assert!(all.iter().all(|message| message.reply_to != Some(id) && !message.text().contains(&right(n))), "{n}: {all:#?}");
    }
    let counts = house.fake.counts();
    assert_eq!((counts.pings, counts.busy, counts.refused, counts.invalid), (0, 0, 0, 0), "{:#?}", house.fake.seen());
    for message in &all {
        assert!(markdown::read(&message.content).is_ok(), "{message:#?}");
    }
}

#[tokio::test]
async fn edits_and_deletions_are_understood() {
    let house = House::start(Plan { gather_ms: 300, ..Plan::default() }).await;
    let ada = house.fake.customer("ada", "en-GB");
    let direct = ada.direct();
    let asked = ada.say(direct, question(0)).unwrap();
    house.answered(&ada, direct, asked, &right(0)).await;
    // Corrected before it was read.
    let asked = ada.say(direct, question(1)).unwrap();
    ada.edit(asked, &question(2)).unwrap();
    house.answered(&ada, direct, asked, &right(2)).await;
    // Taken back before it was read.
    let gone = ada.say(direct, question(3)).unwrap();
    ada.delete(gone).unwrap();
    tokio::time::sleep(A_WHILE * 3).await;
    let shown: Vec<_> = ada.answers(direct, asked).iter().map(|message| message.text()).collect();
    assert!(shown.iter().all(|text| !text.contains(&right(1)) && !text.contains(&right(3))), "{shown:?}");
    // A look at a link is no edit.
    let before = house.channel.taken.lock().unwrap().len();
    ada.unfurl(asked).unwrap();
    ada.react(asked, "👍", true).unwrap();
    tokio::time::sleep(A_WHILE).await;
    let taken: Vec<_> = house.channel.taken.lock().unwrap().iter().skip(before).map(|(_, id)| id.clone()).collect();
    assert_eq!(taken.len(), 1, "the reaction alone: {taken:?}");
}
