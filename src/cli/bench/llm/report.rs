//! What a load of answers by a language model found out, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::book::Shows;
use super::figures::{Phase, Recovery, Return, Spread, rounded};
use crate::cli::bench::load::Tally;
use crate::cli::bench::report::{Cost, Memory};

/// What must not happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Faults {
    /// Questions that the server did not take.
    pub(super) refused: u64,
    /// Questions that were taken and never answered.
    pub(super) lost: u64,
    /// Answers to what had been answered.
    pub(super) repeated: u64,
    /// Answers before the one to an earlier question of their conversation, or edits after one to a later.
    pub(super) disordered: u64,
    /// Questions that were not answered by themselves.
    pub(super) joined: u64,
    /// Answers that did not become whole.
    pub(super) cut: u64,
    /// Answers that showed what the model did not write: a fallback, something doubled.
    pub(super) foreign: u64,
    /// Answers that were taken away.
    pub(super) deleted: u64,
    /// Requests to the model for what it had been asked before.
    pub(super) asked_again: u64,
    /// Callbacks whose signature was wrong.
    pub(super) unsigned: u64,
}

impl Faults {
    pub(super) fn of(tally: &Tally, shows: &Shows, asked_again: u64) -> Self {
        let &Tally { refused, lost, repeated, disordered, joined, unsigned, .. } = tally;
        let &Shows { cut, foreign, late, deletes: deleted, .. } = shows;
        Self { refused, lost, repeated, disordered: disordered + late, joined, cut, foreign, deleted, asked_again, unsigned }
    }
}

/// The whole report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) conversations: usize,
    pub(super) base: Phase,
    pub(super) load: Phase,
    pub(super) after: Phase,
    /// `None` when the end of the load was not watched for long enough.
    pub(super) recovery: Option<Recovery>,
    pub(super) shows: Shows,
    /// Questions that the model was asked, those that opened the conversations included.
    pub(super) questions: usize,
    /// Summaries that the model was asked for.
    pub(super) summaries: u64,
    #[serde(flatten)]
    pub(super) cost: Cost,
    pub(super) rss_mib: Memory,
    /// From the start of the process to the first message taken, ms.
    pub(super) ready_ms: u64,
    pub(super) faults: Faults,
}

impl Report {
    /// Whether every answer was what the model wrote, whole, once and in order.
    pub(super) fn is_whole(&self) -> bool {
        self.faults == Faults::default()
    }

    fn edits_per_answer(&self) -> f64 {
        let (edits, answers) = (u32::try_from(self.shows.edits), u32::try_from(self.questions));
        edits.ok().zip(answers.ok()).map_or(0.0, |(edits, answers)| rounded(f64::from(edits) / f64::from(answers.max(1))))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, phase) in [("base", &self.base), ("load", &self.load), ("after", &self.after)] {
            writeln!(out, "{name:<12}{} answers at {}/s", phase.answered, phase.offered_per_s)?;
            let rows = [
                ("first sentence", phase.first_sentence_ms),
                ("added", phase.added_ms),
                ("accepted", phase.accepted_ms),
                ("whole answer", phase.whole_ms),
                ("added", phase.whole_added_ms),
            ];
            for (name, Spread { p50, p95, p99, max }) in rows {
                writeln!(out, "  {name:<16}p50 {p50} ms, p95 {p95} ms, p99 {p99} ms, longest {max} ms")?;
            }
        }
        let Self { recovery, shows, faults, .. } = self;
        let seconds = |second: Option<usize>| second.map_or_else(|| "never".to_owned(), |second| format!("{second} s"));
        let returns = recovery.iter().flat_map(|recovery| [("added", &recovery.added), ("first sentence", &recovery.first_sentence)]);
        for (name, Return { limit_ms, first_s, lasting_s }) in returns {
            let (first, lasting) = (seconds(*first_s), seconds(*lasting_s));
            writeln!(out, "{:<12}{name}: p95 of 10 s within {limit_ms} ms first after {first}, lasting after {lasting}", "recovery")?;
        }
        let rows = [
            ("shown", format!("{} previews, {} edits per answer, at most {}", shows.previews, self.edits_per_answer(), shows.most_edits)),
            (
                "model",
                format!("asked {} questions and {} summaries by {} conversations", self.questions, self.summaries, self.conversations),
            ),
            ("memory", self.rss_mib.to_string()),
            ("processor", self.cost.processors()),
            ("waiting", self.cost.waiting()),
            (
                "faults",
                format!(
                    "{} lost, {} repeated, {} out of order, {} refused, {} joined",
                    faults.lost, faults.repeated, faults.disordered, faults.refused, faults.joined
                ),
            ),
            (
                "",
                format!(
                    "{} cut, {} not the model's, {} taken away, {} asked again, {} unsigned",
                    faults.cut, faults.foreign, faults.deleted, faults.asked_again, faults.unsigned
                ),
            ),
        ];
        rows.iter().try_for_each(|(name, value)| writeln!(out, "{name:<12}{value}"))
    }
}
