//! What a load found out, for people and for programs.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use hdrhistogram::Histogram;
use serde::Serialize;

use super::load::Tally;
use crate::cli::environment;
use crate::ports::StoreStats;
use crate::runtime::Snapshot;

/// The longest time that is told apart, µs.
const LONGEST_US: u64 = 600_000_000;
/// Significant digits of the times.
const DIGITS: u8 = 3;

/// What the server and we had used and counted at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    pub(super) counters: Snapshot,
    pub(super) store: StoreStats,
    pub(super) server_cpu: Option<Duration>,
    pub(super) generator_cpu: Option<Duration>,
}

/// The whole report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Turns per second that were offered; 0 for as many as possible.
    pub(super) offered_per_s: u32,
    pub(super) conversations: u32,
    pub(super) stored: u32,
    #[serde(flatten)]
    pub(super) pace: Pace,
    #[serde(flatten)]
    pub(super) cost: Cost,
    pub(super) rss_mib: Memory,
    /// From the start of the process to the first message taken, ms; after a clean stop when conversations were stored.
    pub(super) ready_ms: u64,
    /// The same after a kill.
    pub(super) ready_after_kill_ms: Option<u64>,
    #[serde(flatten)]
    pub(super) tally: Tally,
}

/// How many and how fast.
#[derive(Debug, Serialize)]
pub(super) struct Pace {
    turns_per_s: f64,
    added_ms: Times,
}

#[derive(Debug, Serialize)]
struct Times {
    p50: f64,
    p99: f64,
    max: f64,
}

/// What a turn cost.
#[derive(Debug, Serialize)]
pub(super) struct Cost {
    commits_per_turn: f64,
    flushes: u64,
    cpu_ms_per_turn: Processors,
    /// Microseconds per turn; of commits and sends it is the time waited.
    stage_us_per_turn: Stages,
}

#[derive(Debug, Serialize)]
struct Processors {
    server: Option<f64>,
    generator: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Stages {
    step: f64,
    answer: f64,
    render: f64,
    commit_wait: f64,
    send_wait: f64,
}

/// Memory of the server.
#[derive(Debug, Serialize)]
pub(super) struct Memory {
    pub(super) idle: Option<f64>,
    pub(super) end: Option<f64>,
}

impl Pace {
    /// From when each answered message was due and how long its answer took.
    pub(super) fn of(times: &[(Instant, Duration)]) -> anyhow::Result<Self> {
        let mut histogram = Histogram::<u64>::new_with_bounds(1, LONGEST_US, DIGITS).context("measure times")?;
        for (_, time) in times {
            histogram.saturating_record(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
        }
        let first = times.iter().map(|(due, _)| *due).min();
        let last = times.iter().map(|(due, time)| *due + *time).max();
        let elapsed = first.zip(last).map_or(0.0, |(first, last)| last.duration_since(first).as_secs_f64());
        let added_ms =
            Times { p50: ms(histogram.value_at_quantile(0.5)), p99: ms(histogram.value_at_quantile(0.99)), max: ms(histogram.max()) };
        Ok(Self { turns_per_s: rounded(per(count(times.len()), elapsed)), added_ms })
    }
}

impl Pace {
    /// How many were answered in a second.
    pub(super) const fn turns_per_s(&self) -> f64 {
        self.turns_per_s
    }

    /// The added time, for people.
    pub(super) fn added(&self) -> String {
        let Times { p50, p99, max } = self.added_ms;
        format!("p50 {p50} ms, p99 {p99} ms, longest {max} ms")
    }
}

impl Cost {
    /// From samples around `answered` measured messages.
    pub(super) fn of(before: &Sample, after: &Sample, answered: usize) -> Self {
        let turns = count(answered);
        let each = |read: fn(&Sample) -> u64| rounded(per(float(read(after).saturating_sub(read(before))), turns));
        let cpu = |read: fn(&Sample) -> Option<Duration>| {
            let used = read(after)?.saturating_sub(read(before)?);
            Some(rounded(per(used.as_secs_f64() * 1e3, turns)))
        };
        Self {
            commits_per_turn: each(|sample| sample.store.commits),
            flushes: after.store.flushes.saturating_sub(before.store.flushes),
            cpu_ms_per_turn: Processors { server: cpu(|sample| sample.server_cpu), generator: cpu(|sample| sample.generator_cpu) },
            stage_us_per_turn: Stages {
                step: each(|sample| sample.counters.step_us),
                answer: each(|sample| sample.counters.answer_us),
                render: each(|sample| sample.counters.render_us),
                commit_wait: each(|sample| sample.counters.commit_us),
                send_wait: each(|sample| sample.counters.send_us),
            },
        }
    }
}

impl Cost {
    /// The processor time, for people.
    pub(super) fn processors(&self) -> String {
        let Processors { server, generator } = self.cpu_ms_per_turn;
        format!("{} ms per turn in the server, {} ms in the generator", known(server), known(generator))
    }

