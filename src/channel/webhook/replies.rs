//! Waits for what was said and writes it down.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, StatusCode};
use serde_json::json;
use tokio::time::{Instant, timeout_at};

use super::encode;
use crate::channel::signed::json;
use crate::channel::{Answers, History, HttpResponse, Recorded, SinkError};
use crate::core::key::DeliveryId;
use crate::core::message::Address;
use crate::core::signature::{self, Secret};
use crate::core::time::Timestamp;

/// What became of `delivery`, waiting up to `wait` until it is dealt with.
pub(super) async fn answers(
    history: &Arc<dyn History>,
    address: &Address,
    delivery: &DeliveryId,
    wait: Duration,
) -> Result<Answers, SinkError> {
    let until = Instant::now() + wait;
    loop {
        // Asked for before the reading, so that nothing falls between.
        let changed = history.changed(address);
        let found = history.answers(address, delivery).await?;
        if found != Answers::Waiting || timeout_at(until, changed).await.is_err() {
            return Ok(found);
        }
    }
}

/// What stands in the history after `cursor`, waiting up to `wait` for the first.
pub(super) async fn since(history: &Arc<dyn History>, address: &Address, cursor: u64, wait: Duration) -> Result<Vec<Recorded>, SinkError> {
    let until = Instant::now() + wait;
    loop {
        let changed = history.changed(address);
        let found = history.since(address, cursor).await?;
        if !found.is_empty() || timeout_at(until, changed).await.is_err() {
            return Ok(found);
        }
    }
}

/// The answer to everyone who waits for `delivery`: the same body for all.
pub(super) fn answered(address: &Address, delivery: &DeliveryId, list: &[Recorded], seal: Seal<'_>) -> HttpResponse {
    let cursor = list.last().map_or(0, |last| last.cursor);
    let response = json(
        StatusCode::OK,
        &json!({
            "id": delivery,
            "conversation": address.place,
            "status": "answered",
            "replies": list.iter().map(encode::recorded).collect::<Vec<_>>(),
            "cursor": cursor,
        }),
    );
    seal.put(response, list)
}

/// A page of the history.
pub(super) fn page(after: u64, list: &[Recorded], seal: Seal<'_>) -> HttpResponse {
    let cursor = list.last().map_or(after, |last| last.cursor);
    let body = json!({"replies": list.iter().map(encode::recorded).collect::<Vec<_>>(), "cursor": cursor});
    seal.put(json(StatusCode::OK, &body), list)
}

/// Names an answer by its first reply and signs it.
pub(super) struct Seal<'a> {
    /// The secret, if there is one.
    pub(super) secret: Option<&'a Secret>,
    /// The time of signing.
    pub(super) now: Timestamp,
}

impl Seal<'_> {
    fn put(&self, mut response: HttpResponse, list: &[Recorded]) -> HttpResponse {
        let Some(id) = list.first().map(|first| first.message.id.as_str()) else { return response };
        let Ok(value) = HeaderValue::from_str(id) else { return response };
        response.headers.insert(signature::ID, value);
        if let (Some(secret), Some(body)) = (self.secret, response.body.whole()) {
            let at = self.now.as_secs();
            if let Ok(value) = HeaderValue::from_str(&signature::sign(secret, id, at, body)) {
                response.headers.insert(signature::TIMESTAMP, HeaderValue::from(at));
                response.headers.insert(signature::SIGNATURE, value);
            }
        }
        response
    }
}
