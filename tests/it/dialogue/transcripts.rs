//! Transcripts of whole dialogues. With `ACCEPT=1` in the environment the files are rewritten as played.

use std::path::Path;

use super::play::play;

/// Plays every scenario of a file: a line `# title`, then a transcript.
fn check(file: &str, least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/dialogue/transcripts").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let scenarios: Vec<(&str, &str)> =
        text.split("# ").skip(1).map(|scenario| scenario.split_once('\n').unwrap_or((scenario, ""))).collect();
    let played: String = scenarios.iter().map(|(title, transcript)| format!("# {title}\n{}\n", play(transcript))).collect();
    let played = format!("{}\n", played.trim_end());
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, &played).unwrap();
    } else if played != text {
        let line = played.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or_default();
        let around = |text: &str| text.lines().skip(line.saturating_sub(4)).take(9).collect::<Vec<_>>().join("\n");
        panic!("{file}:{}: played\n{}\nbut expected\n{}", line + 1, around(&played), around(&text));
    }
    assert!(scenarios.len() >= least, "{file} lost scenarios: {}", scenarios.len());
}

#[test]
fn turns() {
    check("turns.txt", 28);
}

#[test]
fn commands() {
    check("commands.txt", 22);
}

#[test]
fn answers() {
    check("answers.txt", 14);
}

#[test]
fn flows() {
    check("flows.txt", 20);
}

#[test]
fn handover() {
    check("handover.txt", 31);
}

#[test]
fn rules() {
    check("rules.txt", 11);
}

#[test]
fn timers() {
    check("timers.txt", 9);
}