    /// The time waited, for people.
    pub(super) fn waiting(&self) -> String {
        let Stages { commit_wait, send_wait, .. } = self.stage_us_per_turn;
        format!("commits {commit_wait} µs, callbacks {send_wait} µs")
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} MiB idle, {} MiB at the end", known(self.idle), known(self.end))
    }
}

fn known(value: Option<f64>) -> String {
    value.map_or_else(|| "unknown".to_owned(), |value| value.to_string())
}

impl Report {
    /// Whether everything was answered once and in order.
    pub(super) fn is_whole(&self) -> bool {
        let Tally { refused, lost, repeated, disordered, unsigned, .. } = self.tally;
        [refused, lost, repeated, disordered, unsigned].iter().all(|faults| *faults == 0)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pace, cost, tally, .. } = self;
        let offered = if self.offered_per_s == 0 { "as many as possible".to_owned() } else { format!("{}/s", self.offered_per_s) };
        let stages = &cost.stage_us_per_turn;
        let rows = [
            ("offered", format!("{offered} over {} conversations, {} stored before", self.conversations, self.stored)),
            ("answered", format!("{}/s", pace.turns_per_s())),
            ("added time", pace.added()),
            ("store", format!("{} commits per turn, {} flushes", cost.commits_per_turn, cost.flushes)),
            ("processor", cost.processors()),
            ("stages", format!("step {} µs, answer {} µs, render {} µs", stages.step, stages.answer, stages.render)),
            ("waiting", cost.waiting()),
            ("memory", self.rss_mib.to_string()),
            (
                "ready",
                match self.ready_after_kill_ms {
                    Some(killed) => format!("{} ms after the start, {killed} ms after a kill", self.ready_ms),
                    None => format!("{} ms after the start", self.ready_ms),
                },
            ),
            (
                "faults",
                format!("{} lost, {} repeated, {} out of order, {} refused", tally.lost, tally.repeated, tally.disordered, tally.refused),
            ),
            ("besides", format!("{} joined, {} delivered again under the same id", tally.joined, tally.redelivered)),
        ];
        rows.iter().try_for_each(|(name, value)| writeln!(out, "{name:<12}{value}"))
    }
}

/// Prints a report, for people or as one JSON object.
pub(super) fn print<R: Serialize + fmt::Display>(report: &R, json: bool) -> anyhow::Result<()> {
    let printed = if json { format!("{}\n", serde_json::to_string(report)?) } else { report.to_string() };
    environment::say(&printed)
}

/// Whole kibibytes as mebibytes.
pub(super) fn mib(kib: u32) -> f64 {
    rounded(f64::from(kib) / 1024.0)
}

fn ms(micros: u64) -> f64 {
    rounded(float(micros) / 1e3)
}

fn per(amount: f64, of: f64) -> f64 {
    if of > 0.0 { amount / of } else { 0.0 }
}

/// Two digits after the point are more than any of the figures is good for.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "figures far below 2^52")]
fn float(value: u64) -> f64 {
    value as f64
}

fn count(value: usize) -> f64 {
    float(u64::try_from(value).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_counts_from_the_first_due_to_the_last_answer() {
        let start = Instant::now();
        let times: Vec<_> = (0..100_u64).map(|n| (start + Duration::from_millis(10 * n), Duration::from_millis(10 + n))).collect();
        let pace = Pace::of(&times).expect("a good range");
        assert_eq!(pace.turns_per_s, 90.99, "100 turns in 990 + 109 ms");
        assert_eq!((pace.added_ms.p50.round(), pace.added_ms.p99.round(), pace.added_ms.max.round()), (59.0, 108.0, 109.0));
        assert_eq!(Pace::of(&[]).expect("a good range").turns_per_s, 0.0);
    }

    #[test]
    fn the_cost_is_what_came_between() {
        let mut before = Sample { server_cpu: Some(Duration::from_secs(1)), ..Sample::default() };
        before.store.commits = 10;
        let mut after = Sample { server_cpu: Some(Duration::from_secs(2)), ..Sample::default() };
        (after.store.commits, after.store.flushes, after.counters.step_us) = (35, 7, 1000);
        let cost = Cost::of(&before, &after, 10);
        assert_eq!((cost.commits_per_turn, cost.flushes, cost.stage_us_per_turn.step), (2.5, 7, 100.0));
        assert_eq!((cost.cpu_ms_per_turn.server, cost.cpu_ms_per_turn.generator), (Some(100.0), None));
    }
}
