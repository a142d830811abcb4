//! A question that is better spoken of in private goes on there, the same customer known.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::StreamExt as _;
use serde_json::value::to_raw_value;
use turjuman::channel::{Attempt, Channel, DecodeError, FetchError, Finding, Raw, Receipt, Request, SendError, Sink, Stop};
use turjuman::core::key::{BotId, DeliveryId};
use turjuman::core::message::{Action, Address, Author, Caps, Inbound, MediaRef, Message, Outgoing, Place, Private, What, plain};
use turjuman::model::Extractive;
use turjuman::ports::{Clock, Store};
use turjuman::runtime::{BotUnit, ChannelUnit, Limits, Runtime};
use turjuman::store::Memory;

use super::maison;
use crate::runtime::fixture::{CAPS, TokioClock};

const ASKED: &str = "كيف أرجع ملابس السباحة؟";
const NAMES: [&str; 3] = ["سباحة", "بيكيني", "الداخلية"];

/// A platform with a group and a chat for each customer.
#[derive(Default)]
struct Platform {
    shown: Mutex<Vec<(String, Outgoing)>>,
    /// Whether customers cannot be written to.
    is_closed: bool,
}

impl Channel for Platform {
    fn decode(&self, _raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        Ok(Vec::new())
    }

    fn encode(&self, _address: &Address, action: &Action) -> Option<Request> {
        let (route, message) = match action {
            Action::Show(message) => ("show", message),
            Action::OpenPrivate { with } => ("open", with),
            _ => return None,
        };
        Some(Request { route: route.to_owned(), id: message.id.clone(), body: to_raw_value(message).unwrap() })
    }

    fn receive(&self, _sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            stop.cancelled().await;
            Ok(())
        })
    }

    fn send(&self, address: &Address, request: &Request, _attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let opens = request.route == "open";
        let place = if opens { format!("chat-{}", address.author) } else { address.place.to_string() };
        let message: Outgoing = serde_json::from_str(request.body.get()).unwrap();
        Box::pin(async move {
            if opens && self.is_closed {
                return Err(SendError::Permanent { what: "they take no messages".to_owned() });
            }
            self.shown.lock().unwrap().push((place.clone(), message));
            Ok(Receipt { place: opens.then(|| place.into()), ..Receipt::default() })
        })
    }

    fn fetch(&self, _address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        let media = media.clone();
        Box::pin(async move { Ok(media) })
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        Box::pin(async { Vec::new() })
    }
}

struct House {
    runtime: Runtime,
    bot: BotId,
    channel: Arc<Platform>,
    sink: Arc<dyn Sink>,
    said: Mutex<u32>,
    began: tokio::time::Instant,
}

fn address(place: &str, author: &str) -> Address {
    Address { channel: "test".into(), account: "a".into(), place: place.into(), author: author.into() }
}

impl House {
    fn over(store: Arc<dyn Store>, private: Private, channel: Platform, began: tokio::time::Instant) -> Self {
        let mut loaded = maison();
        Arc::get_mut(&mut loaded.bot).unwrap().dialogue.gather_ms = 0;
        let channel = Arc::new(channel);
        let caps = Caps { private, ..CAPS };
        let limits = Limits { settle: Duration::from_millis(5), ..Limits::default() };
        let runtime = Runtime::new(store, Arc::new(TokioClock(began)) as Arc<dyn Clock>, limits);
        let bot = loaded.bot.id.clone();
        let unit = BotUnit {
            bot: loaded.bot,
            packs: loaded.packs,
            model: Arc::new(Extractive::default()),
            spare: Arc::new(Extractive::default()),
            channels: [(("test".into(), "a".into()), ChannelUnit::new(Arc::clone(&channel) as Arc<dyn Channel>, caps))].into(),
            desk: None,
        };
        let sink = runtime.sink(&bot);
        runtime.start(vec![unit]);
        Self { runtime, bot, channel, sink, said: Mutex::new(0), began }
    }

    fn start(private: Private) -> Self {
        Self::over(Arc::new(Memory::new()), private, Platform::default(), tokio::time::Instant::now())
    }

    /// A customer does something; answers with what is shown in all places since.
    async fn does(&self, place: &str, author: &str, hint: Option<&str>, what: What) -> Vec<(String, Outgoing)> {
        let n = {
            let mut said = self.said.lock().unwrap();
            *said += 1;
            *said
        };
        let visible = if place == "group" { Place::Public } else { Place::Private };
        let author_of = Author::new(author).hinted(hint.map(str::to_owned));
        let inbound = Inbound::new(DeliveryId::new(format!("d{n}")), address(place, author), visible, author_of, self.runtime.now(), what);
        let before = self.channel.shown.lock().unwrap().len();
        self.sink.take(vec![inbound]).await.unwrap();
        tokio::time::sleep(Duration::from_secs(20)).await;
        self.channel.shown.lock().unwrap()[before..].to_vec()
    }

    async fn says(&self, place: &str, author: &str, text: &str) -> Vec<(String, Outgoing)> {
        self.does(place, author, Some("ar-SA"), What::Message(Message::text("m", text))).await
    }
}

