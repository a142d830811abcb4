//! Whether customers are served now. Whoever asks is answered in time, whatever the store does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared};
use serde::Serialize;
use tokio::time::Instant;

use super::shared::Inner;
use crate::core::key::{BotId, Key, Kind};
use crate::ports::Store;

/// How long the store may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);
/// For how long an answer of the store is believed: who asks often must not keep it busy.
const FRESH: Duration = Duration::from_secs(1);

/// Whether customers are served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readiness {
    /// Whether they are.
    pub ready: bool,
    /// Why not.
    pub reasons: Vec<&'static str>,
}

/// The last question to the store. A store that hangs is asked once, not once more by everybody who wants to know.
#[derive(Default)]
pub(super) struct Pulse(Mutex<Option<Beat>>);

struct Beat {
    asked: Instant,
    answer: Shared<BoxFuture<'static, bool>>,
}

impl Pulse {
    /// Whether the store answers.
    async fn beats(&self, store: &Arc<dyn Store>) -> bool {
        let answer = {
            let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match &*last {
                Some(beat) if beat.answer.peek().is_none() || beat.asked.elapsed() < FRESH => beat.answer.clone(),
                _ => last.insert(Beat { asked: Instant::now(), answer: ask(Arc::clone(store)).boxed().shared() }).answer.clone(),
            }
        };
        tokio::time::timeout(PATIENCE, answer).await.unwrap_or(false)
    }
}

/// Reads what is not there: that reaches the disk, waits for what is being written, and writes nothing.
async fn ask(store: Arc<dyn Store>) -> bool {
    let nobody = Key { bot: BotId::new(""), kind: Kind::Conversation, id: "".into() };
    store.load(&nobody).await.is_ok()
}

impl Inner {
    /// Whether customers are served now, and if not, why.
    pub(super) async fn readiness(&self) -> Readiness {
        let mut reasons = Vec::new();
        if self.stop.is_cancelled() {
            reasons.push("the service is stopping");
        } else if self.failed.is_cancelled() {
            reasons.push("the store failed");
        } else if !self.pulse.beats(&self.store).await {
            reasons.push("the store does not answer");
        }
        if self.bots.units().is_empty() {
            reasons.push("no bot runs");
        }
        Readiness { ready: reasons.is_empty(), reasons }
    }
}
