//! `turjuman eval dialect`: how well an Arabic dialect is known from one message and from five.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::figures::Rate;
use crate::core::language::Dialects;

/// What the groups follow from.
const SEED: u64 = 7;
/// How many messages a group has.
const SIZES: [usize; 4] = [1, 3, 5, 10];
/// How many groups of a label are drawn.
const GROUPS: usize = 200;
/// What the file was said to hold when the goals were set.
const FOUR: [&str; 4] = ["msa", "egyptian", "gulf", "levantine"];

/// A text with its dialect.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Row {
    text: String,
    label: String,
}

/// What came out for groups of one size.
struct Outcome {
    size: usize,
    groups: usize,
    /// By label: how many were called so, are so, and both.
    labels: BTreeMap<String, (usize, usize, usize)>,
}

/// What the rows come to, as tables or as one JSON object.
pub(super) fn report(rows: &[Row], as_json: bool) -> String {
    let four: Vec<Row> = rows.iter().filter(|row| FOUR.contains(&row.label.as_str())).cloned().collect();
    let of = |rows: &[Row]| SIZES.map(|size| measure(rows, size));
    let (all, four) = (of(rows), of(&four));
    if as_json { format!("{}\n", in_json(&all, &four)) } else { table(&all, &four).unwrap_or_default() }
}

fn measure(rows: &[Row], size: usize) -> Outcome {
    let mut by_label: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    rows.iter().for_each(|row| by_label.entry(&row.label).or_default().push(row));
    let mut outcome = Outcome { size, groups: 0, labels: by_label.keys().map(|label| ((*label).to_owned(), (0, 0, 0))).collect() };
    let mut dice = Dice::new(SEED);
    for (label, mut own) in by_label {
        if size == 1 {
            own.iter().for_each(|row| outcome.add(label, &[row]));
            continue;
        }
        for _ in 0..GROUPS {
            dice.shuffle(&mut own);
            outcome.add(label, own.get(..size).unwrap_or(&own));
        }
    }
    outcome
}

impl Outcome {
    fn add(&mut self, label: &str, messages: &[&Row]) {
        let mut dialects = Dialects::default();
        messages.iter().for_each(|row| dialects.hear(&row.text));
        let called = dialects.dialect().name();
        self.groups += 1;
        let mut count = |label: &str, called: usize, is: usize, both: usize| {
            let counts = self.labels.entry(label.to_owned()).or_default();
            *counts = (counts.0 + called, counts.1 + is, counts.2 + both);
        };
        count(called, 1, 0, 0);
        count(label, 0, 1, usize::from(called == label));
    }

    /// The mean of the labels' F1; a label that no row has is none of them.
    fn macro_f1(&self) -> f64 {
        let present = || self.labels.values().filter(|(_, is, _)| *is > 0);
        present().map(|counts| f1(*counts)).sum::<f64>() / present().count().max(1) as f64
    }

    fn accuracy(&self) -> Rate {
        let right: usize = self.labels.values().map(|(_, _, both)| both).sum();
        Rate::new(right as f64 / self.groups.max(1) as f64, self.groups)
    }
}

fn f1((called, is, both): (usize, usize, usize)) -> f64 {
    if called + is == 0 { 0.0 } else { 2.0 * both as f64 / (called + is) as f64 }
}

fn table(all: &[Outcome], four: &[Outcome]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (title, outcomes) in [("all labels of the data", all), ("msa, egyptian, gulf and levantine only", four)] {
        writeln!(out, "── {title}: macro-F1, accuracy in % [95 %], F1 by label (n of the label)")?;
        for outcome in outcomes {
            write!(out, "  {:>2} messages  {:.3}  {:<38}", outcome.size, outcome.macro_f1(), outcome.accuracy())?;
            for (label, counts) in outcome.labels.iter().filter(|(_, (_, is, _))| *is > 0) {
                write!(out, "  {label} {:.3} ({})", f1(*counts), counts.1)?;
            }
            writeln!(out)?;
        }
    }
    writeln!(out, "Labels that the data does not have are not tested.")?;
    Ok(out)
}

fn in_json(all: &[Outcome], four: &[Outcome]) -> Value {
    let three = |value: f64| (value * 1_000.0).round() / 1_000.0;
    let macros = |outcomes: &[Outcome]| -> Map<String, Value> {
        outcomes.iter().map(|outcome| (outcome.size.to_string(), json!(three(outcome.macro_f1())))).collect()
    };
    let labels = |outcome: &Outcome| -> Map<String, Value> {
        let of_label =
            |(label, counts): (&String, &(usize, usize, usize))| (label.clone(), json!({"f1": three(f1(*counts)), "n": counts.1}));
        outcome.labels.iter().filter(|(_, (_, is, _))| *is > 0).map(of_label).collect()
    };
    let by_size: Map<String, Value> = all.iter().map(|outcome| (outcome.size.to_string(), Value::Object(labels(outcome)))).collect();
    let accuracy: Map<String, Value> = all.iter().map(|outcome| (outcome.size.to_string(), json!(outcome.accuracy()))).collect();
    json!({"macro_f1": macros(all), "macro_f1_four_labels": macros(four), "labels": by_size, "accuracy": accuracy})
}