fn text(shown: &[(String, Outgoing)], place: &str) -> String {
    shown.iter().filter(|(at, _)| at == place).map(|(_, message)| plain(&message.markup)).collect::<Vec<_>>().join("\n")
}

/// The invitation: courteous, and it names nothing.
fn invited(shown: &[(String, Outgoing)]) -> &Outgoing {
    let said = text(shown, "group");
    assert!(said.contains("محادثة خاصة") && NAMES.iter().all(|name| !said.contains(name)), "{said}");
    &shown.last().unwrap().1
}

#[tokio::test(start_paused = true)]
async fn a_link_leads_to_the_full_answer() {
    let house = House::start(Private::Link);
    let shown = house.says("group", "saudi", ASKED).await;
    let invitation = invited(&shown);
    let door = invitation.door.clone().unwrap();
    assert!(invitation.choices.is_empty() && door.token.len() <= 64 && !door.label.is_empty());
    assert!(door.token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')), "{}", door.token);
    let whole = serde_json::to_string(&shown.iter().map(|(_, message)| message).collect::<Vec<_>>()).unwrap();
    assert!(NAMES.iter().all(|name| !whole.contains(name)), "{whole}");

    let start = format!("/start {}", door.token);
    // Whoever else follows the link is only greeted.
    let stranger = house.says("chat-other", "other", &start).await;
    assert!(!stranger.is_empty() && !text(&stranger, "chat-other").contains("سباحة"));
    // Nor does it lead anywhere among others.
    let aloud = house.says("group", "saudi", &start).await;
    assert!(!text(&aloud, "group").contains("سباحة"));

    // A platform's hint may be less than what is known already.
    let answer = house.does("chat-saudi", "saudi", Some("en"), What::Message(Message::text("m", start.as_str()))).await;
    let said = text(&answer, "chat-saudi");
    assert!(said.contains("30 يومًا") && said.contains("ملابس السباحة"), "{said}");
    assert!(!said.contains("المساعد الآلي"), "they were greeted in the group: {said}");
    assert_eq!(answer.last().unwrap().1.locale.as_str(), "ar");
    assert_eq!(text(&answer, "group"), "");
    house.runtime.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_link_outlives_a_kill_and_not_a_day() {
    let house = House::start(Private::Link);
    let shown = house.says("group", "saudi", ASKED).await;
    let start = format!("/start {}", invited(&shown).door.clone().unwrap().token);
    let lines: Vec<_> = house.runtime.store().export().await.unwrap().map(Result::unwrap).collect().await;
    let began = house.began;
    drop(house);
    let store = Memory::new();
    store.import(lines).await.unwrap();
    let house = House::over(Arc::new(store), Private::Link, Platform::default(), began);
    *house.said.lock().unwrap() = 100;
    let said = text(&house.says("chat-saudi", "saudi", &start).await, "chat-saudi");
    assert!(said.contains("ملابس السباحة"), "{said}");
    tokio::time::sleep(Duration::from_secs(25 * 60 * 60)).await;
    let late = text(&house.says("chat2-saudi", "saudi", &start).await, "chat2-saudi");
    assert!(!late.is_empty() && !late.contains("سباحة"), "{late}");
    house.runtime.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_choice_opens_the_private_place() {
    let house = House::start(Private::Open);
    let shown = house.says("group", "saudi", ASKED).await;
    let choice = invited(&shown).choices[0].id.clone();
    let pressed = || What::Chose { choice: choice.clone(), message: None };
    let answer = house.does("group", "saudi", Some("ar-SA"), pressed()).await;
    let said = text(&answer, "chat-saudi");
    assert!(said.contains("لا يطّلع عليها أحد") && said.contains("ملابس السباحة"), "{said}");
    assert_eq!(text(&answer, "group"), "");
    // Somebody else who presses it has no question there.
    let other = house.does("group", "other", Some("ar-SA"), pressed()).await;
    assert!(!other.is_empty() && other.iter().all(|(_, message)| !plain(&message.markup).contains("سباحة")));
    assert!(house.runtime.conversation(&house.bot, &address("chat-other", "other")).await.unwrap().is_none());
    house.runtime.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_place_that_cannot_be_opened_is_said_to_be_so() {
    let platform = Platform { is_closed: true, ..Platform::default() };
    let house = House::over(Arc::new(Memory::new()), Private::Open, platform, tokio::time::Instant::now());
    let shown = house.says("group", "saudi", ASKED).await;
    let choice = invited(&shown).choices[0].id.clone();
    let said = text(&house.does("group", "saudi", Some("ar-SA"), What::Chose { choice, message: None }).await, "group");
    assert!(said.contains("مراسلتنا") && NAMES.iter().all(|name| !said.contains(name)), "{said}");
    house.runtime.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn where_nothing_of_ours_leads_there_the_invitation_stands_alone() {
    let house = House::start(Private::None);
    let shown = house.says("group", "saudi", ASKED).await;
    let invitation = invited(&shown);
    assert!(invitation.choices.is_empty() && invitation.door.is_none());
    house.runtime.stop().await.unwrap();
}
