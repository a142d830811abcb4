//! What a lane does with an event: runs it to a plan, survives its panics, and sets aside what panics again and again.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use tracing::Instrument as _;

use super::super::aggregate::{Aggregate, Incoming, pseudonym};
use super::super::counters::Counters;
use super::super::lease::{LaneError, LaneResult, hold};
use super::super::meter::Stage;
use super::super::private;
use super::super::segment::Segment;
use super::super::trace;
use super::super::turn::{self, Plan};
use super::Lane;
use crate::core::dialogue::Event;
use crate::core::key::DeliveryId;
use crate::core::message::Inbound;
use crate::core::time::Timestamp;

/// After this many panics over the same events they are set aside.
pub(super) const MAX_PANICS: u32 = 3;

/// How an attempt at a turn ended.
enum Attempt {
    Planned(Box<Plan>),
    Panicked,
    Stopped,
}

impl Lane {
    /// A turn of the customer: gathers, and joins what is being answered.
    pub(super) async fn converse(&mut self, first_at: Timestamp) -> LaneResult<()> {
        let gather = i64::from(self.unit.bot.dialogue.gather_ms);
        let waited = self.inner.clock.now().ms_since(first_at).max(0);
        if gather > waited {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis((gather - waited).unsigned_abs())) => {}
                () = self.inner.stop.cancelled() => return Ok(()),
            }
        }
        let Some(Segment::Messages { deliveries, mut messages, .. }) = self.segment().await? else { return Ok(()) };
        let waited = self.inner.clock.now().ms_since(first_at).max(0).unsigned_abs();
        self.inner.meter.took(&self.lease.key.bot, Stage::Gather, Duration::from_millis(waited));
        self.join();
        // One who went on writing waits since the first of it.
        self.unseen.get_or_insert(first_at);
        self.fetch(&mut messages).await?;
        self.follow(&mut messages).await?;
        let newest = messages.last().cloned();
        let mut base = self.aggregate.clone();
        base.interaction = newest.as_ref().and_then(|newest| newest.interaction.clone());
        self.enter(&base, &deliveries);
        match self.attempt(&base, Event::Turn { messages }).await? {
            Attempt::Planned(plan) => {
                self.panics = 0;
                Counters::count(&self.inner.counters.turns);
                self.write(*plan, deliveries).await
            }
            Attempt::Panicked => self.panicked(newest, deliveries).await,
            Attempt::Stopped => Ok(()),
        }
    }

    /// Lets a question go on that waits behind a link which the customer has followed.
    async fn follow(&self, messages: &mut [Inbound]) -> LaneResult<()> {
        let followed = private::follow(&self.inner, &self.lease.key.bot, messages).await;
        followed.map_err(|error| LaneError::Unreadable(error.to_string()))
    }

    /// Everything from here on belongs to the turn that begins with this state.
    fn enter(&mut self, base: &Aggregate, deliveries: &[DeliveryId]) {
        self.turn = trace::turn(&self.lease.key, base.conversation.sequence.saturating_add(1));
        self.turn.in_scope(|| trace::begins(&self.lease.key, deliveries));
    }

    /// Runs an event until it is planned.
    async fn attempt(&self, base: &Aggregate, event: Event) -> LaneResult<Attempt> {
        let turn = turn::run(&self.inner, &self.unit, &self.lease.key, base, event);
        let turn = AssertUnwindSafe(turn.instrument(self.turn.clone())).catch_unwind();
        // A lease that is renewed by one who only waits keeps its fence.
        let mut lease = self.lease.clone();
        Ok(tokio::select! {
            planned = hold(&self.inner, &mut lease, turn) => planned?.map_or(Attempt::Panicked, |plan| Attempt::Planned(Box::new(plan))),
            () = self.inner.stop_now.cancelled() => Attempt::Stopped,
        })
    }

    async fn panicked(&mut self, newest: Option<Inbound>, deliveries: Vec<DeliveryId>) -> LaneResult<()> {
        self.panics += 1;
        Counters::count(&self.inner.counters.panics);
        tracing::error!(conversation = %pseudonym(&self.lease.key), count = self.panics, "a turn panicked");
        let (true, Some(newest)) = (self.panics >= MAX_PANICS, newest) else { return Ok(()) };
        // If telling the customer panics too, the events are set aside without a word.
        self.panics = MAX_PANICS - 1;
        Counters::count(&self.inner.counters.quarantined);
        tracing::error!(conversation = %pseudonym(&self.lease.key), deliveries = deliveries.len(), "events were set aside after {MAX_PANICS} panics");
        let event = Event::Quarantined { deliveries: deliveries.clone(), newest: Some(Box::new(newest)) };
        self.event(self.aggregate.clone(), event, deliveries).await
    }

    pub(super) async fn other(&mut self, delivery: DeliveryId, incoming: Incoming) -> LaneResult<()> {
        if self.writing.is_some() && matches!(incoming, Incoming::Agent(_)) {
            // A person who speaks is not talked over; what was being written is asked for again if they leave it to us.
            self.cancel();
        }
        let consumed = vec![delivery.clone()];
        match incoming {
            Incoming::Agent(agent) => self.event(self.aggregate.clone(), Event::Agent { delivery, agent }, consumed).await,
            Incoming::Message(_) | Incoming::TicketOpened { .. } | Incoming::Spent(_) | Incoming::Account(_) => self.commit(consumed).await,
        }
    }

    /// Any event but a turn of the customer. What the lane knows becomes `base` only together with what the event
    /// makes of it.
    pub(super) async fn event(&mut self, base: Aggregate, event: Event, consumed: Vec<DeliveryId>) -> LaneResult<()> {
        self.enter(&base, &[]);
        // Asking again for an answer that panicked is no success yet.
        let asks_again = matches!(event, Event::Resume);
        match self.attempt(&base, event).await? {
            Attempt::Planned(plan) => {
                self.panics = if asks_again { self.panics } else { 0 };
                return self.write(*plan, consumed).await;
            }
            Attempt::Panicked => {}
            Attempt::Stopped => return Ok(()),
        }
        Counters::count(&self.inner.counters.panics);
        self.panics += 1;
        tracing::error!(conversation = %pseudonym(&self.lease.key), count = self.panics, "an event panicked");
        if self.panics < MAX_PANICS {
            return Ok(());
        }
        Counters::count(&self.inner.counters.quarantined);
        self.set_aside(base, consumed).await
    }

    /// Goes on without what panicked. Who waits for an answer is told that there will be none; if that panics too, nothing is
    /// said.
    async fn set_aside(&mut self, mut base: Aggregate, consumed: Vec<DeliveryId>) -> LaneResult<()> {
        self.panics = 0;
        let question = base.conversation.last_question.clone().filter(|_| base.conversation.awaiting.take().is_some());
        if let Some(question) = question {
            let event = Event::Quarantined { deliveries: question.deliveries, newest: None };
            if let Attempt::Planned(plan) = self.attempt(&base, event).await? {
                return self.write(*plan, consumed).await;
            }
        }
        self.aggregate = base;
        // A timer whose event panics must not be due for ever.
        self.aggregate.conversation.timers.clear();
        self.commit(consumed).await
    }
}
