//! The tables.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::groups::Groups;

pub(super) fn table(all: &[Groups<'_>], four: &[Groups<'_>]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (title, groups) in [("all labels of the data", all), ("msa, egyptian, gulf and levantine only", four)] {
        writeln!(out, "── {title}: macro-F1 [95 %]; accuracy in % [95 %]; below, F1 by label")?;
        for groups in groups {
            writeln!(out, "  {:>2} messages  {:<34}{}", groups.size, groups.macro_f1(), groups.accuracy())?;
            for label in groups.labels() {
                writeln!(out, "      {label:<10}{}", groups.f1(label))?;
            }
        }
    }
    writeln!(out, "Labels that the data does not have are not tested.")?;
    Ok(out)
}

pub(super) fn json(all: &[Groups<'_>], four: &[Groups<'_>]) -> Value {
    let by_size = |groups: &[Groups<'_>], of: &dyn Fn(&Groups<'_>) -> Value| -> Map<String, Value> {
        groups.iter().map(|groups| (groups.size.to_string(), of(groups))).collect()
    };
    let labels =
        |groups: &Groups<'_>| groups.labels().into_iter().map(|label| (label.to_owned(), json!(groups.f1(label)))).collect::<Map<_, _>>();
    let set = |groups: &[Groups<'_>]| {
        json!({
            "macro_f1": by_size(groups, &|groups| json!(groups.macro_f1())),
            "accuracy": by_size(groups, &|groups| json!(groups.accuracy())),
            "labels": by_size(groups, &|groups| json!(labels(groups))),
        })
    };
    json!({
        "macro_f1": by_size(all, &|groups| json!(groups.macro_f1().f1)),
        "macro_f1_four_labels": by_size(four, &|groups| json!(groups.macro_f1().f1)),
        "all": set(all),
        "four_labels": set(four),
    })
}
