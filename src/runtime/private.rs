//! Questions that go on in a private place: a link that is followed, or a place that was opened.

use super::account;
use super::aggregate::{Incoming, door_token, identity_of, key_of};
use super::persist;
use super::shared::Inner;
use super::ticket;
use crate::channel::SinkError;
use crate::core::dialogue::Conversation;
use crate::core::key::{BotId, DeliveryId, Key};
use crate::core::message::{Address, Author, Inbound, Message, Place, What};
use crate::core::time::Timestamp;
use crate::ports::{Accepted, Arrival, Store, StoreResult};

/// What a customer's messenger says for them when they follow a link of ours.
const START: &str = "/start";
/// How the name of a link begins among tickets.
const DOOR: &str = "door:";
/// The length of a token.
const TOKEN: usize = 24;

/// Tells a link which conversation it leads away from. At least once; a repeat changes nothing.
pub(super) async fn tell(store: &dyn Store, bot: &BotId, token: &str, address: &Address, at: Timestamp) -> StoreResult<()> {
    ticket::tell(store, bot, &format!("{DOOR}{token}"), address, at).await
}

/// The token of a link that was followed.
fn followed(text: &str) -> Option<&str> {
    let token = text.trim().strip_prefix(START)?.strip_prefix([' ', '\u{A0}'])?.trim();
    let is_token = token.len() == TOKEN && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_token.then_some(token)
}

/// Puts the question that waits behind a link in the place of what the messenger said, where the same customer follows it
/// to a place of their own.
pub(super) async fn follow(inner: &Inner, bot: &BotId, messages: &mut [Inbound]) -> Result<(), SinkError> {
    for inbound in messages.iter_mut().filter(|inbound| inbound.place == Place::Private) {
        let What::Message(message) = &mut inbound.what else { continue };
        let Some(token) = followed(&message.text) else { continue };
        let Some(from) = ticket::address(inner.store.as_ref(), bot, &format!("{DOOR}{token}")).await? else { continue };
        if from.identity(bot) != inbound.address.identity(bot) {
            continue;
        }
        let key = key_of(bot, &from);
        let Some(conversation) = inner.conversation(&key).await.map_err(account::unavailable)? else { continue };
        let now = inner.clock.now();
        let waiting =
            conversation.circumstances.carried.iter().find(|carried| carried.is_open(now) && door_token(&key, carried.id) == token);
        if let Some(carried) = waiting {
            message.text.clone_from(&carried.text);
            introduce(&mut inbound.author, inner, bot, &conversation);
        }
    }
    Ok(())
}

/// What is known of the customer goes along: their language, their country, that they were greeted.
fn introduce(author: &mut Author, inner: &Inner, bot: &BotId, conversation: &Conversation) {
    author.is_met = conversation.greeted;
    if let Some(unit) = inner.bot(bot) {
        author.language_hint = Some(conversation.language.locale(&unit.bot.languages).to_string());
    }
    if author.region.is_none() {
        author.region = conversation.circumstances.region.map(|(region, _)| region.to_string());
    }
}

/// Lets a question go on in the private place that a request has opened. At least once; a repeat is recognised.
pub(super) async fn go_on(
    inner: &Inner,
    from: (&Key, &Conversation),
    to: Address,
    (request, message): (&str, &str),
    question: &str,
) -> StoreResult<()> {
    let (key, conversation) = from;
    let mut author = Author::new(to.author.clone());
    introduce(&mut author, inner, &key.bot, conversation);
    let now = inner.clock.now();
    // An id of a platform has no control character.
    let delivery = DeliveryId::new(format!("private\u{1}{request}"));
    let what = What::Message(Message::text(message, question));
    let inbound = Inbound::new(delivery.clone(), to.clone(), Place::Private, author, now, what);
    let Ok(bytes) = persist::write(&Incoming::Message(Box::new(inbound))) else { return Ok(()) };
    let (key, identity) = (key_of(&key.bot, &to), identity_of(&key.bot, &to));
    let arrival = Arrival { key: key.clone(), identity, delivery, order: None, at: now, bytes };
    if inner.store.accept(vec![arrival]).await?.contains(&Accepted::New) {
        inner.lanes.wake_one(&key);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_other_beginnings() {
        let token = "Ab3_-6789012345678901234";
        for (text, expect) in [
            (format!("/start {token}"), Some(token)),
            (format!(" /start  {token} "), Some(token)),
            ("/start".to_owned(), None),
            ("/start please".to_owned(), None),
            (format!("/start {token}x"), None),
            (format!("/start{token}"), None),
            ("/start Ab3!-6789012345678901234".to_owned(), None),
        ] {
            assert_eq!(followed(&text), expect, "{text}");
        }
    }
}
