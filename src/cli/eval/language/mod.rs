//! `turjuman eval language`: how well and how fast the customer's language is known, beside plain whatlang.

mod command;
mod measure;
mod noise;
mod plain;
mod rows;

use command::Report;
use rows::Row;

/// What the rows come to, as tables or as one JSON object.
pub(super) fn run(data: &str, as_json: bool) -> String {
    let rows: Vec<Row> = data.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let report = Report::measure(&rows);
    if as_json { format!("{}\n", report.json()) } else { report.table() }
}
