//! The tables.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::figures::Rate;
use super::measure::{Bot, Conversations, Kind, Switches, Times};
use super::rows::{self, KINDS, LATIN, Row, TWELVE};

/// The kinds that have a goal.
const GOALS: [&str; 3] = ["word", "pair", "sentence"];

/// Everything that is measured.
pub(super) struct Report {
    sets: Vec<(&'static str, Vec<(&'static str, Kind)>)>,
    overall: Kind,
    conversations: Vec<(&'static str, Conversations)>,
    hinted: Vec<(&'static str, Conversations)>,
    switches: Vec<(&'static str, Switches)>,
    noisy: Kind,
    unlisted: Vec<(&'static str, (Rate, Rate))>,
    times: Vec<(&'static str, Times)>,
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
            times: [("word", "lingua"), ("sentence", "tatoeba"), ("sentence", "lingua")]
                .map(|(kind, source)| (kind, twelve.times(data, kind, source)))
                .to_vec(),
        }
    }

    pub(super) fn table(&self) -> String {
        self.lines().unwrap_or_default()
    }

    fn lines(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        for (set, kinds) in &self.sets {
            writeln!(out, "── one message, {set}: accuracy in %, the mean over languages [95 %]; in brackets confident and wrong")?;
            writeln!(out, "  {:<10}{:<38}{:<10}{:<38}whatlang, listed only", "", "turjuman", "", "whatlang, all")?;
            for (kind, Kind { right, confident_wrong, plain, plain_among, plain_among_wrong }) in
                kinds.iter().filter(|(_, kind)| kind.right.n > 0)
            {
                let (wrong, among_wrong) = (format!("({:.2})", confident_wrong.rate), format!("({:.2})", plain_among_wrong.rate));
                writeln!(out, "  {kind:<10}{right:<38}{wrong:<10}{plain:<38}{plain_among:<38}{among_wrong}")?;
            }
        }
        writeln!(out, "── words, pairs and sentences of 12 locales: confident and wrong {}", self.overall.confident_wrong)?;
        for (title, list) in
            [("without a hint", &self.conversations), ("with the platform's hint, which is wrong in one of five", &self.hinted)]
        {
            writeln!(out, "── conversations of eight messages, 12 locales, {title}: right; confident and wrong; asked")?;
            for (kind, Conversations { right, confident_wrong, asked }) in list {
                writeln!(out, "  {kind:<10}{right:<38}{confident_wrong:<38}{asked}")?;
            }
        }
        writeln!(out, "── the first message in another language: right at once; or asked about it; right at the second")?;
        for (kind, Switches { at_once, or_asked, at_the_second }) in &self.switches {
            writeln!(out, "  {kind:<10}{at_once:<38}{or_asked:<38}{at_the_second}")?;
        }
        let Kind { right, confident_wrong, plain_among, .. } = &self.noisy;
        writeln!(
            out,
            "── messages with noise, 12 locales: {right}, confident and wrong {:.2}; whatlang, listed only {plain_among}",
            confident_wrong.rate
        )?;
        writeln!(out, "── called with confidence though the language is not listed: turjuman; whatlang, listed only")?;
        for (kind, (ours, plain)) in &self.unlisted {
            writeln!(out, "  {kind:<10}{ours:<38}{plain}")?;
        }
        writeln!(
            out,
            "── ns per message: turjuman where whatlang does not run; all; whatlang, all; whatlang, listed only; where it runs, %"
        )?;
        for (kind, Times { ours, plain, plain_among, second, ours_with_second }) in &self.times {
            writeln!(out, "  {kind:<10}{ours:8.0}{ours_with_second:10.0}{plain:10.0}{plain_among:10.0}   {second}")?;
        }
        Ok(out)
    }

    pub(super) fn json(&self) -> Value {
        let rates = |list: &[(&'static str, Kind)], of: fn(&Kind) -> Rate| {
            list.iter()
                .filter(|(_, kind)| kind.right.n > 0)
                .map(|(name, kind)| ((*name).to_owned(), json!(round(of(kind).rate))))
                .collect::<serde_json::Map<_, _>>()
        };
        let full = |list: &[(&'static str, Kind)]| {
            let one = |kind: &Kind| json!({"turjuman": kind.right, "confident_wrong": kind.confident_wrong, "whatlang": kind.plain, "whatlang_listed": kind.plain_among});
            list.iter()
                .filter(|(_, kind)| kind.right.n > 0)
                .map(|(name, kind)| ((*name).to_owned(), one(kind)))
                .collect::<serde_json::Map<_, _>>()
        };
        let first = self.sets.first().map(|(_, kinds)| kinds.as_slice()).unwrap_or_default();
        let of = |list: &[(&'static str, Conversations)]| {
            let one = |c: &Conversations| json!({"right": c.right, "confident_wrong": c.confident_wrong, "asked": c.asked});
            list.iter().map(|(name, c)| ((*name).to_owned(), one(c))).collect::<serde_json::Map<_, _>>()
        };
        let switches = |s: &Switches| json!({"at_once": s.at_once, "or_asked": s.or_asked, "at_the_second": s.at_the_second});
        let times = |t: &Times| json!({"turjuman": round(t.ours), "with_second": round(t.ours_with_second), "whatlang": round(t.plain), "whatlang_listed": round(t.plain_among), "second_share": t.second});
        let mean_time = self.times.iter().map(|(_, times)| times.ours).sum::<f64>() / self.times.len().max(1) as f64;
        json!({
            "accuracy": rates(first, |kind| kind.right),
            "confident_wrong": round(self.overall.confident_wrong.rate),
            "ns_per_message": round(mean_time),
            "whatlang": {"accuracy": rates(first, |kind| kind.plain), "accuracy_listed": rates(first, |kind| kind.plain_among)},
            "sets": self.sets.iter().map(|(set, kinds)| ((*set).to_owned(), json!(full(kinds)))).collect::<serde_json::Map<_, _>>(),
            "conversation": of(&self.conversations),
            "conversation_hinted": of(&self.hinted),
            "switch": self.switches.iter().map(|(name, s)| ((*name).to_owned(), switches(s))).collect::<serde_json::Map<_, _>>(),
            "noise": {"turjuman": self.noisy.right, "confident_wrong": self.noisy.confident_wrong, "whatlang_listed": self.noisy.plain_among},
            "unlisted": self.unlisted.iter().map(|(name, (ours, plain))| ((*name).to_owned(), json!({"turjuman": ours, "whatlang_listed": plain}))).collect::<serde_json::Map<_, _>>(),
            "ns": {"word": times(&self.time(0)), "sentence": times(&self.time(1)), "long_sentence": times(&self.time(2))},
        })
    }

    fn time(&self, at: usize) -> Times {
        self.times.get(at).map(|(_, times)| *times).unwrap_or_default()
    }
}

/// To two digits.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
