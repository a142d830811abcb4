//! From moments to figures. Pure.
//!
//! A time is counted from when its question was due in the open loop, so that a generator that falls behind hides
//! nothing. What the model itself took counts from the arrival of the request at its server to the moment at which the
//! token with the end of the first sentence (or with the end of the answer) was written; what is left is added by us:
//! accepting, storing, prompting, checking, storing again, and the callback.

use std::time::{Duration, Instant};

use serde::Serialize;

/// The windows in which is looked whether a load is over, and how far one of them may lie above the base.
const WINDOW: Duration = Duration::from_secs(10);
const TOLERANCE: f64 = 1.1;

/// A question that was answered, and what the model itself took for its answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) due: Instant,
    /// From due to the server's word that it has the question.
    pub(super) accepted: Duration,
    /// From due to the first sentence.
    pub(super) shown: Duration,
    /// From due to the whole answer, if it came.
    pub(super) whole: Option<Duration>,
    /// What of `shown` was the model's.
    pub(super) model_shown: Duration,
    /// What of `whole` was the model's.
    pub(super) model_whole: Duration,
}

impl Turn {
    fn added(&self) -> Duration {
        self.shown.saturating_sub(self.model_shown)
    }

    fn added_whole(&self) -> Option<Duration> {
        Some(self.whole?.saturating_sub(self.model_whole))
    }
}

/// How times are spread, milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Spread {
    pub(super) p50: f64,
    pub(super) p95: f64,
    pub(super) p99: f64,
    pub(super) max: f64,
}

impl Spread {
    fn of(times: impl IntoIterator<Item = Duration>) -> Self {
        let mut times: Vec<_> = times.into_iter().collect();
        times.sort_unstable();
        let [p50, p95, p99, max] = [50, 95, 99, 100].map(|percent| ms(percentile(&times, percent).unwrap_or_default()));
        Self { p50, p95, p99, max }
    }
}

/// The time that so many of a hundred do not exceed (nearest rank).
fn percentile(sorted: &[Duration], percent: usize) -> Option<Duration> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// One phase of a measurement.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Phase {
    /// Questions per second.
    pub(super) offered_per_s: u32,
    pub(super) answered: usize,
    /// From due to the first sentence.
    pub(super) first_sentence_ms: Spread,
    /// Of these, what was not the model's.
    pub(super) added_ms: Spread,
    /// From due to the server's word that it has the question: a part of what is added.
    pub(super) accepted_ms: Spread,
    /// From due to the whole answer.
    pub(super) whole_ms: Spread,
    /// Of these, what was not the model's.
    pub(super) whole_added_ms: Spread,
}

impl Phase {
    /// Of the questions that were due from `from` on and before `to`.
    pub(super) fn of(turns: &[Turn], offered_per_s: u32, from: Instant, to: Instant) -> Self {
        let turns: Vec<_> = turns.iter().filter(|turn| (from..to).contains(&turn.due)).collect();
        Self {
            offered_per_s,
            answered: turns.len(),
            first_sentence_ms: Spread::of(turns.iter().map(|turn| turn.shown)),
            added_ms: Spread::of(turns.iter().map(|turn| turn.added())),
            accepted_ms: Spread::of(turns.iter().map(|turn| turn.accepted)),
            whole_ms: Spread::of(turns.iter().filter_map(|turn| turn.whole)),
            whole_added_ms: Spread::of(turns.iter().filter_map(|turn| turn.added_whole())),
        }
    }
}

/// When a figure was back at its base after a load.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Return {
    /// What 95 of 100 may take at most: a tenth above the base.
    pub(super) limit_ms: f64,
    /// The first second after the load that begins ten seconds below the limit.
    pub(super) first_s: Option<usize>,
    /// The first one from which on every ten seconds are below it.
    pub(super) lasting_s: Option<usize>,
}

/// Whether the server was itself again after the load.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Recovery {
    /// By what is added: the model's luck is not in it.
    pub(super) added: Return,
    /// By all that a customer waits for. Ten seconds hold few questions: by chance alone their 95th percentile moves by
    /// more than the tenth that is allowed.
    pub(super) first_sentence: Return,
}

