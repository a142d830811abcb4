//! The application that is served now.

use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::Router;

/// An application that can be replaced while it is served: each request is answered by the one of its moment, also on a
/// connection that was made before, and finished by the one that began it.
#[derive(Clone)]
pub struct Live(Arc<ArcSwap<Router>>);

impl Live {
    /// Answers all further requests by `app`.
    pub fn replace(&self, app: Router) {
        self.0.store(Arc::new(app));
    }

    /// The application of this moment.
    pub(super) fn now(&self) -> Router {
        Router::clone(&self.0.load())
    }
}

impl From<Router> for Live {
    fn from(app: Router) -> Self {
        Self(Arc::new(ArcSwap::from_pointee(app)))
    }
}
