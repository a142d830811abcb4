//! What answers may cost: who writes the next one, and what the last one has cost.

use std::sync::Arc;

use super::super::aggregate::{Entry, Target, pseudonym, request_id};
use super::super::lease::LaneResult;
use super::super::spending::{self, Counted};
use super::Lane;
use crate::core::bot::Usage;
use crate::core::key::EffectId;
use crate::ports::Model;

/// Reports have ids of their own, apart from the parts of a message.
const REPORT: u32 = u32::MAX;

impl Lane {
    /// The bot's model, or where a budget is spent the one that costs nothing.
    pub(super) async fn affordable(&self) -> LaneResult<Arc<dyn Model>> {
        let reached = self.budget_reached().await?;
        let Some(budget) = reached else { return Ok(Arc::clone(&self.unit.model)) };
        self.inner.meter.budget_reached(&self.lease.key.bot, budget);
        tracing::warn!(conversation = %pseudonym(&self.lease.key), budget, "a budget is spent; answers are made of passages");
        Ok(Arc::clone(&self.unit.spare))
    }

    /// The key of the budget that is spent.
    async fn budget_reached(&self) -> LaneResult<Option<&'static str>> {
        let (budget, bot) = (&self.unit.bot.budget, &self.lease.key.bot);
        let (store, now) = (self.inner.store.as_ref(), self.inner.clock.now());
        if budget.conversation.is_reached(self.aggregate.spent) {
            return Ok(Some("conversation"));
        }
        if let Some(address) = self.aggregate.conversation.address.as_ref().filter(|_| budget.customer_day.is_set())
            && budget.customer_day.is_reached(spending::read(store, bot, Counted::Customer(address), now).await?)
        {
            return Ok(Some("customer_day"));
        }
        let day = budget.day.is_set() && budget.day.is_reached(spending::read(store, bot, Counted::Bot, now).await?);
        Ok(day.then_some("day"))
    }

    /// Notes what an answer has cost, also one that nobody saw.
    pub(super) fn charge(&mut self, spent: Usage) {
        if spent.is_nothing() {
            return;
        }
        self.inner.meter.spent(&self.lease.key.bot, spent);
        let before = self.aggregate.spent;
        self.aggregate.spent = before.plus(spent);
        self.dirty = true;
        let budget = &self.unit.bot.budget;
        if !budget.day.is_set() && !budget.customer_day.is_set() {
            return;
        }
        // What was spent before tells apart what one step was charged twice for.
        let n = u32::try_from(before.tokens() & u64::from(u32::MAX)).unwrap_or_default();
        let effect = EffectId { sequence: self.aggregate.conversation.sequence, n };
        let (id, now) = (request_id(&self.lease.key, effect, REPORT), self.inner.clock.now());
        if let Some(report) = spending::report(id, spent, now) {
            self.aggregate.outbox.push(Entry::new(effect, 0, Target::Counter, report, now));
        }
    }
}
