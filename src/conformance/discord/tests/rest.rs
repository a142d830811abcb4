use serde_json::{Value, json};

use super::super::{Counts, Fault, File, Id, On, Problem, Say, Scope, Setup};
use super::{SOON, code, says, started};
use crate::conformance::channel::{Platform as _, Weather};
use std::time::Duration;

#[tokio::test]
async fn what_was_edited_reads_back_edited() {
    let (fake, client) = started(Setup::new()).await;
    let ada = fake.customer("ada", "de");
    let direct = ada.direct();
    let path = format!("/channels/{direct}/messages");
    let (status, posted) = client.post(&path, says(" **first**\n")).await;
    let one = format!("{path}/{}", posted["id"].as_str().unwrap());
    assert_eq!((status, &posted["content"], &posted["edited_timestamp"]), (200, &json!("**first**"), &Value::Null));
    let (status, edited) = client.ask("PATCH", &one, says("second")).await;
    assert_eq!((status, &edited["content"]), (200, &json!("second")));
    assert!(edited["edited_timestamp"].is_string());
    assert_eq!(client.get(&one).await.1["content"], "second");
    let seen = ada.sees(direct).unwrap();
    let states: Vec<&str> = seen[0].states.iter().map(|(_, state)| state.as_str()).collect();
    assert_eq!((seen[0].text().as_str(), states), ("second", vec!["**first**", "second"]));
    assert_eq!(client.ask("DELETE", &one, Value::Null).await.0, 204);
    assert_eq!(code(&client.get(&one).await), (404, 10008));
    assert!(ada.sees(direct).unwrap().is_empty());
}

#[tokio::test]
async fn refusals_have_the_documented_shape() {
    let (fake, client) = started(Setup::new().without_limits()).await;
    let guild = fake.guild("Maison");
    let (open, hidden, mute) = (fake.channel(guild, "open"), fake.channel(guild, "hidden"), fake.channel(guild, "mute"));
    fake.permit(hidden, false, true);
    fake.permit(mute, true, false);
    let (ada, bob) = (fake.customer("ada", "de"), fake.customer("bob", "en-GB"));
    bob.take_direct(false);
    let theirs = ada.say(open, "hello").unwrap();
    let messages = |channel: Id| format!("/channels/{channel}/messages");
    for (method, path, body, expect) in [
        ("POST", messages(Id(1)), says("a"), (404, 10003)),
        ("POST", "/channels/x/messages".to_owned(), says("a"), (404, 10003)),
        ("POST", messages(hidden), says("a"), (403, 50001)),
        ("POST", messages(mute), says("a"), (403, 50013)),
        ("POST", messages(bob.direct()), says("a"), (403, 50007)),
        ("POST", messages(open), says(" \n"), (400, 50006)),
        ("POST", messages(open), says(&"a".repeat(2001)), (400, 50035)),
        ("POST", messages(open), json!({"content": "a", "message_reference": {"message_id": "5"}}), (400, 50035)),
        ("GET", format!("{}/5", messages(open)), Value::Null, (404, 10008)),
        ("GET", format!("{}?limit=101", messages(open)), Value::Null, (400, 50035)),
        ("PATCH", format!("{}/{theirs}", messages(open)), says("a"), (403, 50005)),
        ("DELETE", format!("{}/{theirs}", messages(open)), Value::Null, (403, 50013)),
        ("PUT", format!("{}/{theirs}/reactions/thumbsup/@me", messages(open)), Value::Null, (400, 10014)),
        ("POST", "/users/@me/channels".to_owned(), json!({"recipient_id": "5"}), (400, 50033)),
        ("POST", format!("/channels/{mute}/threads"), json!({"name": "a", "type": 12}), (403, 50013)),
        ("POST", format!("/channels/{open}/threads"), json!({"type": 12}), (400, 50035)),
        ("POST", format!("/webhooks/{}/nonsense", fake.bot()), says("a"), (401, 50027)),
        ("GET", "/nowhere".to_owned(), Value::Null, (404, 0)),
    ] {
        let answer = client.ask(method, &path, body.clone()).await;
        assert_eq!(code(&answer), expect, "{method} {path} {body}: {answer:?}");
    }
    let good = json!({"content": "a", "message_reference": {"message_id": "5", "fail_if_not_exists": false}});
    assert_eq!(client.post(&messages(open), good).await.0, 200);
    fake.kick(guild);
    assert_eq!(code(&client.post(&messages(open), says("a")).await), (403, 50001));
}

