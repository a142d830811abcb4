use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::super::{Fake, Id, Moment, Setup, intents};
use super::SOON;

const ALL: u64 =
    intents::GUILDS | intents::GUILD_MESSAGES | intents::GUILD_MESSAGE_REACTIONS | intents::DIRECT_MESSAGES | intents::MESSAGE_CONTENT;

/// A program at the gateway.
struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    async fn open(fake: &Fake, path: &str) -> Self {
        let stream = TcpStream::connect(fake.media_host()).await.unwrap();
        let (socket, _) = tokio_tungstenite::client_async(format!("{}{path}", fake.gateway_url()), stream).await.unwrap();
        Self(socket)
    }

    /// Greeted, and identified.
    async fn begin(fake: &Fake, intents: u64) -> (Self, Value) {
        let mut socket = Self::open(fake, "/?v=10&encoding=json").await;
        assert_eq!(socket.next().await.unwrap()["op"], 10);
        socket.identify(fake, json!({"intents": intents})).await;
        let ready = socket.next().await.unwrap();
        (socket, ready)
    }

    async fn identify(&mut self, fake: &Fake, more: Value) {
        let mut data = json!({"token": fake.token(), "properties": {"os": "linux", "browser": "b", "device": "d"}});
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.send(json!({"op": 2, "d": data})).await;
    }

    async fn send(&mut self, frame: Value) {
        self.0.send(Message::Text(frame.to_string())).await.unwrap();
    }

    /// The next frame; `Err` with the code when it was closed.
    async fn next(&mut self) -> Result<Value, Option<u16>> {
        match tokio::time::timeout(SOON, self.0.next()).await.expect("a frame") {
            Some(Ok(Message::Text(text))) => Ok(serde_json::from_str(&text).unwrap()),
            Some(Ok(Message::Close(frame))) => Err(frame.map(|frame| u16::from(frame.code))),
            _ => Err(None),
        }
    }

    async fn event(&mut self, name: &str) -> Value {
        loop {
            let frame = self.next().await.unwrap();
            if frame["t"] == name {
                return frame["d"].clone();
            }
        }
    }

    /// What is said in the next messages.
    async fn said(&mut self, count: usize) -> Vec<String> {
        let mut said = Vec::new();
        for _ in 0..count {
            said.push(self.event("MESSAGE_CREATE").await["content"].as_str().unwrap().to_owned());
        }
        said
    }
}

#[tokio::test]
async fn who_is_no_good_is_told_why() {
    let fake = Fake::start(Setup::new().privileged(0).shards(2)).await.unwrap();
    let shard = json!([0, 2]);
    for (more, code) in [
        (json!({"token": "other", "intents": 1, "shard": shard}), 4004),
        (json!({"shard": shard}), 4013),
        (json!({"intents": 1_u64 << 40, "shard": shard}), 4013),
        (json!({"intents": intents::MESSAGE_CONTENT, "shard": shard}), 4014),
        (json!({"intents": 1, "shard": [2, 2]}), 4010),
        (json!({"intents": 1}), 4011),
    ] {
        let mut socket = Socket::open(&fake, "/?v=10&encoding=json").await;
        socket.next().await.unwrap();
        socket.identify(&fake, more.clone()).await;
        assert_eq!(socket.next().await, Err(Some(code)), "{more}");
    }
    for (path, frame, code) in [
        ("/?v=10", json!({"op": 99}), 4001),
        ("/?v=10", json!({"op": 3, "d": {}}), 4003),
        ("/?v=10", json!({"op": 1, "d": "a".repeat(5000)}), 4002),
        ("/?v=7", json!({"op": 1}), 4012),
    ] {
        let mut socket = Socket::open(&fake, path).await;
        socket.next().await.unwrap();
        drop(socket.0.send(Message::Text(frame.to_string())).await);
        assert_eq!(socket.next().await, Err(Some(code)), "{frame:.40}");
    }
}

#[tokio::test]
async fn a_session_hears_what_it_wants_to() {
    let fake = Fake::start(Setup::new()).await.unwrap();
    let guild = fake.guild("Maison");
    let channel = fake.channel(guild, "help");
    let ada = fake.customer("ada", "de");
    let (mut all, ready) = Socket::begin(&fake, ALL).await;
    assert_eq!((&ready["t"], &ready["s"], &ready["d"]["guilds"][0]["id"]), (&json!("READY"), &json!(1), &json!(guild)));
    let (mut blind, _) = Socket::begin(&fake, intents::GUILD_MESSAGES).await;
    let (mut direct, _) = Socket::begin(&fake, intents::DIRECT_MESSAGES).await;
    assert!(fake.gateway().wait_live(3, SOON).await);
    ada.say(channel, "aloud").unwrap();
    ada.mention(channel, "to you").unwrap();
    ada.say(ada.direct(), "in private").unwrap();
    let named = format!("<@{}> to you", fake.bot());
    assert_eq!(all.event("GUILD_CREATE").await["channels"][0]["id"], json!(channel));
    assert_eq!(all.said(3).await, ["aloud", &named, "in private"]);
    assert_eq!(blind.said(2).await, ["", &named]);
    assert_eq!(direct.said(1).await, ["in private"]);
}

