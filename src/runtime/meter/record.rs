//! What the runtime tells the meter.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use metrics::counter;
use tokio::time::Instant;
use tracing::Instrument as _;

use super::of_bot::OfBot;
pub(in crate::runtime) use super::of_bot::Sent;
use super::stage::Stage;
use crate::core::check::{Severity, Violation};
use crate::core::key::{BotId, Key};
use crate::ports::Usage;

/// One per runtime. Whoever exports must have installed the [`Exporter`](super::Exporter) before it is made.
pub(in crate::runtime) struct Meter {
    began: Instant,
    bots: ArcSwap<BTreeMap<BotId, Arc<OfBot>>>,
    adding: Mutex<()>,
    outbox: Mutex<Outbox>,
}

/// How many requests wait in each conversation where any does.
#[derive(Default)]
struct Outbox {
    by_key: HashMap<Key, usize>,
    all: usize,
}

impl Meter {
    pub(in crate::runtime) fn new() -> Self {
        Self { began: Instant::now(), bots: ArcSwap::default(), adding: Mutex::default(), outbox: Mutex::default() }
    }

    /// How long a stage took that lies between two events.
    pub(in crate::runtime) fn took(&self, bot: &BotId, stage: Stage, time: Duration) {
        self.of(bot).took(stage, time);
    }

    /// Does the work of a stage.
    pub(in crate::runtime) fn during<T>(&self, bot: &BotId, stage: Stage, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = stage.span().in_scope(work);
        self.took(bot, stage, began.elapsed());
        done
    }

    /// Waits for the work of a stage; what is cancelled is not recorded.
    pub(in crate::runtime) async fn run<T>(&self, bot: &BotId, stage: Stage, work: impl Future<Output = T>) -> T {
        let began = Instant::now();
        let done = work.instrument(stage.span()).await;
        self.took(bot, stage, began.elapsed());
        done
    }

    /// An attempt to send by this kind of channel.
    pub(in crate::runtime) fn sent(&self, bot: &BotId, channel: &Arc<str>, outcome: Sent, time: Duration) {
        self.of(bot).sent(channel, outcome, time);
    }

    /// What the gate found in a draft.
    pub(in crate::runtime) fn violations(&self, bot: &BotId, violations: &[Violation]) {
        let of_bot = self.of(bot);
        for Violation { check, rule, severity, .. } in violations {
            let severity = match severity {
                Severity::Block => "block",
                Severity::Rewrite => "rewrite",
                Severity::Warn => "warn",
            };
            let labels = of_bot.labels([("check", check.clone()), ("rule", rule.clone()), ("severity", severity.to_owned())]);
            counter!("turjuman_gate_violations_total", labels).increment(1);
        }
    }

    /// The model was asked to write a draft again.
    pub(in crate::runtime) fn rewrite(&self, bot: &BotId) {
        self.of(bot).rewrites.increment(1);
    }

    /// An answer was seen while it was written; `whole` when nothing cancelled it.
    pub(in crate::runtime) fn preview(&self, bot: &BotId, whole: bool) {
        let of_bot = self.of(bot);
        if whole { of_bot.previews_shown.increment(1) } else { of_bot.previews_cancelled.increment(1) }
    }

    /// What one answer or summary cost in the end.
    pub(in crate::runtime) fn spent(&self, bot: &BotId, usage: Usage) {
        let of_bot = self.of(bot);
        of_bot.prompt_tokens.increment(usage.prompt_tokens);
        of_bot.completion_tokens.increment(usage.completion_tokens);
        of_bot.cost.increment(usage.micros);
    }

    /// A budget, by the name of its key in `bot.toml`, was used up.
    pub(in crate::runtime) fn budget_reached(&self, bot: &BotId, budget: &'static str) {
        counter!("turjuman_budgets_reached_total", self.of(bot).labels([("budget", budget.to_owned())])).increment(1);
    }

    /// How many requests wait in a conversation, as it was committed.
    pub(in crate::runtime) fn outbox(&self, key: &Key, waiting: usize) {
        let mut outbox = self.lock();
        let before = match (waiting, outbox.by_key.get_mut(key)) {
            (0, None) => return,
            (0, Some(_)) => outbox.by_key.remove(key).unwrap_or_default(),
            (_, Some(known)) => std::mem::replace(known, waiting),
            (_, None) => outbox.by_key.insert(key.clone(), waiting).unwrap_or_default(),
        };
        outbox.all = outbox.all.saturating_sub(before).saturating_add(waiting);
    }

    pub(super) fn outbox_waiting(&self) -> usize {
        self.lock().all
    }

    pub(super) fn uptime(&self) -> Duration {
        self.began.elapsed()
    }

    fn lock(&self) -> MutexGuard<'_, Outbox> {
        self.outbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, bot: &BotId) -> Arc<OfBot> {
        if let Some(known) = self.bots.load().get(bot) {
            return Arc::clone(known);
        }
        let _one_at_a_time = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = BTreeMap::clone(&self.bots.load());
        let of_bot = Arc::clone(all.entry(bot.clone()).or_insert_with(|| Arc::new(OfBot::new(bot))));
        self.bots.store(Arc::new(all));
        of_bot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key::Kind;

    #[test]
    fn the_outbox_is_the_sum_of_what_waits_in_each_conversation() {
        let meter = Meter::new();
        let key = |id: &str| Key { bot: BotId::new("bot"), kind: Kind::Conversation, id: id.into() };
        for (id, waiting, expect) in [("a", 0, 0), ("a", 3, 3), ("b", 2, 5), ("a", 1, 3), ("b", 0, 1), ("b", 0, 1), ("a", 0, 0)] {
            meter.outbox(&key(id), waiting);
            assert_eq!(meter.outbox_waiting(), expect, "{id}: {waiting}");
        }
        assert!(meter.lock().by_key.is_empty());
    }
}
