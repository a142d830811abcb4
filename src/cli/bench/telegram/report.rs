//! What the bots' load found out, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::books::Tally;
use crate::cli::bench::report::{Memory, Pace};

/// The whole report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) bots: u32,
    /// Turns per second that were offered, over all bots.
    pub(super) offered_per_s: u32,
    pub(super) conversations: usize,
    #[serde(flatten)]
    pub(super) pace: Pace,
    pub(super) rss_mib: Memory,
    /// What each bot but the first added to the memory of the idle process.
    pub(super) rss_mib_per_idle_bot: Option<f64>,
    /// Requests that were refused because they came too fast.
    pub(super) too_fast: u64,
    /// Requests that were wrong.
    pub(super) malformed: u64,
    #[serde(flatten)]
    pub(super) tally: Tally,
}

impl Report {
    /// Whether everything was answered once and in order, within the platform's limits.
    pub(super) fn is_whole(&self) -> bool {
        let Tally { lost, repeated, disordered, .. } = self.tally;
        [lost, repeated, disordered, self.too_fast, self.malformed].iter().all(|faults| *faults == 0)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bots, offered_per_s, conversations, pace, tally, .. } = self;
        let per_bot = self.rss_mib_per_idle_bot.map_or_else(|| "unknown".to_owned(), |mib| format!("{mib} MiB"));
        let rows = [
            ("offered", format!("{offered_per_s}/s over {bots} bots with {conversations} conversations")),
            ("answered", format!("{} of {}, {}/s", tally.answered, tally.sent, pace.turns_per_s())),
            ("added time", pace.added()),
            ("memory", format!("{}, {per_bot} per idle bot", self.rss_mib)),
            ("faults", format!("{} lost, {} repeated, {} out of order", tally.lost, tally.repeated, tally.disordered)),
            ("platform", format!("{} times too fast, {} requests wrong", self.too_fast, self.malformed)),
        ];
        rows.iter().try_for_each(|(name, value)| writeln!(out, "{name:<12}{value}"))
    }
}
