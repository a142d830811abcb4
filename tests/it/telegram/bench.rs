//! `turjuman bench --telegram`: many bots in one process, within the platform's limits.

use std::process::Command;

use serde_json::Value;

#[test]
fn bots_in_one_process_lose_nothing_and_keep_to_the_limits() {
    let mut bench = Command::new(env!("CARGO_BIN_EXE_turjuman"));
    bench.args(["bench", "--telegram", "--json", "--bots", "4", "--rate", "20", "--warm-up", "1", "--seconds", "4"]);
    let done = bench.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    let report: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert!(done.status.success(), "{report} {said}");
    assert_eq!(report["answered"], 80 + 20 + 80, "{report}");
    for fault in ["lost", "repeated", "disordered", "too_fast", "malformed"] {
        assert_eq!(report[fault], 0, "{fault} in {report}");
    }
    assert!(report["rss_mib_per_idle_bot"].as_f64().unwrap() < 5.0, "{report}");
}
