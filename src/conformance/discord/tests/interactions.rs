use std::time::Duration;

use serde_json::{Value, json};

use super::super::{Id, Setup};
use super::{Client, SOON, code, says, started};

async fn registered(client: &Client, app: Id) {
    let help = json!({"name": "help", "description": "Helps", "name_localizations": {"de": "hilfe"}});
    assert_eq!(client.ask("PUT", &format!("/applications/{app}/commands"), json!([help])).await.0, 200);
}

/// Answers for the first time.
async fn callback(client: &Client, token: &str, id: Id, body: Value) -> (u16, Value) {
    client.post(&format!("/interactions/{id}/{token}/callback"), body).await
}

#[tokio::test]
async fn a_command_is_answered_later_under_its_token() {
    let (fake, client) = started(Setup::new().without_limits()).await;
    registered(&client, fake.bot()).await;
    let (ada, bob) = (fake.customer("ada", "de"), fake.customer("bob", "en-US"));
    let channel = fake.channel(fake.guild("Maison"), "help");
    assert!(ada.command(channel, "nothing", &[]).is_err());
    assert!(bob.command(channel, "hilfe", &[]).is_err(), "not in his language");
    let id = ada.command(channel, "hilfe", &[("order", "A-17")]).unwrap();
    let token = fake.interaction(id).unwrap().token;
    let webhook = format!("/webhooks/{}/{token}", fake.bot());
    assert_eq!(code(&client.post(&webhook, says("a")).await), (404, 10015), "not acknowledged yet");
    let defer = json!({"type": 5, "data": {"flags": 64}});
    assert_eq!(callback(&client, &token, id, defer.clone()).await.0, 204);
    assert_eq!(code(&callback(&client, &token, id, defer).await), (400, 40060));
    assert!(ada.wait_acknowledged(id, SOON).await.is_some());
    assert!(ada.answers(channel, id).is_empty(), "it thinks");
    let (_, first) = client.post(&webhook, says("first")).await;
    let original = fake.interaction(id).unwrap().original.unwrap();
    assert_eq!(first["id"], json!(original), "the first takes the place of the thinking");
    assert_eq!(client.post(&webhook, json!({"content": "second", "flags": 64})).await.0, 200);
    let path = format!("{webhook}/messages/@original");
    assert_eq!(client.ask("PATCH", &path, says("changed")).await.0, 200);
    assert_eq!(client.get(&path).await.1["content"], "changed");
    let texts: Vec<String> = ada.answers(channel, id).iter().map(super::super::Message::text).collect();
    assert_eq!(texts, ["changed", "second"]);
    assert!(bob.answers(channel, id).is_empty(), "they are for one alone");
    assert_eq!(client.ask("DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(code(&client.get(&path).await), (404, 10008));
}

#[tokio::test]
async fn who_is_late_is_refused() {
    let setup = Setup::new().acknowledged_within(Duration::from_millis(100)).interactions_live(Duration::from_millis(300));
    let (fake, client) = started(setup).await;
    registered(&client, fake.bot()).await;
    let ada = fake.customer("ada", "de");
    let (late, soon) = (ada.command(ada.direct(), "help", &[]).unwrap(), ada.command(ada.direct(), "help", &[]).unwrap());
    let token = |id| fake.interaction(id).unwrap().token;
    assert_eq!(callback(&client, &token(soon), soon, json!({"type": 5})).await.0, 204);
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert_eq!(code(&callback(&client, &token(late), late, json!({"type": 5})).await), (404, 10062));
    let webhook = format!("/webhooks/{}/{}", fake.bot(), token(soon));
    assert_eq!(client.ask("PATCH", &format!("{webhook}/messages/@original"), says("a")).await.0, 200);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(code(&client.post(&webhook, says("a")).await), (401, 50027));
}

#[tokio::test]
async fn buttons_menus_and_forms_lead_on() {
    let (fake, client) = started(Setup::new()).await;
    let ada = fake.customer("ada", "de");
    let button = json!({"type": 2, "style": 1, "custom_id": "yes", "label": "Yes"});
    let menu = json!({"type": 3, "custom_id": "menu", "options": [{"label": "Red", "value": "r"}]});
    let body = json!({"content": "a", "components": [{"type": 1, "components": [button]}, {"type": 1, "components": [menu]}]});
    let (_, posted) = client.post(&format!("/channels/{}/messages", ada.direct()), body).await;
    let message: Id = posted["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(fake.message(message).unwrap().choices(), [("Yes".to_owned(), "yes".to_owned()), ("Red".to_owned(), "r".to_owned())]);
    assert!(ada.press(message, "no").is_err() && ada.choose(message, "menu", &["blue"]).is_err());
    let pressed = ada.press(message, "yes").unwrap();
    let token = fake.interaction(pressed).unwrap().token;
    assert_eq!(callback(&client, &token, pressed, json!({"type": 6})).await.0, 204);
    let path = format!("/webhooks/{}/{token}/messages/@original", fake.bot());
    assert_eq!(client.ask("PATCH", &path, json!({"content": "b", "components": []})).await.0, 200);
    let changed = fake.message(message).unwrap();
    assert_eq!((changed.content.as_str(), changed.components.len()), ("b", 0), "the button's own message");
    let (_, posted) =
        client.post(&format!("/channels/{}/messages", ada.direct()), json!({"components": [{"type": 1, "components": [menu_of()]}]})).await;
    let message: Id = posted["id"].as_str().unwrap().parse().unwrap();
    let chosen = ada.pick(message, "Red").unwrap();
    assert_eq!(fake.interaction(chosen).unwrap().data["values"], json!(["r"]));
    let token = fake.interaction(chosen).unwrap().token;
    assert!(ada.submit(chosen, &[]).is_err(), "no form was shown");
    let form = json!({"type": 9, "data": {"custom_id": "form", "title": "A form"}});
    assert_eq!(callback(&client, &token, chosen, form).await.0, 204);
    let submitted = ada.submit(chosen, &[("order", "A-17")]).unwrap();
    assert_eq!(fake.interaction(submitted).unwrap().data["components"][0]["components"][0]["value"], "A-17");
}

fn menu_of() -> Value {
    json!({"type": 3, "custom_id": "menu", "options": [{"label": "Red", "value": "r"}]})
}
