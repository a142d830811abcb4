//! The token is told to nobody but Discord.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;
use turjuman::conformance::discord::{Fake, Fault, On, Setup};
use turjuman::core::message::Action;

use super::hands::{Bot, address, connect, outgoing, settings};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test(flavor = "current_thread")]
async fn no_line_and_no_error_holds_the_token_or_what_customers_say() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let fake = Fake::start(Setup::new().without_limits()).await.unwrap();
    let token = fake.token();
    let bot = Bot::of(&fake, |settings| settings.commands = true).live(&fake).await;
    let ada = fake.customer("ada", "de");
    let at = address(ada.direct(), ada.id());
    ada.say(ada.direct(), "a secret of a customer").unwrap();
    bot.sink.wait(1).await;
    fake.gateway().dispatch("MESSAGE_CREATE", None, serde_json::json!({"content": "another secret of a customer", "id": []}));
    let mut told = Vec::new();
    for fault in [Fault::CutAfter, Fault::Page(500), Fault::Page(400), Fault::SilentBefore] {
        fake.queue(On::Messages, [fault]);
        let error = bot.send(&at, &Action::Show(outgoing(&format!("t.{}", told.len()), "an answer"))).await.unwrap_err();
        told.push(format!("{error} {error:?}"));
    }
    told.extend(bot.channel.probe().await.into_iter().map(|finding| format!("{finding:?}")));
    fake.gateway().close(4000);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut nowhere = settings(&fake);
    nowhere.api_url = "http://127.0.0.1:1".into();
    let mut gone = connect(nowhere, &token, Arc::default()).unwrap();
    gone.start();
    told.push(gone.ended().await.unwrap_err());
    bot.stopped().await;
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let ours: String = log.lines().filter(|line| line.contains("turjuman")).collect();
    assert!(ours.contains("Discord listens"), "{log}");
    for text in [log.as_str(), &told.join("\n")] {
        assert!(!text.contains(&token));
        assert!(!text.contains("secret of a customer"), "{text}");
    }
}
