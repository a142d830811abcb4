//! What the fake says, read by a library that knows what Discord says.

use serde_json::{Value, json};
use serenity::model::application::{Command, CurrentApplicationInfo, Interaction};
use serenity::model::channel::{Channel, Message};
use serenity::model::event::{Event, GatewayEvent};

use super::super::gateway::Event as Told;
use super::super::{Fake, File, Id, Say, Setup};
use super::{Client, says};

fn held(fake: &Fake) -> Vec<Told> {
    fake.inner.state().gateway.held.clone().unwrap_or_default()
}

#[tokio::test]
async fn every_event_can_be_read() {
    let fake = Fake::start(Setup::new().without_limits()).await.unwrap();
    let client = Client::of(&fake);
    fake.gateway().hold();
    let ada = fake.customer("ada", "de");
    let guild = fake.guild("Maison");
    let (channel, forum) = (fake.channel(guild, "help"), fake.forum(guild, "questions"));
    let asked = ada.mention(channel, "hello").unwrap();
    ada.say(channel, Say::new("").reply_to(asked).file(File::voice(&b"ogg"[..], 1.5)).sticker("wave")).unwrap();
    ada.say(ada.direct(), Say::new("see").file(File::new("a.png", "image/png", &b"png"[..]))).unwrap();
    ada.edit(asked, "changed").unwrap();
    ada.react(asked, "👍", true).unwrap();
    ada.react(asked, "👍", false).unwrap();
    ada.post(forum, "title", "text").unwrap();
    let thread = ada.thread(channel, "thread", "text").unwrap();
    fake.archive(thread, false);
    ada.delete(asked).unwrap();
    let button = json!({"type": 2, "style": 1, "custom_id": "yes", "label": "Yes"});
    let body = json!({"content": "a", "components": [{"type": 1, "components": [button]}], "embeds": [{"title": "t"}]});
    let (_, posted) = client.post(&format!("/channels/{channel}/messages"), body).await;
    let posted: Id = posted["id"].as_str().unwrap().parse().unwrap();
    ada.press(posted, "yes").unwrap();
    ada.submit_unasked(ada.direct(), "form", &[("order", "A-17")]).unwrap();
    let help = json!([{"name": "help", "description": "Helps", "options": [{"name": "order", "description": "d", "type": 3}]}]);
    assert_eq!(client.ask("PUT", &format!("/applications/{}/commands", fake.bot()), help).await.0, 200);
    ada.command(channel, "help", &[("order", "A-17")]).unwrap();
    ada.command(ada.direct(), "help", &[]).unwrap();
    fake.remove_channel(forum);
    fake.kick(guild);
    let events = held(&fake);
    assert_eq!(events.len(), 22, "{:?}", events.iter().map(|event| event.name.as_str()).collect::<Vec<_>>());
    for event in events {
        let frame = json!({"op": 0, "s": 1, "t": event.name, "d": event.data});
        let read = serde_json::from_value::<GatewayEvent>(frame);
        let known = matches!(&read, Ok(GatewayEvent::Dispatch(_, event)) if !matches!(event, Event::Unknown(_)));
        assert!(known, "{}: {:?}\n{:#}", event.name, read.map(|_| ()), event.data);
        if event.name == "INTERACTION_CREATE" {
            serde_json::from_value::<Interaction>(event.data).unwrap();
        }
    }
}

#[tokio::test]
async fn every_answer_can_be_read() {
    let fake = Fake::start(Setup::new().without_limits()).await.unwrap();
    let client = Client::of(&fake);
    let ada = fake.customer("ada", "de");
    let guild = fake.guild("Maison");
    let channel = fake.channel(guild, "help");
    let read = |body: Value| serde_json::from_value::<Channel>(body).unwrap();
    read(client.get(&format!("/channels/{channel}")).await.1);
    read(client.post("/users/@me/channels", json!({"recipient_id": ada.id()})).await.1);
    read(client.post(&format!("/channels/{channel}/threads"), json!({"name": "a", "type": 12})).await.1);
    let (_, posted) = client.post(&format!("/channels/{channel}/messages"), says("a")).await;
    serde_json::from_value::<Message>(posted).unwrap();
    let (_, history) = client.get(&format!("/channels/{channel}/messages")).await;
    serde_json::from_value::<Vec<Message>>(history).unwrap();
    serde_json::from_value::<CurrentApplicationInfo>(client.get("/oauth2/applications/@me").await.1).unwrap();
    serde_json::from_value::<serenity::model::user::CurrentUser>(client.get("/users/@me").await.1).unwrap();
    serde_json::from_value::<Vec<serenity::model::guild::GuildInfo>>(client.get("/users/@me/guilds").await.1).unwrap();
    serde_json::from_value::<serenity::model::guild::PartialGuild>(client.get(&format!("/guilds/{guild}")).await.1).unwrap();
    serde_json::from_value::<serenity::model::gateway::BotGateway>(client.get("/gateway/bot").await.1).unwrap();
    let commands = format!("/applications/{}/commands", fake.bot());
    let (_, put) = client.ask("PUT", &commands, json!([{"name": "help", "description": "Helps"}])).await;
    serde_json::from_value::<Vec<Command>>(put).unwrap();
}
