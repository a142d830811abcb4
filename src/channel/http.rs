//! HTTP routes as data: adapters describe them, `web` mounts them.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use http::{HeaderMap, Method, StatusCode};

/// A request to a route.
#[derive(Debug)]
pub struct HttpRequest {
    /// The route's `{name}` parts, decoded.
    pub path: BTreeMap<String, String>,
    /// The query, decoded; the last of equal names wins.
    pub query: BTreeMap<String, String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, within the route's limit; empty where the route takes it as a stream.
    pub body: Bytes,
    /// The body as it arrives, where the route asks for that.
    pub upload: Option<Upload>,
    /// Who connected.
    pub remote: Option<SocketAddr>,
}

/// A body as it arrives. It ends with an error when it was cut, took too long or is larger than the route takes.
pub struct Upload(pub BoxStream<'static, io::Result<Bytes>>);

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upload(..)")
    }
}

/// The answer of a route.
#[derive(Debug)]
pub struct HttpResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Payload,
}

/// The body of an answer.
pub enum Payload {
    /// All of it.
    Whole(Bytes),
    /// Piece by piece; an error cuts the answer, so that nobody takes a part for the whole.
    Stream(BoxStream<'static, io::Result<Bytes>>),
    /// Without an end of its own: what is told as it happens. It is ended when the server stops or the routes are
    /// replaced, so whoever reads it comes again.
    Events(BoxStream<'static, Bytes>),
}

impl Payload {
    /// All of it, where it is there already.
    #[must_use]
    pub const fn whole(&self) -> Option<&Bytes> {
        match self {
            Self::Whole(bytes) => Some(bytes),
            Self::Stream(_) | Self::Events(_) => None,
        }
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(bytes)
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(bytes) => f.debug_tuple("Whole").field(bytes).finish(),
            Self::Stream(_) => f.write_str("Stream(..)"),
            Self::Events(_) => f.write_str("Events(..)"),
        }
    }
}

/// What a route does.
pub type Handler = Arc<dyn Fn(HttpRequest) -> BoxFuture<'static, HttpResponse> + Send + Sync>;

/// How a route takes its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// As a whole, before the route is asked.
    Whole {
        /// The most bytes.
        max: usize,
    },
    /// As it arrives.
    Stream {
        /// The most bytes.
        max: usize,
    },
}

impl Intake {
    /// No body.
    pub const NONE: Self = Self::Whole { max: 0 };
}

/// One route.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{name}` parts: `/webhook/maison/conversations/{conversation}`.
    pub path: String,
    /// How it takes its body.
    pub intake: Intake,
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