impl Recovery {
    /// After a load that ended at `end`; `None` when it was watched for less than ten seconds.
    pub(super) fn of(turns: &[Turn], base: &Phase, end: Instant, secs: u32) -> Option<Self> {
        let last = Duration::from_secs(secs.into()).checked_sub(WINDOW)?.as_secs();
        let after = |base: f64, time: fn(&Turn) -> Duration| {
            let limit_ms = rounded(base * TOLERANCE);
            let good: Vec<_> = (0..=last).map(|s| is_within(turns, end + Duration::from_secs(s), limit_ms, time)).collect();
            let lasting = good.iter().rposition(|good| !good).map_or(0, |bad| bad + 1);
            let first_s = good.iter().position(|good| *good);
            Return { limit_ms, first_s, lasting_s: (lasting < good.len()).then_some(lasting) }
        };
        Some(Self { added: after(base.added_ms.p95, Turn::added), first_sentence: after(base.first_sentence_ms.p95, |turn| turn.shown) })
    }
}

fn is_within(turns: &[Turn], from: Instant, limit_ms: f64, time: fn(&Turn) -> Duration) -> bool {
    let window = turns.iter().filter(|turn| (from..from + WINDOW).contains(&turn.due)).map(time);
    let mut times: Vec<_> = window.collect();
    times.sort_unstable();
    // A window without an answer proves nothing.
    percentile(&times, 95).is_some_and(|p95| ms(p95) <= limit_ms)
}

fn ms(time: Duration) -> f64 {
    rounded(time.as_secs_f64() * 1e3)
}

/// One digit after the point is more than any of the figures is good for.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn millis(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// A question at `at` ms whose first sentence took `shown` ms, `model` of them the model's.
    fn turn(start: Instant, at: u64, shown: u64, model: u64) -> Turn {
        Turn {
            due: start + millis(at),
            accepted: millis(2),
            shown: millis(shown),
            whole: Some(millis(shown + 1_000)),
            model_shown: millis(model),
            model_whole: millis(model + 990),
        }
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        for (count, expect) in [(0, [0.0; 4]), (1, [1.0; 4]), (20, [10.0, 19.0, 20.0, 20.0]), (100, [50.0, 95.0, 99.0, 100.0])] {
            let Spread { p50, p95, p99, max } = Spread::of((1..=count).rev().map(millis));
            assert_eq!([p50, p95, p99, max], expect, "{count}");
        }
    }

    #[test]
    fn a_phase_holds_what_was_due_in_it() {
        let start = Instant::now();
        let mut turns: Vec<_> = (0..20).map(|n| turn(start, n * 100, 700 + n, 650)).collect();
        turns.push(Turn { whole: None, ..turn(start, 500, 5_000, 10) });
        let phase = Phase::of(&turns, 10, start + millis(500), start + millis(1_000));
        assert_eq!((phase.answered, phase.first_sentence_ms.p50, phase.first_sentence_ms.max), (6, 707.0, 5_000.0));
        assert_eq!((phase.added_ms.p50, phase.added_ms.max, phase.accepted_ms.max), (57.0, 4_990.0, 2.0));
        assert_eq!((phase.whole_ms.max, phase.whole_added_ms.max), (1_709.0, 69.0), "only what came whole");
        assert_eq!(Phase::of(&turns, 10, start + millis(9_000), start + millis(9_999)).added_ms, Spread::default());
    }

    #[test]
    fn it_is_over_when_ten_seconds_are_as_they_were_before() {
        // Ten questions per second; 50 ms are added in the base, 80 in what is slow of the 30 s after the load.
        let check = |slow: &[u64], secs, expect: Option<(Option<usize>, Option<usize>)>| {
            let start = Instant::now();
            let end = start + millis(10_000);
            let added = |ms: u64| if ms >= 10_000 && slow.contains(&((ms - 10_000) / 1_000)) { 80 } else { 50 };
            let turns: Vec<_> = (0..400).map(|n| n * 100).map(|at| turn(start, at, 600 + added(at), 600)).collect();
            let base = Phase::of(&turns, 10, start, end);
            let recovery = Recovery::of(&turns, &base, end, secs);
            assert_eq!(recovery.as_ref().map(|recovery| (recovery.added.first_s, recovery.added.lasting_s)), expect, "{slow:?}");
            let Some(Recovery { added, first_sentence }) = recovery else { return };
            assert_eq!((added.limit_ms, first_sentence.limit_ms), (55.0, 715.0));
            // 680 ms are less than a tenth above 650.
            assert_eq!((first_sentence.first_s, first_sentence.lasting_s), (Some(0), Some(0)));
        };
        check(&[], 30, Some((Some(0), Some(0))));
        check(&[0, 1, 2], 30, Some((Some(3), Some(3))));
        check(&[0, 15], 30, Some((Some(1), Some(16))));
        check(&[20], 30, Some((Some(0), None)));
        check(&(0..30).collect::<Vec<_>>(), 30, Some((None, None)));
        check(&[], 10, Some((Some(0), Some(0))));
        check(&[], 9, None);
    }
}
