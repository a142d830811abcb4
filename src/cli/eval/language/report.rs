//! All measurements, one after the other.

use super::super::figures::Rate;
use super::measure::{Bot, Conversations, Kind, Switches, Times};
use super::rows::{self, KINDS, LATIN, Row, TWELVE};
use super::typed::Typed;

/// The kinds that have a goal.
const GOALS: [&str; 3] = ["word", "pair", "sentence"];

/// What is timed: its name, kind and source.
const TIMED: [(&str, &str, &str); 3] =
    [("word", "word", "lingua"), ("sentence", "sentence", "tatoeba"), ("long_sentence", "sentence", "lingua")];

/// Everything that is measured.
pub(super) struct Report {
    pub(super) sets: Vec<(&'static str, Vec<(&'static str, Kind)>)>,
    pub(super) overall: Kind,
    pub(super) conversations: Vec<(&'static str, Conversations)>,
    pub(super) hinted: Vec<(&'static str, Conversations)>,
    pub(super) switches: Vec<(&'static str, Switches)>,
    pub(super) noisy: Kind,
    pub(super) unlisted: Vec<(&'static str, (Rate, Rate))>,
    pub(super) times: Vec<(&'static str, Times)>,
    pub(super) typed: Vec<(&'static str, Typed)>,
}

impl Report {
    pub(super) fn measure(data: &[Row]) -> Self {
        let twelve = Bot::new(rows::present(data, &TWELVE));
        let all = Bot::new(rows::languages(data));
        let latin = Bot::new(rows::present(data, &LATIN));
        let kinds = |bot: &Bot| KINDS.map(|kind| (kind, bot.isolated(data, Some(kind)))).to_vec();
        let goals: Vec<Row> = data.iter().filter(|row| GOALS.contains(&row.kind.as_str())).cloned().collect();
        Self {
            sets: vec![("12 locales", kinds(&twelve)), ("all listed", kinds(&all)), ("12 in Latin letters", kinds(&latin))],
            overall: twelve.isolated(&goals, None),
            conversations: GOALS.map(|kind| (kind, twelve.conversations(data, kind, false))).to_vec(),
            hinted: GOALS.map(|kind| (kind, twelve.conversations(data, kind, true))).to_vec(),
            switches: [("any", None), ("word", Some("word")), ("pair", Some("pair")), ("sentence", Some("sentence"))]
                .map(|(name, kind)| (name, twelve.switches(data, kind)))
                .to_vec(),
            noisy: twelve.noisy(data),
            unlisted: GOALS.map(|kind| (kind, twelve.unlisted(data, Some(kind)))).to_vec(),
            typed: twelve.typed(data),
            times: TIMED.map(|(name, kind, source)| (name, twelve.times(data, kind, source))).to_vec(),
        }
    }

    /// How long messages take, over all kinds that are timed.
    pub(super) fn mean_time(&self, of: impl Fn(&Times) -> f64) -> f64 {
        self.times.iter().map(|(_, times)| of(times)).sum::<f64>() / self.times.len().max(1) as f64
    }
}
