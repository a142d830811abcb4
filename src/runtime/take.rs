//! The sink: what channels and the desk hand over becomes durable arrivals.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::account::{self, Account};
use super::aggregate::{Incoming, identity_of, key_of};
use super::counters::Counters;
use super::meter::Stage;
use super::persist;
use super::shared::Inner;
use super::ticket;
use super::trace;
use crate::channel::{Sink, SinkError, Taken};
use crate::core::dialogue::Agent;
use crate::core::key::{BotId, DeliveryId, Identity};
use crate::core::message::{Address, Inbound, What};
use crate::core::time::Timestamp;
use crate::desk::{ActTaken, AgentSink};
use crate::ports::{Accepted, Arrival};

/// The sink of one bot's channels and desk.
pub(super) struct Taker {
    pub(super) inner: Arc<Inner>,
    pub(super) bot: BotId,
}

impl Taker {
    /// Makes arrivals durable and wakes their lanes.
    async fn accept(&self, arrivals: Vec<Arrival>) -> Result<Vec<Taken>, SinkError> {
        if self.inner.stop.is_cancelled() {
            return Err(SinkError::Unavailable { what: "the service is stopping".to_owned() });
        }
        let ids: Vec<_> = arrivals.iter().map(|arrival| (arrival.key.clone(), arrival.delivery.clone())).collect();
        let accepting = self.inner.store.accept(arrivals);
        let accepted = self.inner.meter.run(&self.bot, Stage::Accept, accepting).await.map_err(|error| {
            self.inner.note_failure(&error);
            tracing::error!(%error, "cannot accept");
            SinkError::Unavailable { what: "the store does not accept messages now".to_owned() }
        })?;
        let counters = &self.inner.counters;
        let mut taken = Vec::with_capacity(accepted.len());
        for ((key, delivery), accepted) in ids.iter().zip(accepted) {
            taken.push(match accepted {
                Accepted::New => {
                    Counters::count(&counters.taken);
                    trace::taken(key, delivery);
                    self.inner.lanes.wake_one(key);
                    Taken::New
                }
                Accepted::Duplicate => {
                    Counters::count(&counters.duplicates);
                    Taken::Duplicate
                }
            });
        }
        Ok(taken)
    }

    /// Whether a conversation still has this ticket: it waits or is with a person.
    async fn holds(&self, address: &Address, ticket: &str) -> Result<bool, SinkError> {
        let conversation = self.inner.conversation(&key_of(&self.bot, address)).await;
        let conversation = conversation.map_err(|error| SinkError::Unavailable { what: error.to_string() })?;
        Ok(conversation.is_some_and(|conversation| conversation.phase.ticket().is_some_and(|open| open.id == ticket)))
    }

    fn arrival(
        &self,
        address: &Address,
        delivery: DeliveryId,
        order: Option<i64>,
        at: Timestamp,
        incoming: &Incoming,
    ) -> Result<Arrival, SinkError> {
        let bytes = persist::write(incoming).map_err(|error| SinkError::Unavailable { what: error.to_string() })?;
        Ok(Arrival { key: key_of(&self.bot, address), identity: identity_of(&self.bot, address), delivery, order, at, bytes })
    }
}

impl Sink for Taker {
    fn take(&self, events: Vec<Inbound>) -> BoxFuture<'_, Result<Vec<Taken>, SinkError>> {
        Box::pin(async move {
            for event in &events {
                if let What::Moved { to } = &event.what {
                    let (account, from) = (Account::of(&self.bot, &event.address), &event.address.place);
                    account::moved(&self.inner, &account, event.delivery.clone(), from, to).await?;
                }
            }
            let arrivals = events
                .into_iter()
                .map(|mut event| {
                    event.address = self.inner.places.first(&self.bot, event.address);
                    let (address, delivery, order, at) = (event.address.clone(), event.delivery.clone(), event.order, event.received_at);
                    self.arrival(&address, delivery, order, at, &Incoming::Message(Box::new(event)))
                })
                .collect::<Result<Vec<_>, _>>()?;
            self.accept(arrivals).await
        })
    }
}

impl AgentSink for Taker {
    fn act(&self, delivery: DeliveryId, agent: Agent) -> BoxFuture<'_, Result<ActTaken, SinkError>> {
        Box::pin(async move {
            let Some(address) = ticket::address(self.inner.store.as_ref(), &self.bot, &agent.ticket).await? else {
                return Ok(ActTaken::UnknownTicket);
            };
            // Asked before: the act itself may close the ticket.
            let is_open = self.holds(&address, &agent.ticket).await?;
            // People number their acts as they like; an id of a platform has no control character.
            let own = DeliveryId::new(format!("agent\u{1}{delivery}"));
            let arrival = self.arrival(&address, own, None, self.inner.clock.now(), &Incoming::Agent(agent))?;
            let taken = self.accept(vec![arrival]).await?;
            Ok(match taken.first() {
                Some(Taken::Duplicate) => ActTaken::Duplicate,
                _ if is_open => ActTaken::New,
                // The dialogue notes it and does nothing.
                _ => ActTaken::UnknownTicket,
            })
        })
    }

    fn customer<'a>(&'a self, ticket: &'a str) -> BoxFuture<'a, Result<Option<Identity>, SinkError>> {
        Box::pin(async move {
            let address = ticket::address(self.inner.store.as_ref(), &self.bot, ticket).await?;
            Ok(address.map(|address| identity_of(&self.bot, &address)))
        })
    }
}
