//! `turjuman bench --llm`: the figures of answers by a language model, and that nothing of them goes wrong.

use std::process::Command;

use serde_json::{Map, Value};

/// The figures of a small load.
fn measured() -> Value {
    let mut bench = Command::new(env!("CARGO_BIN_EXE_turjuman"));
    bench.args(["bench", "--llm", "--json", "--conversations", "20", "--warm-up", "0"]);
    bench.args(["--base-rate", "5", "--base-seconds", "2", "--rate", "10", "--seconds", "2", "--after-seconds", "2"]);
    bench.args(["--model-p50-ms", "100", "--model-p95-ms", "200", "--model-tokens-per-s", "60"]);
    let done = bench.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    let report: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert!(done.status.success(), "{report} {said}");
    report
}

fn figure(report: &Value, at: &str) -> f64 {
    report.pointer(at).and_then(Value::as_f64).unwrap_or_else(|| panic!("no {at} in {report}"))
}

#[test]
fn every_answer_of_a_model_is_seen_as_it_grows_whole_once_and_in_order() {
    let report = measured();
    let faults: &Map<String, Value> = report["faults"].as_object().unwrap();
    assert!(faults.len() >= 10 && faults.values().all(|count| *count == 0), "{faults:?}");
    let phases = [("base", 10.0), ("load", 20.0), ("after", 10.0)];
    for (phase, answers) in phases {
        let of = |name: &str| figure(&report, &format!("/{phase}/{name}"));
        assert_eq!(of("answered"), answers, "{phase} in {report}");
        // Three sentences take longer than one, both longer than the model's first token, and what is added is a part.
        assert!(of("whole_ms/p50") > of("first_sentence_ms/p50") && of("first_sentence_ms/p50") > 200.0, "{phase} in {report}");
        assert!(of("added_ms/p50") > 0.0 && of("added_ms/max") < of("first_sentence_ms/max"), "{phase} in {report}");
    }
    // The opening questions, and the one that found the server ready.
    assert_eq!(figure(&report, "/questions"), 20.0 + 40.0 + 1.0, "{report}");
    assert_eq!(figure(&report, "/shows/previews"), 61.0, "{report}");
    assert!(figure(&report, "/shows/edits") >= 61.0, "{report}");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    for (options, says) in [
        (&["--base-rate", "5"][..], "--llm"),
        (&["--llm", "--stored", "5"], "--stored"),
        (&["--llm", "--rate", "0"], "--rate"),
        (&["--llm", "--base-rate", "0"], "--base-rate"),
        (&["--bots", "5"], "--telegram"),
        (&["--telegram", "--llm"], "--llm"),
        (&["--telegram", "--stored", "5"], "--stored"),
        (&["--telegram", "--rate", "0"], "--rate"),
    ] {
        let done = Command::new(env!("CARGO_BIN_EXE_turjuman")).arg("bench").args(options).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.code() == Some(2) && said.contains(says), "{options:?}: {said}");
    }
}
