//! What is counted.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use metrics::{Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use turjuman::conformance::openai::{Fake, Fault, Script, Turn};

use super::{QUICK, ask, assembled, section};

type Values = Arc<Mutex<BTreeMap<String, f64>>>;

/// Keeps every value under its name with its labels.
#[derive(Default)]
struct Kept(Values);

struct One(Values, String);

impl One {
    fn put(&self, change: impl FnOnce(&mut f64)) {
        change(self.0.lock().unwrap().entry(self.1.clone()).or_default());
    }
}

impl CounterFn for One {
    fn increment(&self, value: u64) {
        self.put(|sum| *sum += value as f64);
    }

    fn absolute(&self, _: u64) {}
}

impl GaugeFn for One {
    fn increment(&self, _: f64) {}

    fn decrement(&self, _: f64) {}

    fn set(&self, value: f64) {
        self.put(|last| *last = value);
    }
}

impl HistogramFn for One {
    fn record(&self, _: f64) {
        self.put(|count| *count += 1.0);
    }
}

impl Kept {
    fn one(&self, key: &Key) -> Arc<One> {
        let labels: Vec<_> = key.labels().map(|label| label.value().split(':').next().unwrap_or_default().to_owned()).collect();
        Arc::new(One(Arc::clone(&self.0), format!("{} {}", key.name(), labels.join(" "))))
    }
}

impl Recorder for Kept {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.one(key))
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.one(key))
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(self.one(key))
    }
}

#[test]
fn every_attempt_and_every_answer_is_counted_once() {
    let kept = Kept::default();
    metrics::with_local_recorder(&kept, || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let fake = Fake::start(Script::new()).await.unwrap();
            let model = assembled(&section(&fake, &format!("{QUICK}cooldown_secs = 60"))).model;
            fake.queue([Turn::fault(Fault::page(500))]);
            assert!(ask(&model).await.is_done());
            fake.queue([Turn::fault(Fault::Finish("content_filter")), Turn::fault(Fault::no_quota())]);
            assert!(ask(&model).await.is_done());
            assert!(ask(&model).await.is_done());
            assert!(ask(&model).await.is_done());
        });
    });
    let values = kept.0.lock().unwrap().clone();
    let endpoint = "m at 127.0.0.1";
    for (name, value) in [
        (format!("turjuman_model_attempts_total {endpoint} server"), 1.0),
        (format!("turjuman_model_attempts_total {endpoint} ok"), 1.0),
        (format!("turjuman_model_attempts_total {endpoint} filtered"), 1.0),
        (format!("turjuman_model_attempts_total {endpoint} quota"), 1.0),
        (format!("turjuman_model_answers_total {endpoint} ok"), 1.0),
        (format!("turjuman_model_answers_total {endpoint} refused"), 1.0),
        (format!("turjuman_model_answers_total {endpoint} failed"), 1.0),
        (format!("turjuman_model_answers_total {endpoint} skipped"), 1.0),
        ("turjuman_model_answers_total extractive ok".to_owned(), 3.0),
        (format!("turjuman_model_cooling {endpoint}"), 1.0),
        // The filtered one wrote words too.
        (format!("turjuman_model_first_token_seconds {endpoint}"), 2.0),
    ] {
        assert_eq!(values.get(&name), Some(&value), "{name} {values:#?}");
    }
}
