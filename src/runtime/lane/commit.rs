//! How a lane writes down what was decided.

use tokio::time::Instant;
use tracing::Instrument as _;

use super::super::aggregate::{Happened, SCHEMA, identity_of};
use super::super::counters::{Counters, micros};
use super::super::lease::{LaneError, LaneResult};
use super::super::meter::Stage;
use super::super::persist;
use super::super::turn::Plan;
use super::Lane;
use crate::channel::Live;
use crate::core::key::{DeliveryId, Identity};
use crate::core::message::Origin;
use crate::core::time::Timestamp;
use crate::ports::{Commit, Record};

/// Whether this shows an answer.
fn is_answer(happened: &Happened) -> bool {
    matches!(happened, Happened::Shown { message } if message.origin == Origin::Answer)
}

impl Lane {
    /// Takes a plan: commits it, and has the answer written that it asks for.
    pub(super) async fn write(&mut self, plan: Plan, consumed: Vec<DeliveryId>) -> LaneResult<()> {
        Counters::add(&self.inner.counters.shown, plan.shown);
        let awaited = self.aggregate.conversation.awaiting.is_some();
        self.aggregate = plan.aggregate;
        let answered = plan.happened.iter().any(is_answer);
        self.unwritten.extend(plan.happened);
        if let Some((answer, question)) = plan.asks {
            self.unwritten.push(Happened::Asked { deliveries: question.deliveries.clone() });
            self.begin(answer, question).await?;
        } else if awaited && self.aggregate.conversation.awaiting.is_none() {
            self.unwritten.push(Happened::Settled);
        }
        let turn = self.turn.clone();
        self.commit(consumed).instrument(turn).await?;
        if answered && let Some(since) = self.unseen {
            self.saw(Stage::Answer, since);
        }
        if self.aggregate.conversation.awaiting.is_none() && self.aggregate.outbox.is_empty() {
            // Where nothing is sent, what was decided can be read from now on.
            self.seen();
        }
        self.inner.readers.wake_all(&self.lease.key);
        if self.writing.is_none() {
            // After the commit: who reads finds the message before the sign that it is written goes away.
            self.inner.lives.publish(&self.lease.key, Live::Idle);
        }
        Ok(())
    }

    /// Writes the record with everything that waits for a commit.
    pub(super) async fn commit(&mut self, consumed: Vec<DeliveryId>) -> LaneResult<()> {
        let now = self.inner.clock.now();
        let address = self.aggregate.conversation.address.as_ref();
        let identity = self.identity.clone().or_else(|| address.map(|address| identity_of(&self.lease.key.bot, address)));
        // An act of a person that came just after an erase: there is nobody left whose data it would be.
        let nobody = || Identity { bot: self.lease.key.bot.clone(), account: "".into(), author: "".into() };
        let identity = identity.unwrap_or_else(nobody);
        let unreadable = |error: serde_json::Error| LaneError::Unreadable(error.to_string());
        let bytes = self.aggregate.encode().map_err(unreadable)?;
        let events = self.unwritten.iter().map(persist::write).collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
        let record = Record { due: self.aggregate.due(now), identity, schema: SCHEMA, bytes };
        let commit =
            Commit { key: self.lease.key.clone(), expect: self.version, fence: self.lease.fence, record, consumed, events, at: now };
        let began = Instant::now();
        let committed = self.inner.meter.run(&self.lease.key.bot, Stage::Commit, self.inner.store.commit(commit)).await?;
        self.inner.meter.outbox(&self.lease.key, self.aggregate.outbox.len());
        Counters::add(&self.inner.counters.commit_us, micros(began));
        self.version = Some(committed.version);
        self.unwritten.clear();
        self.dirty = false;
        Ok(())
    }

    /// The customer can see the first useful sentence of what they wait for.
    pub(super) fn seen(&mut self) {
        if let Some(since) = self.unseen.take() {
            self.saw(Stage::FirstSentence, since);
        }
    }

    fn saw(&self, stage: Stage, since: Timestamp) {
        let waited = self.inner.clock.now().ms_since(since).max(0).unsigned_abs();
        self.inner.meter.took(&self.lease.key.bot, stage, std::time::Duration::from_millis(waited));
    }
}
