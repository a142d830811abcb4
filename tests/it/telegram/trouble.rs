//! What is wrong on the platform's side or in the settings: one clear line, and everything else goes on.

use std::path::Path;
use std::time::Duration;

use serde_json::json;
use turjuman::cli::bench::server::Server;
use turjuman::cli::bench::stage::{ANSWERED, Manifest, question};
use turjuman::cli::bench::telegram::House;
use turjuman::conformance::telegram::{Bot, Fault, Limits, Refusal, When};

use super::shop::{SOON, Shop, Wish};

/// Two bots of one program, of which the first is in trouble.
struct Pair {
    house: House,
    server: Server,
    log: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

impl Pair {
    async fn start(trouble: impl FnOnce(&House, &mut Vec<(String, String)>)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let house = House::new(folder.path(), 2, &Manifest::default()).await.unwrap();
        let mut launch = house.launch(Path::new(env!("CARGO_BIN_EXE_turjuman")), 2);
        trouble(&house, &mut launch.environment);
        Self { server: launch.start().unwrap(), house, log: launch.log, _folder: folder }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Waits until the log has a line with these words.
    async fn says(&self, words: &[&str]) -> String {
        for _ in 0..400 {
            let log = self.log();
            if let Some(line) = log.lines().find(|line| words.iter().all(|word| line.contains(word))) {
                return line.to_owned();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no line with {words:?}: {}", self.log());
    }

    /// The other bot answers, and no token stands in the log.
    async fn goes_on(self) {
        let ada = self.house.bots[1].customer("Ada");
        ada.say(&question(0));
        let answered = ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains(ANSWERED))).await;
        assert!(answered, "{:?} {}", ada.messages(), self.log());
        let log = self.log();
        assert!(self.house.bots.iter().all(|bot| !log.contains(bot.token())), "{log}");
        assert!(!log.contains("panicked"), "{log}");
        let (_, status) = self.server.terminate(Duration::from_secs(10)).await.unwrap();
        assert!(status.success());
    }
}

#[tokio::test]
async fn a_wrong_token_is_one_clear_line() {
    let pair = Pair::start(|_, environment| environment[0].1 = "1000:wrong-token".to_owned()).await;
    let line = pair.says(&["TURJUMAN_BENCH_TOKEN_0", "@BotFather"]).await;
    assert!(!line.contains("wrong-token"), "{line}");
    tokio::time::sleep(Duration::from_secs(3)).await;
    let lines = pair.log().lines().filter(|line| line.contains("TURJUMAN_BENCH_TOKEN_0")).count();
    assert_eq!(lines, 1, "{}", pair.log());
    assert!(!pair.log().contains("wrong-token"));
    pair.goes_on().await;
}

#[tokio::test]
async fn a_webhook_that_is_set_elsewhere_is_one_clear_line() {
    let pair = Pair::start(|_, _| {}).await;
    // As somebody else's program does.
    let (client, bot) = (client(), &pair.house.bots[0]);
    let url = format!("{}/bot{}/setWebhook?url=http://127.0.0.1:9/elsewhere", pair.house.fake.api_url(), bot.token());
    assert!(client.get(url).send().await.unwrap().status().is_success());
    pair.says(&["webhook", "take_over"]).await;
    assert!(bot.webhook().is_some(), "it is not taken away unasked");
    pair.goes_on().await;
}

#[tokio::test]
async fn another_program_with_the_same_token_is_one_clear_line() {
    let pair = Pair::start(|house, _| house.bots[0].always(When::Polls, Fault::Refuse(Refusal::other_poller()))).await;
    pair.says(&["another program", "TURJUMAN_BENCH_TOKEN_0"]).await;
    pair.house.bots[0].fine();
    let ada = pair.house.bots[0].customer("Ada");
    ada.say(&question(0));
    assert!(ada.until(SOON, |ada| !ada.shown().is_empty()).await, "it goes on by itself: {}", pair.log());
    pair.goes_on().await;
}

fn client() -> reqwest::Client {
    turjuman::conformance::channel::install_tls();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// Bodies that no version of the platform sends today.
#[tokio::test]
async fn updates_that_cannot_be_read_are_passed_over() {
    let shop = Shop::open(Wish { limits: Limits::NONE, ..Wish::default() }).await;
    let ada = shop.bot.customer("Ada");
    let deep = (0..500).fold(json!(1), |inner, _| json!({"reply_to_message": inner}));
    let hostile = [
        json!(null),
        json!([]),
        json!("text"),
        json!({}),
        json!({"message_id": -1, "chat": {}, "from": {}, "text": 5}),
        json!({"message_id": i64::MAX, "date": i64::MIN, "chat": {"id": i64::MIN, "type": "private"}, "from": {"id": -5, "is_bot": false, "first_name": ""}, "text": "\u{0}"}),
        json!({"message_id": 1.5, "date": "x", "chat": {"id": "1", "type": 3}}),
        json!({"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "nobody wrote this"}),
        deep,
    ];
    for kind in ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"] {
        for body in &hostile {
            shop.bot.update(kind, body);
        }
    }
    ada.say(&question(0));
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains(ANSWERED))).await, "{:?}", ada.messages());
    assert!(shop.bot.until(SOON, |bot| bot.waiting() == 0).await);
}

#[tokio::test]
async fn asking_goes_on_after_everything_that_can_go_wrong_with_it() {
    let shop = Shop::open(Wish::default()).await;
    let faults = [
        Fault::Page(502),
        Fault::Garbled,
        Fault::CutBefore,
        Fault::CutAfter,
        Fault::Refuse(Refusal::busy(Some(Duration::from_secs(1)))),
        Fault::Refuse(Refusal::other_poller()),
    ];
    let ada = shop.bot.customer("Ada");
    for (n, fault) in faults.into_iter().enumerate() {
        shop.bot.meet(&When::Polls, [Some(fault.clone())]);
        // The poll that waits now is fine, the one after it is not.
        ada.say(&question(2 * n));
        ada.say(&question(2 * n + 1));
        let count = |bot: &Bot| bot.waiting() == 0;
        assert!(shop.bot.until(Duration::from_secs(30), count).await, "{fault:?}");
    }
    assert!(ada.until(SOON, |ada| ada.shown().iter().any(|message| message.text.contains(ANSWERED))).await);
}
