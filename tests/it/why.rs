//! `turjuman ask` and `/why`: everything that led to an answer, for people and for programs.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const BOT: &str = r#"
[bot]
brand = "Atelier Nord"
locales = ["en", "de"]

[model]
kind = "scripted"
script = "answers.toml"
"#;

const ANSWERS: &str = r#"
[[answer]]
when = "express"
text = "Express costs 999 EUR."

[[answer]]
text = "A parcel takes three days."
"#;

fn bot(folder: &Path) {
    std::fs::create_dir_all(folder.join("knowledge/en")).unwrap();
    std::fs::write(folder.join("bot.toml"), BOT).unwrap();
    std::fs::write(folder.join("answers.toml"), ANSWERS).unwrap();
    let passages = "+++\ntitle = \"Parcels\"\n+++\n## How long does a parcel take?\nThree days.\n\n## What does express cost?\nNine EUR.\n";
    std::fs::write(folder.join("knowledge/en/parcels.md"), passages).unwrap();
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> String {
    let mut turjuman = Command::new(env!("CARGO_BIN_EXE_turjuman"));
    let mut child =
        turjuman.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_draft_that_is_kept_back_is_shown_with_what_was_wrong_and_its_rewrite() {
    let temp = tempfile::tempdir().unwrap();
    bot(&temp.path().join("nord"));
    let told = run(temp.path(), &["ask", "nord", "What does express cost?"], "");
    for part in [
        "answered in en; these words are en",
        "── register\n  neutral: ",
        "written again 1 times",
        "[en] knowledge/en/parcels.md#what-does-express-cost",
        "[system]",
        "\"question\":\"What does express cost?\"",
        "draft 1\n  Express costs 999 EUR.",
        "checks of draft 1: never shown",
        "block   facts.price",
        "“999 EUR”",
        "draft 2",
        "checks of draft 2: never shown",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let shown = told.split("── shown").nth(1).unwrap();
    assert!(!shown.contains("999"), "{shown}");
}

#[test]
fn a_draft_in_the_wrong_register_is_written_again() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("nord");
    bot(&folder);
    let answers = "[[answer]]\ntext = \"Es dauert drei Tage, bis dein Paket da ist.\"\n";
    std::fs::write(folder.join("answers.toml"), answers).unwrap();
    std::fs::create_dir_all(folder.join("knowledge/de")).unwrap();
    let passages = "+++\ntitle = \"Pakete\"\nlocale = \"de\"\n+++\n## Wie lange dauert ein Paket?\nDrei Tage.\n";
    std::fs::write(folder.join("knowledge/de/pakete.md"), passages).unwrap();
    let told = run(temp.path(), &["ask", "nord", "--language", "de", "Wie lange dauert ein Paket?"], "");
    for part in [
        "── register\n  formal: ",
        "and its structure",
        "checks of draft 1: asked to be written again",
        "rewrite register.de.du",
        "“dein”",
        "draft 2",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn a_program_reads_the_same() {
    let temp = tempfile::tempdir().unwrap();
    bot(&temp.path().join("nord"));
    let told = run(temp.path(), &["ask", "nord", "--json", "How long does a parcel take?"], "");
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["why"]["language"]["answered"], "en");
    assert_eq!(told["why"]["register"]["tier"], "neutral");
    assert_eq!(told["why"]["register"]["rewrites"], 0);
    assert_eq!(told["why"]["passages"][0]["coverage"], 1.0);
    assert_eq!(told["why"]["drafts"][0]["outcome"], "passed");
    assert!(told["why"]["prompt"]["system"].as_str().unwrap().contains("Atelier Nord"));
    assert_eq!(told["shown"][1]["text"], "A parcel takes three days.");
}

#[test]
fn a_chat_tells_why_of_its_last_reply() {
    let temp = tempfile::tempdir().unwrap();
    bot(&temp.path().join("nord"));
    let told = run(temp.path(), &["chat", "nord"], "/why\nHow long does a parcel take?\n/why\n/help\n/why\n");
    assert_eq!(told.matches("No model was asked for the last reply").count(), 2, "{told}");
    assert_eq!(told.matches("checks of draft 1: passed").count(), 1, "{told}");
}
