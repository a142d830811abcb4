//! From INFO on, no message, field or span tells what a customer said, who they are, or a secret.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use turjuman::cli::bench::load::{Callback, Client, Verdict, message};
use turjuman::cli::bench::stage::question;
use turjuman::core::dialogue::{Agent, AgentAct};
use turjuman::core::key::{DeliveryId, Identity, Key, Kind};
use turjuman::core::message::{Caps, Idempotency};
use turjuman::core::time::Timestamp;
use turjuman::ports::Arrival;

use super::served::Served;
use crate::runtime::fixture::{self, House, Outcome, Script};

/// What stands in every text, place and delivery id of these tests.
const MARK: &str = "zebra7391";

/// All that is logged from INFO on, by everybody.
#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<String>>>);

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Captured {
    fn keep(&self, about: &Metadata<'_>, record: impl FnOnce(&mut Fields)) {
        if *about.level() <= Level::INFO {
            let mut fields = Fields(format!("{} {} {}", about.level(), about.target(), about.name()));
            record(&mut fields);
            self.0.lock().unwrap().push(fields.0);
        }
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl<S: Subscriber + for<'span> tracing_subscriber::registry::LookupSpan<'span>> Layer<S> for Captured {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        self.keep(event.metadata(), |fields| event.record(fields));
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        self.keep(attributes.metadata(), |fields| attributes.record(fields));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            self.keep(span.metadata(), |fields| values.record(fields));
        }
    }
}

/// Texts as customers and attackers write them.
fn texts() -> Vec<String> {
    vec![
        format!("How long does it take, {MARK}?"),
        format!("{MARK}\nERROR turjuman: everything is lost\r\n{{\"level\":\"ERROR\"}}"),
        format!("\u{1b}[31m{MARK}\u{7}\u{202e}"),
        format!("{{ ${MARK} }} {{{{ {MARK} }}}} %s %n ${{jndi:ldap://{MARK}}}"),
        format!("/human {MARK}"),
        format!("boom {MARK}"),
        MARK.repeat(3_000),
    ]
}

/// What goes wrong in one house.
struct Case {
    fault: &'static str,
    outcomes: Vec<Outcome>,
    idempotency: Idempotency,
    /// What must have been logged, so that the test looks at something.
    expect: &'static [&'static str],
}

fn cases() -> Vec<Case> {
    let case = |fault, outcomes, idempotency, expect| Case { fault, outcomes, idempotency, expect };
    let sure = Idempotency::ByReceiver;
    vec![
        case("", vec![], sure, &["a turn panicked", "events were set aside"]),
        case("retry", vec![], sure, &["the model failed"]),
        case("permanent", vec![], sure, &["the model failed for good"]),
        case("cut", vec![], sure, &["the model failed"]),
        case("panic", vec![], sure, &["the model panicked"]),
        case("", vec![Outcome::Permanent], sure, &["a message cannot be delivered"]),
        case("", vec![Outcome::Unknown, Outcome::Unknown, Outcome::Unknown], Idempotency::None, &["is unknown"]),
        case("", vec![Outcome::Retry(None)], sure, &[]),
    ]
}

#[test]
fn no_conversation_is_told_in_the_log() {
    for Case { fault, outcomes, idempotency, expect } in cases() {
        let captured = Captured::default();
        let subscriber = tracing_subscriber::registry().with(captured.clone());
        tracing::subscriber::with_default(subscriber, || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
            runtime.block_on(async {
                let caps = Caps { idempotency, ..fixture::CAPS };
                let house = House::start(Script { fault, caps, desk: true, gather_ms: 0, ..Script::default() }).await;
                for (n, text) in texts().into_iter().enumerate() {
                    let place = format!("{MARK}-{n}");
                    house.channel.will(&place, outcomes.clone());
                    house.say(&place, &text).await;
                    tokio::time::sleep(Duration::from_secs(60)).await;
                    let agent = Agent { ticket: format!("T-{MARK}"), name: MARK.to_owned(), act: AgentAct::Return };
                    house.act(&format!("{MARK}-act-{n}"), agent).await;
                }
                tokio::time::sleep(Duration::from_secs(600)).await;
                house.runtime.stop().await.unwrap();
            });
        });
        let lines = captured.lines();
        for words in expect {
            assert!(lines.iter().any(|line| line.contains(words)), "{fault}: nothing of {words:?} in {lines:#?}");
        }
        tell_nothing(&lines);
    }
}

