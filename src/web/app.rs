//! Routes as data become an axum application.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::{QueryRejection, RawPathParamsRejection};
use axum::extract::{DefaultBodyLimit, Query, RawPathParams, Request};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodFilter, on};
use bytes::Bytes;
use http::{StatusCode, header};
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;

use crate::channel::{HttpRequest, HttpResponse, Mount, Route};

/// How long a body may take in all.
const BODY_TIMEOUT: Duration = Duration::from_secs(20);

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
        .layer(CatchPanicLayer::new()))
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
    let Some(body) = read(body, route.max_body).await else {
        let help = format!("send at most {} bytes within {} s", route.max_body, BODY_TIMEOUT.as_secs());
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "body_not_read", "the body is too large, too slow or was cut", &help);
    };
    let HttpResponse { status, headers, body } = (route.handler)(HttpRequest { path, query, headers: head.headers, body, remote }).await;
    (status, headers, body).into_response()
}

async fn read(body: Body, limit: usize) -> Option<Bytes> {
    timeout(BODY_TIMEOUT, axum::body::to_bytes(body, limit)).await.ok()?.ok()
}

fn refuse(status: StatusCode, code: &str, message: &str, help: &str) -> Response {
    let body = serde_json::json!({"error": {"code": code, "message": message, "help": help}});
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
