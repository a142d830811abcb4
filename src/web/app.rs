//! Routes as data become an axum application.

use std::any::Any;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::rejection::{QueryRejection, RawPathParamsRejection};
use axum::extract::{DefaultBodyLimit, Query, RawPathParams, Request};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodFilter, on};
use bytes::Bytes;
use futures_util::future::ready;
use futures_util::stream::{self, StreamExt as _};
use http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use tokio::time::{Instant, timeout, timeout_at};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate as _, SizeAbove};

use super::live::Endless;
use crate::channel::{HttpRequest, HttpResponse, Intake, Mount, Payload, Route, Upload};

/// How long a body may take in all.
const BODY_TIMEOUT: Duration = Duration::from_secs(20);
/// How long a body that is taken as it arrives may take in all: 25 MiB at 700 kbit/s.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(300);
/// How long it may pause.
const PIECE_TIMEOUT: Duration = Duration::from_secs(20);
/// When those who found no room may come again.
const CROWDED_RETRY_SECS: u16 = 10;
/// Smaller answers gain nothing.
const COMPRESS_FROM: u16 = 860;
/// What is compressed.
const COMPRESSED: &[&str] = &["text/html", "text/css", "text/javascript", "application/json"];

/// All routes of `mount` as one application. Unknown paths are answered with 404 and a hint.
///
/// # Errors
/// A route whose method cannot be mounted, or a path that is described twice.
pub fn app(mount: &Mount) -> Result<Router, String> {
    let mut router = Router::new();
    let mut seen = std::collections::BTreeSet::new();
    for route in mount.routes() {
        if !seen.insert((route.method.to_string(), route.path.clone())) {
            return Err(format!("mount {} {} twice", route.method, route.path));
        }
        let filter = MethodFilter::try_from(route.method.clone()).map_err(|_| format!("mount the method {}", route.method))?;
        let route = route.clone();
        let path = route.path.clone();
        router = router.route(&path, on(filter, move |parts, query, request| serve(route, parts, query, request)));
    }
    Ok(router
        .fallback(|| async {
            refuse(StatusCode::NOT_FOUND, "not_found", "there is nothing at this path", "compare it with what `turjuman run` printed")
        })
        .method_not_allowed_fallback(|| async {
            refuse(
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "this path has other methods",
                "compare it with what `turjuman run` printed",
            )
        })
        // Each route reads its body itself, within its own limit.
        .layer(DefaultBodyLimit::disable())
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(COMPRESS_FROM).and(compresses)))
        .layer(CatchPanicLayer::custom(panicked)))
}

async fn serve(
    route: Route,
    parts: Result<RawPathParams, RawPathParamsRejection>,
    query: Result<Query<BTreeMap<String, String>>, QueryRejection>,
    request: Request,
) -> Response {
    let Ok(Query(query)) = query else {
        return refuse(StatusCode::BAD_REQUEST, "bad_query", "the query cannot be read", "percent-encode its values");
    };
    let Ok(parts) = parts else {
        return refuse(StatusCode::BAD_REQUEST, "bad_path", "the path cannot be read", "percent-encode its parts as UTF-8");
    };
    let path = parts.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let remote = request.extensions().get::<SocketAddr>().copied();
    let (head, body) = request.into_parts();
    let (body, upload) = match route.intake {
        Intake::Stream { max } => (Bytes::new(), Some(upload(body, max))),
        Intake::Whole { max } => match read(body, max).await {
            Some(body) => (body, None),
            None => {
                let help = format!("send at most {max} bytes within {} s", BODY_TIMEOUT.as_secs());
                return refuse(StatusCode::PAYLOAD_TOO_LARGE, "body_not_read", "the body is too large, too slow or was cut", &help);
            }
        },
    };
    let endless = head.extensions.get::<Endless>().cloned();
    let request = HttpRequest { path, query, headers: head.headers, body, upload, remote };
    let HttpResponse { status, headers, body } = (route.handler)(request).await;
    let body = match body {
        Payload::Whole(bytes) => Body::from(bytes),
        Payload::Stream(stream) => Body::from_stream(stream),
        Payload::Events(stream) => match endless.and_then(|endless| endless.bind(stream)) {
            Some(stream) => Body::from_stream(stream.map(Ok::<_, Infallible>)),
            None => return crowded(),
        },
    };
    (status, headers, body).into_response()
}

async fn read(body: Body, limit: usize) -> Option<Bytes> {
    if announces_more(&body, limit) {
        return None;
    }
    timeout(BODY_TIMEOUT, axum::body::to_bytes(body, limit)).await.ok()?.ok()
}

/// Whether a body says beforehand that it is too large; nobody waits for it then.
fn announces_more(body: &Body, limit: usize) -> bool {
    body.size_hint().lower() > limit as u64
}

/// A body as it arrives, within its limits.
fn upload(body: Body, max: usize) -> Upload {
    let until = Instant::now() + UPLOAD_TIMEOUT;
    if announces_more(&body, max) {
        return Upload(stream::once(ready(Err(io::ErrorKind::FileTooLarge.into()))).boxed());
    }
    let pieces = stream::unfold((body.into_data_stream(), 0_usize, false), move |(mut body, taken, failed)| async move {
        if failed {
            return None;
        }
        let patience = until.min(Instant::now() + PIECE_TIMEOUT);
        let (piece, taken) = match timeout_at(patience, body.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(piece))) if taken + piece.len() <= max => {
                let taken = taken + piece.len();
                (Ok(piece), taken)
            }
            Ok(Some(Ok(_))) => (Err(io::Error::new(io::ErrorKind::FileTooLarge, "the body is too large")), taken),
            Ok(Some(Err(cut))) => (Err(io::Error::new(io::ErrorKind::UnexpectedEof, cut)), taken),
            Err(_) => (Err(io::ErrorKind::TimedOut.into()), taken),
        };
        let failed = piece.is_err();
        Some((piece, (body, taken, failed)))
    });
    Upload(pieces.boxed())
}

fn crowded() -> Response {
    let mut response =
        refuse(StatusCode::SERVICE_UNAVAILABLE, "crowded", "too many connections stay open now", "come again a little later");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(CROWDED_RETRY_SECS));
    response
}

/// Only texts are worth it; what is told as it happens must not wait for more, and files may be secret beside what
/// others wrote.
fn compresses(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    COMPRESSED.contains(&kind) && !headers.contains_key(header::CONTENT_DISPOSITION)
}

/// Whoever asked is told of a panic as of any other failure, and nothing of its words.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the request failed here", "try again; if it fails again, tell who runs this")
}

fn refuse(status: StatusCode, code: &str, message: &str, help: &str) -> Response {
    let body = serde_json::json!({"error": {"code": code, "message": message, "help": help}});
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body.to_string()).into_response()
}