#[tokio::test]
async fn strangers_are_refused() {
    let (fake, mut client) = started(Setup::new()).await;
    assert_eq!(client.get("/users/@me").await.1["id"], json!(fake.bot()));
    client.base = client.base.replace("/v10", "/v9");
    assert_eq!(client.get("/users/@me").await.0, 200);
    client.base = client.base.replace("/v9", "/v8");
    assert_eq!(code(&client.get("/users/@me").await), (400, 50041));
    client.base = fake.api_url();
    client.token = "Bot other".to_owned();
    assert_eq!(client.get("/users/@me").await, (401, json!({"message": "401: Unauthorized", "code": 0})));
    client.token = fake.token();
    assert_eq!(client.get("/users/@me").await.0, 401, "without `Bot`");
    client.http = reqwest::Client::new();
    client.token = format!("Bot {}", fake.token());
    assert_eq!(code(&client.get("/users/@me").await), (403, 40333), "without a name");
    assert_eq!(fake.counts().invalid, 3);
}

#[tokio::test]
async fn a_nonce_is_known_for_a_while() {
    let (fake, client) = started(Setup::new().nonce_window(Duration::from_millis(300))).await;
    let path = format!("/channels/{}/messages", fake.customer("ada", "de").direct());
    let post = |nonce: &str, enforce: bool| client.post(&path, json!({"content": "a", "nonce": nonce, "enforce_nonce": enforce}));
    let first = post("n1", true).await.1["id"].clone();
    assert_eq!(post("n1", true).await.1["id"], first);
    assert_ne!(post("n2", true).await.1["id"], first);
    assert_ne!(post("n1", false).await.1["id"], first, "nobody asked for it");
    tokio::time::sleep(Duration::from_millis(350)).await;
    assert_ne!(post("n1", true).await.1["id"], first, "it is forgotten");
    assert_eq!((fake.counts().repeats, fake.posted().len()), (1, 4));
}

#[tokio::test]
async fn history_is_read_in_both_directions() {
    let (fake, client) = started(Setup::new()).await;
    let ada = fake.customer("ada", "de");
    let said: Vec<Id> = (0..6).map(|n| ada.say(ada.direct(), n.to_string()).unwrap()).collect();
    for (query, expect) in [
        (String::new(), vec!["5", "4", "3", "2", "1", "0"]),
        ("limit=2".to_owned(), vec!["5", "4"]),
        (format!("after={}&limit=2", said[1]), vec!["3", "2"]),
        (format!("after={}", said[5]), vec![]),
        (format!("before={}&limit=2", said[2]), vec!["1", "0"]),
        (format!("around={}&limit=3", said[3]), vec!["4", "3", "2"]),
    ] {
        let (_, found) = client.get(&format!("/channels/{}/messages?{query}", ada.direct())).await;
        let found: Vec<&str> = found.as_array().unwrap().iter().map(|message| message["content"].as_str().unwrap()).collect();
        assert_eq!(found, expect, "{query}");
    }
}

#[tokio::test]
async fn whom_a_message_would_ping_is_counted() {
    let (fake, client) = started(Setup::new().without_limits()).await;
    let ada = fake.customer("ada", "de");
    let channel = fake.channel(fake.guild("Maison"), "help");
    let asked = ada.say(channel, "hello").unwrap();
    let (path, text) = (format!("/channels/{channel}/messages"), format!("<@{}> <@&7> @everyone", ada.id()));
    let reply = json!({"message_id": asked});
    for (body, expect) in [
        (json!({"content": text}), 3),
        (json!({"content": text, "allowed_mentions": {"parse": []}}), 0),
        (json!({"content": text, "allowed_mentions": {"parse": ["users"]}}), 1),
        (json!({"content": text, "allowed_mentions": {"parse": [], "roles": ["7"]}}), 1),
        (json!({"content": "a", "message_reference": reply}), 1),
        (json!({"content": "a", "message_reference": reply, "allowed_mentions": {"parse": []}}), 0),
        (json!({"content": "a", "message_reference": reply, "allowed_mentions": {"parse": [], "replied_user": true}}), 1),
    ] {
        let before = fake.counts().pings;
        assert_eq!(client.post(&path, body.clone()).await.0, 200);
        assert_eq!(fake.counts().pings - before, expect, "{body}");
    }
}

#[tokio::test]
async fn files_come_and_go_and_their_addresses_expire() {
    let (fake, client) = started(Setup::new().links_live(Duration::from_secs(1))).await;
    let ada = fake.customer("ada", "de");
    let said = ada.say(ada.direct(), Say::new("").file(File::new("a b.png", "image/png", &b"picture"[..]))).unwrap();
    let path = format!("/channels/{}/messages", ada.direct());
    let (_, message) = client.get(&format!("{path}/{said}")).await;
    let url = message["attachments"][0]["url"].as_str().unwrap().to_owned();
    let got = client.http.get(&url).send().await.unwrap();
    assert_eq!((got.status().as_u16(), got.bytes().await.unwrap().as_ref()), (200, &b"picture"[..]));
    assert_eq!(client.http.get(url.replace("hm=", "hm=0")).send().await.unwrap().status(), 404);
    let body = "--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"see\",\"attachments\":[{\"id\":0,\"description\":\"d\"}]}\r\n\
                --x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"b.txt\"\r\nContent-Type: text/plain\r\n\r\ntext\r\n--x--\r\n";
    let request = client.http.post(format!("{}{path}", client.base)).header("authorization", &client.token);
    let sent = request.header("content-type", "multipart/form-data; boundary=x").body(body).send().await.unwrap();
    assert_eq!(sent.status(), 200);
    let shown = ada.answers(ada.direct(), said);
    assert_eq!((shown[0].files[0].name.as_str(), shown[0].files[0].bytes.as_ref()), ("b.txt", &b"text"[..]));
    tokio::time::sleep(Duration::from_millis(2100)).await;
    assert_eq!(client.http.get(&url).send().await.unwrap().status(), 404, "too late");
}

