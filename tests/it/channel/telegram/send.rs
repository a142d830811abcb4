//! What is sent, and what becomes of it.

use std::time::Duration;

use turjuman::channel::{Attempt, Receipt, SendError};
use turjuman::conformance::telegram::{Fault, Limits, Refusal, When};
use turjuman::core::message::{Action, Attachment, Choice, MessageId, Unit, parse, render, split};

use super::{Here, at, connect, fake, nothing, outgoing};

impl Here {
    async fn act(&self, place: impl ToString, action: &Action) -> Result<Receipt, SendError> {
        let address = at(place);
        let request = self.channel.encode(&address, action).unwrap();
        self.channel.send(&address, &request, Attempt::First).await
    }

    async fn show(&self, place: impl ToString, markdown: &str) -> Result<Receipt, SendError> {
        self.act(place, &Action::Show(outgoing("1.0.0", markdown))).await
    }

    async fn edit(&self, place: impl ToString, message: &MessageId, markdown: &str) -> Result<Receipt, SendError> {
        self.act(place, &Action::Edit { message: message.clone(), with: outgoing("1.0.1", markdown) }).await
    }
}

fn kind(sent: &Result<Receipt, SendError>) -> (&'static str, Option<u64>) {
    match sent {
        Ok(_) => ("ok", None),
        Err(SendError::Retry { after, .. }) => ("retry", after.map(|after| after.as_secs())),
        Err(SendError::Permanent { .. }) => ("permanent", None),
        Err(SendError::Unknown { .. }) => ("unknown", None),
    }
}

/// The library gives one kind for what was written and what was not, sleeps ten seconds at a status from 500 on, and does
/// not repeat after a wait that the platform names.
#[tokio::test]
async fn the_kind_of_an_error_decides() {
    let (fake, bot) = fake().await;
    bot.limit(Limits::NONE);
    let here = connect(fake.api_url(), |settings| settings.timeout = Duration::from_millis(300));
    let ada = bot.customer("Ada");
    for (fault, expect, shown) in [
        (Fault::Refuse(Refusal::busy(Some(Duration::from_secs(17)))), ("retry", Some(17)), 0),
        (Fault::Refuse(Refusal::busy(None)), ("retry", None), 0),
        (Fault::Page(502), ("retry", None), 0),
        (Fault::Page(404), ("retry", Some(300)), 0),
        (Fault::Refuse(Refusal::unauthorized()), ("retry", Some(300)), 0),
        (Fault::Refuse(Refusal::not_found()), ("retry", Some(300)), 0),
        (Fault::CutBefore, ("unknown", None), 0),
        (Fault::CutAfter, ("unknown", None), 1),
        (Fault::SilentAfter, ("unknown", None), 1),
        (Fault::Garbled, ("ok", None), 1),
        (Fault::Refuse(Refusal::forbidden("bot was blocked by the user")), ("permanent", None), 0),
        (Fault::Refuse(Refusal::forbidden("bot was kicked from the supergroup chat")), ("permanent", None), 0),
        (Fault::Refuse(Refusal::bad("chat not found")), ("permanent", None), 0),
        (Fault::Refuse(Refusal::new(413, "Request Entity Too Large")), ("permanent", None), 0),
    ] {
        let before = ada.shown().len();
        bot.meet(&When::Shows, [Some(fault.clone())]);
        let began = std::time::Instant::now();
        let sent = here.show(ada.chat(), "hello").await;
        assert_eq!((kind(&sent), ada.shown().len() - before), (expect, shown), "{fault:?}: {sent:?}");
        assert!(began.elapsed() < Duration::from_secs(2), "{fault:?}");
    }
    let away = connect("http://127.0.0.1:9".to_owned(), |_| {});
    assert_eq!(kind(&away.show(1, "hello").await), ("retry", None));
    assert_eq!(kind(&here.show("nowhere", "hello").await), ("permanent", None));
}

#[tokio::test]
async fn markup_that_is_not_understood_is_shown_without() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    let refusal = Refusal::bad("can't parse entities: Unsupported start tag \"q\" at byte offset 5");
    bot.meet(&When::Shows, [Some(Fault::Refuse(refusal))]);
    here.show(ada.chat(), "**a** & [here](https://maison.example)").await.unwrap();
    let shown = ada.shown();
    assert_eq!((shown.len(), shown[0].text.as_str(), shown[0].entities.len()), (1, "a & here (https://maison.example)", 0));
}

#[tokio::test]
async fn a_chat_that_has_moved_is_followed() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let old = bot.group("Maison");
    let ada = old.member("Ada");
    here.show(ada.chat(), "before").await.unwrap();
    let new = old.migrate();
    let receipt = here.show(old.chat(), "after").await.unwrap();
    let shown: Vec<_> = new.messages().into_iter().filter(|message| message.by_bot).collect();
    assert_eq!(
        shown.last().map(|message| (message.text.as_str(), message.id.to_string())),
        Some(("after", receipt.message.unwrap().0.to_string()))
    );
}

