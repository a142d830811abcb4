//! The log on standard error, and with the feature `otel` the traces for a collector.

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer, Registry};

#[cfg(feature = "otel")]
use super::collector::Collector;

/// How lines of the log look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    Pretty,
    Json,
}

/// Whether standard error holds JSON lines and nothing else.
static IS_JSON: AtomicBool = AtomicBool::new(false);

/// Begins a log for people, of what is at least this grave unless `RUST_LOG` says otherwise.
pub(super) fn quiet(level: &str) {
    init(LogFormat::Pretty, None, level, |registry| registry.try_init().is_ok());
}

/// Begins the log of a service: `level` (a filter as in `RUST_LOG`), else what `RUST_LOG` says, else `info`. Must be called
/// within a tokio runtime.
pub(super) fn serve(format: LogFormat, level: Option<&str>) -> Traces {
    #[cfg(feature = "otel")]
    {
        let (collector, problem) = match Collector::from_environment() {
            Ok(collector) => (collector, None),
            Err(what) => (None, Some(what)),
        };
        let layer = collector.as_ref().map(Collector::layer);
        init(format, level, "info", |registry| registry.with(layer).try_init().is_ok());
        if let Some(what) = problem {
            tracing::warn!(what, "traces are not sent");
        }
        Traces { collector }
    }
    #[cfg(not(feature = "otel"))]
    {
        init(format, level, "info", |registry| registry.try_init().is_ok());
        Traces {}
    }
}

/// What is being sent to a collector.
pub(super) struct Traces {
    #[cfg(feature = "otel")]
    collector: Option<Collector>,
}

impl Traces {
    /// Sends what is left; does not wait long for a collector that does not take it.
    pub(super) fn finish(self) {
        #[cfg(feature = "otel")]
        if let Some(collector) = self.collector {
            collector.finish();
        }
    }
}

/// Checks a filter of the command line.
pub(super) fn parse_level(text: &str) -> Result<String, String> {
    EnvFilter::try_new(text).map(|_filter| text.to_owned()).map_err(|error| error.to_string())
}

/// Whether standard error holds JSON lines and nothing else.
pub(super) fn is_json() -> bool {
    IS_JSON.load(Ordering::Relaxed)
}

type Written = tracing_subscriber::layer::Layered<Box<dyn Layer<Registry> + Send + Sync>, Registry>;

fn init(format: LogFormat, level: Option<&str>, default: &str, begin: impl FnOnce(Written) -> bool) {
    let filter = match level {
        Some(level) => EnvFilter::new(level),
        None => EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default)),
    };
    // Where standard error is gone, saying that it cannot be written to would end the program.
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).log_internal_errors(false);
    let lines = match format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).with_filter(filter).boxed(),
        LogFormat::Pretty => lines.with_ansi(std::io::stderr().is_terminal()).with_target(false).compact().with_filter(filter).boxed(),
    };
    if !begin(tracing_subscriber::registry().with(lines)) {
        eprintln!("warning: a log is being written already");
    }
    IS_JSON.store(format == LogFormat::Json, Ordering::Relaxed);
}
