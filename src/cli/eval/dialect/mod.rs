//! `turjuman eval dialect`: how well an Arabic dialect is known from one message and from several.

mod groups;
mod report;

use serde::Deserialize;

use groups::Groups;

/// The labels that the goals are set for.
const FOUR: [&str; 4] = ["msa", "egyptian", "gulf", "levantine"];

/// A text with its dialect.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Row {
    text: String,
    label: String,
}

/// What the rows come to, as tables or as one JSON object.
pub(super) fn report(rows: &[Row], as_json: bool) -> String {
    let four: Vec<Row> = rows.iter().filter(|row| FOUR.contains(&row.label.as_str())).cloned().collect();
    let (all, four) = (Groups::all(rows), Groups::all(&four));
    if as_json { format!("{}\n", report::json(&all, &four)) } else { report::table(&all, &four).unwrap_or_default() }
}
