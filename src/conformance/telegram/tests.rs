//! How strict the fake is.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::time::Instant;

use super::*;
use crate::conformance::channel::install_tls;

const TOKEN: &str = "100:secret";
const SOON: Duration = Duration::from_secs(5);

/// A server with one bot, and one who calls it.
struct Rig {
    fake: Fake,
    bot: Bot,
    client: reqwest::Client,
}

impl Rig {
    async fn new() -> Self {
        install_tls();
        let fake = Fake::start().await.unwrap();
        let bot = fake.bot(TOKEN, "maison_bot");
        bot.limit(Limits::NONE);
        Self { fake, bot, client: reqwest::Client::new() }
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{TOKEN}/{method}", self.fake.api_url())
    }

    /// The status, and the body.
    async fn call(&self, method: &str, body: Value) -> (u16, Value) {
        let request = self.client.post(self.url(method)).header("content-type", "application/json").body(body.to_string());
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap())
    }

    /// The result, or the description of the refusal.
    async fn did(&self, method: &str, body: Value) -> Result<Value, String> {
        let (status, body) = self.call(method, body).await;
        assert_eq!(body["ok"], status == 200, "{body}");
        if status == 200 { Ok(body["result"].clone()) } else { Err(body["description"].as_str().unwrap().to_owned()) }
    }

    async fn updates(&self, body: Value) -> Vec<i64> {
        let updates = self.did("getUpdates", body).await.unwrap();
        updates.as_array().unwrap().iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
    }
}

#[test]
fn html_is_read_or_refused() {
    let good = [
        ("plain &lt;3 &amp; &quot;more&quot; &#1575;&#x1F642;", "plain <3 & \"more\" ا🙂"),
        ("<b>a<i>b</i></b><u>c</u>", "[bold:a[italic:b]][underline:c]"),
        ("🙂<a href=\"https://x.example/?a=1&amp;b=2\">link</a>", "🙂[text_link:link]"),
        ("<pre><code class=\"language-rust\">if a &lt; b {}</code></pre>", "[pre:if a < b {}]"),
        (
            "<code>x</code><span class='tg-spoiler'>y</span><blockquote expandable>z</blockquote>",
            "[code:x][spoiler:y][expandable_blockquote:z]",
        ),
        ("<B>case</B> <b></b>", "[bold:case] "),
    ];
    for (html, marked) in good {
        let text = read_html(html).unwrap();
        let mut shown = super::state::State::new(User::new("bot")).draft(1, Value::Null, true);
        (shown.text, shown.entities) = (text.text, text.entities);
        assert_eq!(shown.marked(), marked, "{html}");
    }
    let bad = [
        ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""),
        ("<p>a</p>", "Unsupported start tag \"p\" at byte offset 0"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href=\"x", "Unclosed start tag \"a\" at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("a < b", "Unsupported start tag \"\" at byte offset 2"),
        ("a & b", "Unescaped \"&\" at byte offset 2"),
        ("&nbsp;", "Unescaped \"&\" at byte offset 0"),
        ("a > b", "Unescaped \">\" at byte offset 2"),
        ("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ("<code><b>a</b></code>", "Tag \"b\" stands inside of code at byte offset 6"),
        ("<pre>a<code>b</code></pre>", "Tag \"code\" stands inside of code at byte offset 6"),
        ("<blockquote><blockquote>a</blockquote></blockquote>", "Nested blockquotes at byte offset 12"),
    ];
    for (html, wrong) in bad {
        assert_eq!(read_html(html).unwrap_err(), wrong, "{html}");
    }
    let code = read_html("<pre><code class=\"language-rust\">a</code></pre>").unwrap();
    assert_eq!(code.entities[0].language.as_deref(), Some("rust"));
    let trimmed = read_html("\n <b> 🙂a </b> \n").unwrap().trimmed();
    assert_eq!((trimmed.text.as_str(), trimmed.entities[0].offset, trimmed.entities[0].length), ("🙂a", 0, 3));
}

