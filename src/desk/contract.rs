//! What the runtime needs of a desk.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::Relay;
use crate::channel::{Attempt, Receipt, Request, SendError};

/// Where people are asked for.
pub trait Desk: Send + Sync {
    /// Sends one request that [`super::encode`] made.
    fn send<'a>(&'a self, request: &'a Request, attempt: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>>;
}

impl Desk for Relay {
    fn send<'a>(&'a self, request: &'a Request, attempt: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>> {
        Self::send(self, request, attempt).boxed()
    }
}