#[tokio::test]
async fn limits_are_enforced_and_told() {
    let (fake, client) = started(Setup::new()).await;
    let (ada, bob) = (fake.customer("ada", "de"), fake.customer("bob", "de"));
    let path = format!("/channels/{}/messages", ada.direct());
    for _ in 0..5 {
        assert_eq!(client.post(&path, says("a")).await.0, 200);
    }
    let (status, body) = client.post(&path, says("a")).await;
    assert_eq!((status, body["global"].as_bool()), (429, Some(false)));
    assert!((4.0..=5.0).contains(&body["retry_after"].as_f64().unwrap()), "{body}");
    assert_eq!(client.post(&format!("/channels/{}/messages", bob.direct()), says("a")).await.0, 200, "another channel");
    let counts = fake.counts();
    assert_eq!((counts.requests, counts.busy, counts.invalid), (7, 1, 1));
}

#[tokio::test]
async fn things_go_wrong_as_they_are_told() {
    let (fake, client) = started(Setup::new().without_limits()).await;
    let ada = fake.customer("ada", "de");
    let path = format!("/channels/{}/messages", ada.direct());
    let wait = Duration::from_millis(1500);
    fake.queue(On::Messages, [Fault::Busy { after: wait, scope: Scope::Shared }, Fault::Page(502), Fault::Garbled, Fault::None]);
    fake.queue(On::Messages, [Fault::Refuse(Problem::UNKNOWN_CHANNEL)]);
    assert_eq!(client.get(&path).await.0, 200, "reading is none of them");
    assert_eq!(client.post(&path, says("a")).await.1["retry_after"], 1.5);
    assert_eq!(client.post(&path, says("a")).await, (502, Value::Null));
    assert_eq!(client.post(&path, says("b")).await, (200, Value::Null));
    assert_eq!(client.post(&path, says("c")).await.0, 200);
    assert_eq!(code(&client.post(&path, says("d")).await), (404, 10003));
    assert!(fake.script(&[Weather::Cut, Weather::Slow]));
    let send = || client.http.post(format!("{}{path}", client.base)).header("authorization", &client.token);
    let send = || send().header("content-type", "application/json").timeout(Duration::from_millis(300));
    assert!(send().body(says("e").to_string()).send().await.is_err());
    assert!(send().body(says("f").to_string()).send().await.is_err_and(|error| error.is_timeout()));
    let shown: Vec<String> = fake.shown().into_iter().map(|shown| shown.text).collect();
    assert_eq!(shown, ["b", "c", "e", "f"]);
    assert_eq!(fake.counts(), Counts { requests: 8, busy: 1, refused: 1, ..Counts::default() });
}

#[tokio::test]
async fn threads_are_seen_by_those_who_are_in_them() {
    let (fake, client) = started(Setup::new().without_limits()).await;
    let (ada, bob) = (fake.customer("ada", "de"), fake.customer("bob", "de"));
    let guild = fake.guild("Maison");
    let (help, forum) = (fake.channel(guild, "help"), fake.forum(guild, "questions"));
    let (status, thread) = client.post(&format!("/channels/{help}/threads"), json!({"name": "private", "type": 12})).await;
    let thread: Id = thread["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(status, 201);
    assert!(ada.sees(thread).is_err());
    assert_eq!(client.ask("PUT", &format!("/channels/{thread}/thread-members/{}", ada.id()), Value::Null).await.0, 204);
    assert!(ada.sees(thread).is_ok() && bob.sees(thread).is_err());
    let post = ada.post(forum, "Where is it?", "my parcel").unwrap();
    assert_eq!(fake.message(post).unwrap().channel, post, "a post has the id of its first message");
    let (_, active) = client.get(&format!("/guilds/{guild}/threads/active")).await;
    assert_eq!(active["threads"].as_array().unwrap().len(), 2);
    assert_eq!(client.post(&format!("/channels/{forum}/messages"), says("a")).await.0, 400);
    assert_eq!(client.post(&format!("/channels/{post}/messages"), says("a")).await.0, 200);
    fake.archive(post, true);
    assert_eq!(code(&client.post(&format!("/channels/{post}/messages"), says("a")).await), (400, 50083));
    assert!(ada.wait_answer(post, post, SOON).await.is_some());
}
