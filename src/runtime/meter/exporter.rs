//! All metrics as Prometheus reads them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use metrics::{Label, Recorder, counter, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use super::super::counters::Snapshot;
use super::super::start::Runtime;
use super::process;
use super::table::{Kind, TABLE};

/// Shows what was recorded since it was made.
#[derive(Clone)]
pub struct Exporter {
    handle: PrometheusHandle,
    store_bytes: Arc<AtomicU64>,
}

impl Exporter {
    /// Records from now on for the whole process. Must be called before the runtime is made.
    ///
    /// # Errors
    /// When something else records already.
    pub fn install() -> Result<Self, String> {
        let (recorder, exporter) = Self::new()?;
        metrics::set_global_recorder(recorder).map_err(|_taken| "record metrics: something else does already".to_owned())?;
        Ok(exporter)
    }

    /// A recorder with its exporter, for those who choose themselves where it records.
    ///
    /// # Errors
    /// Never for the table as it is.
    pub fn new() -> Result<(PrometheusRecorder, Self), String> {
        let mut builder = PrometheusBuilder::new();
        for metric in TABLE {
            if let Kind::Histogram(bounds) = metric.kind {
                builder = builder
                    .set_buckets_for_metric(Matcher::Full(metric.name.to_owned()), bounds)
                    .map_err(|error| format!("set the buckets of {}: {error}", metric.name))?;
            }
        }
        let recorder = builder.build_recorder();
        for metric in TABLE {
            let (name, unit, help) = (metric.name.into(), Some(metric.unit), metric.help.into());
            match metric.kind {
                Kind::Counter => recorder.describe_counter(name, unit, help),
                Kind::Gauge => recorder.describe_gauge(name, unit, help),
                Kind::Histogram(_) => recorder.describe_histogram(name, unit, help),
            }
        }
        let handle = recorder.handle();
        Ok((recorder, Self { handle, store_bytes: Arc::default() }))
    }

    /// All metrics. Asks nothing that could wait for the store.
    #[must_use]
    pub fn render(&self, runtime: &Runtime) -> String {
        counted(&runtime.counters().snapshot());
        store(runtime);
        bots(runtime);
        let inner = runtime.inner();
        gauge!("turjuman_lanes").set(float(runtime.lanes_at_work()));
        gauge!("turjuman_outbox_waiting").set(float(inner.meter.outbox_waiting()));
        gauge!("turjuman_parked_leases").set(float(inner.parked.count()));
        gauge!("turjuman_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        gauge!("process_uptime_seconds").set(inner.meter.uptime().as_secs_f64());
        for (name, value) in [
            ("process_resident_memory_bytes", process::resident_bytes()),
            ("process_open_fds", process::open_files().and_then(|count| u64::try_from(count).ok())),
            ("turjuman_store_bytes", Some(self.store_bytes.load(Ordering::Relaxed)).filter(|bytes| *bytes > 0)),
        ] {
            if let Some(value) = value {
                gauge!(name).set(wide(value));
            }
        }
        self.handle.render()
    }

    /// Takes note of how large the data folder is.
    pub fn store_is(&self, bytes: u64) {
        self.store_bytes.store(bytes, Ordering::Relaxed);
    }

    /// Puts what was recorded into its buckets. Who is never asked must do this now and then, else it only grows.
    pub fn tidy(&self) {
        self.handle.run_upkeep();
    }
}

/// The counters under their names here.
fn counted(counters: &Snapshot) {
    for (name, value) in [
        ("turjuman_taken_total", counters.taken),
        ("turjuman_duplicates_total", counters.duplicates),
        ("turjuman_turns_total", counters.turns),
        ("turjuman_rejoins_total", counters.rejoined),
        ("turjuman_shown_total", counters.shown),
        ("turjuman_sent_total", counters.sent),
        ("turjuman_retries_total", counters.retries),
        ("turjuman_unknown_outcomes_total", counters.unknown),
        ("turjuman_repeated_total", counters.repeated),
        ("turjuman_undeliverable_total", counters.undeliverable),
        ("turjuman_stale_total", counters.stale),
        ("turjuman_panics_total", counters.panics),
        ("turjuman_quarantined_total", counters.quarantined),
        ("turjuman_withheld_drafts_total", counters.withheld),
        ("turjuman_text_fallbacks_total", counters.text_fallbacks),
    ] {
        counter!(name).absolute(value);
    }
}

fn store(runtime: &Runtime) {
    let stats = runtime.store().stats();
    gauge!("turjuman_store_aggregates").set(wide(stats.aggregates));
    counter!("turjuman_store_commits_total").absolute(stats.commits);
    counter!("turjuman_store_accepted_total").absolute(stats.accepted);
    counter!("turjuman_store_flushes_total").absolute(stats.flushes);
}

fn bots(runtime: &Runtime) {
    let bots = runtime.bots();
    gauge!("turjuman_bots").set(float(bots.len()));
    for bot in bots {
        let name = Label::new("bot", bot.bot.to_string());
        for (outcome, count) in [("taken", bot.reloads), ("refused", bot.failed_reloads)] {
            counter!("turjuman_reloads_total", vec![name.clone(), Label::from_static_parts("outcome", outcome)]).absolute(count);
        }
        gauge!("turjuman_bot_loaded_timestamp_seconds", vec![name])
            .set(bot.loaded.duration_since(jiff::Timestamp::UNIX_EPOCH).as_secs_f64());
    }
}

fn float(value: usize) -> f64 {
    wide(u64::try_from(value).unwrap_or(u64::MAX))
}

#[expect(clippy::cast_precision_loss, reason = "figures far below 2^52")]
const fn wide(value: u64) -> f64 {
    value as f64
}
