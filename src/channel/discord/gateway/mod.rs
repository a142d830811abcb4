//! The gateway: a connection per shard, from which events come in order.

mod closed;
mod hello;
mod queue;
mod shard;
mod socket;

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt as _};
use reqwest12::Method;
use serde::Deserialize;
use tokio::time::Instant;

use self::hello::Turns;
use self::shard::Shard;
pub(super) use self::shard::reachable;
pub(super) use self::socket::trust;
use super::account::Account;
use super::rest::{Call, Failure};
use crate::channel::{Sink, Stop};

/// How often what was read is noted.
const NOTE_EVERY: Duration = Duration::from_secs(5);
/// How long nothing is tried after something that somebody must repair.
const REPAIR: Duration = Duration::from_secs(300);
/// How long is waited for it at the end.
const LAST_NOTE: Duration = Duration::from_millis(300);

/// What Discord advises.
#[derive(Debug, Deserialize)]
pub(super) struct Advice {
    #[serde(default)]
    pub(super) url: String,
    #[serde(default = "one")]
    pub(super) shards: u32,
    #[serde(default)]
    pub(super) session_start_limit: StartLimit,
}

/// How often we may begin.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub(super) struct StartLimit {
    pub(super) remaining: u32,
    /// In milliseconds.
    pub(super) reset_after: u64,
    pub(super) max_concurrency: u32,
}

impl Default for StartLimit {
    fn default() -> Self {
        Self { remaining: u32::MAX, reset_after: 0, max_concurrency: 1 }
    }
}

const fn one() -> u32 {
    1
}

impl Account {
    /// What Discord advises for this account.
    ///
    /// # Errors
    /// One line with what to do.
    pub(super) async fn advice(&self) -> Result<Advice, String> {
        let told = self.rest.call(Call::new(Method::GET, "/gateway/bot", "gateway")).await;
        let told = told.map_err(|failure| {
            if failure == Failure::Disbelieved {
                self.trouble();
            }
            failure.told()
        })?;
        serde_json::from_value(told).map_err(|_| "Discord's advice about the gateway cannot be read: check `api_url`".to_owned())
    }

    /// Receives until `stop`.
    ///
    /// # Errors
    /// One line with what to do; the runtime begins again.
    pub(super) async fn listen(&self, sink: Arc<dyn Sink>, stop: Stop) -> Result<(), String> {
        self.rest_after_trouble(&stop).await;
        let advice = tokio::select! {
            advice = self.advice() => advice?,
            () = stop.cancelled() => return Ok(()),
        };
        let limit = &advice.session_start_limit;
        if limit.remaining == 0 {
            return Err(format!(
                "this bot has begun as many sessions as Discord allows in a day; the next one can begin in {} min",
                limit.reset_after / 60_000
            ));
        }
        self.marks.load(self.clock.now()).await.map_err(|error| format!("read what was read before: {error}"))?;
        let url = self.settings.gateway_url.clone().unwrap_or(advice.url);
        let turns = Turns::new(limit.max_concurrency);
        let total = advice.shards.max(1);
        let mut shards: FuturesUnordered<_> =
            (0..total).map(|number| Shard::new(self, &url, &turns, (number, total), sink.as_ref()).run(&stop)).collect();
        let mut registering = std::pin::pin!(self.register_commands());
        let mut registered = !self.settings.commands;
        let mut note = tokio::time::interval(NOTE_EVERY);
        let ended = loop {
            tokio::select! {
                Some(ended) = shards.next() => if ended.is_err() || shards.is_empty() { break ended },
                () = &mut registering, if !registered => registered = true,
                _ = note.tick() => self.note().await,
            }
        };
        drop(shards);
        if tokio::time::timeout(LAST_NOTE, self.note()).await.is_err() {
            tracing::debug!(bot = %self.bot, account = %self.name, "what was read last was not noted: it is read again");
        }
        ended
    }

    /// Notes that somebody must repair something before it is tried again.
    fn trouble(&self) {
        self.state().troubled = Some(Instant::now() + REPAIR);
    }

    /// Waits after something that somebody must repair: what is asked for again and again in vain Discord shuts out.
    async fn rest_after_trouble(&self, stop: &Stop) {
        let until = self.state().troubled;
        if let Some(until) = until {
            tokio::select! {
                () = tokio::time::sleep_until(until) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    async fn note(&self) {
        if let Err(error) = self.marks.flush().await {
            tracing::debug!(bot = %self.bot, account = %self.name, %error, "what was read is noted later");
        }
    }
}
