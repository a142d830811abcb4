//! Spans for an OpenTelemetry collector, by OTLP over HTTP. A collector that is away costs the service nothing but the spans.

use std::time::Duration;

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::{OTelSdkError, OTelSdkResult};
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter as Export};
use tokio::runtime::Handle;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

use crate::runtime::meter::STAGES;
use crate::runtime::trace::TURNS;

/// The base address of the collector, by the specification of OpenTelemetry.
const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
/// The whole address for spans, by the same.
const TRACES_ENDPOINT: &str = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
/// What the service is called, by the same.
const SERVICE_NAME: &str = "OTEL_SERVICE_NAME";
/// How long one export may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long the end waits for the last export.
const LAST: Duration = Duration::from_secs(2);

/// What sends the spans.
pub(super) struct Collector {
    provider: SdkTracerProvider,
}

impl Collector {
    /// The collector that the environment names; none when it names none. Must be called within a tokio runtime, after the
    /// TLS provider was chosen.
    ///
    /// # Errors
    /// A lower-case fragment that says what is wrong with the address.
    pub(super) fn from_environment() -> Result<Option<Self>, String> {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !is_set(ENDPOINT) && !is_set(TRACES_ENDPOINT) {
            return Ok(None);
        }
        let client = reqwest::Client::builder().timeout(TIMEOUT).build().map_err(|error| format!("cannot make a client: {error}"))?;
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .build()
            .map_err(|error| format!("cannot use {ENDPOINT}: {error}"))?;
        let name = std::env::var(SERVICE_NAME).ok().filter(|name| !name.is_empty());
        let resource = Resource::builder().with_service_name(name.unwrap_or_else(|| env!("CARGO_PKG_NAME").to_owned())).build();
        let exporter = OnRuntime { exporter: exporter.into(), handle: Handle::current() };
        let provider = SdkTracerProvider::builder().with_resource(resource).with_batch_exporter(exporter).build();
        Ok(Some(Self { provider }))
    }

    /// Takes the spans of turns and of their stages, and what is logged within them from INFO on: nothing of a customer.
    pub(super) fn layer<S>(&self) -> impl Layer<S> + Send + Sync + use<S>
    where
        S: tracing::Subscriber + Send + Sync + for<'span> LookupSpan<'span>,
    {
        let wanted = Targets::new()
            .with_target(env!("CARGO_PKG_NAME"), LevelFilter::INFO)
            .with_target(TURNS, LevelFilter::INFO)
            .with_target(STAGES, LevelFilter::DEBUG);
        tracing_opentelemetry::layer().with_tracer(self.provider.tracer(env!("CARGO_PKG_NAME"))).with_filter(wanted)
    }

    /// Sends what is left. A collector that does not take it in time does not get it.
    pub(super) fn finish(self) {
        if let Err(error) = self.provider.shutdown_with_timeout(LAST) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// Exports on our runtime: the thread that collects the spans has none, and reqwest needs one.
#[derive(Debug)]
struct OnRuntime {
    exporter: std::sync::Arc<SpanExporter>,
    handle: Handle,
}

impl Export for OnRuntime {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let exporter = std::sync::Arc::clone(&self.exporter);
        let sent = self.handle.spawn(async move { exporter.export(batch).await }).await;
        sent.unwrap_or_else(|error| Err(OTelSdkError::InternalFailure(error.to_string())))
    }

    fn set_resource(&mut self, resource: &Resource) {
        if let Some(exporter) = std::sync::Arc::get_mut(&mut self.exporter) {
            exporter.set_resource(resource);
        }
    }
}
