//! The connected channel: sends to the callback, if there is one.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::encode::TYPING;
use crate::channel::signed::SignedPost;
use crate::channel::{Attempt, Channel, DecodeError, FetchError, Finding, Level, Raw, Receipt, Request, SendError, Sink, Stop};
use crate::core::message::{Action, Address, Inbound, MediaRef};
use crate::ports::Clock;

/// What the channel is made of.
pub(super) struct Parts {
    pub(super) account: Arc<str>,
    pub(super) post: Option<SignedPost>,
    pub(super) clock: Arc<dyn Clock>,
}

/// The channel.
pub(super) fn connected(parts: Parts) -> Arc<dyn Channel> {
    Arc::new(parts)
}

impl Channel for Parts {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        super::decode(&self.account, raw).map(|inbound| vec![inbound])
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        let pulled = self.post.is_none() && !matches!(action, Action::Show(_));
        if pulled { None } else { super::encode(address, action) }
    }

    /// Events arrive over the HTTP routes.
    fn receive(&self, _sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        async move {
            stop.cancelled().await;
            Ok(())
        }
        .boxed()
    }

    /// Repeats are safe: the receiver recognises the id. Without a callback the history is what is shown.
    fn send(&self, _address: &Address, request: &Request, _attempt: Attempt) -> BoxFuture<'_, Result<Receipt, SendError>> {
        let Some(post) = &self.post else { return futures_util::future::ready(Ok(Receipt::default())).boxed() };
        let id = match request.route.as_str() {
            TYPING => format!("{}_{}", request.id, self.clock.now().0),
            _ => request.id.clone(),
        };
        let body = request.body.clone();
        async move { post.send(&id, body.get()).await }.boxed()
    }

    /// Nothing that hangs on its messages lies elsewhere.
    fn fetch(&self, _address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        futures_util::future::ready(Ok(media.clone())).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        async move {
            match &self.post {
                Some(post) => vec![post.probe().await],
                None => vec![Finding { level: Level::Good, what: "no callback: replies are read from us".to_owned() }],
            }
        }
        .boxed()
    }
}
