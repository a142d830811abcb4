//! The handles of one bot's metrics, made once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use metrics::{Counter, Histogram, Label, counter, histogram};

use super::stage::Stage;
use crate::core::key::BotId;

/// How an attempt to send ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::runtime) enum Sent {
    /// It was taken.
    Taken,
    /// It did not arrive, and will be tried again.
    Retry,
    /// It may have arrived.
    Unknown,
    /// It will never be taken.
    Refused,
}

impl Sent {
    const fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Retry => "retry",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }
}

/// Handles cost nothing while nobody exports.
pub(super) struct OfBot {
    stages: [Histogram; Stage::ALL.len()],
    sends: Mutex<BTreeMap<(Arc<str>, Sent), Histogram>>,
    bot: Label,
    pub(super) rewrites: Counter,
    pub(super) previews_shown: Counter,
    pub(super) previews_cancelled: Counter,
    pub(super) prompt_tokens: Counter,
    pub(super) completion_tokens: Counter,
    pub(super) cost: Counter,
}

impl OfBot {
    pub(super) fn new(bot: &BotId) -> Self {
        let bot = Label::new("bot", bot.to_string());
        let with = |name, value| vec![bot.clone(), Label::from_static_parts(name, value)];
        Self {
            stages: Stage::ALL.map(|stage| histogram!(stage.metric(), vec![bot.clone()])),
            sends: Mutex::default(),
            rewrites: counter!("turjuman_rewrites_total", vec![bot.clone()]),
            previews_shown: counter!("turjuman_previews_total", with("outcome", "shown")),
            previews_cancelled: counter!("turjuman_previews_total", with("outcome", "cancelled")),
            prompt_tokens: counter!("turjuman_tokens_total", with("kind", "prompt")),
            completion_tokens: counter!("turjuman_tokens_total", with("kind", "completion")),
            cost: counter!("turjuman_cost_micros_total", vec![bot.clone()]),
            bot,
        }
    }

    pub(super) fn took(&self, stage: Stage, time: Duration) {
        if let Some(histogram) = self.stages.get(stage as usize) {
            histogram.record(time);
        }
    }

    pub(super) fn sent(&self, channel: &Arc<str>, outcome: Sent, time: Duration) {
        let mut sends = self.sends.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let (channel, outcome) = (Label::new("channel", channel.to_string()), Label::from_static_parts("outcome", outcome.name()));
            histogram!("turjuman_send_seconds", vec![self.bot.clone(), channel, outcome])
        };
        sends.entry((Arc::clone(channel), outcome)).or_insert_with(new).record(time);
    }

    pub(super) fn labels<const N: usize>(&self, more: [(&'static str, String); N]) -> Vec<Label> {
        let more = more.into_iter().map(|(name, value)| Label::new(name, value));
        std::iter::once(self.bot.clone()).chain(more).collect()
    }
}
