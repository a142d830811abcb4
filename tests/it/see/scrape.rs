//! What a scrape shows after a conversation, and what it must never show.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use turjuman::core::message::{Caps, Idempotency};
use turjuman::runtime::meter::{Exporter, Kind, TABLE, metric};

use crate::runtime::fixture::{self, House, Outcome, Script};

/// One line: its metric's name without what Prometheus adds, its labels, its value.
#[derive(Debug)]
pub struct Sample {
    pub metric: String,
    pub labels: BTreeMap<String, String>,
    pub value: f64,
}

/// Reads the text format, as far as we write it, and checks what holds for every scrape.
pub fn read(text: &str) -> Vec<Sample> {
    let (mut help, mut types) = (BTreeSet::new(), BTreeMap::new());
    let mut samples = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, words) = rest.split_once(' ').unwrap();
            assert_eq!(words, metric(name).unwrap_or_else(|| panic!("{name} stands in no table")).help, "{name}");
            assert!(help.insert(name.to_owned()), "{name} has two helps");
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').unwrap();
            types.insert(name.to_owned(), kind.to_owned());
        } else {
            let (series, value) = line.rsplit_once(' ').unwrap();
            let (name, labels) = series.split_once('{').map_or((series, ""), |(name, labels)| (name, labels.strip_suffix('}').unwrap()));
            let labels = labels.split(',').filter(|label| !label.is_empty()).map(|label| {
                let (name, value) = label.split_once('=').unwrap();
                (name.to_owned(), value.trim_matches('"').to_owned())
            });
            samples.push(Sample { metric: name.to_owned(), labels: labels.collect(), value: value.parse().unwrap() });
        }
    }
    for sample in &mut samples {
        if metric(&sample.metric).is_none() {
            let base = ["_bucket", "_sum", "_count"].iter().find_map(|end| sample.metric.strip_suffix(end)).unwrap_or(&sample.metric);
            assert!(matches!(metric(base).map(|metric| metric.kind), Some(Kind::Histogram(_))), "{sample:?} stands in no table");
        }
        let base = base(&sample.metric);
        let row = metric(base).unwrap();
        let expect = match row.kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram(_) => "histogram",
        };
        assert_eq!(types.get(base).map(String::as_str), Some(expect), "{sample:?}");
        assert!(help.contains(base), "{sample:?} has no help");
        let labels: Vec<_> = sample.labels.keys().map(String::as_str).filter(|label| *label != "le").collect();
        let mut known = row.labels.to_vec();
        known.sort_unstable();
        assert_eq!(labels, known, "{sample:?}");
    }
    samples
}

fn base(name: &str) -> &str {
    if metric(name).is_some() {
        return name;
    }
    ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The sum over all label values.
pub fn sum(samples: &[Sample], name: &str) -> f64 {
    samples.iter().filter(|sample| sample.metric == name).map(|sample| sample.value).sum()
}

#[tokio::test]
async fn a_conversation_is_seen_in_numbers_and_not_by_name() {
    let (recorder, exporter) = Exporter::new().unwrap();
    let _recording = metrics::set_default_local_recorder(&recorder);
    let caps = Caps { idempotency: Idempotency::None, ..fixture::CAPS };
    let house = House::start(Script { caps, gather_ms: 10, ..Script::default() }).await;
    let empty = read(&exporter.render(&house.runtime));
    assert_eq!(sum(&empty, "turjuman_taken_total"), 0.0);
    assert_eq!(sum(&empty, "turjuman_bots"), 1.0);

    house.channel.will("zebra-place", vec![Outcome::Retry(Some(Duration::from_millis(20)))]);
    house.say("zebra-place", "zebra-word").await;
    house.answers("zebra-place", 1).await;
    house.runtime.stop().await.unwrap();
    let text = exporter.render(&house.runtime);
    let samples = read(&text);

    let counters = house.counters();
    for (name, expect) in [
        ("turjuman_taken_total", counters.taken),
        ("turjuman_turns_total", counters.turns),
        ("turjuman_shown_total", counters.shown),
        ("turjuman_sent_total", counters.sent),
        ("turjuman_retries_total", counters.retries),
        ("turjuman_accept_seconds_count", 1),
    ] {
        assert!(expect > 0, "{name}");
        assert_eq!(sum(&samples, name), expect as f64, "{name}");
    }
    let sends: BTreeMap<_, _> = samples
        .iter()
        .filter(|sample| sample.metric == "turjuman_send_seconds_count")
        .map(|sample| ((sample.labels["channel"].as_str(), sample.labels["outcome"].as_str()), sample.value))
        .collect();
    assert_eq!(sends, BTreeMap::from([(("test", "retry"), 1.0), (("test", "taken"), counters.sent as f64)]));
    assert!(!text.contains("zebra") && !text.contains("customer\""), "{text}");
    assert!(!text.contains("quantile"), "a summary instead of buckets: {text}");
}

#[tokio::test]
async fn what_is_never_asked_for_is_put_into_buckets_all_the_same() {
    let (recorder, exporter) = Exporter::new().unwrap();
    let _recording = metrics::set_default_local_recorder(&recorder);
    let house = House::start(Script::default()).await;
    house.say("c1", "hello").await;
    house.answers("c1", 1).await;
    exporter.tidy();
    let first = sum(&read(&exporter.render(&house.runtime)), "turjuman_accept_seconds_count");
    let again = sum(&read(&exporter.render(&house.runtime)), "turjuman_accept_seconds_count");
    assert_eq!((first, again), (1.0, 1.0), "a scrape takes nothing away");
    house.runtime.stop().await.unwrap();
}

#[test]
fn the_table_has_no_label_that_could_name_a_customer() {
    for metric in TABLE {
        for label in metric.labels {
            assert!(!["conversation", "customer", "author", "place", "text", "account"].contains(label), "{}: {label}", metric.name);
        }
    }
}
