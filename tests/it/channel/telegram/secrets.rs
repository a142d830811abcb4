//! The token and the secret stand in nothing that is told.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::instrument::WithSubscriber as _;
use tracing_subscriber::fmt::MakeWriter;
use turjuman::channel::Attempt;
use turjuman::conformance::telegram::{Fault, Limits, Refusal, Said, When};
use turjuman::core::message::{Action, Attachment, MediaRef, MessageId};

use super::{Here, SECRET, TOKEN, at, connect, fake, nothing, outgoing, try_connect};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// What all requests tell while everything goes wrong.
async fn everything(here: &Here, bot: &turjuman::conformance::telegram::Bot) -> String {
    let mut told = String::new();
    let ada = bot.customer("Ada");
    let address = at(ada.chat());
    let media = MediaRef { id: "f1".to_owned(), mime: None, name: None, size: None };
    let mut with_file = nothing("2");
    with_file.attachments = vec![Attachment::File { media: media.clone() }];
    let message = MessageId::new("1");
    let actions = [
        Action::Show(outgoing("1", "**hello**")),
        Action::Show(with_file),
        Action::Edit { message: message.clone(), with: outgoing("1", "hello") },
        Action::Delete { message },
        Action::Typing,
    ];
    let faults = [
        None,
        Some(Fault::Page(502)),
        Some(Fault::Page(302)),
        Some(Fault::CutBefore),
        Some(Fault::CutAfter),
        Some(Fault::SilentBefore),
        Some(Fault::Garbled),
        Some(Fault::Refuse(Refusal::unauthorized())),
        Some(Fault::Refuse(Refusal::bad(&format!("no such thing: /bot{TOKEN}/")))),
        Some(Fault::Refuse(Refusal::bad(&format!("can't parse entities: {TOKEN}")))),
    ];
    for fault in faults {
        for action in &actions {
            let request = here.channel.encode(&address, action).unwrap();
            bot.meet(&When::Any, [fault.clone()]);
            told += &format!("{request:?} {:?}\n", here.channel.send(&address, &request, Attempt::First).await);
            bot.fine();
        }
        bot.meet(&When::Any, [fault.clone()]);
        told += &format!("{:?}\n", here.channel.fetch(&address, &media).await);
        bot.fine();
        bot.meet(&When::Any, [fault.clone(), fault]);
        told += &format!("{:?}\n", here.channel.probe().await);
        bot.fine();
    }
    told
}

#[tokio::test]
async fn no_error_no_finding_and_no_line_of_the_log_holds_a_secret() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    let told = async {
        let (fake, bot) = fake().await;
        bot.limit(Limits::NONE);
        let here = connect(fake.api_url(), |settings| {
            settings.timeout = Duration::from_millis(200);
            settings.webhook_url = Some("http://127.0.0.1:9".to_owned());
        });
        let polling = connect(fake.api_url(), |settings| settings.timeout = Duration::from_millis(200));
        let mut told = everything(&here, &bot).await;
        for fault in [
            Fault::Page(502),
            Fault::CutBefore,
            Fault::Garbled,
            Fault::Refuse(Refusal::unauthorized()),
            Fault::Refuse(Refusal::other_poller()),
        ] {
            bot.always(When::Any, fault);
            let receiving = (
                polling.channel.receive(Arc::clone(&polling.sink) as _, Default::default()),
                here.channel.receive(Arc::clone(&here.sink) as _, Default::default()),
            );
            let while_it_is_so = futures_util::future::join(receiving.0, receiving.1);
            told += &format!("{:?}", tokio::time::timeout(Duration::from_millis(100), while_it_is_so).await);
            bot.fine();
        }
        bot.customer("Ada").send(Said::text("hello"));
        let away = connect("http://127.0.0.1:9".to_owned(), |_| {});
        told += &everything(&away, &bot).await;
        let bad = try_connect(fake.api_url(), "no token at all", |_| {}).err();
        told + &format!("{bad:?}")
    };
    let told = told.with_subscriber(subscriber).await;
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(told.contains("cut") && told.contains("502") && log.contains("Telegram cannot be used now"), "{log}");
    let secret = TOKEN.split_once(':').unwrap().1;
    for (name, text) in [("errors and findings", &told), ("the log", &log)] {
        for secret in [TOKEN, secret, SECRET, "no token at all"] {
            let line = text.lines().find(|line| line.contains(secret));
            assert!(line.is_none(), "{name} hold a secret: {line:?}");
        }
    }
}