/// Nothing of customers stands in these lines.
fn tell_nothing(lines: &[String]) {
    for line in lines {
        let shown = line.to_lowercase();
        assert!(!shown.contains(MARK) && !shown.contains("author=") && !shown.contains(":customer"), "{line}");
    }
}

#[test]
fn what_cannot_be_read_is_not_quoted() {
    let quoting = format!(r#"{{"v":1,"is":{{"incoming":"{MARK}","text":"{MARK}"}}}}"#);
    for bytes in [quoting.as_bytes(), MARK.as_bytes(), br#"{"v":99,"is":1}"#, b"\xff\xfe"] {
        let captured = Captured::default();
        let subscriber = tracing_subscriber::registry().with(captured.clone());
        tracing::subscriber::with_default(subscriber, || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
            runtime.block_on(async {
                let house = House::start(Script::default()).await;
                let id = format!("test:a:{}:{MARK}:customer", MARK.len());
                let arrival = Arrival {
                    key: Key { bot: house.bot.clone(), kind: Kind::Conversation, id: id.into() },
                    identity: Identity { bot: house.bot.clone(), account: "test:a".into(), author: MARK.into() },
                    delivery: DeliveryId::new(MARK),
                    order: None,
                    at: Timestamp(0),
                    bytes: bytes.to_vec(),
                };
                house.runtime.store().accept(vec![arrival]).await.unwrap();
                tokio::time::sleep(Duration::from_secs(5)).await;
                house.runtime.stop().await.unwrap();
            });
        });
        let lines = captured.lines();
        assert!(lines.iter().any(|line| line.contains("cannot go on with a conversation")), "{lines:#?}");
        tell_nothing(&lines);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_tells_neither_customers_nor_secrets() {
    let verdict = |callback: &Callback| match callback.body.conversation.rsplit('-').next() {
        Some("refused") => Verdict::Refuse { status: 400, retry_after: None },
        Some("cut") => Verdict::Cut,
        Some("away") => Verdict::Refuse { status: 404, retry_after: None },
        _ => Verdict::Take,
    };
    let mut served = Served::start_with(&["--metrics", "off", "--log", "info"], &[], verdict).await;
    let mut client = Client::new(served.stage.target.clone());
    for (n, place) in ["refused", "cut", "away"].into_iter().enumerate() {
        let body = message(&format!("{MARK}-{place}"), &format!("{MARK} {}", question(n)));
        client.post(&format!("{MARK}-{n}"), &body).await.unwrap();
    }
    for (n, body) in
        [MARK.as_bytes(), br#"{"text":"zebra7391"}"#, b"\xff\xfe zebra7391", br#"{"conversation":7391,"text":{}}"#].iter().enumerate()
    {
        let status = client.post(&format!("{MARK}-bad-{n}"), body).await.unwrap();
        assert!((400..500).contains(&status), "{status}");
    }
    served.until(|served| served.err().contains("cannot be delivered") && served.err().contains("is unknown")).await;
    served.ask(&format!("{MARK}-well"), &question(0)).await;
    served.terminate().await;
    let (log, shown) = (served.err(), served.out());
    assert!(!log.contains(MARK), "{log}");
    for (name, secret) in served.stage.launch(std::path::Path::new("unused")).environment {
        if secret.starts_with("whsec_") {
            assert!(!log.contains(&secret) && !shown.contains(&secret), "{name} is shown");
        }
    }
}