#[tokio::test]
async fn a_session_goes_on_where_it_was() {
    let fake = Fake::start(Setup::new()).await.unwrap();
    let ada = fake.customer("ada", "de");
    let (mut socket, ready) = Socket::begin(&fake, ALL).await;
    ada.say(ada.direct(), "one").unwrap();
    assert_eq!(socket.said(1).await, ["one"]);
    assert_eq!(fake.gateway().cut(), 1);
    assert_eq!(socket.next().await, Err(None));
    assert!(fake.until(SOON, |fake| (fake.gateway().live() == 0).then_some(())).await.is_some());
    ada.say(ada.direct(), "two").unwrap();
    let resume = |seq: u64| json!({"op": 6, "d": {"token": fake.token(), "session_id": ready["d"]["session_id"], "seq": seq}});
    let address = ready["d"]["resume_gateway_url"].as_str().unwrap().to_owned();
    let path = address.replace(&fake.gateway_url(), "");
    let mut socket = Socket::open(&fake, &format!("{path}?v=10")).await;
    socket.next().await.unwrap();
    socket.send(resume(2)).await;
    assert_eq!(socket.said(1).await, ["two"]);
    assert_eq!(socket.event("RESUMED").await, json!({"_trace": []}));
    let opened = fake.gateway().met().into_iter().filter(|met| met.what == Moment::Opened { path: "/resume".into() });
    assert_eq!(opened.count(), 1);
    // Who says goodbye with 1000 ends the session.
    let close = tokio_tungstenite::tungstenite::protocol::CloseFrame { code: 1000.into(), reason: "".into() };
    socket.0.close(Some(close)).await.unwrap();
    assert!(fake.until(SOON, |fake| (fake.gateway().live() == 0).then_some(())).await.is_some());
    let mut socket = Socket::open(&fake, "/?v=10").await;
    socket.next().await.unwrap();
    socket.send(resume(2)).await;
    let refused = socket.next().await.unwrap();
    assert_eq!((&refused["op"], &refused["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn shards_hear_of_their_guilds() {
    let fake = Fake::start(Setup::new().shards(2)).await.unwrap();
    let ada = fake.customer("ada", "de");
    let channels: Vec<Id> = (0..2).map(|shard| fake.channel(fake.guild_of_shard("g", shard, 2), "c")).collect();
    let mut sockets = Vec::new();
    for shard in 0..2 {
        let mut socket = Socket::open(&fake, "/?v=10").await;
        socket.next().await.unwrap();
        socket.identify(&fake, json!({"intents": ALL, "shard": [shard, 2]})).await;
        socket.event("READY").await;
        sockets.push(socket);
    }
    ada.say(channels[1], "one").unwrap();
    ada.say(channels[0], "nought").unwrap();
    ada.say(ada.direct(), "private").unwrap();
    assert_eq!(sockets[0].said(2).await, ["nought", "private"]);
    assert_eq!(sockets[1].said(1).await, ["one"]);
}

#[tokio::test]
async fn the_gateway_does_what_it_is_told() {
    let fake = Fake::start(Setup::new().heartbeat(Duration::from_millis(100))).await.unwrap();
    let gateway = fake.gateway();
    let ada = fake.customer("ada", "de");
    let (mut socket, _) = Socket::begin(&fake, ALL).await;
    socket.send(json!({"op": 1, "d": 1})).await;
    assert_eq!(socket.next().await.unwrap()["op"], 11);
    gateway.acknowledge(false);
    socket.send(json!({"op": 1, "d": 1})).await;
    gateway.hold();
    for n in 0..50 {
        ada.say(ada.direct(), n.to_string()).unwrap();
    }
    let told = gateway.release(7, 20);
    assert!((51..70).contains(&told), "{told}");
    let said = socket.said(told).await;
    let mut once: Vec<u32> = said.iter().map(|text| text.parse().unwrap()).collect();
    assert!(!once.is_sorted());
    once.sort_unstable();
    once.dedup();
    assert_eq!(once, (0..50).collect::<Vec<_>>());
    gateway.dispatch("MESSAGE_CREATE", None, json!({"id": 5}));
    assert_eq!(socket.event("MESSAGE_CREATE").await, json!({"id": 5}));
    gateway.reconnect();
    assert_eq!(socket.next().await.unwrap()["op"], 7);
    gateway.invalidate(true);
    assert_eq!(socket.next().await.unwrap()["d"], true);
    assert_eq!(socket.next().await, Err(Some(4009)), "without heartbeats");
    gateway.greet(false);
    let mut socket = Socket::open(&fake, "/?v=10").await;
    assert!(tokio::time::timeout(Duration::from_millis(100), socket.0.next()).await.is_err(), "no greeting");
    gateway.shut(true);
    let stream = TcpStream::connect(fake.media_host()).await.unwrap();
    assert!(tokio_tungstenite::client_async(fake.gateway_url(), stream).await.is_err());
}