#[tokio::test]
async fn an_answer_in_a_topic_stays_there() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let group = bot.supergroup("Maison");
    let topic = group.topic("Questions");
    here.show(format!("{}/{topic}", group.chat()), "hello").await.unwrap();
    let shown = group.messages().into_iter().find(|message| message.by_bot && message.text == "hello").unwrap();
    assert_eq!(shown.topic, Some(topic));
}

#[tokio::test]
async fn an_edit_that_is_refused_for_good_loses_nothing() {
    let (fake, bot) = fake().await;
    bot.limit(Limits::NONE);
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    let first = here.show(ada.chat(), "Your").await.unwrap().message.unwrap();
    assert_eq!(here.edit(ada.chat(), &first, "Your order").await.unwrap().message, Some(first.clone()));
    // The same again is so already.
    assert_eq!(here.edit(ada.chat(), &first, "Your order").await.unwrap().message, Some(first.clone()));
    assert_eq!(ada.shown()[0].text, "Your order");
    // Somebody takes it away while it is written: it is shown once more, not once for each edit.
    here.act(ada.chat(), &Action::Delete { message: first.clone() }).await.unwrap();
    here.act(ada.chat(), &Action::Delete { message: first.clone() }).await.unwrap();
    for words in ["Your order is", "Your order is on", "Your order is on its way."] {
        let receipt = here.edit(ada.chat(), &first, words).await.unwrap();
        assert_ne!(receipt.message, Some(first.clone()));
    }
    let texts: Vec<_> = ada.shown().into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["Your order is on its way."]);
    // A message of which only our own id is known.
    let unknown = MessageId::new("7.0.0");
    here.edit(ada.chat(), &unknown, "One").await.unwrap();
    here.edit(ada.chat(), &unknown, "One two").await.unwrap();
    let texts: Vec<_> = ada.shown().into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["Your order is on its way.", "One two"]);
}

#[tokio::test]
async fn buttons_replies_reactions_and_signs_are_shown() {
    let (fake, bot) = fake().await;
    bot.limit(Limits::NONE);
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    let asked = ada.say("hello");
    let mut with = outgoing("1", "Pick");
    with.reply_to = Some(MessageId::new(asked.to_string()));
    with.choices = vec![Choice { id: format!("flow:{}", "x".repeat(90)), label: "Long <b>".to_owned() }];
    here.act(ada.chat(), &Action::Show(with.clone())).await.unwrap();
    let shown = ada.shown().pop().unwrap();
    assert_eq!((shown.reply_to, shown.buttons().count()), (Some(asked), 1));
    // A message that is gone keeps nothing from being shown.
    with.reply_to = Some(MessageId::new("999999"));
    here.act(ada.chat(), &Action::Show(with)).await.unwrap();
    here.act(ada.chat(), &Action::React { message: MessageId::new(asked.to_string()), emoji: "👍".to_owned() }).await.unwrap();
    here.act(ada.chat(), &Action::Typing).await.unwrap();
    assert_eq!(bot.calls_of("sendChatAction").len(), 1);
    let place = Attachment::Location { latitude: 48.85, longitude: 2.35, name: Some("Maison Lune".to_owned()) };
    let contact = Attachment::Contact { name: "Ada".to_owned(), phone: Some("+49123".to_owned()) };
    for attachment in [place, contact] {
        let mut with = nothing("2");
        with.attachments = vec![attachment];
        here.act(ada.chat(), &Action::Show(with)).await.unwrap();
    }
    assert_eq!(bot.counts().malformed, 0, "{:#?}", bot.calls());
}

#[tokio::test]
async fn the_longest_texts_of_all_scripts_are_taken() {
    let (fake, bot) = fake().await;
    bot.limit(Limits::NONE);
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    let caps = turjuman::channel::capability_table().into_iter().find(|row| row.channel == "telegram").unwrap().caps;
    for word in
        ["wait & <see> ", "你好，世界。", "مرحبا بالعالم ", "🏳️‍🌈", "**b** `c` _i_ ", "> q\n> > r\n\n", "```rust\nlet x = \"<&>\";\n```\n\n"]
    {
        let markup = parse(&word.repeat(1_500));
        for (n, piece) in split(&markup, &caps.text).into_iter().enumerate().take(4) {
            assert!(Unit::Utf16.len(&render(&piece, caps.text.syntax)) <= caps.text.max);
            let mut with = outgoing(&n.to_string(), "");
            with.markup = piece;
            here.act(ada.chat(), &Action::Show(with)).await.unwrap();
        }
    }
    assert_eq!(bot.counts().malformed, 0);
}
