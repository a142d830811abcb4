//! HTTP routes as data: adapters describe them, `web` mounts them.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{HeaderMap, Method, StatusCode};

/// A request to a route.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    /// The route's `{name}` parts, decoded.
    pub path: BTreeMap<String, String>,
    /// The query, decoded; the last of equal names wins.
    pub query: BTreeMap<String, String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, within the route's limit.
    pub body: Bytes,
    /// Who connected.
    pub remote: Option<SocketAddr>,
}

/// The answer of a route.
#[derive(Clone, Debug)]
pub struct HttpResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// What a route does.
pub type Handler = Arc<dyn Fn(HttpRequest) -> BoxFuture<'static, HttpResponse> + Send + Sync>;

/// One route.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{name}` parts: `/webhook/maison/conversations/{conversation}`.
    pub path: String,
    /// The most bytes of a body.
    pub max_body: usize,
    /// What it does.
    pub handler: Handler,
}

/// Where adapters put their routes.
#[derive(Clone, Default)]
pub struct Mount {
    routes: Vec<Route>,
}

impl Mount {
    /// Adds a route.
    pub fn add(&mut self, route: Route) {
        self.routes.push(route);
    }

    /// All routes.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }
}
