//! How a lane sends what was decided, and decides again what waited too long.

use tracing::Instrument as _;

use super::super::aggregate::{Entry, Happened};
use super::super::counters::Counters;
use super::super::lease::{LaneError, LaneResult, hold};
use super::super::outbox::{self, Sending};
use super::super::private;
use super::super::trace;
use super::Lane;
use crate::channel::Receipt;
use crate::core::dialogue::Event;
use crate::core::message::Address;

impl Lane {
    /// Sends one entry of the outbox.
    pub(super) async fn send(&mut self, index: usize) -> LaneResult<()> {
        let Some(entry) = self.aggregate.outbox.get(index).cloned() else { return Ok(()) };
        let Some(address) = self.aggregate.conversation.address.clone() else {
            return Err(LaneError::Unreadable("an outbox without an address".to_owned()));
        };
        // What cannot be shown now is not decided again now: it would be lost.
        if self.unit.channel(&address).is_some() && outbox::is_stale(&self.unit.bot, &entry, self.inner.clock.now()) {
            return self.decide_again().await;
        }
        self.dirty = true;
        let mut lease = self.lease.clone();
        // What is sent by a lane that did not decide it is told apart by its effect alone.
        let turn = if self.turn.is_none() { trace::turn(&self.lease.key, entry.effect.sequence) } else { self.turn.clone() };
        let place = self.aggregate.conversation.place;
        let sending = outbox::send(&self.inner, &self.unit, &self.lease.key, (&address, place), &entry).instrument(turn);
        let sending = tokio::select! {
            sending = hold(&self.inner, &mut lease, sending) => sending??,
            () = self.inner.stop_now.cancelled() => Sending::Later(Box::new(Entry { unknown: true, ..entry.clone() })),
        };
        self.lease = lease;
        match sending {
            Sending::Sent(receipt) => {
                let is_preview = self.aggregate.preview.as_ref().is_some_and(|preview| preview.request == entry.request.id);
                if entry.question.is_some() || is_preview {
                    self.seen();
                }
                if let Some(question) = &entry.opens {
                    self.go_on(&entry.request.id, &receipt, question).await?;
                }
                self.aggregate.outbox.remove(index);
                self.note_preview(&entry.request.id, &receipt).await?;
                if receipt.message.is_some() {
                    self.unwritten.push(Happened::Sent { id: entry.request.id, receipt });
                }
            }
            Sending::Later(changed) => {
                if let Some(entry) = self.aggregate.outbox.get_mut(index) {
                    *entry = *changed;
                }
            }
            Sending::GivenUp(why) => {
                let mut base = self.aggregate.clone();
                base.outbox.remove(index);
                base.preview.take_if(|preview| preview.request == entry.request.id);
                match entry.ticket {
                    Some(ticket) => self.event(base, Event::RelayFailed { ticket }, Vec::new()).await?,
                    None if entry.opens.is_some() => self.event(base, Event::Unreachable, Vec::new()).await?,
                    None => self.aggregate = base,
                }
                self.unwritten.push(Happened::Undeliverable { id: entry.request.id, why });
            }
        }
        Ok(())
    }

    /// Lets a question go on in the private place that was opened.
    async fn go_on(&self, request: &str, receipt: &Receipt, question: &str) -> LaneResult<()> {
        let address = self.aggregate.conversation.address.clone();
        let (Some(place), Some(address)) = (&receipt.place, address) else { return Ok(()) };
        let to = Address { place: place.clone(), ..address };
        let message = receipt.message.as_ref().map_or("", |message| &*message.0);
        let from = (&self.lease.key, &self.aggregate.conversation);
        Ok(private::go_on(&self.inner, from, to, (request, message), question).await?)
    }

    /// Takes back every answer that waited too long; what they answered becomes one question.
    async fn decide_again(&mut self) -> LaneResult<()> {
        let now = self.inner.clock.now();
        let stale: Vec<_> = self.aggregate.outbox.iter().filter(|entry| outbox::is_stale(&self.unit.bot, entry, now)).cloned().collect();
        Counters::add(&self.inner.counters.stale, u64::try_from(stale.len()).unwrap_or(u64::MAX));
        let mut base = self.aggregate.clone();
        base.outbox.retain(|entry| stale.iter().all(|other| other.effect != entry.effect));
        let unsent = stale.into_iter().filter_map(|entry| entry.question).map(|question| *question).collect();
        self.event(base, Event::Stale { unsent }, Vec::new()).await
    }
}
