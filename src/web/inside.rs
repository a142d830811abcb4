//! What tells of the program itself: whether it lives, whether it serves, and its metrics.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use crate::channel::{HttpResponse, Intake, Mount, Route};
use crate::runtime::Runtime;
use crate::runtime::meter::Exporter;

/// Whether the process is alive.
pub const HEALTHZ: &str = "/healthz";
/// Whether customers are served.
pub const READYZ: &str = "/readyz";
/// The metrics.
pub const METRICS: &str = "/metrics";

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROMETHEUS: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// Adds [`HEALTHZ`], which asks nobody, and [`READYZ`], which answers in time whatever the store does.
pub fn health(mount: &mut Mount, runtime: &Arc<Runtime>) {
    add(mount, HEALTHZ, || async { answer(StatusCode::OK, JSON, r#"{"alive":true}"#.to_owned()) });
    let runtime = Arc::clone(runtime);
    add(mount, READYZ, move || {
        let runtime = Arc::clone(&runtime);
        async move {
            let readiness = runtime.readiness().await;
            let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
            let body = serde_json::json!(readiness);
            answer(status, JSON, body.to_string())
        }
    });
}

/// Adds [`METRICS`].
pub fn metrics(mount: &mut Mount, runtime: &Arc<Runtime>, exporter: &Exporter) {
    let (runtime, exporter) = (Arc::clone(runtime), exporter.clone());
    add(mount, METRICS, move || std::future::ready(answer(StatusCode::OK, PROMETHEUS, exporter.render(&runtime))));
}

fn add<F: Future<Output = HttpResponse> + Send + 'static>(mount: &mut Mount, path: &str, handler: impl Fn() -> F + Send + Sync + 'static) {
    mount.add(Route {
        method: Method::GET,
        path: path.to_owned(),
        intake: Intake::NONE,
        handler: Arc::new(move |_request| handler().boxed()),
    });
}

fn answer(status: StatusCode, kind: HeaderValue, body: String) -> HttpResponse {
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))]);
    HttpResponse { status, headers, body: Bytes::from(body).into() }
}
