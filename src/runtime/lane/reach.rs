//! What a lane does while its conversation's account is not connected: a reload has taken it away, and may bring it back.

use super::super::aggregate::{Happened, identity_of};
use super::super::lease::{LaneError, LaneResult};
use super::super::outbox;
use super::super::segment::Segment;
use super::{Lane, Next};
use crate::core::dialogue::Note;
use crate::core::message::Address;

impl Lane {
    /// Whether what is next can be shown. What waits for an account that is not connected stays where it is, messages in
    /// the inbox and timers due; what has waited for as long as a request is tried waits no longer.
    pub(super) async fn reaches(&mut self, next: &Next) -> LaneResult<bool> {
        let own = self.aggregate.conversation.address.as_ref();
        let address = match next {
            Next::Work(segment) => segment.address().or(own),
            Next::Due | Next::Resume => own,
            Next::Send(_) | Next::Listen(_) | Next::Condense(_) | Next::Wait(_) | Next::Settle | Next::Finish => return Ok(true),
        };
        let Some(address) = address.filter(|address| self.unit.channel(address).is_none()).cloned() else { return Ok(true) };
        match next {
            Next::Work(segment) if outbox::has_expired(&self.inner, segment.first_at()) => {
                self.give_up(segment, &address).await?;
                return Ok(false);
            }
            // What it would show is given up by the turn itself.
            Next::Due if self.aggregate.conversation.next_due().is_some_and(|due| outbox::has_expired(&self.inner, due)) => {
                return Ok(true);
            }
            Next::Resume if outbox::has_expired(&self.inner, self.aggregate.conversation.last_heard) => return Ok(true),
            _ => {}
        }
        if self.dirty || !self.unwritten.is_empty() {
            self.commit(Vec::new()).await?;
        }
        Err(LaneError::Unconnected(format!("{}:{}", address.channel, address.account)))
    }

    /// Consumes what has waited too long. What a customer said stays in the history.
    async fn give_up(&mut self, segment: &Segment, address: &Address) -> LaneResult<()> {
        let mut deliveries = Vec::new();
        match segment {
            Segment::Messages { messages, .. } => {
                self.identity = Some(identity_of(&self.lease.key.bot, address));
                let messages: Vec<_> =
                    messages.iter().filter(|message| outbox::has_expired(&self.inner, message.received_at)).cloned().collect();
                deliveries.extend(messages.iter().map(|message| message.delivery.clone()));
                self.unwritten.push(Happened::Note(Note::Heard { messages }));
            }
            Segment::Other { delivery, .. } => deliveries.push(delivery.clone()),
        }
        for delivery in &deliveries {
            let why = outbox::not_connected(address);
            outbox::count_undeliverable(&self.inner, &self.lease.key, &why);
            self.unwritten.push(Happened::Undeliverable { id: delivery.to_string(), why });
        }
        self.commit(deliveries).await?;
        self.inner.readers.wake_all(&self.lease.key);
        Ok(())
    }
}
