//! What lanes, sinks and readers share.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tokio_util::sync::CancellationToken;

use super::counters::Counters;
use super::unit::{BotUnit, Limits};
use super::waker::Wakers;
use crate::core::key::BotId;
use crate::ports::{Clock, Store};

/// One per runtime.
pub(super) struct Inner {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) limits: Limits,
    /// Set once, by [`Runtime::start`]; sinks exist before it, since channels are connected with them.
    pub(super) bots: OnceLock<BTreeMap<BotId, Arc<BotUnit>>>,
    /// Wakes lanes.
    pub(super) lanes: Arc<Wakers>,
    /// Wakes those who wait for the history.
    pub(super) readers: Arc<Wakers>,
    pub(super) counters: Arc<Counters>,
    /// Nothing new is begun.
    pub(super) stop: CancellationToken,
    /// What is under way is parked.
    pub(super) stop_now: CancellationToken,
}

impl Inner {
    /// The bot of that name, if it runs here.
    pub(super) fn bot(&self, id: &BotId) -> Option<Arc<BotUnit>> {
        self.bots.get()?.get(id).cloned()
    }
}
