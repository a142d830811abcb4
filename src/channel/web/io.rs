//! The connected channel: the page reads from the history, so there is nothing to send.

use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};

use crate::channel::{Attempt, Channel, DecodeError, FetchError, Finding, Level, Raw, Receipt, Request, SendError, Sink, Stop};
use crate::core::message::{Action, Address, Inbound, MediaRef};

struct Connected(Arc<str>);

/// The channel of an account.
pub(super) fn connected(account: Arc<str>) -> Arc<dyn Channel> {
    Arc::new(Connected(account))
}

impl Channel for Connected {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        super::decode(&self.0, raw).map(|inbound| vec![inbound])
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        super::encode(address, action)
    }

    /// Events arrive over the HTTP routes.
    fn receive(&self, _sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        async move {
            stop.cancelled().await;
            Ok(())
        }
        .boxed()
    }

    /// The history is what is shown.
    fn send(&self, _address: &Address, _request: &Request, _attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        ready(Ok(Receipt::default())).boxed()
    }

    /// Files are kept here before a message names them.
    fn fetch(&self, _address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        ready(Ok(media.clone())).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(vec![Finding { level: Level::Good, what: "the page is served from here".to_owned() }]).boxed()
    }
}
