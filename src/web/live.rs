//! The application that is served now.

use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::Router;
use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// An application that can be replaced while it is served: each request is answered by the one of its moment, also on a
/// connection that was made before, and finished by the one that began it.
#[derive(Clone)]
pub struct Live {
    version: Arc<ArcSwap<Version>>,
    /// Room for answers without an end.
    room: Arc<Semaphore>,
}

/// One application with what ends its endless answers.
struct Version {
    app: Router,
    ended: CancellationToken,
}

/// What an endless answer is bound to.
#[derive(Clone)]
pub(super) struct Endless {
    ended: CancellationToken,
    room: Arc<Semaphore>,
}

impl Live {
    /// Answers all further requests by `app`. Endless answers of the one before end.
    pub fn replace(&self, app: Router) {
        let before = self.version.swap(Arc::new(Version::of(app)));
        before.ended.cancel();
    }

    /// The application of this moment, and what its endless answers are bound to.
    pub(super) fn now(&self) -> (Router, Endless) {
        let version = self.version.load();
        (version.app.clone(), Endless { ended: version.ended.clone(), room: Arc::clone(&self.room) })
    }

    /// Ends all endless answers.
    pub(super) fn end(&self) {
        self.version.load().ended.cancel();
    }
}

impl Version {
    fn of(app: Router) -> Self {
        Self { app, ended: CancellationToken::new() }
    }
}

impl Endless {
    /// The stream until the server stops or its application is replaced; `None` when there is no room for one more.
    pub(super) fn bind(self, stream: BoxStream<'static, Bytes>) -> Option<BoxStream<'static, Bytes>> {
        let place = self.room.try_acquire_owned().ok()?;
        let stream = stream.take_until(self.ended.cancelled_owned()).boxed();
        // The place is held as long as the stream.
        let held = stream::unfold((stream, place), async |(mut stream, place)| stream.next().await.map(|bytes| (bytes, (stream, place))));
        Some(held.boxed())
    }
}

impl From<Router> for Live {
    fn from(app: Router) -> Self {
        // Half of the connections stay for requests that end.
        let room = Arc::new(Semaphore::new(super::listen::max_connections().div_ceil(2)));
        Self { version: Arc::new(ArcSwap::from_pointee(Version::of(app))), room }
    }
}
