//! A key stands nowhere but in its header, and no words of customers or servers in a log.

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;
use turjuman::conformance::openai::{Fake, Fault, Script, Turn};

use super::{KEY, QUICK, alone, ask};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[test]
fn keys_and_words_stand_in_no_log_and_no_error() {
    // While there is one subscriber alone, what other tests' threads are told (nothing) is remembered for all.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_max_level(tracing::Level::DEBUG).finish();
    let told = tracing::subscriber::with_default(subscriber, || {
        // One thread, so that also what the library spawns writes to this log.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let fake = Fake::start(Script::new()).await.unwrap();
            let model = alone(&fake, &format!("{QUICK}api_key_env = \"KEY\""));
            let mut told = vec![model.describe()];
            for fault in [
                Fault::status(401, "invalid_api_key", &format!("Incorrect API key provided: {KEY}; customer's words")),
                Fault::status(400, "", "the customer's words"),
                Fault::status(500, "", "the customer's words"),
                Fault::BrokenFrame,
                Fault::foreign(429),
                Fault::CutMidway,
                Fault::ErrorFrame("the customer's words"),
            ] {
                fake.queue(vec![Turn::fault(fault); 2]);
                told.push(format!("{:?}", ask(&model).await.end));
            }
            fake.set(Script::new().key("another"));
            told.extend(model.probe().await.into_iter().map(|finding| finding.what));
            told
        })
    });
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the model failed"), "{log}");
    for text in told.iter().chain([&log]) {
        assert!(!text.contains(KEY) && !text.contains("0123456789abcdef") && !text.contains("customer's wo"), "{text}");
        assert!(!text.contains("How long does delivery take"), "{text}");
    }
}
