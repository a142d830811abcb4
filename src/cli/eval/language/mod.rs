//! `turjuman eval language`: how well and how fast the customer's language is known, beside plain whatlang.
//!
//! A text that is valid in several languages (`also`) is right in any of them. Accuracy is the mean over languages, so that
//! each weighs the same; confident is from 0.9 on.

mod json;
mod measure;
mod noise;
mod plain;
mod report;
mod rows;
mod table;
mod typed;

use report::Report;
pub(super) use rows::Row;

/// What the rows come to, as tables or as one JSON object.
pub(super) fn report(rows: &[Row], as_json: bool) -> String {
    let report = Report::measure(rows);
    if as_json { format!("{}\n", json::of(&report)) } else { table::of(&report).unwrap_or_default() }
}