#[tokio::test]
async fn every_limit_is_held_in_the_documented_words() {
    let rig = Rig::new().await;
    let chat = rig.bot.customer("Ada").chat();
    let sent = |body: Value| {
        let mut body = body;
        body["chat_id"] = json!(chat);
        body
    };
    let button = |data: &str| json!({"inline_keyboard": [[{"text": "a", "callback_data": data}]]});
    let wide = json!({"inline_keyboard": vec![vec![json!({"text": "a", "callback_data": "b"}); 10]; 10]});
    let wider = json!({"inline_keyboard": [vec![json!({"text": "a", "callback_data": "b"}); 101]]});
    let good = [
        json!({"text": "🙂".repeat(2048)}),
        json!({"text": format!("<b>{}</b>", "a".repeat(4096)), "parse_mode": "HTML"}),
        json!({"text": "&lt;".repeat(4096), "parse_mode": "html"}),
        json!({"text": "a", "reply_markup": button(&"x".repeat(64))}),
        json!({"text": "a", "reply_markup": wide}),
        json!({"text": "a", "reply_parameters": {"message_id": 99, "allow_sending_without_reply": true}}),
    ];
    for body in good {
        assert!(rig.did("SendMessage", sent(body.clone())).await.is_ok(), "{body}");
    }
    let bad = [
        (json!({"text": format!("{}a", "🙂".repeat(2048))}), "Bad Request: message is too long"),
        (json!({"text": " \n "}), "Bad Request: message text is empty"),
        (json!({"text": "<b></b>", "parse_mode": "HTML"}), "Bad Request: message text is empty"),
        (json!({"text": "<x>", "parse_mode": "HTML"}), "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"),
        (json!({"text": "a", "reply_markup": button(&"ü".repeat(33))}), "Bad Request: BUTTON_DATA_INVALID"),
        (json!({"text": "a", "reply_markup": wider}), "Bad Request: reply markup is too long"),
        (json!({"text": "a", "reply_parameters": {"message_id": 99}}), "Bad Request: message to be replied not found"),
        (json!({"text": "a", "message_thread_id": 5}), "Bad Request: message thread not found"),
        (json!({"text": "a", "chat_id": 1}), "Bad Request: chat not found"),
    ];
    for (body, description) in bad {
        let whole = if body.get("chat_id").is_some() { body } else { sent(body) };
        assert_eq!(rig.did("sendMessage", whole).await, Err(description.to_owned()));
    }
    assert_eq!(rig.call("sendNothing", json!({})).await.0, 404);
    assert_eq!(rig.bot.counts().malformed, 7, "wrong requests, not those that met a chat or message that is gone");
    assert_eq!(rig.client.get(format!("{}/bot1:x/getMe", rig.fake.api_url())).send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn what_was_edited_reads_back_edited() {
    let rig = Rig::new().await;
    let ada = rig.bot.customer("Ada");
    let own = ada.say("Hello");
    let keyboard = json!({"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]});
    let shown = rig.did("sendMessage", json!({"chat_id": ada.chat(), "text": "one", "reply_markup": keyboard})).await.unwrap();
    let id = shown["message_id"].as_i64().unwrap();
    let edit = |id: i64, text: &str| json!({"chat_id": ada.chat(), "message_id": id, "text": text, "parse_mode": "HTML", "reply_markup": keyboard});
    rig.did("editMessageText", edit(id, "<b>two</b>")).await.unwrap();
    assert_eq!(ada.shown()[0].marked(), "[bold:two]");
    for (body, wrong) in [
        (edit(id, "<b>two</b>"), "Bad Request: message is not modified"),
        (edit(id, &"a".repeat(4097)), "Bad Request: MESSAGE_TOO_LONG"),
        (edit(77, "x"), "Bad Request: message to edit not found"),
        (edit(own, "x"), "Bad Request: message can't be edited"),
    ] {
        let refused = rig.did("editMessageText", body).await.unwrap_err();
        assert!(refused.starts_with(wrong), "{refused}");
    }
    let press = ada.press(id, "Yes").unwrap();
    rig.did("answerCallbackQuery", json!({"callback_query_id": press})).await.unwrap();
    assert!(rig.did("answerCallbackQuery", json!({"callback_query_id": press})).await.is_err(), "only once");
    assert!(rig.bot.press(&press).unwrap().answered.is_some());
    let put = |emoji: &str| json!({"chat_id": ada.chat(), "message_id": own, "reaction": [{"type": "emoji", "emoji": emoji}]});
    rig.did("setMessageReaction", put("👍")).await.unwrap();
    assert_eq!(rig.did("setMessageReaction", put("🍕")).await, Err("Bad Request: REACTION_INVALID".to_owned()));
    rig.did("deleteMessage", json!({"chat_id": ada.chat(), "message_id": id})).await.unwrap();
    assert!(ada.shown().is_empty());
    ada.block();
    let refused = rig.call("sendMessage", json!({"chat_id": ada.chat(), "text": "x"})).await;
    assert_eq!((refused.0, refused.1["description"].as_str()), (403, Some("Forbidden: bot was blocked by the user")));
}

#[tokio::test]
async fn asking_with_an_offset_acknowledges_what_was_before() {
    let rig = Rig::new().await;
    let ada = rig.bot.customer("Ada");
    for n in 0..5 {
        ada.say(&n.to_string());
    }
    assert_eq!(rig.updates(json!({"limit": 2})).await, [1000, 1001]);
    assert_eq!(rig.updates(json!({})).await.len(), 5, "nothing was acknowledged");
    assert_eq!(rig.updates(json!({"offset": 1003})).await, [1003, 1004]);
    assert_eq!(rig.updates(json!({})).await, [1003, 1004]);
    assert_eq!(rig.updates(json!({"offset": -1})).await, [1004]);
    assert_eq!(rig.updates(json!({"offset": 1005})).await, [0; 0]);
    // Reactions are told to those who ask.
    ada.react(1, Some("👍"));
    rig.updates(json!({"allowed_updates": ["message", "message_reaction"]})).await;
    ada.react(1, None);
    assert_eq!(rig.updates(json!({})).await, [1005]);
}

#[tokio::test]
async fn a_poll_waits_and_a_second_one_ends_it() {
    let rig = Rig::new().await;
    let ada = rig.bot.customer("Ada");
    let began = Instant::now();
    let (first, second, ()) = tokio::join!(
        rig.call("getUpdates", json!({"timeout": 50})),
        async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            rig.call("getUpdates", json!({"timeout": 50})).await
        },
        async {
            tokio::time::sleep(Duration::from_millis(150)).await;
            ada.say("Hello");
        }
    );
    assert_eq!(first.0, 409);
    assert_eq!(second.1["result"][0]["message"]["text"], "Hello");
    assert!(began.elapsed() < SOON);
    rig.did("setWebhook", json!({"url": "http://127.0.0.1:1/x"})).await.unwrap();
    assert!(rig.did("getUpdates", json!({})).await.unwrap_err().starts_with("Conflict: can't use getUpdates"));
}

#[tokio::test(start_paused = true)]
async fn those_who_write_too_fast_are_told_how_long_to_wait() {
    let mut written = limits::Written::default();
    let limits = Limits::DOCUMENTED;
    let mut note = |chat: i64, private: bool| written.note(limits, chat, private, Instant::now()).map_err(|wait| wait.as_secs_f32().ceil());
    for _ in 0..5 {
        assert_eq!(note(1, true), Ok(()));
    }
    assert_eq!(note(1, true), Err(1.0), "a burst, then one a second");
    assert_eq!(note(2, true), Ok(()), "another chat is not held up");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(note(1, true), Ok(()));
    for _ in 0..20 {
        assert_eq!(note(-1, false), Ok(()));
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(note(-1, false), Err(40.0), "the first one was 20 s ago");
    for chat in 10..40 {
        assert_eq!(note(chat, true), Ok(()));
    }
    assert_eq!(note(40, true), Err(1.0), "30 a second in all");
}

#[tokio::test]
async fn limits_are_answered_with_429() {
    let rig = Rig::new().await;
    rig.bot.limit(Limits { private_burst: 1, ..Limits::DOCUMENTED });
    let chat = rig.bot.customer("Ada").chat();
    rig.did("sendMessage", json!({"chat_id": chat, "text": "a"})).await.unwrap();
    let (status, body) = rig.call("editMessageText", json!({"chat_id": chat, "message_id": 1, "text": "b"})).await;
    let expected =
        json!({"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1}});
    assert_eq!((status, body), (429, expected));
    assert_eq!(rig.bot.counts().too_fast, 1);
}

#[tokio::test]
async fn files_go_up_and_down() {
    let rig = Rig::new().await;
    let ada = rig.bot.customer("Ada");
    let border = "abc123";
    let part = |head: &str, content: &[u8]| {
        [format!("--{border}\r\ncontent-disposition: form-data; {head}\r\n\r\n").as_bytes(), content, b"\r\n"].concat()
    };
    let body = [
        part("name=\"chat_id\"", ada.chat().to_string().as_bytes()),
        part("name=\"document\"", b"attach://file"),
        part("name=\"caption\"", "<b>für Sie</b>".as_bytes()),
        part("name=\"parse_mode\"", b"HTML"),
        part("name=\"file\"; filename=\"r%C3%A9.pdf\"\r\ncontent-type: application/pdf", b"\x00\r\n--abc\xff"),
        format!("--{border}--\r\n").into_bytes(),
    ];
    let request = rig.client.post(rig.url("SendDocument")).header("content-type", format!("multipart/form-data; boundary={border}"));
    let answer: Value = serde_json::from_str(&request.body(body.concat()).send().await.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(answer["result"]["document"]["file_name"], "ré.pdf");
    let shown = ada.shown().remove(0);
    assert_eq!((shown.marked().as_str(), &shown.media.unwrap().bytes[..]), ("[bold:für Sie]", &b"\x00\r\n--abc\xff"[..]));

    ada.send(Said::photo(vec![7; 100]).captioned("look"));
    let update = rig.did("getUpdates", json!({})).await.unwrap();
    let sizes = update[0]["message"]["photo"].as_array().unwrap();
    let path = rig.did("getFile", json!({"file_id": sizes[1]["file_id"]})).await.unwrap()["file_path"].as_str().unwrap().to_owned();
    let file = rig.client.get(format!("{}/file/bot{TOKEN}/{}", rig.fake.api_url(), path.replace('/', "%2F"))).send().await.unwrap();
    assert_eq!(file.bytes().await.unwrap(), vec![7; 100]);
    let large = ada.send(Said::document("large.bin", "application/x-large", vec![0; (20 << 20) + 1]));
    let update = rig.did("getUpdates", json!({"offset": -1})).await.unwrap();
    assert_eq!(update[0]["message"]["message_id"], large);
    let refused = rig.did("getFile", json!({"file_id": update[0]["message"]["document"]["file_id"]})).await;
    assert_eq!(refused, Err("Bad Request: file is too big".to_owned()));
}

#[tokio::test]
async fn groups_migrate_and_commands_are_kept_per_language() {
    let rig = Rig::new().await;
    let group = rig.bot.group("Neighbours");
    let ada = group.member("Ada");
    ada.say("Hello @maison_bot");
    let moved = group.migrate();
    let (status, body) = rig.call("sendMessage", json!({"chat_id": group.chat(), "text": "x"})).await;
    assert_eq!((status, &body["parameters"]["migrate_to_chat_id"]), (400, &json!(moved.chat())));
    rig.did("sendMessage", json!({"chat_id": moved.chat(), "text": "x"})).await.unwrap();
    assert_eq!(moved.again(&ada).shown()[0].text, "x");
    let updates = rig.did("getUpdates", json!({})).await.unwrap();
    assert_eq!(updates[0]["message"]["entities"][0], json!({"type": "mention", "offset": 6, "length": 11}));
    assert_eq!(updates[1]["message"]["migrate_to_chat_id"], moved.chat());
    assert_eq!(updates[2]["message"]["migrate_from_chat_id"], group.chat());

    let commands = |language: &str, name: &str| json!({"commands": [{"command": name, "description": "d"}], "language_code": language});
    rig.did("setMyCommands", commands("de", "hilfe")).await.unwrap();
    assert_eq!(rig.bot.commands("de"), [("hilfe".to_owned(), "d".to_owned())]);
    assert!(rig.did("setMyCommands", commands("pt-BR", "help")).await.is_err());
    assert!(rig.did("setMyCommands", commands("", "Help!")).await.is_err());
}

#[tokio::test]
async fn disorder_repeats_and_mixes_but_loses_nothing() {
    let rig = Rig::new().await;
    rig.bot.disorder(Some(Disorder { window: 50, repeats_percent: 30, seed: 3 }));
    let ada = rig.bot.customer("Ada");
    for n in 0..300 {
        ada.say(&n.to_string());
    }
    let (mut seen, mut offset) = (Vec::new(), 0);
    while rig.bot.waiting() > 0 {
        let batch = rig.updates(json!({"offset": offset, "limit": 20})).await;
        offset = batch.iter().max().map_or(offset, |last| last + 1);
        seen.extend(batch);
    }
    let sorted = seen.is_sorted();
    let all = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (1000..1300).collect::<Vec<i64>>());
    assert!(!sorted && all > 330, "{all}");
}

#[tokio::test]
async fn a_webhook_gets_each_chat_in_order_until_it_takes() {
    let rig = Rig::new().await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let book = Arc::clone(&heard);
    let serving = tokio::spawn(async move {
        for n in 0.. {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            // The id of the update is its last field.
            while !(request.ends_with(b"}") && String::from_utf8_lossy(&request).contains("\"update_id\":1")) {
                let mut bytes = [0; 4096];
                let length = stream.read(&mut bytes).await.unwrap();
                request.extend_from_slice(&bytes[..length]);
            }
            let request = String::from_utf8(request).unwrap();
            assert!(request.contains("x-telegram-bot-api-secret-token: s3cret\r\n"), "{request}");
            // Every third one is refused.
            let taken = n % 3 != 0;
            let status = if taken { 200 } else { 503 };
            stream.write_all(format!("HTTP/1.1 {status} -\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
            let update: Value = serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap();
            if taken {
                book.lock().unwrap().push(update["message"]["text"].as_str().unwrap().to_owned());
            }
        }
    });
    rig.did("setWebhook", json!({"url": url, "secret_token": "s3cret"})).await.unwrap();
    let (ada, ben) = (rig.bot.customer("Ada"), rig.bot.customer("Ben"));
    for n in 0..5 {
        ada.say(&format!("a{n}"));
        ben.say(&format!("b{n}"));
    }
    assert!(rig.bot.until(SOON, |bot| bot.waiting() == 0).await);
    let heard = heard.lock().unwrap().clone();
    for name in ["a", "b"] {
        let own: Vec<_> = heard.iter().filter(|text| text.starts_with(name)).cloned().collect();
        assert_eq!(own, (0..5).map(|n| format!("{name}{n}")).collect::<Vec<_>>());
    }
    let info = rig.did("getWebhookInfo", json!({})).await.unwrap();
    assert_eq!((&info["url"], &info["last_error_message"]), (&json!(url), &json!("Wrong response from the webhook: 503")));
    serving.abort();
}

#[tokio::test]
async fn faults_strike_where_they_are_told_to() {
    let rig = Rig::new().await;
    let ada = rig.bot.customer("Ada");
    let send = || {
        rig.client
            .post(rig.url("sendMessage"))
            .header("content-type", "application/json")
            .body(json!({"chat_id": ada.chat(), "text": "a"}).to_string())
            .send()
    };
    rig.bot.meet(&When::Shows, [Some(Fault::CutBefore), Some(Fault::CutAfter), Some(Fault::Page(502)), None, Some(Fault::Garbled)]);
    rig.did("getMe", json!({})).await.unwrap();
    assert!(send().await.is_err());
    assert_eq!(ada.shown().len(), 0);
    assert!(send().await.is_err());
    assert_eq!(ada.shown().len(), 1, "it was shown");
    assert_eq!(send().await.unwrap().status(), 502);
    assert_eq!(send().await.unwrap().status(), 200);
    let garbled = send().await.unwrap().text().await.unwrap();
    assert!(serde_json::from_str::<Value>(&garbled).is_err());
    assert_eq!(ada.shown().len(), 3);
    assert_eq!(rig.bot.calls_of("sendMessage").len(), 5);
}
